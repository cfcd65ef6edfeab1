"""Boxes pushed to their targets, one step of one box at a time."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

_WAYS = ((0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0))

Square = tuple[float, float]


def solve_boxes(metadata: Mapping[str, Any]) -> str:
    """A list of steps, in JSON."""
    squares = {_square(name): list(items) for name, items in metadata["initial_state"].items()}
    steps = []
    for start, items in squares.items():
        for box in [item for item in items if item.startswith("box_")]:
            target = "target_" + box.removeprefix("box_")
            path = _path(squares, start, target)
            squares[path[-1]].remove(target)
            for here, there in pairwise(path):
                steps.append({_agent(here): f"move({box}, square[{there[0]}, {there[1]}])"})
            steps.append({_agent(path[-1]): f"move({box}, {target})"})
    return json.dumps(steps)


def _path(squares: Mapping[Square, list[str]], start: Square, target: str) -> list[Square]:
    seen, paths = {start}, deque([[start]])
    while paths:
        path = paths.popleft()
        if target in squares[path[-1]]:
            return path
        for way in _WAYS:
            there = (path[-1][0] + way[0], path[-1][1] + way[1])
            if there in squares and there not in seen:
                seen.add(there)
                paths.append([*path, there])
    raise ValueError(f"no way leads to {target!r}")


def _square(name: str) -> Square:
    row, column = name.split("_")
    return float(row), float(column)


def _agent(square: Square) -> str:
    return f"Agent[{square[0]}, {square[1]}]"
