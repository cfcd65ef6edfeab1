"""Dynamic sampling fills batches with groups that teach something."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator

from verigym.trainer.rewards import Reward
from verigym.trainer.sampling import DynamicSampler, Group, Rollout, as_generated
from verigym.trainer.settings.sampling import SamplingSettings
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


def test_switched_off_it_takes_what_comes() -> None:
    filled = DynamicSampler(SamplingSettings(dynamic=False), Supply(group("a", 1, 1), group("b", 0, 1))).fill(2)
    assert [g.task.id for g in filled.groups] == ["a", "b"]
    assert filled.rounds == 1


def test_a_process_that_is_full_goes_on_while_another_is_not() -> None:
    supply = Supply(group("a", 0, 1), group("b", 0, 1))
    needs = iter([1, 1, 0])
    filled = DynamicSampler(SamplingSettings(), supply, largest=lambda number: max(number, next(needs))).fill(1)
    assert (filled.rounds, len(filled.groups)) == (2, 1)


def test_unscorable_responses_do_not_make_a_group_informative() -> None:
    assert not group("g", 1, None).informative
    assert group("g", 1, None, 0).informative


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
