"""Cells, directions and shortest ways, for games on a grid."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Cell = tuple[int, int]
"""Row and column, from 0 on."""

State = TypeVar("State", bound=Hashable)

STEPS: dict[str, Cell] = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}

_SHORT = {name[0]: name for name in STEPS}


def direction(move: str) -> Cell | None:
    """The step that a move names, by its word or its first letter."""
    return STEPS.get(_SHORT.get(move, move))


def beside(cell: Cell, step: Cell) -> Cell:
    """The cell one step on."""
    return cell[0] + step[0], cell[1] + step[1]


def find(rows: list[str], marks: str) -> list[Cell]:
    """The cells that hold one of the marks, row by row."""
    return [(r, c) for r, row in enumerate(rows) for c, mark in enumerate(row) if mark in marks]


def named(moves: Iterable[str]) -> str:
    """Moves as a sentence that says what is legal."""
    return f"Say {' or '.join(moves)}."


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


def length(way: Sequence[str] | None) -> int | None:
    """How many moves a way has; ``None`` if there is none."""
    return None if way is None else len(way)


def share_of_way(left: int | None, whole: int | None) -> float:
    """How much of a way is behind, if so many steps are left; nothing if there is no way any more."""
    if left is None or not whole:
        return 0.0
    return max(0.0, 1.0 - left / whole)
