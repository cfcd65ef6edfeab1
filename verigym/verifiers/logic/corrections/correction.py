"""What a correction is, and what several of them need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from verigym.verifiers.logic.unreadable import Unreadable

Entry: TypeAlias = Mapping[str, Any]
Published: TypeAlias = Callable[[str], float]
"""The library's own score of an answer."""
Correction: TypeAlias = Callable[[str, Entry, Published], float]

_DECIMAL = re.compile(r"[-+]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,2})?")


def share_in_place(given: Sequence[object], gold: Sequence[object]) -> float:
    """The share of items in their place, of the longer of the two."""
    return sum(a == b for a, b in zip(given, gold, strict=False)) / max(len(given), len(gold), 1)


def beyond(share: float, untouched: float) -> float:
    """The share above the one that the question's own text, copied, has.

    >>> beyond(1.0, 0.4), beyond(0.4, 0.4), beyond(0.7, 0.4)
    (1.0, 0.0, 0.5)
    """
    if share == 1.0:
        return 1.0
    return round(max(0.0, (share - untouched) / (1.0 - untouched)), 12) if untouched < 1.0 else 0.0


def decimal(text: str) -> float:
    """A finite number of bounded length.

    Raises:
        Unreadable: If the text is anything else.
    """
    if not _DECIMAL.fullmatch(text.strip()):
        raise Unreadable("not a number")
    return float(text)


def integer(text: str) -> int:
    """An integer of at most 18 digits.

    Raises:
        Unreadable: If the text is anything else.
    """
    if not re.fullmatch(r"[-+]?\d{1,18}", text):
        raise Unreadable("not an integer")
    return int(text)


def rows(answer: str, cell: str) -> list[list[str]]:
    """A grid: lines of cells with spaces between them; empty lines are left out.

    Args:
        answer: The text.
        cell: A pattern that every cell matches as a whole.

    Raises:
        Unreadable: If a cell is anything else.
    """
    found = [line.split() for line in answer.splitlines() if line.strip()]
    pattern = re.compile(cell)
    if not all(pattern.fullmatch(item) for row in found for item in row):
        raise Unreadable("not a grid of the puzzle's cells")
    return found
