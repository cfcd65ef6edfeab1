"""Figures over scores and labels. Pure functions of numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import NormalDist, fmean

from verigym.errors import UsageError


def pass_at_k(n: int, passed: int, k: int) -> float:
    """The chance that of ``k`` responses drawn without replacement at least one passes.

    The unbiased estimate ``1 - C(n - c, k) / C(n, k)`` of Chen et al. 2021 (arXiv 2107.03374, equation 1).

    Args:
        n: Responses judged.
        passed: How many of them passed.
        k: How many one may choose from; at most ``n``.
    """
    if not 0 <= passed <= n or not 1 <= k <= n:
        raise UsageError(f"pass@k needs 0 <= passed <= n and 1 <= k <= n, got n={n}, passed={passed}, k={k}")
    return 1.0 - math.comb(n - passed, k) / math.comb(n, k)


def mean_pass_at_k(groups: Iterable[tuple[int, int]]) -> dict[int, float]:
    """pass@1, 2, 4, ... averaged over tasks, up to the smallest number of responses that a task has.

    Args:
        groups: For each task how many responses were judged and how many of them passed. Tasks of which none was
            judged are left out.
    """
    judged = [(n, passed) for n, passed in groups if n > 0]
    if not judged:
        return {}
    most = min(n for n, _ in judged)
    powers = (2**power for power in range(most.bit_length()))
    return {k: fmean(pass_at_k(n, passed, k) for n, passed in judged) for k in powers}


def wilson_interval(passed: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson's score interval of a share: ``passed`` of ``n`` independent trials (Wilson 1927)."""
    if not 0 <= passed <= n or n == 0:
        raise UsageError(f"a share needs 0 <= passed <= n and n > 0, got passed={passed}, n={n}")
    z = _z(confidence)
    share = passed / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # at the ends centre and half cancel exactly, but not in floating point
    return 0.0 if passed == 0 else centre - half, 1.0 if passed == n else centre + half


def clustered_interval(clusters: Sequence[Sequence[float]], confidence: float = 0.95) -> tuple[float, float]:
    """An interval of the mean of scores that are independent between clusters but not within.

    Responses to one task are such a cluster. Normal approximation with the cluster-robust standard error
    ``sqrt(sum_c (sum_i (s_ci - mean))^2) / n`` (Miller 2024, arXiv 2411.00640, section 2.2), kept within 0 and 1.
    """
    scores = [score for cluster in clusters for score in cluster]
    if not scores:
        raise UsageError("an interval needs at least one score, got none")
    mean = fmean(scores)
    error = math.sqrt(sum(sum(score - mean for score in cluster) ** 2 for cluster in clusters)) / len(scores)
    half = _z(confidence) * error
    return max(0.0, mean - half), min(1.0, mean + half)


def share_interval(clusters: Sequence[Sequence[bool]]) -> tuple[float, float]:
    """An interval of the share of what is true, 95%.

    Wilson's where no cluster has more than one, else :func:`clustered_interval`. Where all are true or none is, the
    error of the latter would be 0: then each cluster counts as one trial in Wilson's.
    """
    filled = [cluster for cluster in clusters if cluster]
    passed, n = sum(map(sum, filled)), sum(map(len, filled))
    if passed in (0, n) or n == len(filled):
        return wilson_interval(sum(map(any, filled)), len(filled))
    return clustered_interval(filled)


def paired_interval(differences: Sequence[float], confidence: float = 0.95) -> tuple[float, float]:
    """An interval of the mean difference of two policies, from the difference on each task, from -1 to 1.

    Normal approximation with the standard error of the differences (Miller 2024, arXiv 2411.00640): what
    makes a task hard for both cancels. Where all differences are equal that error would be 0; then the interval reaches
    as far as Wilson's bound for something that none of so many tasks showed.
    """
    if not differences:
        raise UsageError("an interval needs at least one difference, got none")
    n, mean = len(differences), fmean(differences)
    half = _z(confidence) * math.sqrt(sum((difference - mean) ** 2 for difference in differences)) / n
    if len(set(differences)) == 1:
        half = wilson_interval(0, n, confidence)[1]
    return max(-1.0, mean - half), min(1.0, mean + half)


def mcnemar(differences: Iterable[int]) -> float:
    """The two-sided exact p-value of a comparison of two judges on the same responses.

    Under the hypothesis that neither is better, which of the two is which is a coin toss in each task. The value is
    the chance of a sum of differences at least as far from 0 as the one seen. With one response a task this is
    McNemar's exact test (McNemar 1947, doi 10.1007/BF02295996), ``min(1, 2 P(X <= min(b, c)))`` for a binomial ``X``
    of ``b + c`` tosses; with several, all responses to a task are swapped together (Fisher's randomization test).

    Args:
        differences: For each task, on how many of its responses the first judge is right minus on how many the second
            is. Tasks with 0 change nothing.

    >>> mcnemar([1, 1, 1, 1, 1, -1])
    0.21875
    """
    seen = [difference for difference in differences if difference]
    chances = {0: 1.0}  # of each sum
    for size, n in Counter(map(abs, seen)).items():
        tosses = [(size * (n - 2 * tails), math.comb(n, tails) / 2**n) for tails in range(n + 1)]
        reached: dict[int, float] = {}
        for start, chance in chances.items():
            for step, more in tosses:
                reached[start + step] = reached.get(start + step, 0.0) + chance * more
        chances = reached
    return min(1.0, math.fsum(chance for total, chance in chances.items() if abs(total) >= abs(sum(seen))))


def _z(confidence: float) -> float:
    if not 0.0 < confidence < 1.0:
        raise UsageError(f"a confidence lies between 0 and 1, got {confidence!r}")
    return NormalDist().inv_cdf(0.5 + confidence / 2)
