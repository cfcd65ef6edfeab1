"""Recipes: training runs as typed settings, read from YAML."""

from __future__ import annotations

from verigym.trainer.recipe.loading import dump, load, parse, shipped
from verigym.trainer.recipe.recipe import TRL_LEARNING_RATE, Recipe

__all__ = ["TRL_LEARNING_RATE", "Recipe", "dump", "load", "parse", "shipped"]
