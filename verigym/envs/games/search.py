"""Shortest solutions of games in which nothing is hidden."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

State = TypeVar("State", bound=Hashable)


def shortest(
    start: State, moves: Callable[[State], Mapping[str, State]], done: Callable[[State], bool]
) -> list[str] | None:
    """The fewest moves from ``start`` to a state that is ``done``; ``None`` if there is no way."""
    came: dict[State, tuple[State, str] | None] = {start: None}
    queue = deque([start])
    while queue:
        state = queue.popleft()
        if done(state):
            return _moves_to(state, came)
        for move, after in moves(state).items():
            if after not in came:
                came[after] = (state, move)
                queue.append(after)
    return None


def _moves_to(state: State, came: Mapping[State, tuple[State, str] | None]) -> list[str]:
    found: list[str] = []
    while (step := came[state]) is not None:
        state, move = step
        found.append(move)
    return found[::-1]
