"""Settings of checkpoints."""

from __future__ import annotations

from pydantic import Field

from verigym.trainer.recipe.settings.base import Settings


class CheckpointSettings(Settings):
    """When a run can be taken up again."""

    every_steps: int = Field(50, ge=1)
    """A checkpoint each so many steps."""
    keep: int = Field(2, ge=2)
    """Checkpoints kept; one may be half-written when the power goes, so at least two."""
