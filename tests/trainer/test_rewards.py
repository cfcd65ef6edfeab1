"""From verdicts to rewards."""

from __future__ import annotations

from random import Random

import pytest

from verigym.trainer.rewards import Reward, RewardRule, controlled, soft_overlong
from verigym.trainer.settings.reward import RewardSettings
from verigym.types import Reason, Verdict

HALF = Verdict(0.5, Reason.PARTIAL)


def rule(**settings: object) -> RewardRule:
    return RewardRule(RewardSettings.model_validate(settings), max_length=100)


def test_an_unscorable_verdict_has_no_reward() -> None:
    assert rule()(Verdict.unscorable("no compiler"), 10, True) is None


def test_share_pays_partial_credit_and_all_does_not() -> None:
    assert rule(score="share")(HALF, 10, True) == Reward(
        0.5, {"score": 0.5, "unfinished": 0.0, "ill_formed": 0.0, "overlong": 0.0}
    )
    paid = rule(score="all")(HALF, 10, True)
    assert paid is not None
    assert paid.value == 0.0


def test_penalties_add_up_and_stand_apart_from_the_score() -> None:
    paid = rule(unfinished=-0.5, ill_formed=-0.25, overlong_buffer=20)(Verdict.zero(Reason.MALFORMED), 90, False)
    assert paid is not None
    assert paid.terms == {"score": 0.0, "unfinished": -0.5, "ill_formed": -0.25, "overlong": -0.5}
    assert paid.value == -1.25


@pytest.mark.parametrize(("length", "penalty"), [(0, 0.0), (80, 0.0), (85, -0.25), (90, -0.5), (100, -1.0)])
def test_overlong_falls_linearly_over_the_buffer(length: int, penalty: float) -> None:
    assert soft_overlong(length, 100, 20) == penalty


def test_without_a_buffer_nothing_is_overlong() -> None:
    assert soft_overlong(100, 100, 0) == 0.0


def test_permuted_rewards_keep_their_values_and_lose_their_places() -> None:
    rewards = [Reward(float(i), {}) for i in range(8)]
    dealt = controlled(rewards, "permuted", Random(1))
    assert sorted(r.value for r in dealt if r) == sorted(r.value for r in rewards)
    assert dealt != rewards


def test_constant_rewards_say_nothing_and_leave_unscorable_ones_out() -> None:
    dealt = controlled([Reward(0.0, {}), None, Reward(1.0, {})], "constant", Random(1))
    assert [r and r.value for r in dealt] == [1.0, None, 1.0]
