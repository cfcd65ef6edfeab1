"""Stages: the parts of a run, each with settings of its own. Between two of them lies a checkpoint."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from transformers import TrainerCallback

from verigym.trainer.recipe import Recipe
from verigym.trainer.recipe.settings.stage import Until
from verigym.trainer.until import EndRule
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


@dataclass(frozen=True)
class RunningStage:
    """A stage that has begun.

    Attributes:
        number: Its place among the recipe's stages, from 0.
        name: Its name; empty if the recipe has no stages.
        first_step: The steps that were taken before it.
        last_step: The step with which it ends at the latest.
        until: What ends it earlier.
        reset_at_start: Whether it begins with a hard reset of the reference.
        boundary: It ends early only with a step that is a multiple of this, so that no stage's generations are cut.
    """

    number: int
    name: str
    first_step: int
    last_step: int
    until: Until = field(default_factory=Until)
    reset_at_start: bool = False
    boundary: int = 1

    @classmethod
    def whole(cls, recipe: Recipe) -> RunningStage:
        """A run without stages."""
        return cls(0, "", 0, recipe.max_steps)

    @classmethod
    def begin(cls, recipe: Recipe, number: int, step: int) -> RunningStage:
        """The stage ``number`` of a recipe, when ``step`` steps were taken."""
        if not recipe.stages:
            return cls.whole(recipe)
        stage = recipe.stages[number]
        last = recipe.max_steps if stage.steps is None else min(step + stage.steps, recipe.max_steps)
        boundary = math.lcm(*(recipe.at(k).updates_per_rollout for k in range(len(recipe.stages))))
        return cls(number, stage.name, step, last, stage.until, stage.reset_at_start, boundary)

    def to_dict(self) -> dict[str, Json]:
        """As JSON, for checkpoints."""
        return {**dataclasses.asdict(self), "until": self.until.model_dump()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Json]) -> RunningStage:
        """Read what :meth:`to_dict` wrote."""
        return cls(**{**data, "until": Until(**data["until"])})


class StageEnd(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Ends a stage, early where its settings say so, and with a checkpoint.

    Args:
        trainer: Its figures.
        stage: Which.
    """

    def __init__(self, trainer: ReasoningTrainer, stage: RunningStage) -> None:
        self.trainer = trainer
        self.stage = stage
        self.rule = EndRule(stage.until)
        self.cause: str | None = None
        """Why the stage has ended; ``None`` while it goes on."""

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Record that the stage begins; a process that was killed right after that records it no second time."""
        stage = self.stage
        if not stage.name or state.global_step != stage.first_step:
            return
        recorded = self.trainer.folder.records("events")
        if not any(event["event"] == "stage" and event["number"] == stage.number for event in recorded):
            self.trainer.event(stage.first_step, "stage", number=stage.number, name=stage.name)

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Stop, with a checkpoint, once the stage has ended.

        The event is on disk before the checkpoint is complete: a run that was killed in between goes back to an older
        one, drops the event and comes to it again.
        """
        step = state.global_step
        self._hear(step)
        if step >= self.stage.last_step:
            self.cause = "steps"
        elif step % self.stage.boundary == 0:
            self.cause = self.rule.cause
        if self.cause is None:
            return
        control.should_training_stop = True
        control.should_save = True
        if self.stage.name:
            figures = {"steps": step - self.stage.first_step, **self.rule.figures}
            name, number = self.stage.name, self.stage.number
            self.trainer.event(step, "stage_end", number=number, name=name, cause=self.cause, **figures)

    def _hear(self, step: int) -> None:
        """Read the step's figures, which are the same in all processes."""
        trainer = self.trainer
        tokens = sum(trainer.step_metric("sampling/generated_tokens"))
        self.rule.hear_step(tokens, trainer.step_metric("length"), trainer.step_metric("entropy"))
        validated = trainer.validations.memory.at(step)
        if validated is not None:
            self.rule.hear_validation(validated)
        if (step - self.stage.first_step) % trainer.recipe.updates_per_rollout == 0:
            self.rule.generation_is_learnt()
