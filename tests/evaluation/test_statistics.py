"""Figures are proved by enumeration or by a second derivation."""

from __future__ import annotations

import math
from itertools import combinations, product
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verigym.errors import UsageError
from verigym.evaluation import clustered_interval, compare_labels, mcnemar, pass_at_k, wilson_interval
from verigym.evaluation.statistics import mean_pass_at_k


@pytest.mark.parametrize("n", range(1, 8))
def test_pass_at_k_is_the_share_of_all_draws_that_hold_a_pass(n: int) -> None:
    for passed in range(n + 1):
        outcomes = [True] * passed + [False] * (n - passed)
        for k in range(1, n + 1):
            draws = [any(draw) for draw in combinations(outcomes, k)]
            assert pass_at_k(n, passed, k) == pytest.approx(fmean(draws))


@pytest.mark.parametrize(("n", "passed", "k"), [(0, 0, 1), (3, 4, 1), (3, -1, 1), (3, 1, 0), (3, 1, 4)])
def test_pass_at_k_refuses_what_cannot_be(n: int, passed: int, k: int) -> None:
    with pytest.raises(UsageError, match=f"got n={n}, passed={passed}, k={k}"):
        pass_at_k(n, passed, k)


def test_pass_at_k_is_averaged_over_tasks_as_far_as_each_has_responses() -> None:
    # (4, 1): pass@1 1/4, pass@2 1/2; (3, 3): 1 and 1. Four would be more than the second task has.
    assert mean_pass_at_k([(4, 1), (3, 3)]) == {1: pytest.approx(0.625), 2: pytest.approx(0.75)}


def test_a_task_that_could_not_be_judged_neither_counts_nor_limits_k() -> None:
    assert mean_pass_at_k([(2, 1), (0, 0)]) == {1: 0.5, 2: 1.0}
    assert mean_pass_at_k([(0, 0)]) == {}


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_bounds_are_the_shares_at_which_the_score_test_just_rejects(case: tuple[int, int]) -> None:
    passed, n = case
    for bound in wilson_interval(passed, n):
        if 0.0 < bound < 1.0:
            z = (passed / n - bound) / math.sqrt(bound * (1 - bound) / n)
            assert abs(z) == pytest.approx(1.959964, rel=1e-4)


def test_wilson_interval_of_all_passed_is_not_a_point() -> None:
    low, high = wilson_interval(10, 10)
    assert high == 1.0
    assert low == pytest.approx(10 / (10 + 1.959964**2))


def test_clusters_of_one_give_the_usual_standard_error() -> None:
    scores = [0.0, 0.5, 1.0, 1.0]
    mean = fmean(scores)
    error = math.sqrt(sum((score - mean) ** 2 for score in scores)) / len(scores)
    low, high = clustered_interval([[score] for score in scores])
    assert (high - low) / 2 == pytest.approx(1.959964 * error, rel=1e-5) or high == 1.0
    assert low == pytest.approx(mean - 1.959964 * error)


def test_copies_within_a_cluster_make_nothing_surer() -> None:
    once = clustered_interval([[0.0], [1.0], [1.0], [0.0], [1.0]])
    copied = clustered_interval([[0.0] * 9, [1.0] * 9, [1.0] * 9, [0.0] * 9, [1.0] * 9])
    assert copied == pytest.approx(once)


def test_an_unscorable_response_disagrees_with_either_label() -> None:
    pairs = [(True, True), (True, False), (True, None), (True, True), (False, False), (False, True), (False, None)]
    agreement = compare_labels([[pair] for pair in pairs])
    assert agreement.n == 7
    assert agreement.accuracy == pytest.approx(3 / 7)
    assert agreement.false_negative_rate == pytest.approx(2 / 4)  # one judged wrong, one not judged
    assert agreement.false_positive_rate == pytest.approx(1 / 3)  # not judged is no pass
    assert agreement.unscorable == 2


def test_a_rate_without_labels_of_its_kind_is_none() -> None:
    assert compare_labels([[(True, True)]]).false_positive_rate is None
    assert compare_labels([[(True, True)]]).false_positives.interval is None
    assert compare_labels([[(False, False)]]).false_negative_rate is None


def test_rates_have_wilson_s_interval_over_their_own_labels() -> None:
    agreement = compare_labels(
        [[(True, True)]] * 6 + [[(True, False)]] * 2 + [[(False, True)]] + [[(False, False)]] * 4
    )
    assert agreement.agreeing.interval == wilson_interval(10, 13)
    assert agreement.false_negatives.interval == wilson_interval(2, 8)
    assert agreement.false_positives.interval == wilson_interval(1, 5)


def test_several_responses_to_a_task_make_nothing_surer() -> None:
    once = [[(True, True)], [(True, False)], [(True, True)], [(False, False)]]
    copied = compare_labels([task * 8 for task in once]).agreeing
    low, high = clustered_interval([[1.0], [0.0], [1.0], [1.0]])
    assert copied.interval == pytest.approx((low, high))
    # all of them agree, so the clusters' error would be 0: a task then counts as one trial
    assert compare_labels([[(True, True)] * 8] * 5).agreeing.interval == wilson_interval(5, 5)
    assert compare_labels([[(True, False)] * 8] * 5).agreeing.interval == wilson_interval(0, 5)


@pytest.mark.parametrize("first", range(6))
@pytest.mark.parametrize("second", range(6))
def test_mcnemar_is_the_share_of_all_tosses_at_least_as_far_from_even(first: int, second: int) -> None:
    differences = [1] * first + [-1] * second
    tosses = [sum(signs) for signs in product((1, -1), repeat=first + second)]
    extreme = sum(abs(total) >= abs(first - second) for total in tosses)
    assert mcnemar([0, *differences, 0]) == pytest.approx(extreme / len(tosses))
    # and with one response a task that is the binomial test of the textbooks
    tail = sum(math.comb(first + second, k) for k in range(min(first, second) + 1)) / 2 ** (first + second)
    assert mcnemar(differences) == pytest.approx(min(1.0, 2 * tail))


@given(st.lists(st.integers(-4, 4), max_size=9))
def test_responses_to_a_task_are_swapped_together(differences: list[int]) -> None:
    tosses = [
        sum(s * d for s, d in zip(signs, differences, strict=True))
        for signs in product((1, -1), repeat=len(differences))
    ]
    extreme = sum(abs(total) >= abs(sum(differences)) for total in tosses)
    assert mcnemar(differences) == pytest.approx(extreme / len(tosses))


def test_mcnemar_counts_thousands_exactly() -> None:
    # of 2n tosses with n + 1 heads and n - 1 tails only the exact split is less extreme
    n = 2000
    assert mcnemar([1] * (n + 1) + [-1] * (n - 1)) == pytest.approx(1 - math.comb(2 * n, n) / 4**n)
    assert mcnemar([3] * 200 + [-2] * 200 + [1] * 200) < 1e-9


@pytest.mark.parametrize(
    "call",
    [lambda: compare_labels([]), lambda: clustered_interval([]), lambda: wilson_interval(0, 0)],
)
def test_nothing_has_no_figures(call) -> None:
    with pytest.raises(UsageError):
        call()
