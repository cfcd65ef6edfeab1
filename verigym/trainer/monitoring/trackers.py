"""TensorBoard, Trackio and W&B by TRL's own reporting (``grpo.report_to``): where their logs go, and how they go on.

TRL's callbacks send what is logged. Left alone they would write among the checkpoints, call each run the same, and
begin a new one with each stage and each resume.
"""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING, Any

from verigym.trainer.folder import RunFolder

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer

PROJECT = "verigym"
"""What W&B and Trackio file runs under unless ``grpo.project`` or ``WANDB_PROJECT`` says otherwise."""

ID = "tracking_id"
"""The file of a run folder with the name by which W&B knows the run."""


def begin(trainer: ReasoningTrainer, folder: RunFolder, step: int) -> None:
    """Point the trackers that a recipe asks for to the run, which has taken ``step`` steps; the main process alone.

    Called before each stage, and once more when training is over: TRL's callbacks have closed then, and a validation
    follows, whose generation TRL's profiling reports to Trackio.

    - TensorBoard writes to ``RUN/tensorboard``; what a killed run wrote beyond its checkpoint is purged.
    - W&B writes to ``RUN/wandb``, and a resumed run is the same run there.
    - Trackio keeps its own local database, which its dashboard compares runs from; by TRL's callback a run of the same
      name goes on.
    """
    from transformers.integrations import TensorBoardCallback, TrackioCallback, WandbCallback

    if not trainer.is_world_process_zero():
        return
    for callback in trainer.callback_handler.callbacks:
        if isinstance(callback, TrackioCallback):
            callback.setup(trainer.args, trainer.state, trainer.model)
        if isinstance(callback, TensorBoardCallback):
            _tensorboard(callback, folder, step)
        if isinstance(callback, WandbCallback):
            _wandb(trainer, folder)


def end(trainer: ReasoningTrainer) -> None:
    """Close everything at the end of a run; another run in this process begins its own."""
    from transformers.integrations import TensorBoardCallback, TrackioCallback, WandbCallback

    if not trainer.is_world_process_zero():
        return
    for callback in trainer.callback_handler.callbacks:
        if isinstance(callback, TensorBoardCallback | TrackioCallback):
            callback.on_train_end(trainer.args, trainer.state, trainer.control)
        if isinstance(callback, WandbCallback):
            import wandb

            wandb.finish()


def _tensorboard(callback: Any, folder: RunFolder, step: int) -> None:
    from torch.utils.tensorboard import SummaryWriter

    callback.logging_dir = str(folder.path / "tensorboard")
    callback.tb_writer = SummaryWriter(callback.logging_dir, purge_step=step + 1)


def _wandb(trainer: ReasoningTrainer, folder: RunFolder) -> None:
    import wandb

    known = folder.path / ID
    if not known.exists():
        folder.write(known, secrets.token_hex(8))
    name = known.read_text(encoding="utf-8")
    if wandb.run is None:
        wandb.init(
            project=os.environ.get("WANDB_PROJECT", trainer.args.project),
            name=trainer.args.run_name,
            id=name,
            resume="allow",
            dir=str(folder.path),
        )
