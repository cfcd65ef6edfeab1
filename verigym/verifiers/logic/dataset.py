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

_SCORED_WITH_DATA = frozenset({"sokoban", "word_ladder"})
"""Tasks whose scorer looks at what its dataset loads: a game's classes, a list of words."""


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
    dataset_class, made = _known(task, config)
    try:
        return dataset_class(config=made)
    except (TypeError, ValueError, AssertionError) as error:
        raise _refused(task, config, error) from error


def scorer_of(task: str, config: Mapping[str, Json]) -> Any:
    """An object with the dataset's ``score_answer`` and config, mostly without its data.

    Making entries takes fonts, word lists and boards that a third of a second goes into; scoring them does not.

    Raises:
        UsageError: As :func:`new_dataset`.
    """
    # How many entries there are has no bearing on a score, but some datasets draw them all when they are made.
    wanted = {name: value for name, value in config.items() if name not in ("seed", "size")}
    return _scorer(task, json.dumps(wanted, sort_keys=True))


@lru_cache(maxsize=1024)
def _scorer(task: str, text: str) -> Any:
    config = json.loads(text)
    if task in _SCORED_WITH_DATA:
        return new_dataset(task, config)
    dataset_class, made = _known(task, config)
    try:
        if hasattr(made, "validate"):
            made.validate()
    except (TypeError, ValueError, AssertionError) as error:
        raise _refused(task, config, error) from error
    scorer = dataset_class.__new__(dataset_class)
    scorer.config = made
    if hasattr(made, "board_format_opts"):
        scorer.board_format_opts = made.board_format_opts
    return scorer


def _known(task: str, config: Mapping[str, Json]) -> tuple[Any, Any]:
    from verigym.verifiers.logic.library import factory

    if task not in factory.DATASETS or task == "composite":
        raise UsageError(f"reasoning-gym has no task {task!r}.{did_you_mean(task, factory.DATASETS)}")
    dataset_class, config_class = factory.DATASETS[task]
    defaults = {f.name: f.default for f in dataclasses.fields(config_class)}
    given = {name: _as_default(decode(value), defaults.get(name)) for name, value in config.items()}
    try:
        return dataset_class, config_class(**{"seed": 0, "size": 1, **given})
    except (TypeError, ValueError, AssertionError) as error:
        raise _refused(task, config, error) from error


def _refused(task: str, config: Mapping[str, Json], error: Exception) -> UsageError:
    return UsageError(f"reasoning-gym's {task!r} does not take the config {dict(config)}: {error}")


def _as_default(value: Any, default: Any) -> Any:
    """The value in the type of the field's default, where plain JSON has lost it."""
    if isinstance(default, Enum) and not isinstance(value, Enum):
        return type(default)(value)
    if isinstance(value, str) and isinstance(default, datetime.date | datetime.time):
        return type(default).fromisoformat(value)
    if isinstance(value, list) and isinstance(default, tuple):
        return tuple(value)
    return value
