"""Stages of a recipe: what each lays over it, and how one follows the other."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from verigym.errors import RecipeError
from verigym.trainer import recipe as recipes
from verigym.trainer.recipe import Recipe
from verigym.trainer.recipe.settings.stage import Stage
from verigym.trainer.stages import RunningStage

STAGED = str(Path(__file__).resolve().parents[2] / "benchmarks" / "staged.yaml")
SMALL: dict[str, Any] = {"name": "small", "mix": [{"env": "math", "level": 0}], "grpo": {"learning_rate": 1e-4}}


def staged(*stages: dict[str, Any], **changes: Any) -> Recipe:
    named = [{"name": f"s{number}", "steps": 2, **stage} for number, stage in enumerate(stages)]
    return recipes.parse({**SMALL, **changes, "stages": named}, "r.yaml")


def test_each_section_of_a_recipe_may_change_by_stage_or_is_of_the_whole_run() -> None:
    of_the_run = {"name", "description", "model", "seed", "max_steps", "checkpoint", "nonfinite_limit", "stages"}
    of_the_run |= {"allow_shared_process", "judges", "workers", "peft"}
    own = {"name", "steps", "until", "reset_at_start", "scale_learning_rate"}
    assert set(Recipe.model_fields) - of_the_run == set(Stage.model_fields) - own


def test_a_stage_is_laid_over_the_recipe_key_by_key() -> None:
    recipe = staged(
        {"grpo": {"temperature": 0.7, "learning_rate": 2e-4}, "reward": {"unfinished": -1}},
        {"mix": [{"env": "code", "level": 0}]},
        reward={"ill_formed": -0.5},
    )
    first, second = recipe.at(0), recipe.at(1)
    assert first.grpo == {"learning_rate": 2e-4, "temperature": 0.7}
    assert (first.reward.unfinished, first.reward.ill_formed) == (-1, -0.5)
    assert [entry.env for entry in first.mix] == ["math"]
    assert (second.grpo, second.reward.unfinished) == ({"learning_rate": 1e-4}, 0)
    assert [entry.env for entry in second.mix] == ["code"]


def test_a_stage_takes_a_setting_off_with_null() -> None:
    recipe = staged({"kl": {"adaptive": None}}, kl={"adaptive": {"target": 0.1}}, grpo={"beta": 0.1})
    assert recipe.kl.adaptive is not None
    assert recipe.at(0).kl.adaptive is None


def test_the_learning_rate_follows_the_square_root_of_the_batch() -> None:
    wide = {"gradient_accumulation_steps": 32, "num_generations": 64}
    recipe = staged({"grpo": wide, "scale_learning_rate": "sqrt"}, {"grpo": wide})
    assert recipe.at(0).grpo["learning_rate"] == pytest.approx(1e-4 * math.sqrt(32))
    assert recipe.at(1).grpo["learning_rate"] == 1e-4


def test_steps_of_stages_are_the_runs_and_max_steps_a_cap() -> None:
    assert staged({}, {"steps": 3}).max_steps == 5
    capped = staged({}, {"steps": 3}, max_steps=4)
    assert RunningStage.begin(capped, 1, 2).last_step == 4


@pytest.mark.parametrize(
    ("stages", "changes", "says"),
    [
        ([{}, {"kl": {"estimater": "k2"}}], {}, "r.yaml: stages.1 (s1): unknown key 'kl.estimater'. Did you mean"),
        ([{}, {"kl": {"estimator": "k4"}}], {}, "r.yaml: stages.1 (s1): kl.estimator: Input should be 'k1', 'k2' or"),
        ([{"grpo": {"num_generation": 4}}], {}, "stages.0 (s0): grpo.num_generation: TRL has no such GRPOConfig"),
        ([{"grpo": {"num_generations": 6}}], {}, "stages.0 (s0): each process generates whole groups"),
        ([{"grpo": {"logging_steps": 6}}], {}, "stages.0 (s0): grpo.logging_steps is always 1"),
        ([{"rewards": {}}], {}, "unknown key 'stages.0.rewards'. Did you mean 'reward'"),
        ([{"until": {"token": 5}}], {}, "unknown key 'stages.0.until.token'. Did you mean 'tokens'"),
        ([{"steps": None}], {}, "max_steps may be left out only where each stage has its steps"),
        ([{"steps": None}, {}], {"max_steps": 9}, "stage 's0' needs steps or until"),
        ([{}, {"name": "s0"}], {}, "two stages are called 's0'"),
        ([{"steps": 3}, {"grpo": {"steps_per_generation": 2}}], {}, "stages.0 (s0): steps must be a multiple of the 2"),
        (
            [{"scale_learning_rate": "sqrt", "grpo": {"learning_rate": 1e-5}}],
            {},
            "scale_learning_rate sets what grpo.learning_rate says too",
        ),
    ],
)
def test_a_wrong_stage_is_named_with_its_cure(stages: list[Any], changes: dict[str, Any], says: str) -> None:
    with pytest.raises(RecipeError, match=re.escape(says)):
        staged(*stages, **changes)


def test_an_override_reaches_into_lists_by_place_by_name_and_all_at_once() -> None:
    changes = ["stages.*.steps=4", "stages.longer.steps=6", "stages.2.until.tokens=9", "mix.logic.weight=5"]
    recipe = recipes.load(STAGED, changes)
    assert [stage.steps for stage in recipe.stages] == [4, 6, 4]
    assert recipe.stages[2].until.tokens == 9
    assert [entry.weight for entry in recipe.mix] == [1, 5, 1]
    with pytest.raises(
        RecipeError, match=r"no 'longr' among start, longer, last; or \* for all of them\. Did you mean"
    ):
        recipes.load(STAGED, ["stages.longr.steps=6"])


def test_reading_a_recipe_loads_no_torch() -> None:
    code = (
        "import sys\nfrom verigym.trainer import recipe\nrecipe.load('prorl-v1')\n"
        "assert not {'torch', 'transformers', 'trl'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
