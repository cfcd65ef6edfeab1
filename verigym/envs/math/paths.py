"""Paths on a grid."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.math.drawing import NAMES
from verigym.envs.math.family import MathFamily, Problem, graded


def _short_path(rng: Random, level: int) -> Problem:
    x, y, dx, dy = rng.randint(0, 9), rng.randint(0, 9), rng.randint(1, 6), rng.randint(2, 6)
    question = f"paths right/up from ({x},{y}) to ({x + dx},{y + dy})?"
    return Problem(
        ("grid", *sorted((dx, dy)), x, y), question, math.comb(dx + dy, dx), (dx * dy, 2 ** (dx + dy), dx + dy)
    )


def _path(rng: Random, level: int) -> Problem:
    """Lattice paths through or around points, counted field by field."""
    width, height = (rng.randint(3, 3 + 2 * level) for _ in range(2))
    inner = [(x, y) for x in range(width + 1) for y in range(height + 1) if 0 < x + y < width + height]
    points = sorted(rng.sample(inner, 1 if level < 3 else rng.randint(2, 3)))
    through = level < 3 and rng.random() < 0.5
    whole, around = _paths(width, height, []), _paths(width, height, points)
    value = whole - around if through else around
    if value < 3:
        return _path(rng, level)
    listed = " and ".join(f"({x},{y})" for x, y in points)
    how = f"that pass through {listed}" if through else f"that do not touch {listed}"
    wordings = [
        f"How many paths of unit steps right or up lead from (0,0) to ({width},{height}) {how}?",
        f"A robot moves right or up, one unit at a time, from (0,0) to ({width},{height}). Count the routes {how}.",
    ]
    slips = (whole, around, whole - around, width * height, value + 1)
    return Problem(("through" if through else "around", width, height, *map(list, points)), wordings, value, slips)


def _below_diagonal(rng: Random, level: int) -> Problem:
    """Paths that never go above a line: votes in which one side never falls behind."""
    ahead, behind = rng.randint(5, 12), rng.randint(3, 11)
    ahead, behind = max(ahead, behind), min(ahead, behind)
    first, second = rng.sample(NAMES, 2)
    value = math.comb(ahead + behind, behind) - (math.comb(ahead + behind, behind - 1))
    wordings = [
        f"{first} gets {ahead} votes and {second} gets {behind}. In how many orders can the votes be counted so that "
        f"{first} is never behind {second}?",
        f"How many paths of unit steps right or up lead from (0,0) to ({ahead},{behind}) without going above the "
        "line y = x?",
    ]
    whole = math.comb(ahead + behind, behind)
    slips = (whole, whole - value, whole // 2, value + 1)
    return Problem(("ballot", ahead, behind), wordings, value, slips)


def _paths(width: int, height: int, blocked: list[tuple[int, int]]) -> int:
    counts = [[0] * (height + 1) for _ in range(width + 1)]
    for x in range(width + 1):
        for y in range(height + 1):
            if (x, y) in blocked:
                continue
            before = (counts[x - 1][y] if x else 0) + (counts[x][y - 1] if y else 0)
            counts[x][y] = before if x or y else 1
    return counts[width][height]


PATHS = MathFamily("paths", graded(_short_path, _path, _path, _path, (_path, _below_diagonal)))
