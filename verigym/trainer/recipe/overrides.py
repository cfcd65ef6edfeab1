"""Changes to the data of a recipe, before it is checked."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import yaml

from verigym.errors import RecipeError, did_you_mean
from verigym.trainer.recipe.yaml12 import read


def laid_over(data: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings are merged key by key, anything else replaced."""
    merged = dict(data)
    for key, value in changes.items():
        below = merged.get(key)
        merged[key] = laid_over(below, value) if isinstance(value, Mapping) and isinstance(below, Mapping) else value
    return merged


def change(data: dict[str, Any], override: str) -> None:
    """Set a key.

    Args:
        data: The recipe, which is changed.
        override: ``key.path=value`` with the value as YAML. Where the path leads into a list, its part is an item's
            place or name, or ``*`` for all items.

    Raises:
        RecipeError: If there is no such place.
    """
    key, equals, text = override.partition("=")
    if not equals or not key:
        raise RecipeError(f"an override reads key.path=value, got {override!r}")
    *parents, last = key.split(".")
    places: list[Any] = [data]
    for parent in parents:
        places = [inner for place in places for inner in _inner(place, parent, override)]
        if not all(isinstance(place, dict | list) for place in places):
            raise RecipeError(f"{override!r}: {parent!r} holds a value, not settings")
    try:
        value = read(text)
    except yaml.YAMLError as error:
        raise RecipeError(f"{override!r}: what stands behind = is not YAML: {error}") from error
    for place in places:
        for index in [last] if isinstance(place, dict) else _items(place, last, override):
            place[index] = copy.deepcopy(value)


def _inner(place: Any, part: str, override: str) -> list[Any]:
    if isinstance(place, list):
        return [place[index] for index in _items(place, part, override)]
    return [place.setdefault(part, {})]


def _items(place: list[Any], part: str, override: str) -> list[int]:
    """The places in a list of settings that one part of a path means."""
    if part == "*":
        return list(range(len(place)))
    names = [str(item.get("name", item.get("env"))) if isinstance(item, dict) else str(item) for item in place]
    found = [index for index, name in enumerate(names) if part in (name, str(index))]
    if not found:
        near = did_you_mean(part, names)
        raise RecipeError(f"{override!r}: there is no {part!r} among {', '.join(names)}; or * for all of them.{near}")
    return found
