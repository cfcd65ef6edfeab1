"""Settings of validation."""

from __future__ import annotations

from pydantic import Field

from verigym.trainer.settings.base import Settings


class ValidationSettings(Settings):
    """Scores on held-back tasks, before training and after, and in between where wanted."""

    tasks: int = Field(64, ge=1)
    """Held-back tasks an environment of the mix."""
    samples: int = Field(1, ge=1)
    """Responses a task."""
    every_steps: int = Field(0, ge=0)
    """A validation each so many steps; 0: only before and after."""
    temperature: float = Field(1.0, gt=0)
    """Sampling temperature."""
    top_p: float = Field(1.0, gt=0, le=1)
    """Nucleus sampling."""
    batch_size: int = Field(128, ge=1)
    """Responses generated at a time."""
