"""Curricula and weights of families in recipes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from verigym.envs import EnvMix
from verigym.errors import RecipeError
from verigym.trainer import recipe as recipes

ENTRY = {
    "env": "logic",
    "families": ["spell_backward", "word_sorting"],
    "weights": {"word_sorting": 2},
    "curriculum": {"raise_at": 0.6, "lower_at": 0.2, "window": 16, "start": "easy"},
}


def recipe(entry: dict[str, Any]) -> recipes.Recipe:
    return recipes.parse({"name": "small", "max_steps": 4, "mix": [entry]}, "r.yaml")


def test_a_recipe_sets_the_curriculum_of_an_entry() -> None:
    mix = EnvMix.from_config([entry.model_dump() for entry in recipe(ENTRY).mix])
    assert mix.levels == {"logic": {"spell_backward": 1, "word_sorting": 1}}
    assert [task.meta["family"] for task in mix.draw(6)].count("word_sorting") == 4


def test_a_recipe_without_one_has_no_levels_that_move() -> None:
    mix = EnvMix.from_config([entry.model_dump() for entry in recipe({"env": "logic"}).mix])
    assert mix.levels == {}


def test_a_resolved_recipe_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(recipes.dump(recipe(ENTRY)), encoding="utf-8")
    assert recipes.load(str(path)) == recipe(ENTRY)


@pytest.mark.parametrize(
    ("curriculum", "says"),
    [
        (
            {"windows": 8},
            "r.yaml: mix.0.curriculum: .*'windows' is not a setting of a curriculum. Did you mean 'window'",
        ),
        ({"raise_at": 0.1}, "0 <= lower_at < raise_at <= 1, got 0.3 and 0.1"),
    ],
)
def test_a_wrong_curriculum_is_found_before_anything_runs(curriculum: dict[str, Any], says: str) -> None:
    with pytest.raises(RecipeError, match=says):
        recipe({**ENTRY, "curriculum": curriculum})
