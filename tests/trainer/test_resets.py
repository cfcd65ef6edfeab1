"""When the reference is reset."""

from __future__ import annotations

import json

from verigym.trainer.recipe import Recipe, parse
from verigym.trainer.reference import ResetRule


def recipe(**data: object) -> Recipe:
    return parse({"name": "r", "max_steps": 9, "mix": [{"env": "math"}], **data}, "test")


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


def test_the_state_survives_json() -> None:
    settings = recipe(reset={"kl_spike": 2.0, "kl_window": 3, "kl_floor": 0.0})
    rule, restored = ResetRule(settings), ResetRule(settings)
    for step, kl in enumerate([0.1, 0.2, 0.1], 1):
        rule.hear(step, kl)
    restored.load_state_dict(json.loads(json.dumps(rule.state_dict())))
    assert rule.hear(4, 0.5) == restored.hear(4, 0.5) == "kl_spike"
