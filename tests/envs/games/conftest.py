"""Tasks of one game, and what players say to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from verigym.envs.games.families import FAMILIES
from verigym.envs.games.family import responses
from verigym.envs.games.source import GameSource
from verigym.types import Task
from verigym.verifiers.games import start

Play = Callable[..., tuple[Any, list[str]]]


@pytest.fixture
def tasks() -> Callable[..., Iterator[Task]]:
    def tasks(name: str, level: int, count: int) -> Iterator[Task]:
        source = GameSource([name])
        return (source.task(index, level) for index in range(count))

    return tasks


@pytest.fixture
def play() -> Play:
    """Play a task's game by the oracle, or with ``seed`` at random; gives the game at its end and the responses."""

    def play(answer: Any, seed: int | None = None) -> tuple[Any, list[str]]:
        family, game = FAMILIES[answer["game"]], start(answer)
        moves = family.best(game) if seed is None else family.random_moves(game, Random(seed))
        return game, responses(game, moves)

    return play
