"""Evaluation of a model on the held-out tasks of a recipe: what ``verigym eval`` does."""

from __future__ import annotations

from verigym.trainer.evaluate.run import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
