"""One rational number written in other ways, and other numbers written like it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from metamorphic.value import exact

Written = tuple[str, str]
"""The name of a rule, and a text."""

_DIGITS = 12


def decimal(value: Fraction) -> str | None:
    """The number as a finite decimal of few digits, or ``None``.

    >>> decimal(Fraction(-5, 4))
    '-1.25'
    """
    bottom, places = value.denominator, 0
    while bottom % 10 == 0 or bottom % 2 == 0 or bottom % 5 == 0:
        bottom //= 10 if bottom % 10 == 0 else 2 if bottom % 2 == 0 else 5
        places += 1
    if bottom != 1 or places > _DIGITS:
        return None
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    text = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".") if places else digits
    return f"-{text}" if value < 0 else text


def rewritten(text: str, rng: Random) -> Iterator[Written]:
    """Other writings of the number that a text writes."""
    value = exact(text)
    if value is None or abs(value.numerator) > 10**30 or value.denominator > 10**30:
        return
    yield from _decimals(value, rng)
    if value.denominator == 1:
        yield from _whole(value, rng)
    elif value.denominator <= 10**4:
        yield from _fractions(value, rng)
    if value < 0:
        yield "minus of Unicode", text.replace("-", "−")
    else:
        yield "plus sign", f"+{text}" if text[0].isdigit() else text


def _decimals(value: Fraction, rng: Random) -> Iterator[Written]:
    written = decimal(value)
    if written is None:
        return
    point = "" if "." in written else "."
    yield "fraction and decimal", written
    yield "zeros at the end", written + point + "0" * rng.randint(1, 2)
    if written.startswith("0."):
        yield "point first", written[1:]
    if value and value.denominator != 1 and Fraction(1, 1000) < abs(value) < 1 and (hundred := decimal(value * 100)):
        yield "percent", hundred + rng.choice((r"\%", "%", r" \%"))
    if value and (abs(value) >= 1000 or abs(value) < Fraction(1, 100)):
        yield from _powers_of_ten(value, rng)


def _powers_of_ten(value: Fraction, rng: Random) -> Iterator[Written]:
    power = 0
    while abs(value) >= Fraction(10) ** (power + 1):
        power += 1
    while abs(value) < Fraction(10) ** power:
        power -= 1
    for shift in (0, 1):
        factor = decimal(value / Fraction(10) ** (power - shift))
        times = rng.choice((r" \times ", r" \cdot ", r"\times"))
        yield "scientific notation", f"{factor}{times}10^{{{power - shift}}}"
    yield "exponent of programs", f"{decimal(value / Fraction(10) ** power)}e{power}"


def _whole(value: Fraction, rng: Random) -> Iterator[Written]:
    if abs(value) >= 1000:
        digits = f"{int(value):,}"
        for mark in (",", "{,}", r"\,", r",\!"):
            yield "separators of thousands", digits.replace(",", mark)


def _fractions(value: Fraction, rng: Random) -> Iterator[Written]:
    sign, top, bottom = "-" if value < 0 else "", abs(value.numerator), value.denominator
    command = rng.choice((r"\frac", r"\dfrac", r"\tfrac"))
    times = rng.randint(2, 7)
    yield "fraction and decimal", rf"{sign}{command}{{{top}}}{{{bottom}}}"
    yield "slash", f"{sign}{top}/{bottom}"
    yield "fraction not in lowest terms", rf"{sign}{command}{{{top * times}}}{{{bottom * times}}}"
    if top < 10 and bottom < 10:
        yield "fraction without braces", rf"{sign}\frac{top}{bottom}"
    if sign:
        yield "sign within a fraction", rf"\frac{{-{top}}}{{{bottom}}}"
        yield "sign within a fraction", rf"\frac{{{top}}}{{-{bottom}}}"
    if top > bottom and bottom <= 100:
        yield "mixed number", rf"{sign}{top // bottom}\frac{{{top % bottom}}}{{{bottom}}}"
        yield "mixed number", f"{sign}{top // bottom} {top % bottom}/{bottom}"


def changed(text: str, rng: Random) -> Iterator[Written]:
    """Other numbers, each certainly another and not within what rounding allows."""
    value = exact(text)
    if value is None or abs(value.numerator) > 10**30 or value.denominator > 10**30:
        return
    written = decimal(value)
    if value and written:
        yield "decimal point moved", decimal(value * 10) or ""
        if value.denominator != 1 or value.numerator % 10 == 0:
            yield "decimal point moved", decimal(value / 10) or ""
    if value.denominator != 1 and value.numerator != 1 and written is None:
        yield "fraction turned over", rf"\frac{{{value.denominator}}}{{{value.numerator}}}"
        yield "part of a fraction", str(value.numerator)
        yield "part of a fraction", str(value.denominator)
    if value and value.denominator == 1:
        yield "next whole number", str(value + rng.choice((1, -1)))
        yield "reciprocal", rf"\frac{{1}}{{{value}}}" if abs(value) != 1 else ""
    if value:
        yield "another factor", str(value * rng.choice((2, 3, Fraction(1, 2))))
        yield "percent of it", f"{text}\\%" if abs(value) < 1 and "%" not in text else ""
