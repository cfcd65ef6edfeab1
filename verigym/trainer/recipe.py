"""Recipes: a training run as typed settings, read from YAML. An unknown key is an error with a suggestion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, Field, ValidationError, model_validator

from verigym.errors import RecipeError, did_you_mean
from verigym.trainer.settings.base import Settings
from verigym.trainer.settings.checkpoint import CheckpointSettings
from verigym.trainer.settings.generation import GenerationSettings
from verigym.trainer.settings.mix import MixEntry
from verigym.trainer.settings.objective import AdvantageSettings, KLSettings
from verigym.trainer.settings.reset import ResetSettings
from verigym.trainer.settings.reward import RewardSettings
from verigym.trainer.settings.sampling import SamplingSettings
from verigym.trainer.settings.stage import Stage
from verigym.trainer.settings.validation import ValidationSettings


class Recipe(Settings):
    """A training run."""

    name: str
    description: str = ""
    model: str = "embedded"
    """``embedded``, ``embedded-turns`` (which knows that games have turns), a folder, or a Hub name."""
    seed: int = 1
    max_steps: int = Field(gt=0)
    """Optimizer steps."""
    mix: list[MixEntry] = Field(min_length=1)
    generation: GenerationSettings = GenerationSettings()
    sampling: SamplingSettings = SamplingSettings()
    reward: RewardSettings = RewardSettings()
    kl: KLSettings = KLSettings()
    advantage: AdvantageSettings = AdvantageSettings()
    reset: ResetSettings = ResetSettings()
    validation: ValidationSettings = ValidationSettings()
    checkpoint: CheckpointSettings = CheckpointSettings()
    nonfinite_limit: int = Field(3, ge=1)
    """Updates in a row whose gradient is not finite: each is left out, and so many stop the run."""
    allow_shared_process: bool = False
    """Whether to train on tasks whose tests share a process with the program, which can forge what they say."""
    workers: int | None = None
    """Verifier workers; ``None`` means one a core."""
    grpo: dict[str, Any] = Field(default_factory=dict)
    """Options of TRL's ``GRPOConfig`` under TRL's own names."""
    peft: dict[str, Any] | None = None
    """Options of PEFT's ``LoraConfig`` under PEFT's own names; ``None``: all weights are trained."""
    stages: list[Stage] = Field(default_factory=list)
    """Parts of the run, one after the other; empty: one part, by the settings above."""

    def at(self, stage: int) -> Recipe:
        """The settings of one stage, counted from 0, without stages of their own."""
        data = self.model_dump(exclude={"stages"})
        if self.stages:
            data = _laid_over(data, self.stages[stage].changes)
        return Recipe.model_validate(data)

    @property
    def updates_per_rollout(self) -> int:
        """Optimizer steps that learn from one generation."""
        accumulation = int(self.grpo.get("gradient_accumulation_steps", 1))
        micro_steps = int(self.grpo.get("steps_per_generation", accumulation)) * int(self.grpo.get("num_iterations", 1))
        return max(1, micro_steps // accumulation)

    @model_validator(mode="after")
    def _checkpoints_fall_between_rollouts(self) -> Recipe:
        for key, every in (
            ("checkpoint.every_steps", self.checkpoint.every_steps),
            ("reset.every_steps", self.reset.every_steps),
        ):
            if every % self.updates_per_rollout:
                raise ValueError(
                    f"{key} must be a multiple of the {self.updates_per_rollout} optimizer steps that one generation "
                    f"feeds, got {every}"
                )
        return self


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
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise RecipeError(f"{path} is not YAML: {error}") from error
    if not isinstance(data, dict):
        raise RecipeError(f"{path} must hold a mapping of settings, got {type(data).__name__}")
    data.setdefault("name", path.stem)
    for override in overrides:
        _override(data, override)
    if seed is not None:
        data["seed"] = seed
    return parse(data, str(path))


def parse(data: Mapping[str, Any], where: str) -> Recipe:
    """Check settings; ``where`` names their origin in errors."""
    _check_grpo_keys(data.get("grpo") or {}, where)
    try:
        return Recipe.model_validate(data)
    except ValidationError as error:
        raise RecipeError("\n".join(_explain(problem, where) for problem in error.errors())) from error


def dump(recipe: Recipe) -> str:
    """The resolved recipe as YAML, which :func:`load` reads back."""
    return yaml.safe_dump(recipe.model_dump(), sort_keys=False, allow_unicode=True)


def _laid_over(data: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings are merged key by key, anything else replaced."""
    merged = dict(data)
    for key, value in changes.items():
        below = merged.get(key)
        merged[key] = _laid_over(below, value) if isinstance(value, Mapping) and isinstance(below, Mapping) else value
    return merged


def _override(data: dict[str, Any], override: str) -> None:
    key, equals, text = override.partition("=")
    if not equals or not key:
        raise RecipeError(f"an override reads key.path=value, got {override!r}")
    *parents, last = key.split(".")
    place = data
    for parent in parents:
        place = place.setdefault(parent, {})
        if not isinstance(place, dict):
            raise RecipeError(f"{override!r}: {parent!r} holds a value, not settings")
    place[last] = yaml.safe_load(text)


def _explain(problem: Any, where: str) -> str:
    keys = [str(part) for part in problem["loc"]]
    place = ".".join(keys)
    if problem["type"] == "extra_forbidden":
        return f"{where}: unknown key {place!r}.{did_you_mean(keys[-1], _fields_beside(keys))}"
    return f"{where}: {place or 'recipe'}: {problem['msg']}, got {problem.get('input')!r}"


def _fields_beside(keys: Sequence[str]) -> list[str]:
    model: type[BaseModel] = Recipe
    for key in keys[:-1]:
        field = model.model_fields.get(key)
        if field is None or not isinstance(field.annotation, type) or not issubclass(field.annotation, BaseModel):
            break
        model = field.annotation
    return list(model.model_fields)


OWNED_BY_RECIPE = {
    "output_dir": "--out",
    "seed": "seed",
    "max_steps": "max_steps",
    "save_steps": "checkpoint.every_steps",
    "save_total_limit": "checkpoint.keep",
    "num_train_epochs": "max_steps",
    "sync_ref_model": "reset",
}
"""Options of ``GRPOConfig`` that a recipe sets elsewhere."""


def _check_grpo_keys(grpo: Any, where: str) -> None:
    if not isinstance(grpo, Mapping):
        raise RecipeError(f"{where}: grpo must hold options of TRL's GRPOConfig, got {grpo!r}")
    for key in grpo:
        if key in OWNED_BY_RECIPE:
            raise RecipeError(f"{where}: grpo.{key} is set by {OWNED_BY_RECIPE[key]!r} of the recipe; move it there")
    if not grpo:
        return
    import dataclasses

    from trl import GRPOConfig

    names = [field.name for field in dataclasses.fields(GRPOConfig)]
    for key in grpo:
        if key not in names:
            raise RecipeError(f"{where}: grpo.{key}: TRL has no such GRPOConfig option.{did_you_mean(key, names)}")
