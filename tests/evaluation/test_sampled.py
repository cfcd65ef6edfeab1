"""What sampled responses say of a policy, against enumeration, a second formula and simulation."""

from __future__ import annotations

import math
from itertools import combinations
from random import Random
from statistics import NormalDist, fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verigym.evaluation import Estimate, Sampled, TaskScores, sampled_figures, wilson_interval

Z = NormalDist().inv_cdf(0.975)
SCORES = st.lists(st.sampled_from([0.0, 0.25, 1.0, 1.0]), min_size=4, max_size=4)


def tasks(*scores: list[float | None], entry: str = "math") -> list[TaskScores]:
    return [TaskScores(entry, f"t{number}", tuple(own)) for number, own in enumerate(scores)]


@given(st.lists(SCORES, min_size=1, max_size=6))
def test_pass_at_k_is_the_mean_share_of_draws_that_hold_a_pass(scores: list[list[float]]) -> None:
    found = Sampled.of(tasks(*scores)).pass_at_k
    assert sorted(found) == [1, 2, 4]
    for k, estimate in found.items():
        shares = [fmean(1.0 in draw for draw in combinations(own, k)) for own in scores]
        assert estimate.value == pytest.approx(fmean(shares))
        assert 0.0 <= estimate.low <= estimate.value + 1e-12
        assert estimate.value - 1e-12 <= estimate.high <= 1.0


@given(st.lists(SCORES, min_size=2, max_size=6).filter(lambda rows: any(0.25 in row for row in rows)))
def test_the_interval_of_the_mean_score_is_that_of_the_pairs_formula(scores: list[list[float]]) -> None:
    flat = [score for own in scores for score in own]
    mean, n = fmean(flat), len(flat)
    # Miller 2024, section 2.2, written out: the error of independent scores, and the covariance of each pair in a task
    alone = sum((score - mean) ** 2 for score in flat)
    pairs = sum(2 * (a - mean) * (b - mean) for own in scores for a, b in combinations(own, 2))
    half = Z * math.sqrt(max(0.0, alone + pairs)) / n
    found = Sampled.of(tasks(*scores)).mean
    assert found is not None
    assert found.value == pytest.approx(mean)
    assert (found.low, found.high) == pytest.approx((max(0.0, mean - half), min(1.0, mean + half)))


def test_what_no_task_showed_may_still_be_there() -> None:
    found = Sampled.of(tasks(*[[0.0] * 8] * 20))
    for estimate in (found.mean, *found.pass_at_k.values()):
        assert estimate is not None
        assert (estimate.low, estimate.high) == wilson_interval(0, 20)


def test_an_unscorable_response_is_in_no_figure_but_its_own() -> None:
    with_it = Sampled.of(tasks([1.0, None, 0.0], [1.0, 1.0], [None, None]))
    assert (with_it.tasks, with_it.responses, with_it.unscorable) == (3, 7, 3)
    without = Sampled.of(tasks([1.0, 0.0], [1.0, 1.0]))
    assert (with_it.mean, with_it.pass_at_k) == (without.mean, without.pass_at_k)


def test_nothing_judged_has_no_figures() -> None:
    found, entries = sampled_figures(tasks([None], entry="code") + tasks([1.0], [0.0]))
    assert entries["code"].mean is None
    assert entries["code"].pass_at_k == {}
    assert found.mean == entries["math"].mean
    assert found.unscorable == 1
    assert sampled_figures([])[0].mean is None


def test_entries_count_alike_whatever_their_number_of_tasks() -> None:
    both = tasks(*[[1.0, 0.0]] * 9, entry="math") + tasks([0.0, 0.0], entry="code")
    overall, entries = sampled_figures(both)
    assert list(entries) == ["code", "math"]
    assert overall.mean is not None
    assert overall.mean.value == pytest.approx(0.25)
    assert overall.pass_at_k[2].value == pytest.approx(0.5)


def test_pass_at_k_of_a_mix_goes_as_far_as_each_entry() -> None:
    overall, _ = sampled_figures(tasks([1.0] * 4, entry="math") + tasks([1.0] * 3, entry="code"))
    assert sorted(overall.pass_at_k) == [1, 2]


def test_errors_of_entries_add_up_as_variances() -> None:
    # symmetric intervals: the recovered variances are the usual ones of a mean of independent figures
    one, two = Estimate(0.5, 0.5 - 0.06, 0.5 + 0.06), Estimate(0.3, 0.3 - 0.08, 0.3 + 0.08)
    both = Estimate.mean([one, two])
    assert (both.low, both.value, both.high) == pytest.approx((0.35, 0.4, 0.45))


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    rng = Random(5)
    held = 0
    for _ in range(400):
        drawn = []
        for entry, strengths in (("a", (0.1, 0.9)), ("b", (0.2, 0.4))):
            for number in range(40):
                chance = rng.choice(strengths)  # tasks differ, so responses to one are alike
                scores = tuple(float(rng.random() < chance) for _ in range(4))
                drawn.append(TaskScores(entry, str(number), scores))
        overall, _ = sampled_figures(drawn)
        held += overall.pass_at_k[1].low <= 0.4 <= overall.pass_at_k[1].high
    assert 0.92 <= held / 400 <= 0.98
