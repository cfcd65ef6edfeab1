"""A training run from recipe to report."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from verigym.errors import RunFolderError
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import COMPLETE, RunFolder
from verigym.trainer.recipe import Recipe
from verigym.types import Json

EMBEDDED = {"embedded": "model", "embedded-turns": "model-turns"}
"""Names and folders of the models that come with the package."""


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
        The exit code: 0.

    Raises:
        RecipeError: If the recipe is wrong.
        RunFolderError: If the folder holds a run and ``resume`` is false, or another recipe's run.
    """
    settings = recipes.load(recipe, overrides, seed)
    folder = RunFolder(out or Path("runs") / settings.name, resume)
    _claim(folder, settings)
    console = Console(stderr=True)
    if not folder.summary.exists():
        summary = _run(settings, folder, console)
        if summary is None:  # not the main process
            return 0
        folder.write(folder.summary, json.dumps(summary, indent=2) + "\n")
    if not folder.report.exists():
        _report(folder)
    _show(folder, console)
    return 0


def model_path(model: str) -> str:
    """What transformers loads for a recipe's ``model``."""
    return str(resources.files("verigym") / "trainer" / "tiny" / EMBEDDED[model]) if model in EMBEDDED else model


def _claim(folder: RunFolder, settings: Recipe) -> None:
    text = recipes.dump(settings)
    if folder.recipe.exists():
        earlier = recipes.load(str(folder.recipe))
        changed = [key for key in Recipe.model_fields if getattr(earlier, key) != getattr(settings, key)]
        if changed:
            raise RunFolderError(
                f"{folder.path} holds a run with other settings of {', '.join(changed)} (see {folder.recipe}); "
                "give the same ones to continue it, or choose another --out"
            )
    elif int(os.environ.get("RANK", "0")) == 0:
        folder.write(folder.recipe, text)


def _run(settings: Recipe, folder: RunFolder, console: Console) -> dict[str, Json] | None:
    """The run itself; its summary, or ``None`` in a process other than the main one."""
    from transformers import PrinterCallback
    from transformers.utils import logging

    from verigym.envs import EnvMix
    from verigym.trainer.constants import best_constants
    from verigym.trainer.grpo import ReasoningTrainer
    from verigym.trainer.progress import Progress
    from verigym.trainer.shared_process import refuse_listed
    from verigym.trainer.validation import Validations, record, validate
    from verigym.verifiers.pool import VerifierPool

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    checkpoint = folder.last_checkpoint()
    step = _step_of(checkpoint)
    folder.cut(step if checkpoint is not None else -1)
    finished = step >= settings.max_steps
    with VerifierPool(workers=settings.workers) as pool, Progress(console, settings.max_steps, step) as progress:
        mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=settings.seed, pool=pool)
        if not settings.allow_shared_process:
            refuse_listed(mix)
        progress.say("loading the model")
        model = str(checkpoint) if finished else model_path(settings.model)
        trainer = ReasoningTrainer(settings, mix, model, folder)
        trainer.seconds = _seconds_of(checkpoint)
        trainer.remove_callback(PrinterCallback)
        trainer.add_callback(Validations(trainer))
        trainer.add_callback(progress.callback())
        if checkpoint is None:
            progress.say("validation before training")
            before = record(trainer, validate(trainer))
        else:
            before = _validation(folder, 0)
            folder.event(step, "resume")
        if not finished:
            trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint is not None else None)
        progress.say("validation after training")
        judged = validate(trainer)
        after = record(trainer, judged)
        trainer.save_model(str(folder.final))
        if not trainer.is_world_process_zero():
            return None
        return {
            "before": before["scores"],
            "after": after["scores"],
            "form": {"before": before["form"], "after": after["form"]},
            "best_constant": best_constants(mix, judged),
            "steps": settings.max_steps,
            "seconds": round(trainer.elapsed(), 1),
        }


def _step_of(checkpoint: Path | None) -> int:
    return 0 if checkpoint is None else int(checkpoint.name.rpartition("-")[2])


def _seconds_of(checkpoint: Path | None) -> float:
    if checkpoint is None:
        return 0.0
    return float(json.loads((checkpoint / COMPLETE).read_text(encoding="utf-8"))["seconds"])


def _validation(folder: RunFolder, step: int) -> dict[str, Any]:
    return next(e for e in folder.records("events") if e["event"] == "validation" and e["step"] == step)


def _report(folder: RunFolder) -> None:
    from verigym.report import write_run_report

    write_run_report(folder.path)


def _show(folder: RunFolder, console: Console) -> None:
    summary = json.loads(folder.summary.read_text(encoding="utf-8"))
    table = Table("held-back tasks", "before", "after", "gain", title=str(folder.path))
    for name, after in summary["after"].items():
        before = summary["before"][name]
        table.add_row(name, f"{before:.3f}", f"{after:.3f}", f"{after - before:+.3f}")
    console.print(table)
    console.print(f"{summary['steps']} steps in {summary['seconds']:.0f} s; the report is {folder.report}")
