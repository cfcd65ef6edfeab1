"""Settings of reference resets."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from verigym.trainer.recipe.settings.base import Settings


class ResetSettings(Settings):
    """Hard resets: the reference becomes the policy (ProRL, arXiv 2505.24864, section 2.3). Soft ones: it moves there.

    Several causes may be set at once; whichever comes first resets, after the next generation has been learnt from.
    """

    every_steps: int = Field(0, ge=0)
    """A reset each so many steps; 0: none by schedule."""
    kl_spike: float = Field(0.0, ge=0)
    """A reset when a step's KL exceeds this many times the median of the last ``kl_window`` steps; 0: never."""
    kl_window: int = Field(20, ge=2)
    """Steps over which the KL's median is taken; as many must pass after a reset before the next spike counts."""
    kl_floor: float = Field(0.01, ge=0)
    """A KL below this is never a spike (nats a token)."""
    kl_share: float = Field(0.0, ge=0, lt=1)
    """A reset when the metric ``kl_share``, KL's share of the loss, exceeds this for ``kl_share_steps`` steps in a row;
    0: never."""
    kl_share_steps: int = Field(5, ge=1)
    """Steps in a row for which the share must be exceeded."""
    plateau: int = Field(0, ge=0)
    """A reset after so many validations in a row without a new best mean score since the last reset; 0: never."""
    drop: float = Field(0.0, ge=0, lt=1)
    """A reset when a validation's mean score is more than this below the best since the last reset; 0: never."""
    by_hand: bool = True
    """Whether the signal SIGUSR1, or a file named ``reset`` in the run folder, asks for a reset."""
    cooldown: int = Field(0, ge=0)
    """Steps after a reset in which KL and validations cause none; a schedule, a stage and a hand still do."""
    optimizer: Literal["fresh", "keep"] = "fresh"
    """Whether the optimizer's state starts anew (ProRL) or is kept (ProRL v2)."""
    warmup: Literal["keep", "restart"] = "keep"
    """Whether the learning rate goes on, or rises anew from 0 to its schedule's value over the schedule's warm-up."""
    rollback: bool = False
    """Whether policy and reference both become the policy that validated best so far, where one was kept."""
    mix_every_steps: int = Field(0, ge=0)
    """A soft reset each so many steps: the reference becomes ``mix_alpha`` times the policy and the rest itself, as
    TRL's ``sync_ref_model`` has it; nothing else changes. 0: never."""
    mix_alpha: float = Field(0.6, gt=0, le=1)
    """The policy's part in a soft reset."""
