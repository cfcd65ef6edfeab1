"""Settings of what the policy is trained to do beside earning rewards: KL to the reference, scale of advantages."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from verigym.trainer.settings.base import Settings


class KLSettings(Settings):
    """KL to the reference; its coefficient starts as ``grpo.beta``, and with that at 0 there is no reference."""

    estimator: Literal["k1", "k2", "k3"] = "k3"
    """Of a token's log ratio ``x`` of policy to reference: ``x``, ``x ** 2 / 2``, or ``exp(-x) + x - 1``."""
    place: Literal["loss", "reward"] = "loss"
    """Whether it is added to the loss, or its sum over a response taken off the response's reward."""
    clamp_ratio: float | None = Field(None, gt=0)
    """The log ratio is kept within plus and minus this; ``None``: as it is."""
    clamp_value: float | None = Field(None, gt=0)
    """A token's estimate is at most this; ``None``: as it is."""


class AdvantageSettings(Settings):
    """What is done to advantages after TRL's ``grpo.scale_rewards``."""

    whiten: bool = False
    """Whether they are brought to mean 0 and deviation 1 over the whole batch (REINFORCE++-baseline, with
    ``grpo.scale_rewards: none``)."""
