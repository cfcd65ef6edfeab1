"""What a family of STEM tasks is: five draws, one a level, and the answers they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from verigym.types import Json

Drawn: TypeAlias = tuple[str, Json]
"""A question and its answer in the domain's format."""

Draw: TypeAlias = Callable[[Random], Drawn]

_DIGITS = 4
_LETTERS = "ABCDEFGH"
_SLIPS = (2.0, 0.5, 10.0, 0.1, 1.25, 0.8)
"""What a measured number is off by when somebody slips: a factor, a power of ten."""


@dataclass
class StemFamily:
    """A kind of task with one way to draw it a level.

    Attributes:
        name: Its name within the domain.
        levels: One draw for each level from 0 to 4. Those of level 0 have questions of at most 60 characters.
    """

    name: str
    levels: tuple[Draw, Draw, Draw, Draw, Draw]

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """A task of a level; see :class:`verigym.envs.source.Family`."""
        question, answer = self.levels[level](rng)
        slip = answer.pop("slip", None)
        return question, answer, {} if slip is None else {"slip": slip}

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The answer in a box."""
        return boxed(answer["value"])

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """Another answer of the same kind in a box."""
        value, kind = answer["value"], answer["kind"]
        if kind == "choice":
            return boxed(rng.choice([letter for letter in _LETTERS[: len(answer["choices"])] if letter != value]))
        if kind == "expression":
            return boxed(meta["slip"])
        if isinstance(value, int):
            near = [other for other in (value + 1, value - 1, value + 10, 10 * value, 2 * value) if other > 0]
            return boxed(rng.choice([other for other in near if other != value]))
        return boxed(_rounded(value * rng.choice(_SLIPS)))


def boxed(value: Json) -> str:
    """The form that the templates ask for."""
    return f"\\boxed{{{value}}}"


def counted(value: int, unit: str = "") -> Json:
    """An answer that is exactly a whole number."""
    return {"kind": "number", "value": value, "unit": unit, "rtol": 0.0}


def measured(value: float, unit: str = "") -> Json:
    """An answer in four significant digits, right within a hundredth."""
    return {"kind": "number", "value": _rounded(value), "unit": unit, "rtol": 0.01}


def chosen(rng: Random, right: str, others: Sequence[str]) -> tuple[str, Json]:
    """Options in a random order, as text, and the answer that names the right one's letter."""
    options = [right, *others]
    rng.shuffle(options)
    text = " ".join(f"({letter}) {option}" for letter, option in zip(_LETTERS, options, strict=False))
    return text, {"kind": "choice", "value": _LETTERS[options.index(right)], "choices": options}


def expressed(value: str, slip: str) -> Json:
    """An answer that is an expression, and one that a slip would give."""
    return {"kind": "expression", "value": value, "slip": slip}


def tenths(rng: Random, low: int, high: int) -> float:
    """A number with one decimal, from ``low`` to ``high``."""
    return rng.randint(10 * low, 10 * high) / 10


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
