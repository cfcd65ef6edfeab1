"""Whether an answer only repeats a quantity of the question: ``3 m`` where 3 m are to be told in centimetres."""

from __future__ import annotations

import re

from verigym.verifiers.base import NeedsJail
from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.number import read_number
from verigym.verifiers.stem.quantity import Quantity
from verigym.verifiers.stem.target import Target
from verigym.verifiers.stem.tolerance import INEXACT
from verigym.verifiers.stem.unit import Unit, read_unit

_START = re.compile(r"(?<![\w.,^{-])[+-]?\.?\d")
_REACH = 100
_WORDS = 6
_BEHIND = ".,;:?!)"


def only_echoes(stated: list[Quantity], right: Target, question: str, *, table: bool) -> bool:
    """Whether every stated quantity stands in the question, and none is in the unit that is asked for.

    Raises:
        NeedsJail: If the table of units is needed and ``table`` is false.
    """
    if not question or any(not given.unit or given.unit.powers == right.unit.powers for given in stated):
        return False
    if not table:
        raise NeedsJail
    if any(_one_is_one(given.unit, right.unit) for given in stated):
        return False
    text = clean(question)
    asked = [quantity for start in _START.finditer(text) for quantity in _quantities(text, start.start())]
    return all(any(_same(given, one) for one in asked) for given in stated)


def _quantities(text: str, start: int) -> list[Quantity]:
    """What may be read as a quantity from here on; where its unit ends is not known."""
    found = read_number(text[start : start + _REACH])
    if found is None:
        return []
    number, rest = found
    words = rest.split(" ")[:_WORDS]
    units = [read_unit(" ".join(words[:count]).rstrip(_BEHIND)) for count in range(1, len(words) + 1)]
    return [Quantity(number, unit) for unit in units if unit]


def _one_is_one(given: Unit, wanted: Unit) -> bool:
    """Whether two units are the same under two names."""
    from verigym.verifiers.stem.dimension import readings

    ones = readings(1.0, given, wanted, difference=False)
    return bool(wanted) and any(abs(one * float(wanted.scale) - 1.0) <= INEXACT for one in ones)


def _same(given: Quantity, asked: Quantity) -> bool:
    value = asked.number.value * asked.unit.scale
    if given.parts or abs(given.number.value - value) > INEXACT * abs(value):
        return False
    return _one_is_one(Unit(asked.unit.powers), given.unit)
