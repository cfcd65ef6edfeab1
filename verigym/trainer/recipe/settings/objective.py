"""Settings of what the policy is trained to do beside earning rewards: KL to the reference, scale of advantages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from verigym.trainer.recipe.settings.base import Settings


class KLTarget(Settings):
    """A coefficient that follows the KL to a target (Ziegler et al., arXiv 1909.08593, section 2.2)."""

    target: float = Field(gt=0)
    """The KL that is aimed at (nats a token)."""
    gain: float = Field(0.1, gt=0, le=1)
    """Each step multiplies the coefficient by 1 plus this times the relative error, which counts up to 0.2."""


class KLSchedule(Settings):
    """A coefficient that goes from ``grpo.beta`` to another value."""

    shape: Literal["linear", "cosine"] = "linear"
    """Its way there."""
    steps: int = Field(ge=1)
    """Optimizer steps that it takes, from the run's beginning, or from that of the stage that sets the schedule."""
    final: float = Field(0.0, ge=0)
    """Where it ends and stays; 0: the KL no longer counts, and is still measured."""


class KLSettings(Settings):
    """KL to the reference; its coefficient starts as ``grpo.beta``, and with that at 0 there is no reference."""

    estimator: Literal["k1", "k2", "k3"] = "k3"
    """Of a token's log ratio ``x`` of policy to reference: ``x``, ``x ** 2 / 2``, or ``exp(-x) + x - 1``."""
    place: Literal["loss", "reward"] = "loss"
    """Whether it is added to the loss, or its sum over a response taken off the response's reward."""
    clamp_ratio: float | None = Field(None, gt=0)
    """The log ratio is kept within plus and minus this (nats); ``None``: as it is."""
    clamp_value: float | None = Field(None, gt=0)
    """A token's estimate is kept within plus and minus this (nats); ``None``: as it is."""
    adaptive: KLTarget | None = None
    """How the coefficient follows a target; ``None``: it doesn't."""
    schedule: KLSchedule | None = None
    """How the coefficient goes to another value; ``None``: it stays."""

    @model_validator(mode="after")
    def _one_control(self) -> KLSettings:
        if self.adaptive is not None and self.schedule is not None:
            raise ValueError("kl.adaptive and kl.schedule both move the coefficient; set one of them to null")
        return self

    @property
    def as_trl(self) -> bool:
        """Whether the term is the one that TRL's own loss holds."""
        return self.place == "loss" and self.estimator == "k3" and self.clamp_ratio is None and self.clamp_value is None


class AdvantageSettings(Settings):
    """What is done to advantages after TRL's ``grpo.scale_rewards``."""

    whiten: bool = False
    """Whether they are brought to mean 0 and deviation 1 over the whole batch (REINFORCE++-baseline, with
    ``grpo.scale_rewards: none``)."""


def remarks(kl: KLSettings, advantage: AdvantageSettings, grpo: Mapping[str, Any]) -> list[str]:
    """What is possible and hardly meant; the reasons stand in ``docs/trainer.md``."""
    found = []
    corrected = bool(grpo.get("use_bias_correction_kl", True))
    if not grpo.get("beta"):
        if kl != KLSettings():
            found.append("grpo.beta is 0: there is no reference, and what kl says has no effect")
    elif kl.place == "loss" and kl.estimator == "k1" and not corrected:
        found.append(
            "kl.estimator k1 in the loss has an expected gradient of 0; use k2, place: reward, or "
            "grpo.use_bias_correction_kl: true"
        )
    elif kl.place == "loss" and kl.estimator == "k2" and corrected:
        found.append(
            "kl.estimator k2 with grpo.use_bias_correction_kl (TRL's default) lacks the KL's gradient; set it to false"
        )
    elif kl.place == "reward" and kl.estimator != "k1":
        found.append(f"kl.estimator {kl.estimator} in the reward is not the KL's usual share in a return; use k1")
    if advantage.whiten and grpo.get("scale_rewards", "group") not in ("none", False):
        found.append("advantage.whiten follows grpo.scale_rewards, which scales once already; set that to none")
    return found
