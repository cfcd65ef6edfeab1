"""The reference of a LoRA run: a second, frozen adapter on the same base."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from accelerate.utils import is_peft_model
from torch.nn import Parameter

from verigym.trainer.recipe import Recipe

POLICY = "default"
"""PEFT's name of the adapter that is trained."""
REFERENCE = "ref"
"""The adapter under which TRL looks for the reference; without it the reference would be the base for ever."""


def lora_config(recipe: Recipe) -> Any:
    """PEFT's configuration of the policy's adapter; ``None`` if all weights are trained."""
    if recipe.peft is None:
        return None
    from peft import LoraConfig

    return LoraConfig(**{"task_type": "CAUSAL_LM", **recipe.peft})


def add_reference(model: Any) -> None:
    """Give a LoRA model a reference adapter that equals the policy's; others are left as they are.

    It has no dropout, since a reference must not depend on chance, and draws from no random state.
    """
    if not is_peft_model(model) or REFERENCE in model.peft_config:
        return
    config = copy.copy(model.peft_config[POLICY])
    config.lora_dropout, config.init_lora_weights = 0.0, True
    with torch.random.fork_rng():
        model.add_adapter(REFERENCE, config)
    policy, reference = adapters(model)
    for parameter, copied in zip(policy, reference, strict=True):
        copied.data.copy_(parameter.data)


def adapters(model: Any) -> tuple[list[Parameter], list[Parameter]]:
    """The parameters of the policy's adapter, and those of the reference in the same order."""
    named = dict(model.named_parameters())
    names = paired_names(named)
    return [named[name] for name in names], [named[name] for name in names.values()]


def paired_names(names: Iterable[str]) -> dict[str, str]:
    """From the name of each parameter of the policy's adapter to that of the reference's."""
    parts = [name.split(".") for name in names]
    return {
        ".".join(name): ".".join(REFERENCE if part == POLICY else part for part in name)
        for name in parts
        if POLICY in name
    }


def leave_out_reference(folder: Path) -> None:
    """Remove the reference adapter from a folder that PEFT has just written."""
    if (folder / REFERENCE / "adapter_config.json").exists():
        shutil.rmtree(folder / REFERENCE)
