"""Answers that are grids."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published, rows
from verigym.verifiers.logic.literal import read_literal
from verigym.verifiers.logic.unreadable import Unreadable

_AS_LIST = 0.1
"""What the library pays for a right matrix in Python's notation."""
_NUMBER = r"[-+]?\d{1,15}(?:\.\d{0,15})?"


def binary_matrix(answer: str, entry: Entry, published: Published) -> float:
    """Read, never executed."""
    return _matrix(answer, entry["answer"].split("\n"))


def spiral_matrix(answer: str, entry: Entry, published: Published) -> float:
    """Read, never executed."""
    return _matrix(answer, [entry["answer"].strip()])


def _matrix(answer: str, gold: Sequence[str]) -> float:
    if re.match(r"[\d\s]", answer):
        return 1.0 if rows(answer, r"\d{1,9}") == [row.split() for row in gold] else 0.0
    found = read_literal(answer)
    grid = found if len(gold) > 1 or (found and isinstance(found[0], list)) else [found]
    return _AS_LIST if [[str(cell) for cell in _row(row)] for row in grid] == [row.split() for row in gold] else 0.0


def n_queens(answer: str, entry: Entry, published: Published) -> float:
    """Read, never executed; a right board in Python's notation earns half, as it does there."""
    plain = re.match(r"[Q_\s]", answer)
    found = rows(answer, "[Q_]") if plain else [_row(row) for row in read_literal(answer)]
    board = "\n".join(" ".join(map(str, row)) for row in found)
    return (1.0 if plain else 0.5) if board in entry["metadata"]["valid_answers"] else 0.0


def _row(value: Any) -> list[Any]:
    if not isinstance(value, list) or any(isinstance(item, list) for item in value):
        raise Unreadable("not rows of cells")
    return value


def kakurasu(answer: str, entry: Entry, published: Published) -> float:
    """Every 0 and 1 in a text of any kind was taken for a cell."""
    grid = rows(answer, "[01]{1,20}")
    return published("\n".join(" ".join("".join(row)) for row in grid))


def survo(answer: str, entry: Entry, published: Published) -> float:
    """Text between the numbers was passed over, and another right way to fill the matrix earned nothing."""
    meta = entry["metadata"]
    given = [[int(cell) for cell in row] for row in rows(answer, r"\d{1,6}")]
    puzzle = meta["puzzle"]
    if [len(row) for row in given] != [len(row) for row in puzzle]:
        return 0.0
    placed = []
    for row, asked in zip(given, puzzle, strict=True):
        placed += [cell for cell, old in zip(row, asked, strict=True) if old == 0]
        if any(old not in (0, cell) for cell, old in zip(row, asked, strict=True)):
            return 0.0
    sums = all(sum(row[:-1]) == row[-1] for row in [*given, *zip(*given, strict=True)])
    return 1.0 if sums and Counter(placed) == Counter(meta["candidate_numbers"]) else 0.0


def pool_matrix(answer: str, entry: Entry, published: Published) -> float:
    """Numbers within a hundredth of the right ones earned 1, though two places are asked for; any shape earned 0.1."""
    given = [list(map(float, row)) for row in rows(answer, _NUMBER)]
    gold = entry["metadata"]["solution"]
    if [len(row) for row in given] != [len(row) for row in gold]:
        return 0.0
    # What two places leave of the right number, whichever way the last one was rounded.
    near = (
        abs(a - b) <= 0.0101 for row, right in zip(given, gold, strict=True) for a, b in zip(row, right, strict=True)
    )
    return 1.0 if all(near) else 0.0


def game_of_life(answer: str, entry: Entry, published: Published) -> float:
    """The share of living cells told right, dead ones called living counted against it.

    An empty board earned nine tenths, and rows behind the last one were not looked at.
    """
    given, gold = _board(answer), _board(entry["answer"])
    if [len(row) for row in given] != [len(row) for row in gold]:
        return 0.0
    ours, theirs = _living(given), _living(gold)
    return 1.0 if ours == theirs else len(ours & theirs) / len(ours | theirs)


def _board(text: str) -> list[list[int]]:
    try:
        board = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error
    if not isinstance(board, list) or not all(isinstance(row, list) for row in board):
        raise Unreadable("not a list of rows")
    if not all(type(cell) is int and cell in (0, 1) for row in board for cell in row):
        raise Unreadable("cells other than 0 and 1")
    return board


def _living(board: list[list[int]]) -> set[tuple[int, int]]:
    return {(i, j) for i, row in enumerate(board) for j, cell in enumerate(row) if cell}


def game_of_life_halting(answer: str, entry: Entry, published: Published) -> float:
    """Any text but the empty one earned 1."""
    if answer.lower() not in ("true", "false"):
        raise Unreadable("neither True nor False")
    return 1.0 if answer.lower() == str(entry["answer"]).lower() else 0.0


CORRECTIONS: tuple[Correction, ...] = (
    binary_matrix,
    game_of_life,
    game_of_life_halting,
    kakurasu,
    n_queens,
    pool_matrix,
    spiral_matrix,
    survo,
)
