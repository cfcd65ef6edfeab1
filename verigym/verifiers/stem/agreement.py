"""Whether stated quantities are what the gold asks for, converted into its unit."""

from __future__ import annotations

import itertools
from fractions import Fraction

from verigym.verifiers.base import NeedsJail
from verigym.verifiers.stem.names import DIMENSIONLESS
from verigym.verifiers.stem.number import Number
from verigym.verifiers.stem.quantity import Quantity
from verigym.verifiers.stem.target import Target
from verigym.verifiers.stem.tolerance import INEXACT, near

_SHARES = {"%": Fraction(1, 100), "‰": Fraction(1, 1000), "ppm": Fraction(1, 10**6), "ppb": Fraction(1, 10**9)}
_ROUNDING = Fraction(1, 10**6)
"""Degrees that rounding alone explains."""
_WIDEST = Fraction(1, 10)
"""Relative uncertainty beyond which a statement is no answer."""


def agree(given: Quantity, right: Target, *, table: bool, share: bool) -> bool:
    """Whether a stated quantity is the right one.

    Args:
        given: What the answer states.
        right: What the gold asks for.
        table: Whether the table of units may be asked.
        share: Whether the question asks for a percentage, so that ``50%`` may be meant by a gold of 50.

    Raises:
        NeedsJail: If units have to be converted and ``table`` is false.
    """
    if given.spread > _WIDEST and (right.slack is None or given.spread * abs(given.number.value) > right.slack):
        return False
    return any(
        _meets(value, given.number, right, exact=exact)
        for value, exact in _in_unit(given, right, table=table, share=share)
    )


def _in_unit(  # noqa: PLR0911 - one line a pair of units, in their order
    given: Quantity, right: Target, *, table: bool, share: bool
) -> list[tuple[Fraction, bool]]:
    """What the answer may be in the gold's unit, and whether that is exact; nothing if it is of another kind.

    A bare number is taken in the unit that the question fixes.
    """
    number, scale = given.number, right.unit.scale
    in_full = (number.value / scale, number.exact)
    if given.parts:
        return _sum(given, right, table=table)
    if not given.unit:
        if given.noun and right.unit:
            return []
        found = [in_full] if given.powered or scale == 1 else [(number.value, number.exact), in_full]
        return [*found, (number.value / _SHARES["%"], number.exact)] if right.unit.name == "%" else found
    if not right.unit:
        if given.unit.name not in DIMENSIONLESS:
            return [in_full]
        part = _SHARES.get(given.unit.name, Fraction(1, 10**12))
        return [(in_full[0] * part, number.exact), *([in_full] if share else [])]
    if given.unit.powers == right.unit.powers:
        return [in_full]
    return [(value, False) for value in _converted(given, right, table=table)]


def _converted(given: Quantity, right: Target, *, table: bool) -> list[Fraction]:
    if not table:
        raise NeedsJail
    from verigym.verifiers.stem.dimension import on_scales, readings

    try:
        found = list(readings(float(given.number.value), given.unit, right.unit, difference=right.difference))
        if found and not right.difference and on_scales(given.unit, right.unit):
            return [_on_its_scale(Fraction(found[0]), given, right)]
        return [Fraction(value) for value in found]
    except (OverflowError, ValueError):  # larger than a float holds, or not a number
        return []


def _on_its_scale(value: Fraction, given: Quantity, right: Target) -> Fraction:
    """The gold itself where a temperature on another scale is the gold's, rounded to a degree or better.

    A relative error means little near the zero of a scale: 276 K is right for 3 °C.
    """
    from verigym.verifiers.stem.dimension import readings

    (gold,) = readings(float(right.number.value), right.unit, given.unit, difference=False)
    place = given.number.place if right.rtol is None and given.number.place is not None else Fraction(0)
    allowed = place / 2 if place <= 1 else Fraction(0)
    return right.number.value if abs(given.number.value - Fraction(gold)) <= allowed + _ROUNDING else value


def _sum(given: Quantity, right: Target, *, table: bool) -> list[tuple[Fraction, bool]]:
    """``2 h 30 min`` in one unit; the parts go from larger units to smaller."""
    if not right.unit:
        return []
    parts = [_converted(part, right, table=table) for part in given.parts]
    ones = [_converted(Quantity(Number(Fraction(1)), part.unit), right, table=table) for part in given.parts]
    if not all(len(part) == 1 for part in [*parts, *ones]):
        return []
    sizes = [one[0] for one in ones]
    falling = all(larger > smaller for larger, smaller in itertools.pairwise(sizes))
    return [(sum((part[0] for part in parts), Fraction(0)), False)] if falling else []


def _meets(value: Fraction, written: Number, right: Target, *, exact: bool) -> bool:
    if right.magnitude:
        ratio = value / right.number.value
        return ratio > 0 and Fraction(1, 10) <= ratio**2 < 10
    if right.upper is not None:
        margin = INEXACT * max(abs(right.number.value), abs(right.upper.value))
        return right.number.value - margin <= value <= right.upper.value + margin
    if right.slack is not None and right.rtol is None:
        return abs(value - right.number.value) <= right.slack * (1 + INEXACT)
    return near(value, written, right.number, right.rtol, exact=exact)
