"""Units around a number: known ones are converted, other words say nothing. STEM's units are pint's."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import NamedTuple


class Unit(NamedTuple):
    """A known unit: its base dimensions with their exponents, and its size in their base units."""

    dimensions: tuple[tuple[str, int], ...]
    size: Fraction


_TABLE = """
length: km kilometer kilometre 1000; m meter metre 1; dm decimeter decimetre 1/10; cm centimeter centimetre 1/100;
    mm millimeter millimetre 1/1000; um micrometer micron 1/1000000; nm nanometer 1/1000000000; ft foot feet 0.3048;
    in inch inche 0.0254; yd yard 0.9144; mi mile 1609.344
mass: kg kilogram 1000; g gram 1; mg milligram 1/1000; ton tonne 1000000; oz ounce 28.349523125; lb lbs pound 453.59237
time: s sec second 1; min minute 60; h hr hour 3600; day 86400; week 604800
calendar: month 1; year yr 12; decade 120; century centurie 1200
volume: l L liter litre 1; ml mL milliliter millilitre 1/1000; gallon 3.785411784; quart 0.946352946; pint 0.473176473
angle: radian rad 1
dollar: dollar usd 1; cent penny pennie 1/100; dime 1/10; nickel 1/20
yuan: yuan rmb 1
euro: euro 1
peso: peso 1
franc: franc 1
rupee: rupee 1
yen: yen 1
ruble: ruble rouble 1; kopeck 1/100
distance: parsec 1
light: light-year 1
temperature: kelvin 1
celsius: celsius 1
fahrenheit: fahrenheit 1
"""
_KNOWN: dict[str, Unit] = {}
for _line in _TABLE.strip().replace("\n    ", " ").splitlines():
    _dimension, _, _entries = _line.partition(":")
    for _entry in _entries.split(";"):
        *_names, _size = _entry.split()
        _KNOWN |= dict.fromkeys(_names, Unit(((_dimension, 1),), Fraction(_size)))

_POWER = re.compile(r"\^ ?(-?\d)$|(?<=[a-z])([23])$")
_WORDS = (("square ", 2), ("sq ", 2), ("cubic ", 3), ("cu ", 3))
_SPEEDS = {"mph": "mi/h", "kph": "km/h", "kmh": "km/h"}
_SHORT = 2  # a longer word may be written in capitals; Mg is not mg
_OPPOSITES = [
    (set(a.split()), set(b.split()))
    for a, b in (
        ("am", "pm"), ("north", "south"), ("east", "west"), ("left", "right"), ("up", "down"), ("bc bce", "ad ce"),
        ("gain gained profit", "loss lost"), ("increase increased", "decrease decreased"), ("more", "fewer less"),
        ("positive", "negative"), ("clockwise", "counterclockwise anticlockwise"), ("win won", "lose lost"),
    )
]  # fmt: skip
_MULTIPLES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def multiple(unit: str) -> tuple[int, str]:
    """What a unit such as ``million yuan`` multiplies its number by, and the rest of it."""
    word, _, rest = unit.strip().partition(" ")
    return (_MULTIPLES[word], rest) if word in _MULTIPLES else (1, unit)


def factor(gold: str, answer: str) -> Fraction | None:
    """What the answer's number is to be multiplied by to be in the gold's unit; ``None`` if that cannot be.

    An unknown unit, or none, demands nothing.

    >>> factor("km", "meters"), factor("cm^2", "cm"), factor("", "apples"), factor("m/s", "km/h")
    (Fraction(1, 1000), None, Fraction(1, 1), Fraction(5, 18))
    """
    wanted, given = known(gold), known(answer)
    if wanted is None or given is None:
        unlike = _opposed(gold, answer) or (gold != answer and gold.casefold() == answer.casefold() and wanted != given)
        return None if unlike else Fraction(1)
    return given.size / wanted.size if wanted.dimensions == given.dimensions else None


def _opposed(gold: str, answer: str) -> bool:
    ours, theirs = (set(re.findall(r"[a-z]+", text.lower().replace(".", ""))) for text in (gold, answer))
    return any((a & ours and b & theirs) or (b & ours and a & theirs) for a, b in _OPPOSITES)


def known(unit: str) -> Unit | None:
    """The unit that words name, or ``None`` if a part of it is not known."""
    text = " ".join(unit.replace(".", "").split())
    text = re.sub(r" ?\bper\b ?", "/", _SPEEDS.get(text.lower(), text))
    above, _, below = text.partition("/")
    parts = [*((part, 1) for part in re.split(r"\\cdot|\*", above)), *((part, -1) for part in below.split("/") if part)]
    dimensions: Counter[str] = Counter()
    size = Fraction(1)
    for part, sign in parts:
        if (found := _simple(part.strip())) is None:
            return None
        for dimension, exponent in found.dimensions:
            dimensions[dimension] += sign * exponent
        size *= found.size**sign
    return Unit(tuple(sorted((name, power) for name, power in dimensions.items() if power)), size)


def _simple(text: str) -> Unit | None:
    """One unit with its power."""
    power = 1
    for word, exponent in _WORDS:
        if text.lower().startswith(word):
            text, power = text[len(word) :], exponent
    if marked := _POWER.search(text):
        text, power = text[: marked.start()], int(marked.group(1) or marked.group(2))
    text = text.strip() if len(text.strip()) <= _SHORT else text.strip().lower()
    found = _KNOWN.get(text) or _KNOWN.get(re.sub(r"s$", "", text)) or _KNOWN.get(text.rpartition(" ")[2])
    if found is None:
        return None
    ((dimension, _),) = found.dimensions
    return Unit(((dimension, power),), found.size**power)
