"""Numbers with units and tolerances, written in other ways and changed beyond what a tolerance forgives."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from random import Random

from metamorphic import numbers, units
from metamorphic.numbers import Written, decimal

_BEYOND = Fraction(1, 20)
"""No tolerance of these sets reaches so far."""


def shown(value: Fraction) -> str:
    r"""The number in decimals: all of them where there are few, ten significant ones otherwise.

    >>> print(shown(Fraction(1, 3) / 10**9))
    3.333333333 \times 10^{-10}
    """
    if value == 0:
        return "0"
    power = math.floor(math.log10(abs(value)))
    if -4 <= power < 7 and (written := decimal(value)):
        return written
    scaled = value / Fraction(10) ** power
    return rf"{float(scaled):.9f}".rstrip("0").rstrip(".") + rf" \times 10^{{{power}}}"


def rewritten(text: str, unit: str, rng: Random) -> Iterator[Written]:
    """The same quantity: other notations, other units, within the tolerance."""
    value = Fraction(text)
    if not unit:
        for rule, other in numbers.rewritten(text.removeprefix("+"), rng):
            if rule != "percent":
                yield rule, other
    known = units.unit(unit)
    power = Fraction(10) ** (known.power if known else 0)
    ways = units.written(known) if known and unit else []
    if "." in text and value and (ways or not unit):
        near = _rounded(value * power * (1 + rng.choice((-1, 1)) * Fraction(rng.randint(1, 4), 1000)))
        yield "within the tolerance", f"{shown(near)} {ways[0] if ways else ''}".strip()
    if known is None or not ways:
        return
    number = shown(value * power)
    for way in ways:
        yield "notation of a unit", f"{number} {way}"
    yield "a name before it", f"v = {number} {ways[0]}"
    yield "approximately", rf"\approx {number} {ways[0]}"
    for factor, other in units.conversions(known):
        yield "another unit of it", f"{shown(value * factor)} {rng.choice(units.written(other))}"


def _rounded(value: Fraction) -> Fraction:
    return Fraction(f"{float(value):.6g}")


def changed(text: str, unit: str, rng: Random, counted: bool = False) -> Iterator[Written]:
    """Other quantities. ``counted``: the number is exact, so that every other one is wrong."""
    value = Fraction(text)
    known = units.unit(unit)
    ways = units.written(known) if known and unit else []
    way = f" {rng.choice(ways)}" if ways else ""
    if unit and not way:
        return
    power = Fraction(10) ** (known.power if known else 0)
    for rule, other in _numbers(value, text, rng, counted):
        yield rule, shown(other * power) + way
    if not known or not unit or value == 0:
        return
    for factor, other_unit in units.conversions(known):
        if abs(factor / power - 1) > _BEYOND:
            yield "unit not converted", f"{shown(value * power)} {rng.choice(units.written(other_unit))}"
    for other_unit in units.foreign(known):
        yield "unit of another quantity", f"{shown(value * power)} {rng.choice(units.written(other_unit))}"
    if known.power:
        yield "power of ten lost", f"{shown(value)}{way}"


def _numbers(value: Fraction, text: str, rng: Random, counted: bool) -> Iterator[tuple[str, Fraction]]:
    if value == 0:
        yield "another number than nothing", Fraction(rng.randint(1, 9))
        return
    yield "sign", -value
    yield "decimal point moved", value * 10
    yield "another factor", value * rng.choice((2, 3, 5))
    if counted or value.denominator != 1:
        yield "decimal point moved", value / 10
    if counted:
        yield "next whole number", value + rng.choice((1, -1))
    digits = [place for place, sign in enumerate(text) if sign.isdigit()]
    step = last_place(text)
    for place in rng.sample(digits, min(3, len(digits))):
        digit = rng.choice([sign for sign in "123456789" if sign != text[place]])
        other = Fraction(text[:place] + digit + text[place + 1 :])
        if other != value and (
            counted or (abs(other - value) > _BEYOND * abs(value) and abs(other - value) > 2 * step)
        ):
            yield "digit", other


def last_place(text: str) -> Fraction:
    """What the last digit that certainly counts is worth.

    >>> last_place("1200"), last_place("0.50")
    (Fraction(100, 1), Fraction(1, 100))
    """
    core = text.strip().lstrip("+-")
    if "." in core:
        return Fraction(1, 10 ** len(core.partition(".")[2]))
    return Fraction(10 ** (len(core) - len(core.rstrip("0"))))
