"""Recipes from YAML and back. An unknown key is an error with a suggestion."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from verigym.errors import RecipeError, UsageError, did_you_mean
from verigym.trainer.processes import Processes
from verigym.trainer.recipe import grpo_options, peft_options
from verigym.trainer.recipe.batch import Batch
from verigym.trainer.recipe.explain import explain
from verigym.trainer.recipe.overrides import change
from verigym.trainer.recipe.recipe import Recipe
from verigym.trainer.recipe.settings.stage import Stage
from verigym.trainer.recipe.yaml12 import read, write


def shipped() -> dict[str, Path]:
    """The recipes that come with the package, by name."""
    folder = Path(str(resources.files("verigym") / "recipes"))
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def load(recipe: str, overrides: Sequence[str] = (), seed: int | None = None) -> Recipe:
    """Read a recipe by path or by the name of a shipped one.

    Args:
        recipe: A path that ends in ``.yaml`` or ``.yml``, or a shipped recipe's name.
        overrides: ``key.path=value`` with the value as YAML; later ones win.
        seed: Overrides the recipe's seed; ``None`` keeps it.

    Raises:
        RecipeError: If there is no such recipe, or a key or value in it is wrong.
    """
    known = shipped()
    path = known.get(recipe, Path(recipe))
    if not path.is_file():
        raise RecipeError(
            f"no recipe {recipe!r}: it is neither a file nor one of {', '.join(known)}.{did_you_mean(recipe, known)}"
        )
    try:
        data = read(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise RecipeError(f"{path} is not YAML: {error}") from error
    if not isinstance(data, dict):
        raise RecipeError(f"{path} must hold a mapping of settings, got {type(data).__name__}")
    data.setdefault("name", path.stem)
    for override in overrides:
        change(data, override)
    if seed is not None:
        data["seed"] = seed
    return parse(data, str(path))


def parse(data: Mapping[str, Any], where: str) -> Recipe:
    """Check settings, those of each stage too; ``where`` names their origin in errors."""
    _check_grpo(data.get("grpo"), where)
    if data.get("peft") is not None:
        peft_options.check(data["peft"], where)
    recipe = _validated(lambda: Recipe.model_validate(data), where)
    for number, stage in enumerate(recipe.stages):
        place = f"{where}: stages.{number} ({stage.name})"
        _check_grpo(stage.grpo, place)
        settings = _validated(partial(recipe.at, number), place)
        _check_stage(stage, settings, place)
        _check_batch(settings, place)
    _check_steps(recipe, where)
    if not recipe.stages:
        _check_batch(recipe, where)
    return recipe


def _validated(build: Callable[[], Recipe], where: str) -> Recipe:
    try:
        return build()
    except ValidationError as error:
        raise RecipeError("\n".join(explain(problem, where) for problem in error.errors())) from error


def _check_grpo(grpo: Any, where: str) -> None:
    if not isinstance(grpo, Mapping | None):
        raise RecipeError(f"{where}: grpo must hold options of TRL's GRPOConfig, got {grpo!r}")
    grpo_options.check(grpo or {}, where)


def _check_stage(stage: Stage, settings: Recipe, where: str) -> None:
    """What a stage says of itself against the settings with it."""
    if stage.scale_learning_rate != "none" and "learning_rate" in stage.grpo:
        raise RecipeError(f"{where}: scale_learning_rate sets what grpo.learning_rate says too; give one of them")
    if stage.reset_at_start and not settings.grpo.get("beta"):
        raise RecipeError(
            f"{where}: reset_at_start resets a reference, and with grpo.beta at 0 there is none; set grpo.beta above 0"
        )
    if stage.until.plateau is not None and not settings.validation.every_steps:
        raise RecipeError(
            f"{where}: until.plateau {stage.until.plateau} goes by validations while training; set "
            "validation.every_steps above 0"
        )


def _check_batch(recipe: Recipe, where: str) -> None:
    try:
        Batch.of(recipe.grpo, Processes().count).check()
    except UsageError as error:
        raise RecipeError(f"{where}: {error}") from error


def _check_steps(recipe: Recipe, where: str) -> None:
    """Each stage begins with a generation of its own, and checkpoints lie between two of them."""
    every = math.lcm(*(recipe.at(number).updates_per_rollout for number in range(len(recipe.stages))))
    for number, stage in enumerate(recipe.stages):
        if stage.steps is not None and stage.steps % every:
            raise RecipeError(
                f"{where}: stages.{number} ({stage.name}): steps must be a multiple of the {every} optimizer steps "
                f"after which no stage's generation is half learnt from, got {stage.steps}"
            )


def dump(recipe: Recipe) -> str:
    """The resolved recipe as YAML, which :func:`load` reads back."""
    return write(recipe.model_dump())
