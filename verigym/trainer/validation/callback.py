"""Scores on held-back tasks, with a mix and sampling settings of their own."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accelerate.utils import gather_object
from transformers import TrainerCallback

from verigym.envs import EnvMix
from verigym.trainer.generation.decoding import Decoding
from verigym.trainer.validation.best import BestWeights
from verigym.trainer.validation.memory import Validated, ValidationMemory
from verigym.trainer.validation.outcome import Judged, Outcome, task_scores
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


def validate(trainer: ReasoningTrainer) -> list[Judged]:
    """Answer and judge the held-back tasks; training's random state is left as it was."""
    settings, mix = trainer.recipe.validation, trainer.validations.mix
    tasks = [task for task in mix.held_out(settings.tasks) for _ in range(settings.samples)]
    rank, world = trainer.accelerator.process_index, trainer.accelerator.num_processes
    mine = tasks[rank::world]
    rounds = math.ceil(len(tasks) / world / settings.batch_size)  # the same in every process: they generate together
    judged: list[Judged] = []
    with trainer.generating_with(trainer.validations.decoding):
        for number in range(rounds):
            batch = mine[number * settings.batch_size : (number + 1) * settings.batch_size]
            played = trainer.play(batch, mix)
            judged += [Judged(task, e.responses, e.verdict) for task, e in zip(batch, played, strict=True)]
    gathered: list[Judged] = gather_object(judged)
    return gathered


class Validations(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Validates every so many steps, records what comes of it and keeps the best weights.

    Args:
        trainer: Its policy, mix and run folder.

    Attributes:
        memory: What earlier validations came to.
    """

    def __init__(self, trainer: ReasoningTrainer) -> None:
        self.trainer = trainer
        self.memory = ValidationMemory()
        self._weights = BestWeights(trainer, trainer.folder.path)

    @cached_property
    def mix(self) -> EnvMix:
        """What is validated."""
        recipe, trained = self.trainer.recipe, self.trainer.mix
        if recipe.validation.mix is None:
            return trained
        entries = [entry.model_dump() for entry in recipe.validation.mix]
        return EnvMix.from_config(entries, seed=recipe.seed, pool=trained.pool)

    @property
    def decoding(self) -> Decoding:
        """How its responses are sampled."""
        settings = self.trainer.recipe.validation
        return Decoding(
            temperature=settings.temperature,
            top_p=settings.top_p,
            top_k=settings.top_k,
            max_tokens=settings.max_tokens or self.trainer.args.max_completion_length,
        )

    @property
    def best(self) -> Path | None:
        """The folder of the best weights known; ``None`` if none are kept."""
        return None if self.memory.best is None else self._weights.of(self.memory.best["step"])

    @property
    def history(self) -> list[Validated]:
        """The validations that can be compared with the last one, oldest first."""
        return self.memory.history

    def at(self, step: int) -> float | None:
        """The mean score of the validation after this step; ``None`` if there was none."""
        return self.memory.at(step)

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """A run that went back to a checkpoint has the best weights of then, unless somebody has removed them."""
        if self.best is not None and not self.best.exists():
            self.memory.best = None
        self._weights.point_to(self._best_step)

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Validate after an optimizer step where one is due; the last step's is the run's own."""
        every = self.trainer.recipe.validation.every_steps
        if every and state.global_step % every == 0 and state.global_step < self.trainer.recipe.max_steps:
            outcome = self.hear(validate(self.trainer))
            for name, value in outcome.metrics.items():
                self.trainer.add_to_step(name, value)

    def on_save(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """The checkpoint knows of the best weights: no older ones are needed any more."""
        if self.trainer.recipe.validation.keep_best:
            self._weights.drop_all_but(self._best_step)

    def hear(self, judged: Sequence[Judged]) -> Outcome:
        """Record a validation, once even if the run was killed after that: its weights, so its scores, are the same."""
        step, settings = self.trainer.state.global_step, self.trainer.recipe.validation
        outcome = Outcome.of(judged, self.memory.first)
        mean = outcome.scores["mean"]
        better = self.memory.hear(step, mean, task_scores(judged), asdict(self.decoding))
        if settings.keep_best and better:
            self._weights.keep(step, outcome.scores)
            self.memory.keep(step, mean)
        known = any(e["event"] == "validation" and e["step"] == step for e in self.trainer.folder.records("events"))
        if not known:
            self.trainer.event(step, "validation", **outcome.to_dict())
        return outcome

    @property
    def _best_step(self) -> int | None:
        return None if self.memory.best is None else self.memory.best["step"]

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return self.memory.state_dict()

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self.memory.load_state_dict(state)


def record(trainer: ReasoningTrainer, judged: Sequence[Judged]) -> None:
    """Record a validation before training or after it, for the trackers too; between steps the callback does."""
    trainer.log(trainer.validations.hear(judged).metrics)
