"""A training run from recipe to report."""

from __future__ import annotations

import json
import signal
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from verigym.errors import RecipeError, RunFolderError, UsageError
from verigym.trainer import disk
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import RunFolder, state_of, step_of
from verigym.trainer.processes import SECONDS, Processes
from verigym.trainer.recipe import Recipe
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer
    from verigym.trainer.monitoring.progress import Progress
    from verigym.trainer.stages import RunningStage
    from verigym.trainer.validation import Judged
    from verigym.verifiers.pool import Pool

EMBEDDED = {"embedded": "model", "embedded-turns": "model-turns"}
"""Names and folders of the models that come with the package."""


INTERRUPTED = 128 + signal.SIGINT
"""What a shell calls the exit code of a command that Ctrl-C ended."""


def train(
    recipe: str,
    *,
    seed: int | None = None,
    out: Path | None = None,
    overrides: Sequence[str] = (),
    resume: bool = False,
) -> int:
    """Train by a recipe, or go on with a run that was cut short.

    Args:
        recipe: A path, or the name of a shipped recipe.
        seed: Overrides the recipe's seed.
        out: The run folder; ``None`` means ``runs/NAME``.
        overrides: ``key.path=value``.
        resume: Go on in a folder that exists, from its last complete checkpoint or else from the beginning.

    Returns:
        The exit code: 0, or 130 if somebody pressed Ctrl-C.

    Raises:
        RecipeError: If the recipe is wrong.
        RunFolderError: If the folder holds a run and ``resume`` is false, or another recipe's run.
        TrainingError: If the run cannot go on, such as on a full disk.
    """
    settings = recipes.load(recipe, overrides, seed)
    processes = Processes(
        seconds=settings.grpo.get("ddp_timeout", SECONDS), cpu=bool(settings.grpo.get("use_cpu", False))
    )
    folder = RunFolder(out or Path("runs") / settings.name, resume, processes)
    console = Console(stderr=True, quiet=not processes.main)
    with disk.refusals(folder.path), folder.in_use():
        processes.by_main(lambda: _claim(folder, settings))
        if not processes.by_main(folder.summary.exists):
            try:
                summary = _run(settings, folder, console)
            except KeyboardInterrupt:
                console.print(f"stopped; --resume goes on from the last checkpoint in {folder.path}")
                return INTERRUPTED
            folder.write(folder.summary, json.dumps(summary, indent=2) + "\n")
        if processes.main:
            _report(folder)
            _show(folder, console)
    processes.end()
    return 0


def model_path(model: str) -> str:
    """What transformers loads for a recipe's ``model``."""
    return str(resources.files("verigym") / "trainer" / "tiny" / EMBEDDED[model]) if model in EMBEDDED else model


def _claim(folder: RunFolder, settings: Recipe) -> None:
    if folder.claim(recipes.dump(settings)):
        return
    earlier = recipes.load(str(folder.recipe))
    changed = [key for key in Recipe.model_fields if getattr(earlier, key) != getattr(settings, key)]
    if changed:
        raise RunFolderError(
            f"{folder.path} holds a run with other settings of {', '.join(changed)} (see {folder.recipe}); "
            "give the same ones to continue it, or choose another --out"
        )


def _run(settings: Recipe, folder: RunFolder, console: Console) -> dict[str, Json]:
    """The run itself; its summary."""
    from transformers.utils import logging

    from verigym.trainer.monitoring.progress import Progress

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    checkpoint = folder.last_checkpoint()
    if checkpoint is not None:
        _as_many(folder.processes, checkpoint)
    step = 0 if checkpoint is None else step_of(checkpoint)
    folder.cut(-1 if checkpoint is None else step)
    with (
        _judges(settings, folder.processes) as pool,
        Progress(console, settings.max_steps, step, folder.path / "events.jsonl") as progress,
    ):
        return _Run(settings, folder, pool, progress).go(checkpoint)


def _judges(settings: Recipe, processes: Processes) -> Pool:
    """Who judges: this process's share of the machine, or of each machine of a cluster."""
    if settings.judges.ray is not None:
        from verigym.verifiers.pool.ray import RayPool

        return RayPool(settings.judges.ray, settings.workers, share=processes.count)
    from verigym.verifiers.pool.process import ProcessPool

    return ProcessPool(settings.workers or processes.cores)


def _as_many(processes: Processes, checkpoint: Path) -> None:
    """A batch is shared out among the processes, so another number of them is another run."""
    earlier = len(state_of(checkpoint)["own_parts"])
    if earlier != processes.count:
        raise RunFolderError(
            f"{checkpoint} was written by {earlier} processes, and now there are {processes.count}; start as many, "
            "or choose another --out"
        )


