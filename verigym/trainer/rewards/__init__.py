"""From verdicts to rewards."""

from __future__ import annotations

from verigym.trainer.rewards.rule import ILL_FORMED, Reward, RewardRule, controlled

__all__ = ["ILL_FORMED", "Reward", "RewardRule", "controlled"]
