"""Cells, directions and shortest ways, for games on a grid."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable
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


def steps_to(start: State, follow: Callable[[State], Iterable[State]], done: Callable[[State], bool]) -> int | None:
    """The fewest steps from ``start`` to a state that is ``done``; ``None`` if there is no way."""
    far = {start: 0}
    queue = deque([start])
    while queue:
        state = queue.popleft()
        if done(state):
            return far[state]
        for other in follow(state):
            if other not in far:
                far[other] = far[state] + 1
                queue.append(other)
    return None


def share_of_way(left: int | None, whole: int | None) -> float:
    """How much of a way is behind, if so many steps are left; nothing if there is no way any more."""
    if left is None or not whole:
        return 0.0
    return max(0.0, 1.0 - left / whole)
