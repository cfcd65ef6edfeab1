"""What a checkpoint holds beyond TRL's: reference, surplus groups, mix, reset rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from accelerate.utils import gather_object
from safetensors.torch import load_file, save_file

from verigym.trainer.folder import COMPLETE

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer

REFERENCE = "reference.safetensors"


def save(trainer: ReasoningTrainer, path: Path) -> None:
    """Complete a checkpoint that TRL has just written to ``path``."""
    samplers = gather_object([trainer.sampler.state_dict()])
    if not trainer.is_world_process_zero():
        return
    if trainer.ref_model is not None:
        reference = trainer.accelerator.unwrap_model(trainer.ref_model)
        tensors = {name: tensor.detach().contiguous() for name, tensor in reference.named_parameters()}
        save_file(tensors, path / REFERENCE)
    state = {
        "step": trainer.state.global_step,
        "mix": trainer.mix.state_dict(),
        "samplers": samplers,
        "resets": trainer.resets.rule.state_dict(),
        "seconds": trainer.elapsed(),
    }
    trainer.folder.finish_checkpoint(path, state)


def load(trainer: ReasoningTrainer, path: Path) -> None:
    """Take up what :func:`save` wrote."""
    state = json.loads((path / COMPLETE).read_text(encoding="utf-8"))
    trainer.mix.load_state_dict(state["mix"])
    trainer.sampler.load_state_dict(state["samplers"][trainer.accelerator.process_index])
    trainer.resets.rule.load_state_dict(state["resets"])
    if trainer.ref_model is not None:
        reference = trainer.accelerator.unwrap_model(trainer.ref_model)
        tensors = load_file(path / REFERENCE)
        for name, parameter in reference.named_parameters():
            parameter.data.copy_(tensors[name])
