"""The library's dataset object behind a puzzle: it owns the scorer."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Any

from verigym.errors import UsageError, did_you_mean
from verigym.types import Json
from verigym.verifiers.logic.tagged import decode


def dataset_of(task: str, config: Mapping[str, Json]) -> Any:
    """As :func:`new_dataset`, but cached, since some datasets read word lists when they are made."""
    return _cached(task, json.dumps(config, sort_keys=True))


@lru_cache(maxsize=256)
def _cached(task: str, config: str) -> Any:
    return new_dataset(task, json.loads(config))


def new_dataset(task: str, config: Mapping[str, Json]) -> Any:
    """The dataset of a task under a config, given as JSON.

    Raises:
        UsageError: If the library has no such task, or the task takes no such config.
    """
    from verigym.verifiers.logic.library import factory

    if task not in factory.DATASETS or task == "composite":
        raise UsageError(f"reasoning-gym has no task {task!r}.{did_you_mean(task, factory.DATASETS)}")
    config_class = factory.DATASETS[task][1]
    defaults = {f.name: f.default for f in dataclasses.fields(config_class)}
    given = {name: _as_default(decode(value), defaults.get(name)) for name, value in config.items()}
    try:
        return factory.create_dataset(task, **{"seed": 0, "size": 1, **given})
    except (TypeError, ValueError, AssertionError) as error:
        raise UsageError(f"reasoning-gym's {task!r} does not take the config {dict(config)}: {error}") from error


def _as_default(value: Any, default: Any) -> Any:
    """The value in the type of the field's default, where plain JSON has lost it."""
    if isinstance(default, Enum) and not isinstance(value, Enum):
        return type(default)(value)
    if isinstance(value, str) and isinstance(default, datetime.date | datetime.time):
        return type(default).fromisoformat(value)
    if isinstance(value, list) and isinstance(default, tuple):
        return tuple(value)
    return value
