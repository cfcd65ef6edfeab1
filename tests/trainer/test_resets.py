"""When the reference is reset: the rule alone, fed by hand."""

from __future__ import annotations

import inspect
import json
import math

import pytest
from trl import SyncRefModelCallback

from verigym.errors import RecipeError
from verigym.trainer.recipe import Recipe, parse
from verigym.trainer.reference import ResetRule


def recipe(grpo: dict[str, object] | None = None, **data: object) -> Recipe:
    grpo = {"beta": 0.1, **(grpo or {})}
    return parse({"name": "r", "max_steps": 9, "mix": [{"env": "math"}], "grpo": grpo, **data}, "test")


def test_the_schedule_resets_every_so_many_steps() -> None:
    rule = ResetRule(recipe(reset={"every_steps": 3}))
    assert [rule.hear(step, 0.1) for step in range(1, 7)] == [None, None, "schedule", None, None, "schedule"]


def test_a_spike_is_told_by_the_median_of_the_window() -> None:
    rule = ResetRule(recipe(reset={"kl_spike": 3.0, "kl_window": 4, "kl_floor": 0.0}))
    readings = [0.1, 0.1, 0.2, 0.1, 0.29, 0.46]  # medians of four: 0.1, then 0.15
    assert [rule.hear(step, kl) for step, kl in enumerate(readings, 1)] == [None] * 5 + ["kl_spike"]


def test_a_spike_below_the_floor_is_none() -> None:
    rule = ResetRule(recipe(reset={"kl_spike": 3.0, "kl_window": 2, "kl_floor": 1.0}))
    assert [rule.hear(step, kl) for step, kl in enumerate([0.1, 0.1, 0.9], 1)] == [None, None, None]


def test_a_spike_between_rollouts_waits_for_the_next_one() -> None:
    settings = {"gradient_accumulation_steps": 1, "steps_per_generation": 2}
    rule = ResetRule(recipe(reset={"kl_spike": 2.0, "kl_window": 2, "kl_floor": 0.0}, grpo=settings))
    assert [rule.hear(step, kl) for step, kl in enumerate([0.1, 0.1, 0.5, 0.1], 1)] == [None, None, None, "kl_spike"]


def test_after_a_reset_the_window_fills_anew() -> None:
    rule = ResetRule(recipe(reset={"kl_spike": 2.0, "kl_window": 2, "kl_floor": 0.0}))
    for step, kl in enumerate([0.1, 0.1], 1):
        rule.hear(step, kl)
    assert rule.hear(3, 1.0) == "kl_spike"
    rule.forget(3)
    assert [rule.hear(step, 1.0) for step in (4, 5)] == [None, None]


def test_a_step_whose_kl_is_no_number_is_left_out_of_the_window() -> None:
    rule = ResetRule(recipe(reset={"kl_spike": 2.0, "kl_window": 2, "kl_floor": 0.0}))
    readings = [0.1, math.nan, math.inf, 0.1, 0.3]
    assert [rule.hear(step, kl) for step, kl in enumerate(readings, 1)] == [None] * 4 + ["kl_spike"]


def test_a_share_of_the_loss_counts_when_it_lasts() -> None:
    rule = ResetRule(recipe(reset={"kl_share": 0.5, "kl_share_steps": 2}))
    shares = [0.6, 0.5, 0.6, None, 0.7, 0.1]  # a step without a share neither counts nor interrupts
    heard = [rule.hear(step, 0.1, share) for step, share in enumerate(shares, 1)]
    assert heard == [None, None, None, None, "kl_share", None]


def test_validations_without_a_new_best_are_a_plateau() -> None:
    rule = ResetRule(recipe(reset={"plateau": 2}, validation={"every_steps": 1}))
    causes = []
    for step, score in enumerate([0.3, 0.4, 0.4, 0.39, 0.5], 1):
        rule.hear_validation(step, score)
        causes.append(rule.hear(step, 0.1))
    assert causes == [None, None, None, "plateau", None]


def test_a_score_far_below_the_best_is_a_drop() -> None:
    rule = ResetRule(recipe(reset={"drop": 0.1}, validation={"every_steps": 1}))
    causes = []
    for step, score in enumerate([0.3, 0.5, 0.4, 0.39], 1):
        rule.hear_validation(step, score)
        causes.append(rule.hear(step, 0.1))
    assert causes == [None, None, None, "drop"]


