"""What all families of math tasks share: a drawing function, and how answers are shown and spoilt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from verigym.types import Json

_NUMBER = re.compile(r"\d+")
_SLIPS = (1, -1, 2, -2, 10, -10)


@dataclass
class MathFamily:
    """A kind of math task.

    Attributes:
        name: As recipes name it.
        draw: Gives a question and its exact answer for a level from 0 to 4.
    """

    name: str
    draw: Callable[[Random, int], tuple[str, str]]

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """See :class:`verigym.envs.source.Family`."""
        question, answer = self.draw(rng, level)
        return question, answer, {}

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The answer in a box."""
        return rf"\boxed{{{answer}}}"

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The answer with one of its numbers changed, in a box."""
        numbers = list(_NUMBER.finditer(str(answer)))
        if not numbers:
            return rf"\boxed{{{answer}+1}}"
        spot = rng.choice(numbers)
        value = int(spot.group())
        slip = rng.choice([slip for slip in _SLIPS if value + slip > 0])
        return rf"\boxed{{{str(answer)[: spot.start()]}{value + slip}{str(answer)[spot.end() :]}}}"


def shown(value: Fraction | int) -> str:
    """A rational number as tasks write it: ``7`` or ``-3/4``."""
    return str(Fraction(value))


def signed(value: int) -> str:
    """A term to be added, with its sign: ``+ 3`` or ``- 3``."""
    return f"+ {value}" if value >= 0 else f"- {-value}"


def polynomial(coefficients: list[int], variable: str = "x") -> str:
    """A polynomial from its coefficients, the constant term first.

    >>> polynomial([-1, 0, 3])
    '3x^2 - 1'
    """
    text = ""
    for power in range(len(coefficients) - 1, -1, -1):
        value = coefficients[power]
        if value == 0:
            continue
        tail = "" if power == 0 else variable if power == 1 else f"{variable}^{power}"
        size = str(abs(value)) if abs(value) != 1 or power == 0 else ""
        sign = ("-" if value < 0 else "") if not text else (" - " if value < 0 else " + ")
        text += sign + size + tail
    return text or "0"
