"""The prolonged-RL trainer: TRL's GRPO with dynamic sampling, reference resets and exact resume."""

from __future__ import annotations

from verigym.trainer.run import train

__all__ = ["train"]