def test_after_a_reset_scores_are_compared_anew() -> None:
    rule = ResetRule(recipe(reset={"drop": 0.1}, validation={"every_steps": 1}))
    rule.hear_validation(1, 0.9)
    rule.forget(1)
    rule.hear_validation(2, 0.3)
    assert rule.hear(2, 0.1) is None
    assert (rule.scores.last, rule.scores.best) == (0.3, 0.3)


def test_while_a_reset_is_fresh_only_the_schedule_resets() -> None:
    rule = ResetRule(recipe(reset={"cooldown": 3, "kl_share": 0.5, "kl_share_steps": 1, "every_steps": 4}))
    rule.forget(2)
    assert [rule.hear(step, 0.1, 0.9) for step in (3, 4)] == [None, "schedule"]
    rule.forget(4)
    assert [rule.hear(step, 0.1, 0.9) for step in (5, 6, 7)] == [None, None, "kl_share"]


def test_a_cause_between_rollouts_waits_for_the_next_one() -> None:
    settings = {"gradient_accumulation_steps": 1, "steps_per_generation": 2}
    rule = ResetRule(recipe(reset={"drop": 0.1}, validation={"every_steps": 1}, grpo=settings))
    rule.hear_validation(2, 0.9)
    rule.hear_validation(3, 0.1)
    assert [rule.hear(step, 0.1) for step in (3, 4, 5, 6)] == [None, "drop", None, None]


def test_soft_resets_have_a_rhythm_of_their_own() -> None:
    rule = ResetRule(recipe(reset={"mix_every_steps": 2}))
    assert [rule.mixes(step) for step in range(1, 5)] == [False, True, False, True]
    assert not ResetRule(recipe()).mixes(2)


@pytest.mark.parametrize(
    "reset",
    [
        {"kl_spike": 2.0, "kl_window": 3, "kl_floor": 0.0},
        {"kl_share": 0.5, "kl_share_steps": 4},
        {"plateau": 3},
        {"drop": 0.2},
        {"plateau": 3, "cooldown": 4},
    ],
    ids="-".join,
)
def test_the_state_survives_json(reset: dict[str, float]) -> None:
    settings = recipe(reset=reset, validation={"every_steps": 1})

    def go(rule: ResetRule, steps: range) -> list[str | None]:
        causes = []
        for step in steps:
            rule.hear_validation(step, 0.5 if step < 3 else 0.2)
            causes.append(rule.hear(step, 0.1 if step < 4 else 0.5, 0.9))
        return causes

    rule, restored = ResetRule(settings), ResetRule(settings)
    rule.forget(1)
    go(rule, range(1, 4))
    restored.load_state_dict(json.loads(json.dumps(rule.state_dict())))
    causes = go(rule, range(4, 7))
    assert any(causes)
    assert go(restored, range(4, 7)) == causes


@pytest.mark.parametrize("key", ["plateau", "drop", "rollback"])
def test_what_goes_by_validations_needs_some(key: str) -> None:
    value = {"plateau": 2, "drop": 0.1, "rollback": True}[key]
    with pytest.raises(RecipeError, match=rf"reset\.{key} goes by validations.*set validation\.every_steps"):
        recipe(reset={key: value})


def test_a_rollback_needs_weights_to_go_back_to() -> None:
    with pytest.raises(RecipeError, match=r"set validation\.keep_best: true"):
        recipe(reset={"rollback": True}, validation={"every_steps": 1, "keep_best": False})


def test_soft_resets_fall_between_rollouts() -> None:
    settings = {"gradient_accumulation_steps": 1, "steps_per_generation": 2}
    with pytest.raises(RecipeError, match=r"reset\.mix_every_steps must be a multiple of the 2"):
        recipe(reset={"mix_every_steps": 3}, grpo=settings, checkpoint={"every_steps": 2})


def test_trl_still_copies_weights_as_resets_ask_it_to() -> None:
    assert str(inspect.signature(SyncRefModelCallback.sync_target_model)) == "(model, target_model, alpha)"
