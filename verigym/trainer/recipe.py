"""Recipes: a training run as typed settings, read from YAML. An unknown key is an error with a suggestion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from verigym.envs.curriculum import Curriculum
from verigym.errors import RecipeError, did_you_mean


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MixEntry(_Settings):
    """One environment of a mix. Keys beyond these go to the environment, as ``verigym.make`` takes them."""

    model_config = ConfigDict(extra="allow", frozen=True)

    env: str
    """Name of the environment."""
    weight: float = Field(1.0, gt=0)
    """Its share of the prompts, relative to the others'."""
    turns: int | None = Field(None, ge=1)
    """Responses an episode at most; ``None``: as usual in the environment."""
    weights: dict[str, float] | None = None
    """Family to its share of the entry's prompts, relative to the others'; 1 where it is missing, 0: never."""
    curriculum: dict[str, Any] | None = None
    """How each family's level follows its success, see :class:`verigym.envs.Curriculum`; ``None``: it stays."""

    @field_validator("curriculum")
    @classmethod
    def _settings_of_a_curriculum(cls, settings: dict[str, Any] | None) -> dict[str, Any] | None:
        if settings is not None:
            Curriculum.of(settings)
        return settings


class SamplingSettings(_Settings):
    """Dynamic sampling (DAPO, arXiv 2503.14476, section 3.2)."""

    dynamic: bool = True
    """Whether groups with equal rewards are dropped and replaced by new ones."""
    max_rounds: int = Field(10, ge=1)
    """Generation rounds a step at most; then the batch is filled with dropped groups, which teach nothing."""
    oversample: float = Field(1.0, ge=1.0)
    """Each round draws this many times the groups that are missing; surplus ones wait for the next step."""


class RewardSettings(_Settings):
    """How a verdict becomes a reward."""

    score: Literal["share", "all"] = "share"
    """``share``: the verdict's score; ``all``: 1 if it is 1, else 0."""
    unfinished: float = Field(0.0, le=0)
    """Added where a response did not end by itself."""
    ill_formed: float = Field(0.0, le=0)
    """Added where no answer could be read (reasons ``no_answer`` and ``malformed``)."""
    overlong_buffer: int = Field(0, ge=0)
    """Tokens before the length limit over which a penalty grows linearly from 0 to -1 (DAPO, equation 13); 0: none."""
    control: Literal["none", "permuted", "constant"] = "none"
    """Controls of an experiment: rewards permuted within each group, or all equal."""


class ResetSettings(_Settings):
    """Hard resets: the reference becomes the policy (ProRL, arXiv 2505.24864, section 2.3)."""

    every_steps: int = Field(0, ge=0)
    """A reset each so many steps; 0: none by schedule."""
    kl_spike: float = Field(0.0, ge=0)
    """A reset when a step's KL exceeds this many times the median of the last ``kl_window`` steps; 0: never."""
    kl_window: int = Field(20, ge=2)
    """Steps over which the KL's median is taken; as many must pass after a reset before the next spike counts."""
    kl_floor: float = Field(0.01, ge=0)
    """A KL below this is never a spike (nats a token)."""
    optimizer: Literal["fresh", "keep"] = "fresh"
    """Whether the optimizer's state starts anew (ProRL) or is kept (ProRL v2)."""


class ValidationSettings(_Settings):
    """Scores on held-back tasks, before training and after, and in between where wanted."""

    tasks: int = Field(64, ge=1)
    """Held-back tasks an environment of the mix."""
    samples: int = Field(1, ge=1)
    """Responses a task."""
    every_steps: int = Field(0, ge=0)
    """A validation each so many steps; 0: only before and after."""
    temperature: float = Field(1.0, gt=0)
    """Sampling temperature."""
    top_p: float = Field(1.0, gt=0, le=1)
    """Nucleus sampling."""
    batch_size: int = Field(128, ge=1)
    """Responses generated at a time."""


class CheckpointSettings(_Settings):
    """When a run can be taken up again."""

    every_steps: int = Field(50, ge=1)
    """A checkpoint each so many steps."""
    keep: int = Field(2, ge=2)
    """Checkpoints kept; one may be half-written when the power goes, so at least two."""


class Recipe(_Settings):
    """A training run."""

    name: str
    description: str = ""
    model: str = "embedded"
    """``embedded``, ``embedded-turns`` (which knows that games have turns), a folder, or a Hub name."""
    seed: int = 1
    max_steps: int = Field(gt=0)
    """Optimizer steps."""
    mix: list[MixEntry] = Field(min_length=1)
    sampling: SamplingSettings = SamplingSettings()
    reward: RewardSettings = RewardSettings()
    reset: ResetSettings = ResetSettings()
    validation: ValidationSettings = ValidationSettings()
    checkpoint: CheckpointSettings = CheckpointSettings()
    allow_shared_process: bool = False
    """Whether to train on tasks whose tests share a process with the program, which can forge what they say."""
    workers: int | None = None
    """Verifier workers; ``None`` means one a core."""
    grpo: dict[str, Any] = Field(default_factory=dict)
    """Options of TRL's ``GRPOConfig`` under TRL's own names."""

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
