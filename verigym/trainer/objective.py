"""TRL's GRPO trainer with the objectives that it lacks."""

from __future__ import annotations

from typing import Any

from trl import GRPOTrainer

from verigym.trainer.recipe import Recipe


class ObjectiveTrainer(GRPOTrainer):  # type: ignore[misc]  # TRL is not typed
    """GRPO with a choice of KL estimators, of where the KL counts, and of how advantages are scaled.

    Args:
        recipe: Its ``kl`` and ``advantage`` sections.
        kwargs: As TRL takes them.
    """

    def __init__(self, recipe: Recipe, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.recipe = recipe
