"""Settings of validation."""

from __future__ import annotations

from pydantic import Field

from verigym.trainer.recipe.settings.base import Settings
from verigym.trainer.recipe.settings.mix import MixEntry


class ValidationSettings(Settings):
    """Scores on held-back tasks, before training and after, and in between where wanted."""

    mix: list[MixEntry] | None = Field(None, min_length=1)
    """What is validated, puzzles that are never trained on too; weights do not matter. ``None``: the mix trained on."""
    tasks: int = Field(64, ge=1)
    """Held-back tasks an environment of the mix."""
    samples: int = Field(1, ge=1)
    """Responses a task; pass@k is told for k = 1, 2, 4, ... up to these."""
    every_steps: int = Field(0, ge=0)
    """A validation each so many steps; 0: only before and after."""
    temperature: float = Field(1.0, gt=0)
    """Sampling temperature."""
    top_p: float = Field(1.0, gt=0, le=1)
    """Nucleus sampling."""
    top_k: int = Field(0, ge=0)
    """Tokens that are drawn from, the likeliest ones; 0: all."""
    max_tokens: int | None = Field(None, ge=1)
    """Tokens of an episode at most; ``None``: as in training."""
    batch_size: int = Field(128, ge=1)
    """Responses generated at a time."""
    keep_best: bool = True
    """Whether the weights with the best mean score are kept in the run folder, under ``best/``."""
