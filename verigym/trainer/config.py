"""How TRL is told what a stage wants, and what it is given in the place of a data set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from trl import GRPOConfig

from verigym.errors import RecipeError
from verigym.trainer.monitoring.trackers import PROJECT
from verigym.trainer.recipe import Recipe

PLACEHOLDER = "."
"""What TRL's data loader delivers; the tasks come from the mix when a batch is generated."""


def verified_reward(verified: list[float | None], **_: Any) -> list[float | None]:
    """TRL's reward function: the rewards were known before TRL asked."""
    return verified


def grpo_config(recipe: Recipe, output_dir: Path, last_step: int) -> GRPOConfig:
    """TRL's configuration of a stage that ends with ``last_step``; what the recipe's own keys say comes from them.

    Raises:
        RecipeError: If TRL refuses an option.
    """
    defaults: dict[str, Any] = {
        "logging_steps": 1,
        "report_to": "none",
        "run_name": output_dir.parent.name,
        "project": PROJECT,
        "disable_tqdm": True,
        "bf16": False,
        "logging_strategy": "steps",
        "shuffle_dataset": False,
        "dataloader_num_workers": 0,
        "dataloader_pin_memory": torch.cuda.is_available(),
    }
    options = {
        **{**defaults, **recipe.grpo},
        "output_dir": str(output_dir),
        "seed": recipe.seed,
        "max_steps": last_step,
        "save_strategy": "steps",
        "save_steps": recipe.checkpoint.every_steps,
        "save_total_limit": None,  # TRL would count checkpoints that are not complete yet
    }
    try:
        return GRPOConfig(**options)
    except (ImportError, TypeError, ValueError) as error:
        raise RecipeError(f"TRL refuses the options of grpo: {error}") from error
