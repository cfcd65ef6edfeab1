"""Settings of dynamic sampling."""

from __future__ import annotations

from pydantic import Field

from verigym.trainer.settings.base import Settings


class SamplingSettings(Settings):
    """Dynamic sampling (DAPO, arXiv 2503.14476, section 3.2)."""

    dynamic: bool = True
    """Whether groups with equal rewards are dropped and replaced by new ones."""
    max_rounds: int = Field(10, ge=1)
    """Generation rounds a step at most; then the batch is filled with dropped groups, which teach nothing."""
    oversample: float = Field(1.0, ge=1.0)
    """Each round draws this many times the groups that are missing; surplus ones wait for the next step."""
