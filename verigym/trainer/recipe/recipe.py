"""A training run as typed settings, and what they must agree on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from verigym.trainer.processes import Processes
from verigym.trainer.recipe.batch import Batch
from verigym.trainer.recipe.learning_rate import sqrt_rule
from verigym.trainer.recipe.overrides import laid_over
from verigym.trainer.recipe.settings.base import Settings
from verigym.trainer.recipe.settings.checkpoint import CheckpointSettings
from verigym.trainer.recipe.settings.generation import GenerationSettings
from verigym.trainer.recipe.settings.judges import JudgeSettings
from verigym.trainer.recipe.settings.mix import MixEntry
from verigym.trainer.recipe.settings.objective import AdvantageSettings, KLSettings
from verigym.trainer.recipe.settings.reset import ResetSettings
from verigym.trainer.recipe.settings.reward import RewardSettings
from verigym.trainer.recipe.settings.sampling import SamplingSettings
from verigym.trainer.recipe.settings.stage import Stage, Until
from verigym.trainer.recipe.settings.validation import ValidationSettings

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
    def _a_reference_is_there_where_it_is_used(self) -> Recipe:
        if self.stages or self.grpo.get("beta"):
            return self
        for key in ("every_steps", "kl_spike", "kl_share", "plateau", "drop", "mix_every_steps"):
            if getattr(self.reset, key):
                raise ValueError(
                    f"reset.{key} resets a reference, and with grpo.beta at 0 there is none; set grpo.beta above 0, or "
                    f"reset.{key} to 0"
                )
        if self.kl.schedule is not None and self.kl.schedule.final > 0:
            raise ValueError(
                f"kl.schedule ends at {self.kl.schedule.final}, but with grpo.beta at 0 there is no reference; begin "
                "with a small coefficient, such as grpo.beta: 1.0e-8"
            )
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