class _Run:
    """One process's way through the stages.

    Args:
        settings: The whole recipe.
        folder: Where everything goes.
        pool: Judges.
        progress: Tells what goes on.
    """

    def __init__(self, settings: Recipe, folder: RunFolder, pool: Pool, progress: Progress) -> None:
        from verigym.trainer.monitoring.page import Reports

        self.settings = settings
        self.folder = folder
        self.pool = pool
        self.progress = progress
        self.reports = Reports(folder.path, progress.say)

    def go(self, checkpoint: Path | None) -> dict[str, Json]:
        """Train from a checkpoint, or from the beginning, through the last stage; the summary."""
        from verigym.trainer.config import grpo_config
        from verigym.trainer.monitoring import trackers
        from verigym.trainer.validation import record, validate

        for number in range(max(1, len(self.settings.stages))):  # the last one's mistakes too are told before the first
            grpo_config(self.settings.at(number), self.folder.checkpoints, self.settings.max_steps)
        stage, over = self._where(checkpoint)
        trainer = self._trainer(stage, checkpoint, load=over)
        if checkpoint is None:
            self.progress.say("validation before training")
            record(trainer, validate(trainer))
        else:
            trainer.event(step_of(checkpoint), "resume")
        while not over:
            trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint is not None else None)
            checkpoint = self.folder.last_checkpoint()
            stage, over = self._where(checkpoint)
            if not over:
                trainer.release()
                trainer = self._trainer(stage, checkpoint, load=False)
        trackers.begin(trainer, self.folder, trainer.state.global_step)
        self.progress.say("validation after training")
        judged = validate(trainer)
        record(trainer, judged)
        trainer.save_model(str(self.folder.final))
        trackers.end(trainer)
        return self.folder.processes.by_main(lambda: self._summary(trainer, judged))

    def _where(self, checkpoint: Path | None) -> tuple[RunningStage, bool]:
        """The stage to go on with, and whether the run is over."""
        from verigym.trainer.stages import RunningStage

        if checkpoint is None:
            return RunningStage.begin(self.settings, 0, 0), False
        state = state_of(checkpoint)
        stage = RunningStage.from_dict(state["stage"])
        if state["stage_ended"] is None:
            return stage, False
        if state["step"] >= self.settings.max_steps or stage.number + 1 >= len(self.settings.stages):
            return stage, True
        return RunningStage.begin(self.settings, stage.number + 1, state["step"]), False

    def _trainer(self, stage: RunningStage, checkpoint: Path | None, load: bool) -> ReasoningTrainer:
        """The trainer of a stage; ``load``: with the checkpoint's weights at once, since it will not train."""
        from transformers import PrinterCallback

        from verigym.envs import EnvMix
        from verigym.trainer.grpo import ReasoningTrainer
        from verigym.trainer.monitoring import trackers
        from verigym.trainer.shared_process import refuse_listed

        settings = self.settings.at(stage.number)
        mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=settings.seed, pool=self.pool)
        if not settings.allow_shared_process:
            refuse_listed(mix)
        mix.refuse_empty()
        self.progress.say("loading the model")
        load_adapter = load and settings.peft is not None
        model = str(checkpoint) if load and not load_adapter else self._base_model()
        try:
            trainer = ReasoningTrainer(settings, mix, model, self.folder, stage)
        except UsageError:  # which says what it is about
            raise
        except (OSError, ValueError) as error:
            raise RecipeError(f"the model {settings.model!r} cannot be trained by this recipe: {error}") from error
        if load_adapter:
            trainer._load_from_checkpoint(str(checkpoint))
        trainer.seconds = 0.0 if checkpoint is None else float(state_of(checkpoint)["seconds"])
        trainer.remove_callback(PrinterCallback)
        trainer.add_callback(self.progress.callback())
        trainer.add_callback(self.reports)
        if not load:
            trackers.begin(trainer, self.folder, 0 if checkpoint is None else step_of(checkpoint))
        if load and checkpoint is not None:  # it will not train, so TRL takes nothing up
            state = state_of(checkpoint)
            trainer.state.global_step = state["step"]
            trainer.validations.load_state_dict(state["parts"]["validation"])
        return trainer

    def _base_model(self) -> str:
        """What is trained: the recipe's model, or an embedded one in the form that the engines can run."""
        from verigym.trainer.tiny import wide

        path = model_path(self.settings.model)
        return wide.for_engine(path, self.settings, self.folder) if self.settings.model in EMBEDDED else path

    def _summary(self, trainer: ReasoningTrainer, judged: Sequence[Judged]) -> dict[str, Json]:
        from verigym.trainer.constants import best_constants

        found = [event for event in self.folder.records("events") if event["event"] == "validation"]
        before, after = found[0], found[-1]
        figures = ("intervals", "pass_at_k", "pass_at_k_intervals", "unscorable")
        return {
            "before": before["scores"],
            "after": after["scores"],
            **{name: {"before": before[name], "after": after[name]} for name in figures},
            "since_first": after.get("since_first"),
            "form": {"before": before["form"], "after": after["form"]},
            "best_constant": best_constants(trainer.validations.mix, judged),
            "steps": after["step"],
            "seconds": round(trainer.elapsed(), 1),
        }


def _report(folder: RunFolder) -> None:
    from verigym.report import write_run_report

    write_run_report(folder.path)


def _show(folder: RunFolder, console: Console) -> None:
    summary = json.loads(folder.summary.read_text(encoding="utf-8"))
    table = Table("held-back tasks", "before", "after", "gain", title=str(folder.path))
    for name, after in summary["after"].items():
        before = summary["before"].get(name)  # the mix of the last stage may have entries that the first has not
        told = ("-", "-") if before is None else (f"{before:.3f}", f"{after - before:+.3f}")
        table.add_row(name, told[0], f"{after:.3f}", told[1])
    console.print(table)
    console.print(f"{summary['steps']} steps in {summary['seconds']:.0f} s; the report is {folder.report}")
