"""What a checkpoint holds beyond TRL's: the reference, and the state of each part that has a memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from accelerate.utils import gather_object

from verigym.trainer.folder import state_of
from verigym.trainer.parts import CarriedPart
from verigym.trainer.reference import weights
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


def save(trainer: ReasoningTrainer, path: Path) -> None:
    """Complete a checkpoint that TRL has just written to ``path``."""
    own = {name: part.state_dict() for name, part in trainer.own_parts.items()}
    of_each = gather_object([own])
    weights.save(trainer, path)
    if not trainer.is_world_process_zero():
        return
    state: dict[str, Json] = {
        "step": trainer.state.global_step,
        "stage": trainer.stage.to_dict(),
        "stage_ended": trainer.stage_end.cause,
        "parts": {name: part.state_dict() for name, part in trainer.parts.items()},
        "own_parts": of_each,
        "seconds": trainer.elapsed(),
    }
    trainer.folder.finish_checkpoint(path, state)
    trainer.folder.drop_old_checkpoints(trainer.recipe.checkpoint.keep)


def load(trainer: ReasoningTrainer, path: Path) -> None:
    """Take up what :func:`save` wrote."""
    state = state_of(path)
    same_stage = state["stage"] == trainer.stage.to_dict()
    for name, part in trainer.parts.items():
        take = part.load_state_dict if same_stage or not isinstance(part, CarriedPart) else part.carry_over
        take(state["parts"][name])
    if same_stage:
        for name, part in trainer.own_parts.items():
            part.load_state_dict(state["own_parts"][trainer.accelerator.process_index][name])
    weights.load(trainer, path)
