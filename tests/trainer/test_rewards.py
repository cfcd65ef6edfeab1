"""From verdicts to rewards."""

from __future__ import annotations

from random import Random

import pytest
from pydantic import ValidationError

from verigym.trainer.recipe.settings.reward import RewardSettings
from verigym.trainer.rewards import Reward, RewardRule, controlled
from verigym.trainer.rollouts import Episode
from verigym.types import Reason, Task, Verdict

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


def test_a_response_that_does_not_end_may_earn_nothing_and_its_score_still_shows() -> None:
    paid = rule(unfinished_factor=0.0)(HALF, 10, False)
    assert paid is not None
    assert paid.value == 0.0
    assert paid.terms == {"score": 0.5, "unfinished": -0.5, "ill_formed": 0.0, "overlong": 0.0}
    ended = rule(unfinished_factor=0.0)(HALF, 10, True)
    assert ended is not None
    assert ended.value == 0.5


def test_a_part_of_the_score_may_be_kept_and_a_penalty_comes_on_top() -> None:
    paid = rule(unfinished_factor=0.5, unfinished=-0.25)(HALF, 10, False)
    assert paid is not None
    assert paid.terms["unfinished"] == -0.5


def test_the_cosine_penalty_is_on_in_its_cycle_alone() -> None:
    pay = rule(cosine={"lowest": -1.0, "highest": 0.0, "on_steps": 2, "off_steps": 1})
    terms = [paid.terms["cosine"] for step in range(4) if (paid := pay(HALF, 50, True, step=step))]
    assert terms == [pytest.approx(-0.5), pytest.approx(-0.5), 0.0, pytest.approx(-0.5)]


def test_repetition_is_paid_by_the_share_that_repeats() -> None:
    paid = rule(repetition={"ngram": 3, "penalty": -0.5})(HALF, 6, True, [1, 2, 3, 1, 2, 3])
    assert paid is not None
    assert paid.terms["repetition"] == -0.25
    assert paid.value == 0.25
    assert paid.score == 0.5


def test_what_the_environment_said_is_no_repetition_of_the_policys() -> None:
    said = Episode(Task("t", "games", "?", None), [9], [1, 2, 1, 2], [1, 1, 0, 0], finished=True, verdict=HALF)
    paid = rule(repetition={"ngram": 2}, overlong_buffer=98).pay(said, step=0)
    assert paid is not None
    assert (paid.terms["repetition"], paid.terms["overlong"]) == (0.0, -2 / 98)


@pytest.mark.parametrize(
    "settings",
    [
        {"cosine": {"lowest": 0.5, "highest": 0.5}},
        {"cosine": {"on_steps": 0}},
        {"repetition": {"penalty": 0.5}},
        {"repetition": {"ngram": 0}},
        {"unfinished_factor": 1.5},
    ],
)
def test_settings_that_would_do_nothing_or_reward_length_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        rule(**settings)


def test_permuted_rewards_keep_their_values_and_lose_their_places() -> None:
    rewards = [Reward(float(i), {}) for i in range(8)]
    dealt = controlled(rewards, "permuted", Random(1))
    assert sorted(r.value for r in dealt if r) == sorted(r.value for r in rewards)
    assert dealt != rewards


def test_constant_rewards_say_nothing_and_leave_unscorable_ones_out() -> None:
    dealt = controlled([Reward(0.0, {}), None, Reward(1.0, {})], "constant", Random(1))
    assert [r and r.value for r in dealt] == [1.0, None, 1.0]
