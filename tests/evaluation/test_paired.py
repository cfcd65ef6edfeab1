"""Two policies on the same tasks."""

from __future__ import annotations

import math
from random import Random
from statistics import NormalDist, fmean, variance

import pytest

from verigym.errors import UsageError
from verigym.evaluation import TaskScores, changes, paired_interval, wilson_interval

Z = NormalDist().inv_cdf(0.975)


def tasks(entry: str = "math", **scores: list[float | None]) -> list[TaskScores]:
    return [TaskScores(entry, name, tuple(own)) for name, own in scores.items()]


def test_tasks_are_newly_solved_kept_or_lost() -> None:
    before = tasks(new=[0.0, 0.9], kept=[1.0, 0.0], lost=[1.0, 1.0], never=[0.0, 0.0], unjudged=[None], gone=[1.0])
    after = tasks(lost=[0.5, 0.0], never=[0.0, 0.0], new=[0.0, 1.0], kept=[1.0, 1.0], unjudged=[1.0], other=[1.0])
    change, entries = changes(before, after)
    assert (change.newly_solved, change.kept, change.lost) == (("new",), ("kept",), ("lost",))
    assert change.tasks == entries["math"].tasks == 4
    assert change.counts == {"newly_solved": 1, "kept": 1, "lost": 1}


def test_the_difference_is_paired_and_its_error_that_of_the_differences() -> None:
    rng = Random(3)
    before, after, differences = {}, {}, []
    for number in range(30):
        hard = rng.random()  # what makes a task hard for both cancels
        first, second = [hard, hard / 2], [min(1.0, hard + 0.1 * rng.random()), hard / 2]
        before[str(number)], after[str(number)] = first, second
        differences.append(fmean(second) - fmean(first))
    change, _ = changes(tasks(**before), tasks(**after))
    assert change.mean is not None
    half = Z * math.sqrt(variance(differences) * 29 / 30 / 30)
    mean = fmean(differences)
    assert (change.mean.low, change.mean.value, change.mean.high) == pytest.approx((mean - half, mean, mean + half))


def test_pass_at_k_is_compared_task_by_task() -> None:
    change, _ = changes(tasks(a=[1.0, 0.0], b=[0.0, 0.0]), tasks(a=[1.0, 1.0], b=[1.0, 0.0]))
    assert {k: one.value for k, one in change.pass_at_k.items()} == {1: pytest.approx(0.5), 2: pytest.approx(0.5)}


def test_equal_differences_do_not_make_an_interval_a_point() -> None:
    change, _ = changes(tasks(a=[0.0], b=[0.0], c=[0.0]), tasks(a=[0.0], b=[0.0], c=[0.0]))
    assert change.mean is not None
    bound = wilson_interval(0, 3)[1]
    assert (change.mean.low, change.mean.high) == (-bound, bound)


def test_intervals_of_differences_stay_between_minus_one_and_one() -> None:
    assert paired_interval([1.0, 1.0, 0.9])[1] == 1.0
    assert paired_interval([-1.0])[0] == -1.0
    with pytest.raises(UsageError, match="got none"):
        paired_interval([])


def test_entries_of_one_policy_alone_are_not_compared() -> None:
    change, entries = changes(tasks(a=[1.0]) + tasks("acre", a=[1.0]), tasks(a=[1.0]) + tasks("boxnet", a=[0.0]))
    assert list(entries) == ["math"]
    assert change.tasks == 1
    assert changes([], tasks(a=[1.0]))[0].mean is None
