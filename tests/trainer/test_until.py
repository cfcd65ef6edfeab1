"""What ends a stage, heard step by step."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from verigym.trainer.recipe.settings.stage import Until
from verigym.trainer.until import EndRule


def heard(until: Until, steps: Sequence[tuple[float, float, float]]) -> list[str | None]:
    """The cause after each generation of (tokens, mean length, entropy), one optimizer step each."""
    rule = EndRule(until)
    causes = []
    for tokens, length, entropy in steps:
        rule.hear_step(tokens, [length], [entropy])
        rule.generation_is_learnt()
        causes.append(rule.cause)
    return causes


def test_tokens_are_counted_over_the_stage() -> None:
    assert heard(Until(tokens=100), [(40, 9, 1), (40, 9, 1), (40, 9, 1)]) == [None, None, "tokens"]


def test_entropy_must_be_low_on_the_mean_of_a_whole_window() -> None:
    steps = [(1, 9, entropy) for entropy in (0.1, 0.9, 0.1, 0.1)]
    assert heard(Until(entropy_below=0.3, window=2), steps) == [None, None, None, "entropy_below"]
    assert heard(Until(entropy_below=0.3, window=5), steps) == [None] * 4, "no mean of five before there are five"


def test_length_collapses_explodes_and_jumps() -> None:
    lengths = [(1, length, 1) for length in (10, 10, 14, 18, 2, 2)]
    assert heard(Until(length_below=3, window=2), lengths)[-2:] == [None, "length_below"]
    assert heard(Until(length_above=13, window=2), lengths)[2:4] == [None, "length_above"]
    assert heard(Until(length_grows=1.5, window=2), lengths)[2:4] == [None, "length_grows"]


def test_a_jump_is_measured_from_the_stages_first_window_not_the_last() -> None:
    slowly = [(1, 10 * 1.1**step, 1) for step in range(12)]
    causes = heard(Until(length_grows=2.0, window=2), slowly)
    assert causes.index("length_grows") == 9  # means of (1.1^8, 1.1^9) and (1, 1.1): 1.1^8 = 2.14


def test_entropy_of_several_updates_is_one_reading_a_generation() -> None:
    rule = EndRule(Until(entropy_below=0.3, window=1))
    rule.hear_step(5, [9], [0.5])
    assert rule.cause is None
    rule.hear_step(0, [], [0.0])
    rule.generation_is_learnt()
    assert rule.figures["entropy"] == 0.25
    assert rule.cause == "entropy_below"


@pytest.mark.parametrize(
    ("min_gain", "means", "cause"),
    [
        (0.0, [0.1, 0.2, 0.3, 0.3], None),
        (0.0, [0.1, 0.3, 0.2, 0.3], "plateau"),  # a score as good as the best is no gain
        (0.05, [0.1, 0.12, 0.14], "plateau"),
        (0.05, [0.1, 0.12, 0.16], None),
    ],
)
def test_validations_without_a_gain_are_a_plateau(min_gain: float, means: list[float], cause: str | None) -> None:
    rule = EndRule(Until(plateau=2, min_gain=min_gain))
    for mean in means:
        rule.hear_validation(mean)
    assert rule.cause == cause


def test_a_rule_goes_on_from_its_checkpoint_and_the_next_stage_counts_its_own() -> None:
    until = Until(tokens=1000, window=3, length_grows=3.0, plateau=4)
    whole, cut = EndRule(until), EndRule(until)
    for rule in (whole, cut):
        for number in range(4):
            rule.hear_step(50, [10 + number], [1.0])
            rule.generation_is_learnt()
        rule.hear_validation(0.4)
    saved = json.loads(json.dumps(cut.state_dict()))
    resumed, following = EndRule(until), EndRule(until)
    resumed.load_state_dict(saved)
    following.carry_over(saved)
    assert following.figures == EndRule(until).figures
    for rule in (whole, resumed):
        rule.hear_step(50, [20], [0.5])
        rule.generation_is_learnt()
        rule.hear_validation(0.3)
    assert resumed.state_dict() == whole.state_dict()
    assert resumed.figures == whole.figures
