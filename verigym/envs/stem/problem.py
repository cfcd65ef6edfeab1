"""What a draw gives: a question, its answer, and what makes it the same problem in other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias, TypeVar

from verigym.types import Json

Item = TypeVar("Item")

LETTERS = "ABCDEFGH"
_DIGITS = 4


@dataclass(frozen=True)
class Problem:
    """A drawn task.

    Attributes:
        question: The bare question.
        answer: In the domain's format.
        key: Equal for two problems that differ in their words alone; empty where the question has one wording.
        wrong: What typical mistakes answer; each is far enough from right to be judged wrong.
        facts: Whatever a second computation of the answer needs.
    """

    question: str
    answer: Json
    key: str = ""
    wrong: tuple[str, ...] = ()
    facts: Mapping[str, Json] = field(default_factory=dict)


Draw: TypeAlias = Callable[[Random, int], Problem]
"""Draws a problem for a level from 0 to 4."""


def pick(rng: Random, options: Sequence[Item]) -> Item:
    """One of several; of one that one, and the generator stays as it is."""
    return options[0] if len(options) == 1 else rng.choice(options)


def counted(value: int, unit: str = "") -> Json:
    """An answer that is exactly a whole number."""
    return {"kind": "number", "value": value, "unit": unit, "rtol": 0.0}


def measured(value: float, unit: str = "") -> Json:
    """An answer in four significant digits, right within a hundredth."""
    return {"kind": "number", "value": rounded(value), "unit": unit, "rtol": 0.01}


def chosen(rng: Random, right: str, others: Sequence[str]) -> tuple[str, Json]:
    """Options in a random order, as text, and the answer that names the right one's letter."""
    options = [right, *others]
    rng.shuffle(options)
    return listed(options), {"kind": "choice", "value": LETTERS[options.index(right)], "choices": options}


def listed(options: Sequence[str]) -> str:
    """Options with their letters.

    >>> listed(["iron", "neon"])
    '(A) iron (B) neon'
    """
    return " ".join(f"({letter}) {option}" for letter, option in zip(LETTERS, options, strict=False))


def worded(value: str, *aliases: str) -> Json:
    """An answer in words, and other words for it."""
    return {"kind": "text", "value": value, **({"aliases": list(aliases)} if aliases else {})}


def several(values: Sequence[Json]) -> Json:
    """An answer that is a list in the order that is asked for."""
    return {"kind": "list", "value": list(values), "rtol": 0.0}


def expressed(value: str) -> Json:
    """An answer that is an expression."""
    return {"kind": "expression", "value": value}


def tenths(rng: Random, low: int, high: int) -> float:
    """A number with one decimal, from ``low`` to ``high``."""
    return rng.randint(10 * low, 10 * high) / 10


def rounded(value: float, digits: int = _DIGITS) -> float:
    """A number in so many significant digits."""
    return float(f"{value:.{digits}g}")
