"""Plain numbers as exact fractions, by pattern alone: integers, decimals, simple fractions, mixed numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = r"\d{1,60}"
_DECIMAL = re.compile(rf"([-+]?) ?({_DIGITS}(?:\.\d{{0,60}})?|\.{_DIGITS})")
_FRACTION = re.compile(rf"([-+]?) ?(?:({_DIGITS}) ?)?\\frac ?\{{ ?([-+]?{_DIGITS}) ?\}} ?\{{ ?({_DIGITS}) ?\}}")
_SLASHED = re.compile(rf"([-+]?) ?(?:({_DIGITS}) )?({_DIGITS}) ?/ ?({_DIGITS})")

LEAST_DIGITS = 3
"""A decimal stands for an exact value only with so many significant digits."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A number as written.

    Attributes:
        value: Exactly what is written.
        places: Digits after the point; ``None`` if no decimal was written.
    """

    value: Fraction
    places: int | None = None

    @property
    def significant(self) -> bool:
        """Whether the decimal has enough digits to stand for a rounded value."""
        return self.places is not None and abs(self.value) * 10**self.places >= 10 ** (LEAST_DIGITS - 1)


def read_number(text: str) -> Plain | None:
    r"""The plain number that a normal form is, or ``None`` if it is anything else.

    >>> read_number(r"-\frac{3}{4}").value, read_number("2 1/2").value, read_number("x")
    (Fraction(-3, 4), Fraction(5, 2), None)
    """
    if found := _DECIMAL.fullmatch(text):
        sign, digits = found.groups()
        _, point, decimals = digits.partition(".")
        value = Fraction(("0" + digits if digits.startswith(".") else digits).rstrip("."))
        return Plain(-value if sign == "-" else value, len(decimals) if point and decimals else None)
    found = _FRACTION.fullmatch(text) or _SLASHED.fullmatch(text)
    if found is None or int(found.group(4)) == 0:
        return None
    sign, whole, numerator, denominator = found.groups()
    if whole is not None and numerator.startswith(("-", "+")):
        return None
    value = int(whole or 0) + Fraction(int(numerator), int(denominator))
    return Plain(-value if sign == "-" else value)


def terminates(value: Fraction) -> bool:
    """Whether some decimal equals ``value`` exactly."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def same_number(gold: Plain, answer: Plain) -> bool:
    """Equal, or one is the other correctly rounded where no decimal can equal it.

    A decimal of at least three significant digits stands for a fraction that no decimal equals (85.71 for 600/7).
    """
    if gold.value == answer.value:
        return True
    for exact, decimal in ((gold, answer), (answer, gold)):
        if exact.places is None and decimal.significant and not terminates(exact.value):
            return rounds_to(exact.value, decimal)
    return False


def rounds_to(exact: Fraction, decimal: Plain) -> bool:
    """Whether ``exact``, rounded to the places of ``decimal``, is that decimal."""
    return abs(exact - decimal.value) <= Fraction(1, 2 * 10 ** (decimal.places or 0))
