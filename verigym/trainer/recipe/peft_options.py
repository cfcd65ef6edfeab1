"""The options of PEFT's ``LoraConfig`` in a recipe."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from verigym.errors import RecipeError, did_you_mean

OWNED = {
    "peft_type": "is always LORA",
    "inference_mode": "would train nothing",
    "base_model_name_or_path": "is set by 'model' of the recipe",
}
"""Options that a recipe does not set under ``peft``, and why."""


def check(peft: Any, where: str) -> None:
    """Refuse what PEFT would not take, or could not train with a reference beside the policy.

    Args:
        peft: The recipe's section.
        where: Names its origin in errors.

    Raises:
        RecipeError: With the cure.
    """
    if not isinstance(peft, Mapping):
        raise RecipeError(f"{where}: peft must hold options of PEFT's LoraConfig, got {peft!r}")
    try:
        from peft import LoraConfig
    except ImportError as error:
        raise RecipeError(f"{where}: peft needs the package peft; pip install 'verigym[peft]'") from error
    names = [field.name for field in dataclasses.fields(LoraConfig) if field.init]
    for key in peft:
        if key in OWNED:
            raise RecipeError(f"{where}: peft.{key} {OWNED[key]}; leave it out")
        if key not in names:
            raise RecipeError(f"{where}: peft.{key}: PEFT has no such LoraConfig option.{did_you_mean(key, names)}")
    if peft.get("bias", "none") != "none":
        raise RecipeError(
            f"{where}: peft.bias must be none, got {peft['bias']!r}: the reference is a second adapter of the same "
            "base, and PEFT trains biases with one alone"
        )
    rank = peft.get("r", 8)
    if not isinstance(rank, int) or rank < 1:
        raise RecipeError(f"{where}: peft.r must be a rank of 1 or more, got {rank!r}")
    try:
        LoraConfig(**peft)
    except (ImportError, TypeError, ValueError) as error:
        raise RecipeError(f"{where}: peft: {error}") from error
