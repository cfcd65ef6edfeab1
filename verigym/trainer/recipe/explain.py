"""What is wrong with a recipe, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from pydantic import BaseModel

from verigym.errors import did_you_mean
from verigym.trainer.recipe.recipe import Recipe


def explain(problem: Any, where: str) -> str:
    """The sentence for one of pydantic's errors; ``where`` names the recipe's origin."""
    keys = [str(part) for part in problem["loc"]]
    place = ".".join(keys)
    if problem["type"] == "extra_forbidden":
        return f"{where}: unknown key {place!r}.{did_you_mean(keys[-1], _fields_beside(keys))}"
    message = problem["msg"].removeprefix("Value error, ")
    return f"{where}: {place}: {message}, got {problem.get('input')!r}" if place else f"{where}: {message}"


def _fields_beside(keys: Sequence[str]) -> list[str]:
    """The keys that may stand where the last one does."""
    model: type[BaseModel] = Recipe
    for key in keys[:-1]:
        if key.isdigit():  # a place in a list, whose items are models already
            continue
        field = model.model_fields.get(key)
        inner = None if field is None else _model_in(field.annotation)
        if inner is None:
            break
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The settings that a field holds, be it in a list or beside ``None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for inner in get_args(annotation) if (model := _model_in(inner)) is not None), None)
