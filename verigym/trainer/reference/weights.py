"""The weights of policy and reference, whole or sharded over processes, as a model or as an adapter."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from accelerate.utils import is_peft_model
from safetensors.torch import load_file, save_file
from torch.nn import Parameter, ParameterList
from trl import SyncRefModelCallback

from verigym.trainer.reference.adapter import REFERENCE, adapters, paired_names
from verigym.trainer.reference.sharded import fill, gathered, local, whole

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer

FILE = "reference.safetensors"
"""The file of a checkpoint that holds the reference."""


def has_reference(trainer: ReasoningTrainer) -> bool:
    """Whether there is a reference; with ``grpo.beta: 0`` there is none."""
    policy = trainer.accelerator.unwrap_model(trainer.model)
    return trainer.ref_model is not None or REFERENCE in getattr(policy, "peft_config", ())


def sync(trainer: ReasoningTrainer, alpha: float) -> None:
    """The reference becomes ``alpha`` times the policy and the rest itself, as TRL's callback does it.

    Of LoRA adapters it is the factors that are mixed, not their product.
    """
    policy, reference = pairs(trainer)
    SyncRefModelCallback.sync_target_model(ParameterList(policy), ParameterList(reference), alpha)


@torch.no_grad()
def distance(trainer: ReasoningTrainer) -> float:
    """How far the reference is from the policy: Euclidean distance as a share of the policy's length.

    Each process adds what it holds: shards make up the whole, and copies leave the quotient as it is.
    """
    squares = torch.zeros(2, device=trainer.accelerator.device)
    for policy, reference in zip(*pairs(trainer), strict=True):
        with gathered([policy, reference]):
            mine, other = local(policy).float(), local(reference).float()
            squares += torch.stack([(mine - other).square().sum(), mine.square().sum()])
    between, length = trainer.accelerator.reduce(squares, "sum").tolist()
    return math.sqrt(between / length) if length else 0.0


def pairs(trainer: ReasoningTrainer) -> tuple[list[Parameter], list[Parameter]]:
    """The policy's parameters that a reference has too, and the reference's in the same order."""
    policy = trainer.accelerator.unwrap_model(trainer.model)
    if is_peft_model(policy):
        return adapters(policy)
    reference = trainer.accelerator.unwrap_model(trainer.ref_model)
    return list(policy.parameters()), list(reference.parameters())


def save(trainer: ReasoningTrainer, path: Path) -> None:
    """Write the reference into a checkpoint; all processes call this together, the main one writes."""
    if not has_reference(trainer):
        return
    model = _holder(trainer)
    with gathered(list(_named(model).values()), model):
        tensors = {}
        for name, parameter in _named(model).items():
            values = whole(parameter)
            if trainer.is_world_process_zero():
                tensors[name] = values
        if trainer.is_world_process_zero():
            save_file(tensors, path / FILE)


def load(trainer: ReasoningTrainer, path: Path) -> None:
    """Take up what :func:`save` wrote; all processes call this together, and each reads the file.

    Where the stage before had no reference, this one begins with the model that the run began with.
    """
    if not has_reference(trainer) or not (path / FILE).exists():
        return
    tensors = load_file(path / FILE)
    model = _holder(trainer)
    with gathered(list(_named(model).values()), model, write=True):
        for name, parameter in _named(model).items():
            fill(parameter, tensors[name])


def _holder(trainer: ReasoningTrainer) -> Any:
    """The model that holds the reference's parameters, unwrapped but for what shards it."""
    return trainer.accelerator.unwrap_model(trainer.model if trainer.ref_model is None else trainer.ref_model)


def _named(model: Any) -> dict[str, Parameter]:
    """The reference's parameters by name, those of a LoRA model's reference adapter alone."""
    named = dict(model.named_parameters())
    return {name: named[name] for name in paired_names(named).values()} if is_peft_model(model) else named
