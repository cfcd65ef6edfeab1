"""Number squares with blanks to fill: Sudoku and Futoshiki."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published
from verigym.verifiers.logic.unreadable import Unreadable

_LINE = re.compile(r"[0-9\s|<>∧∨^v,]*|[-+|\s]*")
_BOXES = {4: (2, 2), 9: (3, 3)}

Grid = Sequence[Sequence[int]]


def sudoku(answer: str, entry: Entry, published: Published) -> float:
    """Given cells earned their share whatever stood in the others. Now the others count, as far as they beat chance.

    A square that keeps every rule is right although it is not the gold.
    """
    return _score(answer, entry, boxed=True)


def mini_sudoku(answer: str, entry: Entry, published: Published) -> float:
    """As :func:`sudoku`: another puzzle's gold earned two thirds."""
    return _score(answer, entry, boxed=True)


def futoshiki(answer: str, entry: Entry, published: Published) -> float:
    """As :func:`sudoku`."""
    return _score(answer, entry, boxed=False)


def _score(answer: str, entry: Entry, boxed: bool) -> float:
    meta = entry["metadata"]
    puzzle, solution = meta["puzzle"], meta["solution"]
    given = _read(answer, len(solution))
    kept = all(
        old in (0, new) for row, asked in zip(given, puzzle, strict=True) for new, old in zip(row, asked, strict=True)
    )
    if not kept:
        return 0.0
    if given == solution or _solves(given, boxed, meta.get("constraints", ())):
        return 1.0
    blanks = [(i, j) for i, row in enumerate(puzzle) for j, cell in enumerate(row) if cell == 0]
    share = sum(given[i][j] == solution[i][j] for i, j in blanks) / len(blanks) if blanks else 0.0
    chance = 1 / len(solution)
    return max(0.0, (share - chance) / (1 - chance))


def _read(answer: str, size: int) -> list[list[int]]:
    found = []
    for line in answer.splitlines():
        if not _LINE.fullmatch(line):
            raise Unreadable("not a square of digits")
        if digits := re.findall("[0-9]", line):
            found.append([int(digit) for digit in digits])
    if [len(row) for row in found] != [size] * size:
        raise Unreadable(f"not {size} rows of {size} digits")
    return found


def _solves(grid: Grid, boxed: bool, constraints: Sequence[Sequence[Any]]) -> bool:
    size = len(grid)
    wanted = set(range(1, size + 1))
    groups = [*map(set, grid), *map(set, zip(*grid, strict=True))]
    if boxed:
        high, wide = _BOXES[size]
        groups += [
            {grid[i + k][j + m] for k in range(high) for m in range(wide)}
            for i in range(0, size, high)
            for j in range(0, size, wide)
        ]
    return all(group == wanted for group in groups) and all(_holds(grid, rule) for rule in constraints)


def _holds(grid: Grid, rule: Sequence[Any]) -> bool:
    row, column, other_row, other_column, sign = rule
    one, other = grid[row][column], grid[other_row][other_column]
    return bool(one < other if sign == "<" else one > other)


CORRECTIONS: tuple[Correction, ...] = (futoshiki, mini_sudoku, sudoku)
