"""Dynamic sampling fills batches with groups that teach something."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from verigym.errors import TrainingError
from verigym.trainer.recipe.settings.sampling import SamplingSettings
from verigym.trainer.rewards import Reward
from verigym.trainer.sampling import DynamicSampler, Group, Rollout, as_generated
from verigym.types import Reason, Task, Verdict


def rollout(score: float | None) -> Rollout:
    verdict = Verdict.unscorable("broken") if score is None else Verdict(score, Reason.PARTIAL)
    reward = None if score is None else Reward(score, {"score": score})
    return Rollout([1, 9, 2], [1, 0, 1], [-0.5, 0.0, -0.25], ["one", "two"], ["said"], True, verdict, reward)


def group(name: str, *scores: float | None) -> Group:
    return Group(Task(name, "math", "1+1=?", "2"), [5, 6], [rollout(score) for score in scores])


class Supply:
    """Hands out prepared groups and notes how many were asked for."""

    def __init__(self, *groups: Group) -> None:
        self._groups: Iterator[Group] = iter(groups)
        self.asked: list[int] = []

    def __call__(self, count: int) -> list[Group]:
        self.asked.append(count)
        return [next(self._groups) for _ in range(count)]


def test_groups_without_variance_are_replaced() -> None:
    supply = Supply(group("all", 1, 1), group("a", 0, 1), group("none", 0, 0), group("b", 0.5, 1))
    filled = DynamicSampler(SamplingSettings(max_rounds=5), supply).fill(2)
    assert [g.task.id for g in filled.groups] == ["a", "b"]
    assert (filled.rounds, filled.padding, supply.asked) == (3, 0, [2, 1, 1])
    assert [g.task.id for g in filled.generated] == ["all", "a", "none", "b"]


def test_when_the_rounds_run_out_the_batch_is_filled_and_said_to_be() -> None:
    supply = Supply(*[group(str(i), 0, 0) for i in range(9)])
    filled = DynamicSampler(SamplingSettings(max_rounds=3), supply).fill(3)
    assert (len(filled.groups), filled.rounds, filled.padding) == (3, 3, 3)


def test_surplus_groups_open_the_next_batch() -> None:
    supply = Supply(*[group(str(i), 0, 1) for i in range(4)], group("late", 0, 1))
    sampler = DynamicSampler(SamplingSettings(oversample=2.0), supply)
    assert [g.task.id for g in sampler.fill(2).groups] == ["0", "1"]
    restored = DynamicSampler(SamplingSettings(oversample=2.0), Supply())
    restored.load_state_dict(json.loads(json.dumps(sampler.state_dict())))
    for each in (sampler, restored):
        filled = each.fill(2)
        assert [g.task.id for g in filled.groups] == ["2", "3"]
        assert filled.rounds == 0
    assert supply.asked == [4]


def test_each_round_draws_more_than_is_missing_where_that_is_wanted() -> None:
    supply = Supply(*[group(str(i), 0, i % 2) for i in range(40)])
    filled = DynamicSampler(SamplingSettings(oversample=1.5), supply).fill(5)
    assert supply.asked == [8, 2]  # 1.5 * 5 and 1.5 * 1, rounded up
    assert [g.task.id for g in filled.groups] == ["1", "3", "5", "7", "9"]


def test_of_the_surplus_the_newest_groups_stay() -> None:
    for limit, kept in ((0, []), (1, ["3"]), (5, ["1", "2", "3"]), (None, ["3"])):  # None: a batch
        supply = Supply(*[group(str(i), 0, 1) for i in range(4)])
        sampler = DynamicSampler(SamplingSettings(oversample=4.0, surplus=limit), supply)
        sampler.fill(1)
        assert [g.task.id for g in sampler.surplus] == kept


def test_switched_off_it_takes_what_comes() -> None:
    filled = DynamicSampler(SamplingSettings(dynamic=False), Supply(group("a", 1, 1), group("b", 0, 1))).fill(2)
    assert [g.task.id for g in filled.groups] == ["a", "b"]
    assert (filled.rounds, filled.padding, filled.informative) == (1, 0, [False, True])


def penalised(name: str, *scores: float) -> Group:
    """Responses that differ in length."""
    made = group(name, *scores)
    paid = [
        Reward(r.reward.value - i, {**r.reward.terms, "overlong": -i}) for i, r in enumerate(made.rollouts) if r.reward
    ]
    rollouts = [dataclasses.replace(r, reward=reward) for r, reward in zip(made.rollouts, paid, strict=True)]
    return dataclasses.replace(made, rollouts=rollouts)


def test_responses_that_differ_in_length_alone_teach_nothing_where_the_score_must_differ() -> None:
    by_reward, by_score = (DynamicSampler(SamplingSettings(metric=metric), Supply()) for metric in ("reward", "score"))
    for made, rewards, scores in (
        (penalised("short", 1, 1), True, False),
        (penalised("right", 0, 1), False, True),  # the penalty takes what the score gives
        (group("both", 0, 1), True, True),
    ):
        assert (by_reward.informative(made), by_score.informative(made)) == (rewards, scores)


def test_a_group_of_which_overlong_filtering_leaves_nothing_teaches_nothing() -> None:
    cut = [dataclasses.replace(r, finished=False) for r in group("g", 0, 1).rollouts]
    ended = group("g", 1).rollouts
    for rollouts, plain, filtered in ((cut, True, False), (cut + ended, True, True)):
        made = dataclasses.replace(group("g"), rollouts=rollouts)
        for overlong, expected in ((False, plain), (True, filtered)):
            assert DynamicSampler(SamplingSettings(), Supply(), overlong=overlong).informative(made) is expected


def test_masked_padding_has_no_reward_and_is_not_learnt_from() -> None:
    supply = Supply(group("all", 1, 1), group("some", 0, 1))
    filled = DynamicSampler(SamplingSettings(max_rounds=1, shortfall="mask"), supply).fill(2)
    assert ([g.task.id for g in filled.groups], filled.padding, filled.masked) == (["some", "all"], 1, 1)
    assert filled.learnt_from(overlong=False) == [True, True, False, False]
    assert as_generated(filled.groups, filled.masked)["verified"] == [0, 1, None, None]


def test_padding_that_is_not_masked_keeps_its_rewards() -> None:
    filled = DynamicSampler(SamplingSettings(max_rounds=1), Supply(group("all", 1, 1), group("some", 0, 1))).fill(2)
    assert (filled.padding, filled.masked, filled.learnt_from(overlong=False)) == (1, 0, [True] * 4)
    assert as_generated(filled.groups, filled.masked)["verified"] == [0, 1, 1, 1]


def test_overlong_filtering_leaves_out_what_did_not_end() -> None:
    cut = dataclasses.replace(rollout(1), finished=False)
    made = dataclasses.replace(group("g"), rollouts=[cut, rollout(0)])
    filled = DynamicSampler(SamplingSettings(), Supply(made), overlong=True).fill(1)
    assert filled.learnt_from(overlong=True) == [False, True]
    assert filled.learnt_from(overlong=False) == [True, True]


def test_a_shortfall_may_stop_the_run_and_says_what_to_do() -> None:
    supply = Supply(group("a", 0, 1), *[group(str(i), 0, 0) for i in range(9)])
    sampler = DynamicSampler(SamplingSettings(max_rounds=2, shortfall="stop"), supply)
    with pytest.raises(TrainingError, match=r"after 2 generation rounds 2 of the 3 groups .* raise sampling"):
        sampler.fill(3)


@pytest.mark.parametrize(
    ("scores", "cause"), [((None, None), "unscorable"), ((0, 0), "uninformative"), ((0, None), "uninformative")]
)
@pytest.mark.parametrize("dynamic", [True, False])
def test_a_batch_from_which_nobody_learns_says_why(scores: tuple[float | None, ...], cause: str, dynamic: bool) -> None:
    supply = Supply(*[group(str(i), *scores) for i in range(2)])
    assert DynamicSampler(SamplingSettings(dynamic=dynamic, max_rounds=1), supply).fill(2).empty == cause


@pytest.mark.parametrize("dynamic", [True, False])
def test_one_informative_group_makes_a_batch_worth_while(dynamic: bool) -> None:
    supply = Supply(group("none", None, None), group("some", 0, 1))
    assert DynamicSampler(SamplingSettings(dynamic=dynamic, max_rounds=1), supply).fill(2).empty is None


def test_groups_may_have_any_size_such_as_brorls_512() -> None:
    large, small = group("large", *[i % 2 for i in range(512)]), group("small", 0, 1)
    filled = DynamicSampler(SamplingSettings(), Supply(large, small)).fill(2)
    assert [len(g.rollouts) for g in filled.groups] == [512, 2]
    assert len(as_generated(filled.groups)["verified"] or ()) == 514


class Processes:
    """Several processes as threads, which exchange a number at a barrier; it breaks if one of them is missing."""

    def __init__(self, number: int) -> None:
        self._barrier = threading.Barrier(number)
        self._said = [0] * number

    def largest(self, process: int, number: int) -> int:
        self._said[process] = number
        self._barrier.wait(timeout=10)
        found = max(self._said)
        self._barrier.wait(timeout=10)
        return found


def luck(seed: int) -> list[bool]:
    rng = Random(seed)
    share = rng.random()
    return [rng.random() < share for _ in range(200)]


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])  # a deadlock shrinks slowly
@given(
    lucks=st.lists(st.integers(0, 10**6).map(luck), min_size=2, max_size=3),
    oversample=st.sampled_from([1.0, 1.5, 3.0]),
    max_rounds=st.integers(1, 4),
    shortfall=st.sampled_from(["pad", "mask", "stop"]),
    surplus=st.sampled_from([None, 0, 2, 100]),
)
def test_processes_take_equally_many_rounds_whatever_their_luck_and_lose_no_group(
    lucks: list[list[bool]], oversample: float, max_rounds: int, shortfall: str, surplus: int | None
) -> None:
    sampling = SamplingSettings.model_validate(
        {"oversample": oversample, "max_rounds": max_rounds, "shortfall": shortfall, "surplus": surplus}
    )
    together = Processes(len(lucks))

    def train(process: int) -> list[object]:
        groups = (group(str(i), 0, int(lucky)) for i, lucky in enumerate(lucks[process]))
        supply = Supply(*groups)
        sampler = DynamicSampler(sampling, supply, lambda number: together.largest(process, number))
        seen: list[object] = []
        used: list[str] = []
        for _ in range(3):
            try:
                filled = sampler.fill(2)
            except TrainingError:
                return [*seen, "stopped"]
            informative = filled.groups[: 2 - filled.padding]
            assert all(map(sampler.informative, informative))
            assert not any(map(sampler.informative, filled.groups[2 - filled.padding :]))
            used += [g.task.id for g in informative]
            assert len(filled.groups) == 2
            assert len(sampler.surplus) <= (2 if surplus is None else surplus)
            seen.append((filled.rounds, filled.empty, list(supply.asked)))
        waiting = [g.task.id for g in sampler.surplus]
        assert len({*used, *waiting}) == len(used) + len(waiting), "no group is used twice"
        if surplus == 100:
            lucky = [i for i in range(sum(supply.asked)) if lucks[process][i]]
            assert sorted(map(int, [*used, *waiting])) == lucky, "none is lost"
        return seen

    with ThreadPoolExecutor(len(lucks)) as threads:
        results = list(threads.map(train, range(len(lucks))))
    assert all(result == results[0] for result in results)


def test_a_process_that_is_full_goes_on_while_another_is_not() -> None:
    supply = Supply(group("a", 0, 1), group("b", 0, 1))
    needs = iter([1, 1, 0])
    filled = DynamicSampler(SamplingSettings(), supply, largest=lambda number: max(number, next(needs))).fill(1)
    assert (filled.rounds, len(filled.groups)) == (2, 1)


def test_unscorable_responses_do_not_make_a_group_informative() -> None:
    sampler = DynamicSampler(SamplingSettings(), Supply())
    assert not sampler.informative(group("g", 1, None))
    assert sampler.informative(group("g", 1, None, 0))


def test_a_group_survives_json() -> None:
    original = group("g", 1, None, 0.5)
    assert Group.from_dict(json.loads(json.dumps(original.to_dict()))) == original


def test_a_conversation_alternates_as_chat_templates_want_it() -> None:
    assert rollout(1).conversation == [
        {"role": "assistant", "content": "one"},
        {"role": "user", "content": "said"},
        {"role": "assistant", "content": "two"},
    ]


def test_log_probabilities_are_handed_to_trl_only_if_every_rollout_has_them() -> None:
    full, none = group("a", 1, None), group("b", 0)
    assert as_generated([full])["logprobs"] == [[-0.5, 0.0, -0.25]] * 2
    without = dataclasses.replace(none, rollouts=[dataclasses.replace(none.rollouts[0], logprobs=None)])
    assert as_generated([full, without])["logprobs"] is None
    assert as_generated([full, without])["verified"] == [1, None, 0]
