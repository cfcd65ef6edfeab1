"""Numbers with units: reading them, and comparing them within a tolerance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from verigym.errors import UsageError
from verigym.verifiers.stem.answer import RTOL, Gold
from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.number import Number, read_number
from verigym.verifiers.stem.unit import NO_UNIT, Unit, read_unit

_INEXACT = 1e-9
"""Relative difference that rounding alone explains."""

_EQUALS = re.compile(r"[=≈]")
_HEDGE = re.compile(r"\b(?:or|and|to|between|either|not)\b|[;,<>±]", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z\\Δ∆α-ωΑ-Ω][A-Za-z\\Δ∆α-ωΑ-Ω0-9_{}^()'°+\- ]{0,60}")
_NOUN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){0,3}")
_PERCENT = Fraction(1, 100)


class NeedsUnits(Exception):  # noqa: N818 - says what is missing, not that something failed
    """A comparison that only the table of units can make."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit; ``unit`` has no powers where none was written.

    Attributes:
        number: With a power of ten that stood in the unit multiplied in, for an answer.
        unit: What was read as one.
        noun: What stood behind the number and is no unit, such as ``apples``.
        powered: Whether a power was written out, as in ``4.4 * 10^3``.
    """

    number: Number
    unit: Unit = NO_UNIT
    noun: str = ""
    powered: bool = False


def read_quantity(text: str) -> Quantity | None:
    """A quantity from cleaned text and nothing beside it, or ``None``."""
    found = read_number(text.strip().lstrip("≈").removesuffix("."))
    if found is None:
        return None
    (number, rest), powered = found, "^" in text
    if not rest:
        return Quantity(number, powered=powered)
    if _HEDGE.search(rest):
        return None
    unit = read_unit(rest)
    if unit is not None:
        scaled = Number(number.value * unit.scale, number.exact)
        return Quantity(scaled, Unit(unit.powers), powered=powered)
    return Quantity(number, noun=rest) if _NOUN.fullmatch(rest) else None


def read_statement(text: str) -> list[Quantity] | None:
    """The quantities that ``v = 12 m/s = 43.2 km/h`` states, one after another; ``None`` if it states no clear one.

    Whoever states several has to be right in each, so that two guesses are not one answer.
    """
    text = text.strip().lstrip("≈")
    parts = _EQUALS.split(text)
    read = [read_quantity(part) for part in parts]
    last = read[-1]
    if last is None:
        return None
    for part, quantity in zip(parts[:-1], read[:-1], strict=True):
        if quantity is None and (_HEDGE.search(part) or not _NAME.fullmatch(part.strip())):
            return None
    return [quantity for quantity in read if quantity is not None]


def wanted(gold: Gold) -> Quantity:
    """The gold's own quantity; a unit may stand in its value too.

    Raises:
        UsageError: If it cannot be read.
    """
    quantity = read_quantity(clean(str(gold.value)))
    unit = read_unit(gold.unit) if gold.unit else NO_UNIT
    if quantity is None or unit is None:
        raise UsageError(f"a gold must be a number with a unit, got {gold.value!r} {gold.unit!r}")
    return Quantity(quantity.number, unit) if gold.unit else quantity


def tolerance(gold: Gold, quantity: Quantity) -> float:
    """The relative tolerance that holds for a gold: counts are exact."""
    if gold.rtol is not None:
        return float(gold.rtol)
    counted = isinstance(gold.value, int) or (
        isinstance(gold.value, str) and re.fullmatch(r"\s*[+-]?\d+\s*", gold.value)
    )
    return 0.0 if counted and not quantity.unit and quantity.unit.scale == 1 else RTOL


def close(given: Number, right: Number, rtol: float) -> bool:
    """Whether two numbers agree within a relative tolerance of the right one."""
    if not (given.exact and right.exact):
        rtol = max(rtol, _INEXACT)
    return abs(given.value - right.value) <= Fraction(rtol) * abs(right.value)


def agree(given: Quantity, right: Quantity, rtol: float, *, table: bool) -> bool:
    """Whether a stated quantity is the right one.

    A bare number is taken in the unit that the question fixes; a percentage is its number and its hundredth alike,
    where the gold has no unit.

    Raises:
        NeedsUnits: If units have to be converted and ``table`` is false.
    """
    number, scale = given.number, right.unit.scale
    in_full = Number(right.number.value * scale, right.number.exact)
    if not given.unit:
        if given.noun and right.unit:
            return False
        readings = [in_full] if given.powered else [right.number, in_full]
        if right.unit.powers == (("%", 1),):
            readings.append(Number(right.number.value * _PERCENT, right.number.exact))
        return any(close(number, reading, rtol) for reading in readings)
    if not right.unit:
        if given.unit.powers == (("%", 1),) and close(Number(number.value * _PERCENT, number.exact), in_full, rtol):
            return True
        return close(number, in_full, rtol)
    if given.unit.powers == right.unit.powers:
        return close(number, in_full, rtol)
    if not table:
        raise NeedsUnits
    return _agree_by_table(number, given.unit, right, max(rtol, _INEXACT))


def _agree_by_table(number: Number, unit: Unit, right: Quantity, rtol: float) -> bool:
    from verigym.verifiers.stem.dimension import converted, same_dimension

    if not same_dimension(unit, right.unit):
        return False
    try:
        value, target = converted(float(number.value), unit, right.unit), float(right.number.value)
    except OverflowError:
        return False
    return abs(value - target) <= rtol * abs(target)
