"""Recipes are checked before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from verigym.errors import RecipeError
from verigym.trainer import recipe as recipes

SMALL = {"name": "small", "max_steps": 4, "mix": [{"env": "math", "level": 0}]}


def test_a_dumped_recipe_loads_to_the_same_settings(tmp_path: Path) -> None:
    settings = recipes.load("tiny", ["max_steps=12", "reset.every_steps=4"], seed=7)
    path = tmp_path / "recipe.yaml"
    path.write_text(recipes.dump(settings))
    assert recipes.load(str(path)) == settings


def test_overrides_and_seed_win_over_the_file() -> None:
    settings = recipes.load("tiny", ["max_steps=12", "reset.optimizer=keep", "grpo.temperature=0.5"], seed=7)
    assert (settings.max_steps, settings.seed, settings.reset.optimizer) == (12, 7, "keep")
    assert settings.grpo["temperature"] == 0.5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({**SMALL, "max_step": 3}, "unknown key 'max_step'. Did you mean 'max_steps'"),
        ({**SMALL, "reset": {"evry_steps": 3}}, "unknown key 'reset.evry_steps'. Did you mean 'every_steps'"),
        ({**SMALL, "max_steps": -1}, "max_steps: Input should be greater than 0, got -1"),
        ({**SMALL, "grpo": {"num_generation": 4}}, "Did you mean 'num_generations'"),
        ({**SMALL, "grpo": {"seed": 4}}, "grpo.seed is set by 'seed' of the recipe"),
        ({**SMALL, "grpo": {"learning_rate": "high"}}, "grpo.learning_rate must be a number, got 'high'"),
        ({**SMALL, "grpo": {"num_generations": 8.0}}, "num_generations must be a whole number or null, got 8.0"),
        ({**SMALL, "grpo": {"beta": True}}, "grpo.beta must be a number, got True"),
        ({**SMALL, "grpo": {"use_vllm": 1}}, "grpo.use_vllm must be true or false, got 1"),
        ({**SMALL, "grpo": {"loss_type": "gspo"}}, "grpo.loss_type must be one of 'grpo', 'bnpo', 'dr_grpo'"),
        ({**SMALL, "grpo": {"scale_rewards": 1}}, "scale_rewards must be one of 'group', 'batch', 'none', True, False"),
        ({**SMALL, "grpo": {"temperature": 0}}, "grpo.temperature must be 1e-06 or more, got 0"),
        ({**SMALL, "grpo": {"epsilon": -0.2}}, "grpo.epsilon must be 0 or more, got -0.2"),
        ({**SMALL, "stages": [{"name": "a", "grpo": {"beta": -1}}]}, "stages.0 (a): grpo.beta must be 0 or more"),
        ({**SMALL, "reset": {"every_steps": 2}}, "reset.every_steps resets a reference, and with grpo.beta at 0"),
        ({**SMALL, "reset": {"kl_share": 0.5}}, "reset.kl_share resets a reference, and with grpo.beta at 0"),
        ({**SMALL, "kl": {"schedule": {"steps": 5, "final": 0.1}}}, "kl.schedule ends at 0.1, but with grpo.beta at 0"),
        (
            {**SMALL, "grpo": {"beta": 0.1}, "stages": [{"name": "a", "reset_at_start": True, "grpo": {"beta": 0}}]},
            "stages.0 (a): reset_at_start resets a reference",
        ),
        (
            {**SMALL, "grpo": {"beta": 0.1}, "reset": {"drop": 0.1}, "stages": [{"name": "a", "grpo": {"beta": 0}}]},
            "stages.0 (a): reset.drop resets a reference",
        ),
        (
            {**SMALL, "stages": [{"name": "a", "until": {"plateau": 2}}]},
            "stages.0 (a): until.plateau 2 goes by validations while training",
        ),
        ({**SMALL, "mix": []}, "mix: List should have at least 1 item"),
        ({**SMALL, "mix": [{"env": "code", "turns": 0}]}, "turns: Input should be greater than or equal to 1, got 0"),
        (
            {
                **SMALL,
                "checkpoint": {"every_steps": 3},
                "grpo": {"gradient_accumulation_steps": 2, "steps_per_generation": 4},
            },
            "checkpoint.every_steps must be a multiple of the 2 optimizer steps",
        ),
    ],
)
def test_a_wrong_recipe_is_refused_with_its_cure(data: dict[str, object], message: str) -> None:
    with pytest.raises(RecipeError) as refusal:
        recipes.parse(data, "r.yaml")
    assert message in str(refusal.value)


@pytest.mark.parametrize(("final", "beta"), [(0.1, 1e-8), (0.0, 0.0)])
def test_a_schedule_may_begin_small_or_end_at_nothing(final: float, beta: float) -> None:
    schedule = {"schedule": {"steps": 5, "final": final}}
    assert recipes.parse({**SMALL, "kl": schedule, "grpo": {"beta": beta}}, "r.yaml").kl.schedule is not None


def test_numbers_are_read_as_people_write_them(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text("max_steps: 4\nmix: [{env: math, level: 0}]\ngrpo: {learning_rate: 2e-6, beta: 0}\n")
    settings = recipes.load(str(path), ["grpo.adam_epsilon=1E-9", "grpo.temperature=1.0e-1", "description='1e3'"])
    assert settings.grpo == {"learning_rate": 2e-6, "beta": 0, "adam_epsilon": 1e-9, "temperature": 0.1}
    assert settings.description == "1e3"
    again = tmp_path / "again.yaml"
    again.write_text(recipes.dump(settings))
    assert recipes.load(str(again)) == settings


def test_an_override_is_yaml() -> None:
    with pytest.raises(RecipeError, match="what stands behind = is not YAML"):
        recipes.load("tiny", ["grpo.beta=[1"])


def test_an_override_of_many_places_gives_each_its_own() -> None:
    settings = recipes.load("tiny", ["mix.*.verifier={}", "mix.math.verifier.extraction=strict"])
    assert [entry.verifier for entry in settings.mix] == [{"extraction": "strict"}, {}, {}, {}, {}]


def test_a_missing_recipe_suggests_a_shipped_one() -> None:
    with pytest.raises(RecipeError, match="Did you mean 'tiny'"):
        recipes.load("tinny")


def test_an_override_without_a_value_is_refused() -> None:
    with pytest.raises(RecipeError, match=r"key\.path=value"):
        recipes.load("tiny", ["max_steps"])


def test_every_shipped_recipe_is_valid() -> None:
    for name in recipes.shipped():
        assert recipes.load(name).name == name
