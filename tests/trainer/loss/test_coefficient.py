"""How the coefficient of the KL moves, and that it goes on after a checkpoint."""

from __future__ import annotations

import json
import math

import pytest
from pydantic import ValidationError

from verigym.trainer.loss.coefficient import Adaptive, Coefficient, Fixed, Scheduled, coefficient
from verigym.trainer.recipe.settings.objective import AdvantageSettings, KLSettings, remarks

ADAPTIVE = KLSettings.model_validate({"adaptive": {"target": 0.1}})
LINEAR = KLSettings.model_validate({"schedule": {"steps": 4, "final": 0.01}})
COSINE = KLSettings.model_validate({"schedule": {"shape": "cosine", "steps": 4}})


def values(controller: Coefficient, *readings: float) -> list[float]:
    """The coefficient after each reading."""
    found = []
    for kl in readings:
        controller.hear(kl)
        found.append(controller.value)
    return found


def test_a_fixed_one_stays() -> None:
    assert values(coefficient(KLSettings(), 0.05), 9.0, 0.0) == [0.05, 0.05]


def test_an_adaptive_one_moves_by_the_relative_error_and_at_most_a_fifth_of_the_gain() -> None:
    # Ziegler et al.: beta (1 + 0.1 clip(error, -0.2, 0.2)), errors 0.1, 9 and -1
    wanted = [0.05 * 1.01, 0.05 * 1.01 * 1.02, 0.05 * 1.01 * 1.02 * 0.98]
    assert values(coefficient(ADAPTIVE, 0.05), 0.11, 1.0, 0.0) == pytest.approx(wanted)


def test_an_adaptive_one_holds_a_kl_that_answers_to_it_at_the_target() -> None:
    controller = coefficient(ADAPTIVE, 0.05)
    for _ in range(3000):
        controller.hear(0.02 / controller.value)
    assert controller.value == pytest.approx(0.2, rel=1e-3)  # there the KL is 0.1


def test_a_kl_that_is_no_number_moves_nothing_and_an_infinite_one_counts_as_large() -> None:
    assert values(coefficient(ADAPTIVE, 0.05), math.nan, math.inf) == pytest.approx([0.05, 0.05 * 1.02])


def test_schedules_go_to_their_end_and_stay() -> None:
    assert values(coefficient(LINEAR, 0.05), *[0.0] * 5) == pytest.approx([0.04, 0.03, 0.02, 0.01, 0.01])
    half = math.sqrt(0.5)
    wanted = [0.05 * (1 + half) / 2, 0.025, 0.05 * (1 - half) / 2, 0.0, 0.0]
    assert values(coefficient(COSINE, 0.05), *[0.0] * 5) == pytest.approx(wanted)
    assert coefficient(COSINE, 0.05).value == 0.05


@pytest.mark.parametrize("settings", [KLSettings(), ADAPTIVE, LINEAR, COSINE], ids=["fixed", "a", "linear", "cosine"])
def test_the_state_survives_json(settings: KLSettings) -> None:
    controller, restored = coefficient(settings, 0.05), coefficient(settings, 0.05)
    values(controller, 0.3, 0.2)
    restored.load_state_dict(json.loads(json.dumps(controller.state_dict())))
    assert restored.value == controller.value
    assert values(restored, 0.5) == values(controller, 0.5)


def test_a_stage_with_other_settings_begins_anew() -> None:
    state = coefficient(ADAPTIVE, 0.05).state_dict() | {"value": 0.2}
    other = KLSettings.model_validate({"adaptive": {"target": 0.2}})
    for settings, beta, wanted in ((ADAPTIVE, 0.05, 0.2), (ADAPTIVE, 0.01, 0.01), (other, 0.05, 0.05)):
        controller = coefficient(settings, beta)
        controller.load_state_dict(state)
        assert controller.value == wanted
    scheduled = coefficient(LINEAR, 0.05)
    scheduled.load_state_dict(state)
    assert scheduled.value == 0.05


def test_each_setting_has_its_controller() -> None:
    assert [type(coefficient(s, 0.1)) for s in (KLSettings(), ADAPTIVE, LINEAR)] == [Fixed, Adaptive, Scheduled]
    with pytest.raises(ValidationError, match="both move the coefficient"):
        KLSettings.model_validate({"adaptive": {"target": 0.1}, "schedule": {"steps": 3}})


@pytest.mark.parametrize(
    ("kl", "grpo", "remark"),
    [
        ({"estimator": "k1"}, {"beta": 0.1, "use_bias_correction_kl": False}, "expected gradient of 0"),
        ({"estimator": "k1"}, {"beta": 0.1}, None),
        ({"estimator": "k2"}, {"beta": 0.1}, "lacks the KL's gradient"),
        ({"estimator": "k2"}, {"beta": 0.1, "use_bias_correction_kl": False}, None),
        ({"estimator": "k2"}, {}, "has no effect"),
        ({"place": "reward"}, {"beta": 0.1}, "use k1"),
        ({"place": "reward", "estimator": "k1"}, {"beta": 0.1}, None),
        ({}, {}, None),
    ],
)
def test_settings_that_are_hardly_meant_are_remarked_on(
    kl: dict[str, str], grpo: dict[str, object], remark: str
) -> None:
    found = remarks(KLSettings.model_validate(kl), AdvantageSettings(), grpo)
    assert found == [] if remark is None else remark in found[0]


def test_whitening_after_another_scale_is_remarked_on() -> None:
    assert "set that to none" in remarks(KLSettings(), AdvantageSettings(whiten=True), {})[0]
    assert remarks(KLSettings(), AdvantageSettings(whiten=True), {"scale_rewards": "none"}) == []
