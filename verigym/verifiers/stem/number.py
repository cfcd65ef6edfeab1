r"""Numbers as people write them, read exactly where they are exact: ``1,234.5``, ``3\times10^{-5}``, ``5/8``, ``2\pi``.

The grammar is a number, not an arithmetic: ``12*1000`` is no number, so that work left undone earns nothing.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction

_DECIMAL = re.compile(
    r"(?:(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?![\d])(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,4})(?![\d.]))?"
)
_POWER = re.compile(r"(\d{1,4}) ?\^ ?(?:\{ ?([+-]?\d{1,4}) ?\}|([+-]?\d{1,4}))(?!\d)")
_SIGN = re.compile(r"[ ]*([+-]?)[ ]*")
_TIMES = re.compile(r" ?(?:\*|[xX](?= ?10 ?\^)) ?| ?")
_OVER = re.compile(r" ?/ ?(?=[\dπ\\.])")
_BRACED = re.compile(r"\\(frac|sqrt) ?")
_MAX_DIGITS = 400
_MAX_EXPONENT = 400
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Number:
    """A real number; ``exact`` unless a root or a circle constant went into it."""

    value: Fraction
    exact: bool = True

    def times(self, other: Number) -> Number:
        """The product."""
        return Number(self.value * other.value, self.exact and other.exact)

    def over(self, other: Number) -> Number | None:
        """The quotient; ``None`` when dividing by zero."""
        return Number(self.value / other.value, self.exact and other.exact) if other.value else None


def read_number(text: str, depth: int = _DEPTH) -> tuple[Number, str] | None:
    r"""The number that cleaned text begins with, and what follows it; ``None`` if it begins with none.

    >>> read_number("5/8 m")
    (Number(value=Fraction(5, 8), exact=True), 'm')
    """
    sign = _SIGN.match(text)
    rest = text[sign.end() :] if sign else text
    first = _atom(rest, depth)
    if first is None:
        return None
    total, rest, whole = first
    while True:
        if whole and (mixed := _mixed(rest, depth)) is not None:
            total, rest = Number(total.value + mixed[0].value, mixed[0].exact), mixed[1]
            whole = False
            continue
        if over := _OVER.match(rest):
            divisor = _atom(rest[over.end() :], depth)
            quotient = divisor and total.over(divisor[0])
            if divisor is None or quotient is None:
                return None
            total, rest, whole = quotient, divisor[1], False
            continue
        gap = _TIMES.match(rest)
        factor = _atom(rest[gap.end() :], depth, coefficient=False) if gap else None
        if factor is None:
            break
        total, rest, whole = total.times(factor[0]), factor[1], False
    if sign and sign.group(1) == "-":
        total = Number(-total.value, total.exact)
    return total, rest.strip()


def _mixed(rest: str, depth: int) -> tuple[Number, str] | None:
    """The fraction of a mixed number, as in ``2 1/2``, at the beginning of ``rest``."""
    if match := re.match(r" (\d{1,6})/(\d{1,6})(?![\d.])", rest):
        above, below = int(match.group(1)), int(match.group(2))
        return (Number(Fraction(above, below)), rest[match.end() :]) if above < below else None
    if re.match(r" ?\\frac", rest) and (atom := _atom(rest.lstrip(), depth)) and 0 < atom[0].value < 1:
        return atom[0], atom[1]
    return None


def _atom(text: str, depth: int, coefficient: bool = True) -> tuple[Number, str, bool] | None:
    """One factor, what follows it, and whether it is a plain whole number.

    Args:
        text: What begins with it.
        depth: How deep fractions and roots may still nest.
        coefficient: Whether a plain decimal may stand here; only one may stand in a product.
    """
    if depth <= 0:
        return None
    if text.startswith("π"):
        return Number(Fraction(math.pi), exact=False), text[1:], False
    if match := _BRACED.match(text):
        read = _fraction if match.group(1) == "frac" else _root
        found = read(text[match.end() :], depth)
        return None if found is None else (*found, False)
    if match := _POWER.match(text):
        return _power(match, text)
    return _decimal(text) if coefficient else None


def _power(match: re.Match[str], text: str) -> tuple[Number, str, bool] | None:
    base, exponent = int(match.group(1)), int(match.group(2) or match.group(3))
    if (base == 0 and exponent < 0) or abs(exponent) > _MAX_EXPONENT:
        return None
    return Number(Fraction(base) ** exponent), text[match.end() :], False


def _decimal(text: str) -> tuple[Number, str, bool] | None:
    match = _DECIMAL.match(text)
    if match is None or len(match.group()) > _MAX_DIGITS or abs(exponent := int(match.group(1) or 0)) > _MAX_EXPONENT:
        return None
    digits = re.split("[eE]", match.group())[0].replace(",", "").replace(" ", "")
    return Number(Fraction(digits.rstrip(".")) * Fraction(10) ** exponent), text[match.end() :], digits.isdigit()


def _fraction(text: str, depth: int) -> tuple[Number, str] | None:
    if short := re.match(r"(\d)(\d)", text):
        above, below, rest = short.group(1), short.group(2), text[2:]
    else:
        first = _braces(text)
        second = _braces(first[1].lstrip()) if first else None
        if first is None or second is None:
            return None
        above, below, rest = first[0], second[0], second[1]
    numbers = [read_number(part, depth - 1) for part in (above, below)]
    if numbers[0] is None or numbers[1] is None or numbers[0][1] or numbers[1][1]:
        return None
    quotient = numbers[0][0].over(numbers[1][0])
    return None if quotient is None else (quotient, rest)


def _root(text: str, depth: int) -> tuple[Number, str] | None:
    braces = _braces(text)
    inner = read_number(braces[0], depth - 1) if braces else None
    if braces is None or inner is None or inner[1] or inner[0].value < 0:
        return None
    return _square_root(inner[0]), braces[1]


def _square_root(number: Number) -> Number:
    above, below = math.isqrt(number.value.numerator), math.isqrt(number.value.denominator)
    if above * above == number.value.numerator and below * below == number.value.denominator:
        return Number(Fraction(above, below), number.exact)
    scale = 10**40
    return Number(
        Fraction(math.isqrt(number.value.numerator * number.value.denominator * scale**2), scale)
        / number.value.denominator,
        exact=False,
    )


def _braces(text: str) -> tuple[str, str] | None:
    """The content of the braces that ``text`` begins with, and what follows them."""
    if not text.startswith("{"):
        return None
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return text[1:place], text[place + 1 :]
    return None
