"""Scores on held-back tasks, with their own sampling settings."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accelerate.utils import gather_object
from transformers import TrainerCallback

from verigym.trainer.generation.decoding import Decoding
from verigym.trainer.rewards import ILL_FORMED
from verigym.types import Json, Task, Verdict

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


@dataclass(frozen=True)
class Judged:
    """A held-back task, the responses of an episode on it and the verdict on them."""

    task: Task
    responses: list[str]
    verdict: Verdict

    @property
    def name(self) -> str:
        """The mix entry that the task came from."""
        return str(self.task.meta.get("mix", self.task.env))


def validate(trainer: ReasoningTrainer) -> list[Judged]:
    """Answer and judge the held-back tasks; training's random state is left as it was."""
    settings = trainer.recipe.validation
    tasks = [task for task in trainer.mix.held_out(settings.tasks) for _ in range(settings.samples)]
    rank, world = trainer.accelerator.process_index, trainer.accelerator.num_processes
    mine = tasks[rank::world]
    rounds = math.ceil(len(tasks) / world / settings.batch_size)  # the same in every process: they generate together
    judged: list[Judged] = []
    with trainer.generating_with(Decoding(temperature=settings.temperature, top_p=settings.top_p)):
        for number in range(rounds):
            batch = mine[number * settings.batch_size : (number + 1) * settings.batch_size]
            judged += [Judged(task, e.responses, e.verdict) for task, e in zip(batch, trainer.play(batch), strict=True)]
    gathered: list[Judged] = gather_object(judged)
    return gathered


def scores(judged: Sequence[Judged]) -> dict[str, float]:
    """The mean score of each entry of the mix, and under ``mean`` the mean of those. Unscorable ones are left out."""
    names = sorted({item.name for item in judged})
    means = {
        name: _mean([i.verdict.score for i in judged if i.name == name and i.verdict.score is not None])
        for name in names
    }
    return {"mean": _mean(list(means.values())), **means}


def form(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """By entry of the mix: the share of ill-formed answers, and the mean score of the well-formed ones."""
    figures: dict[str, dict[str, float]] = {}
    for name in ["mean", *sorted({item.name for item in judged})]:
        scored = [i.verdict for i in judged if name in ("mean", i.name) and i.verdict.score is not None]
        well = [verdict.score or 0.0 for verdict in scored if verdict.reason not in ILL_FORMED]
        figures[name] = {
            "ill_formed": 1.0 - len(well) / len(scored) if scored else 0.0,
            "accuracy_when_well_formed": _mean(well),
        }
    return figures


def _mean(values: Sequence[float]) -> float:
    return statistics.fmean(values) if values else 0.0


class Validations(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Validates every so many steps and records the scores as an event."""

    def __init__(self, trainer: ReasoningTrainer) -> None:
        self.trainer = trainer

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Validate after an optimizer step where one is due; the last step's is the run's own."""
        every = self.trainer.recipe.validation.every_steps
        if every and state.global_step % every == 0 and state.global_step < state.max_steps:
            record(self.trainer, validate(self.trainer))


def record(trainer: ReasoningTrainer, judged: Sequence[Judged]) -> dict[str, Json]:
    """Write a validation's scores to ``events.jsonl`` and return them; a run that was killed after that writes no more.

    Its weights are those of the same step, so are its scores.
    """
    figures: dict[str, Json] = {"scores": scores(judged), "form": form(judged)}
    step = trainer.state.global_step
    known = any(e["event"] == "validation" and e["step"] == step for e in trainer.folder.records("events"))
    if trainer.is_world_process_zero() and not known:
        trainer.folder.event(step, "validation", **figures)
    return figures
