"""Recipes: a training run as typed settings, read from YAML. An unknown key is an error with a suggestion."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel, Field, ValidationError, model_validator

from verigym.errors import RecipeError, UsageError, did_you_mean
from verigym.trainer import grpo_options, peft_options
from verigym.trainer.batch import Batch
from verigym.trainer.learning_rate import sqrt_rule
from verigym.trainer.overrides import change, laid_over
from verigym.trainer.processes import Processes
from verigym.trainer.settings.base import Settings
from verigym.trainer.settings.checkpoint import CheckpointSettings
from verigym.trainer.settings.generation import GenerationSettings
from verigym.trainer.settings.judges import JudgeSettings
from verigym.trainer.settings.mix import MixEntry
from verigym.trainer.settings.objective import AdvantageSettings, KLSettings
from verigym.trainer.settings.reset import ResetSettings
from verigym.trainer.settings.reward import RewardSettings
from verigym.trainer.settings.sampling import SamplingSettings
from verigym.trainer.settings.stage import Stage, Until
from verigym.trainer.settings.validation import ValidationSettings

TRL_LEARNING_RATE = 1e-6
"""What ``GRPOConfig`` takes where a recipe says nothing."""


class Recipe(Settings):
    """A training run."""

    name: str
    description: str = ""
    model: str = "embedded"
    """``embedded``, ``embedded-turns`` (which knows that games have turns), a folder, or a Hub name."""
    seed: int = 1
    max_steps: int = Field(gt=0)
    """Optimizer steps at most; may be left out where each stage has its own."""
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
    """Verifier workers of each process, with ``judges.ray`` on each machine; ``None``: one a core of its share."""
    judges: JudgeSettings = JudgeSettings()
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
            data = laid_over(data, self.stages[stage].changes)
            if self.stages[stage].scale_learning_rate == "sqrt":
                data["grpo"] = {**data["grpo"], "learning_rate": self._scaled(data["grpo"])}
        return Recipe.model_validate(data)

    def _scaled(self, grpo: Mapping[str, Any]) -> float:
        """The learning rate for the batch of a stage."""
        base, batch = (Batch.of(options, Processes().count).per_update for options in (self.grpo, grpo))
        return sqrt_rule(float(grpo.get("learning_rate", TRL_LEARNING_RATE)), base, batch)

    @property
    def updates_per_rollout(self) -> int:
        """Optimizer steps that learn from one generation."""
        return Batch.of(self.grpo, Processes().count).updates

    @model_validator(mode="before")
    @classmethod
    def _stages_may_say_how_many_steps(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "max_steps" in data or not data.get("stages"):
            return data
        steps = [stage.get("steps") for stage in data["stages"] if isinstance(stage, dict)]
        if not all(isinstance(number, int) for number in steps):
            raise ValueError("max_steps may be left out only where each stage has its steps")
        return {**data, "max_steps": sum(steps)}

    @model_validator(mode="after")
    def _stages_fall_between_rollouts(self) -> Recipe:
        names = [stage.name for stage in self.stages]
        for number, stage in enumerate(self.stages):
            if names.index(stage.name) < number:
                raise ValueError(f"two stages are called {stage.name!r}; give each a name of its own")
            if stage.steps is None and number + 1 < len(self.stages) and stage.until == Until():
                raise ValueError(f"stage {stage.name!r} needs steps or until: no stage would come after it")
        return self

    @model_validator(mode="after")
    def _resets_have_what_they_go_by(self) -> Recipe:
        for key in ("plateau", "drop", "rollback"):
            if getattr(self.reset, key) and not self.stages and not self.validation.every_steps:
                raise ValueError(f"reset.{key} goes by validations while training; set validation.every_steps above 0")
        if self.reset.rollback and not self.stages and not self.validation.keep_best:
            raise ValueError("reset.rollback goes back to the best weights; set validation.keep_best: true")
        return self

    @model_validator(mode="after")
    def _batches_are_of_an_engine_that_has_some(self) -> Recipe:
        vllm = self.grpo.get("use_vllm") and self.grpo.get("vllm_mode", "colocate") == "colocate"
        if self.generation.batch is not None and vllm and self.grpo.get("vllm_tensor_parallel_size", 1) == 1:
            raise ValueError(
                "generation.batch says how many responses are generated at a time, and vLLM in the trainer's process "
                f"hands over each one when it has ended; leave it out, got {self.generation.batch}"
            )
        return self

    @model_validator(mode="after")
    def _checkpoints_fall_between_rollouts(self) -> Recipe:
        for key, every in (
            ("checkpoint.every_steps", self.checkpoint.every_steps),
            ("reset.every_steps", self.reset.every_steps),
            ("reset.mix_every_steps", self.reset.mix_every_steps),
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
        if stage.scale_learning_rate != "none" and "learning_rate" in stage.grpo:
            raise RecipeError(f"{place}: scale_learning_rate sets what grpo.learning_rate says too; give one of them")
        _check_batch(_validated(partial(recipe.at, number), place), place)
    _check_steps(recipe, where)
    if not recipe.stages:
        _check_batch(recipe, where)
    return recipe


def _validated(build: Callable[[], Recipe], where: str) -> Recipe:
    try:
        return build()
    except ValidationError as error:
        raise RecipeError("\n".join(_explain(problem, where) for problem in error.errors())) from error


def _check_grpo(grpo: Any, where: str) -> None:
    if not isinstance(grpo, Mapping | None):
        raise RecipeError(f"{where}: grpo must hold options of TRL's GRPOConfig, got {grpo!r}")
    grpo_options.check(grpo or {}, where)


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
    return yaml.safe_dump(recipe.model_dump(), sort_keys=False, allow_unicode=True)


def _explain(problem: Any, where: str) -> str:
    keys = [str(part) for part in problem["loc"]]
    place = ".".join(keys)
    if problem["type"] == "extra_forbidden":
        return f"{where}: unknown key {place!r}.{did_you_mean(keys[-1], _fields_beside(keys))}"
    message = problem["msg"].removeprefix("Value error, ")
    return f"{where}: {place}: {message}, got {problem.get('input')!r}" if place else f"{where}: {message}"


def _fields_beside(keys: Sequence[str]) -> list[str]:
    """The keys that may stand where the last one does."""
    model: type[BaseModel] = Recipe
    for key in keys[:-1]:
        if key.isdigit():  # a place in a list, whose items are models already
            continue
        field = model.model_fields.get(key)
        inner = None if field is None else _model_in(field.annotation)
        if inner is None:
            break
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The settings that a field holds, be it in a list or beside ``None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for inner in get_args(annotation) if (model := _model_in(inner)) is not None), None)
