"""Figures over scores and labels. Pure functions of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Agreement:
    """How verdicts agree with labels. An unscorable response disagrees with either label.

    Attributes:
        n: Labelled responses.
        accuracy: Share of verdicts that agree.
        false_positive_rate: Share of the responses labelled false that passed; ``None`` if no label is false.
        false_negative_rate: Share of the responses labelled true that did not pass, whether judged wrong or not at
            all; ``None`` if no label is true.
        unscorable: Labelled responses that could not be judged.
    """

    n: int
    accuracy: float
    false_positive_rate: float | None
    false_negative_rate: float | None
    unscorable: int


def compare_labels(pairs: Sequence[tuple[bool, bool | None]]) -> Agreement:
    """Compare labels with verdicts.

    Args:
        pairs: The label, and whether the response passed; ``None`` where it could not be judged.
    """
    if not pairs:
        raise UsageError("a comparison needs at least one label, got none")
    on_right = [passed for label, passed in pairs if label]
    on_wrong = [passed for label, passed in pairs if not label]
    return Agreement(
        n=len(pairs),
        accuracy=sum(label is passed for label, passed in pairs) / len(pairs),
        false_positive_rate=on_wrong.count(True) / len(on_wrong) if on_wrong else None,
        false_negative_rate=1.0 - on_right.count(True) / len(on_right) if on_right else None,
        unscorable=sum(passed is None for _, passed in pairs),
    )


def _z(confidence: float) -> float:
    if not 0.0 < confidence < 1.0:
        raise UsageError(f"a confidence lies between 0 and 1, got {confidence!r}")
    return NormalDist().inv_cdf(0.5 + confidence / 2)
