"""Settings of reference resets."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from verigym.trainer.settings.base import Settings


class ResetSettings(Settings):
    """Hard resets: the reference becomes the policy (ProRL, arXiv 2505.24864, section 2.3)."""

    every_steps: int = Field(0, ge=0)
    """A reset each so many steps; 0: none by schedule."""
    kl_spike: float = Field(0.0, ge=0)
    """A reset when a step's KL exceeds this many times the median of the last ``kl_window`` steps; 0: never."""
    kl_window: int = Field(20, ge=2)
    """Steps over which the KL's median is taken; as many must pass after a reset before the next spike counts."""
    kl_floor: float = Field(0.01, ge=0)
    """A KL below this is never a spike (nats a token)."""
    optimizer: Literal["fresh", "keep"] = "fresh"
    """Whether the optimizer's state starts anew (ProRL) or is kept (ProRL v2)."""
