"""The sampler: weights met at every moment, exact resume."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.envs import Curriculum, Sampler
from verigym.errors import UsageError

NAMES = "abcdef"
weights_of = st.lists(st.floats(0.001, 50.0), min_size=1, max_size=6).map(
    lambda values: dict(zip(NAMES, values, strict=False))
)


@settings(max_examples=60, deadline=None)
@given(weights=weights_of, n=st.integers(1, 200), seed=st.integers(0, 5))
def test_every_prefix_meets_the_weights_rounded_up_or_down(weights: dict[str, float], n: int, seed: int) -> None:
    sampler, counts, total = Sampler(weights, seed=seed), Counter[str](), sum(weights.values())
    for t, (name, _, _) in enumerate(sampler.pick(n), start=1):
        counts[name] += 1
        for other, weight in weights.items():
            assert abs(counts[other] - weight * t / total) < 1 + 1e-9


def test_whole_shares_are_met_exactly() -> None:
    picked = Sampler({"a": 0.5, "b": 0.3, "c": 0.2}).pick(100)
    assert Counter(name for name, _, _ in picked) == {"a": 50, "b": 30, "c": 20}


def test_tenths_add_up_as_decimals_do() -> None:
    picked = Sampler({"a": 0.1, "b": 0.2, "c": 0.7}).pick(10)
    assert Counter(name for name, _, _ in picked) == {"a": 1, "b": 2, "c": 7}


@settings(max_examples=20, deadline=None)
@given(weights=weights_of, cuts=st.lists(st.integers(0, 20), max_size=5))
def test_many_small_picks_are_one_large_pick(weights: dict[str, float], cuts: list[int]) -> None:
    whole, parts = Sampler(weights, seed=1), Sampler(weights, seed=1)
    assert [pick for n in cuts for pick in parts.pick(n)] == whole.pick(sum(cuts))


def test_an_environment_is_given_each_index_once_and_in_turn() -> None:
    indices = [index for name, _, index in Sampler({"a": 1, "b": 2}, seed=7).pick(30) if name == "b"]
    assert indices == list(range(indices[0], indices[0] + 20))


def test_seeds_give_other_tasks_but_task_files_begin_at_their_beginning() -> None:
    first = {seed: Sampler({"a": 1}, seed=seed).pick(1)[0][2] for seed in range(5)}
    assert len(set(first.values())) == 5
    assert Sampler({"a": 1}, seed=3, finite=["a"]).pick(2) == [("a", 0, 0), ("a", 0, 1)]


def test_levels_go_with_their_environments() -> None:
    assert {(name, level) for name, level, _ in Sampler({"a": 1, "b": 1}, levels={"b": 3}).pick(4)} == {
        ("a", 0),
        ("b", 3),
    }


def test_weight_zero_means_never() -> None:
    assert {name for name, _, _ in Sampler({"a": 0, "b": 2}).pick(50)} == {"b"}


@pytest.mark.parametrize("bad", [-1, float("nan"), float("inf"), True, "1", None])
def test_a_weight_is_a_number_from_zero_on(bad: object) -> None:
    with pytest.raises(UsageError, match=r"a weight is a number from 0 on, got .* for 'a'"):
        Sampler({"a": bad, "b": 1})  # type: ignore[dict-item]


@pytest.mark.parametrize("weights", [{}, {"a": 0, "b": 0.0}])
def test_a_mix_of_nothing_is_refused(weights: dict[str, float]) -> None:
    with pytest.raises(UsageError, match="needs an environment with a weight above 0"):
        Sampler(weights)


def test_success_is_a_running_mean_that_leaves_out_what_could_not_be_judged() -> None:
    sampler = Sampler({"a": 1, "b": 1})
    assert sampler.success == {"a": None, "b": None}
    sampler.hear("a", [1.0, 0.0, None])
    assert sampler.success["a"] == 0.5  # 0.33 if the unscorable one counted as a zero
    sampler.hear("a", [None, None])
    assert sampler.success["a"] == 0.5
    for _ in range(200):
        sampler.hear("a", [1.0, 1.0])
    assert sampler.success["a"] == pytest.approx(1.0, abs=1e-4)
    assert sampler.state_dict()["heard"]["a"] == {
        "tasks": 202,
        "responses": 402,
        "unscorable": 3,
        "success": sampler.success["a"],
    }


def test_hearing_of_an_unknown_environment_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"no environment 'mth' is picked from here\. Did you mean 'math'"):
        Sampler({"math": 1}).hear("mth", [1.0])


@settings(max_examples=20, deadline=None)
@given(weights=weights_of, before=st.integers(0, 40))
def test_a_saved_state_goes_on_exactly_even_in_a_sampler_of_another_seed(
    weights: dict[str, float], before: int
) -> None:
    sampler = Sampler(weights, seed=1)
    for name, _, index in sampler.pick(before):
        sampler.hear(name, [index % 3 / 2, None])
    saved = json.loads(json.dumps(sampler.state_dict()))
    other = Sampler(weights, seed=2)
    other.load_state_dict(saved)
    assert other.state_dict() == sampler.state_dict() == saved
    assert other.pick(50) == sampler.pick(50)
    assert other.success == sampler.success


def test_a_saved_state_does_not_change_with_its_sampler() -> None:
    sampler = Sampler({"a": 1, "b": 1})
    saved = sampler.state_dict()
    kept = json.dumps(saved)
    sampler.pick(3)
    sampler.hear("a", [1.0])
    assert json.dumps(saved) == kept
    other = Sampler({"a": 1, "b": 1})
    other.load_state_dict(saved)
    other.pick(3)
    other.hear("b", [1.0])
    assert json.dumps(saved) == kept


def test_a_state_of_another_mix_is_refused() -> None:
    with pytest.raises(UsageError, match="belongs to a mix of a, b, got a mix of a, c"):
        Sampler({"a": 1, "c": 1}).load_state_dict(Sampler({"a": 1, "b": 1}).state_dict())


def test_what_carries_over_to_other_weights_goes_on_with_the_next_tasks() -> None:
    before = Sampler({"a": 1, "b": 3}, seed=1)
    picked = before.pick(8)
    before.hear("a", [1.0])
    after = Sampler({"a": 1, "c": 1}, seed=1)
    fresh = Sampler({"a": 1, "c": 1}, seed=1)
    after.carry_over(json.loads(json.dumps(before.state_dict())))
    picks = after.pick(4)
    assert [name for name, *_ in picks] == [name for name, *_ in fresh.pick(4)]
    last = max(index for name, _, index in picked if name == "a")
    assert [index for name, _, index in picks if name == "a"] == [last + 1, last + 2]
    assert after.success == {"a": 1.0, "c": None}


def test_levels_carry_over_within_the_next_curriculums_bounds() -> None:
    before = Sampler({"a": 1, "b": 1}, curriculum=Curriculum(window=1))
    before.hear("a", [1.0])
    before.hear("a", [1.0])
    before.hear("b", [0.0])
    after = Sampler({"a": 1, "b": 1}, curriculum=Curriculum(lowest="easy", highest="medium"))
    after.carry_over(before.state_dict())
    assert (before.levels, after.levels) == ({"a": 3, "b": 0}, {"a": 2, "b": 1})


@settings(max_examples=60, deadline=None)
@given(phases=st.lists(st.tuples(weights_of, st.integers(0, 60)), min_size=2, max_size=5), seed=st.integers(0, 3))
def test_weights_that_change_are_met_from_then_on_and_roundings_are_made_up_for(
    phases: list[tuple[dict[str, float], int]], seed: int
) -> None:
    names = phases[0][0]
    sampler, counts, asked = Sampler(names, seed=seed), Counter[str](), dict.fromkeys(names, 0.0)
    for weights, n in phases:
        phase = {name: weights.get(name, 1.0) for name in names}
        sampler.reweigh(phase)
        for name, _, _ in sampler.pick(n):
            counts[name] += 1
            for other, weight in phase.items():
                asked[other] += weight / sum(phase.values())
                assert counts[other] - asked[other] < 1 + 1e-4, "never more than its quota, rounded up"
    assert sum(counts.values()) == sum(n for _, n in phases)


def test_a_weight_that_falls_is_not_made_up_for_with_what_was_picked_before() -> None:
    sampler = Sampler({"a": 1, "b": 1})
    sampler.pick(100)
    sampler.reweigh({"a": 1, "b": 3})
    assert Counter(name for name, _, _ in sampler.pick(40)) == {"a": 10, "b": 30}


def test_equal_weights_again_change_nothing() -> None:
    plain, told = Sampler({"a": 0.2, "b": 0.5, "c": 1}, seed=4), Sampler({"a": 0.2, "b": 0.5, "c": 1}, seed=4)
    for _ in range(30):
        told.reweigh({"a": 0.2, "b": 0.5, "c": 1})
        assert told.pick(1) == plain.pick(1)


def test_changed_weights_come_back_with_a_state() -> None:
    sampler, other = Sampler({"a": 1, "b": 2}, seed=1), Sampler({"a": 1, "b": 2}, seed=2)
    sampler.pick(5)
    sampler.reweigh({"a": 3, "b": 1})
    sampler.pick(3)
    other.load_state_dict(json.loads(json.dumps(sampler.state_dict())))
    assert other.pick(20) == sampler.pick(20)


def test_weights_of_other_environments_are_refused() -> None:
    with pytest.raises(UsageError, match="weights of a, b are wanted, got weights of a"):
        Sampler({"a": 1, "b": 1}).reweigh({"a": 1})


def test_indices_that_are_passed_over_are_never_picked() -> None:
    sampler = Sampler({"a": 1}, finite=["a"])
    sampler.pick(2)
    sampler.pass_over("a", 3)
    assert sampler.pick(2) == [("a", 0, 5), ("a", 0, 6)]
