r"""Numbers as people write them, read exactly where they are exact: ``1,234.5``, ``3\times10^{-5}``, ``5/8``, ``2\pi``.

The grammar is a number, not an arithmetic: ``12*1000`` is no number, so that work left undone earns nothing.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction

_SPELLINGS = (
    r"\d{1,3}(?:\.\d{3})+,\d+",  # 1.234,5
    r"[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d*)?",  # 1,234.5
    r"[1-9]\d{0,2}(?: \d{3})+(?!\d)(?:\.\d*)?",
    r"[1-9]\d{0,2}(?:'\d{3})+(?!\d)(?:\.\d*)?",
    r"\d+,\d+(?!,?\d)",  # 2,5 as many countries write 2.5
    r"\d+(?:\.\d*)?",
    r"\.\d+",
)
_DECIMAL = re.compile(rf"({'|'.join(_SPELLINGS)})(?:(?:[eE]([+-]?\d{{1,4}})| ?[eE] ?([+-]) ?(\d{{1,4}}))(?![\d.]))?")
_POWER = re.compile(
    r"(\d{1,4}) ?\^ ?(?:\{ ?\(? ?([+-]? ?\d{1,4}) ?\)? ?\}|\( ?([+-]? ?\d{1,4}) ?\)|([+-]?\d{1,4}))(?!\d)"
)
_SIGN = re.compile(r"[ ]*([+-]?)[ ]*")
_TIMES = re.compile(r" ?(?:\*|[xX](?= ?10 ?\^)) ?| ?")
_OVER = re.compile(r" ?/ ?(?=[\dπ\\.])")
_BRACED = re.compile(r"\\(frac|sqrt) ?")
_ROOT_SIGN = re.compile(r"(?:√|sqrt(?=\()) ?(?:\(([^()]{1,60})\)|(\d{1,30}))")
_MANY = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "millions": 10**6, "billions": 10**9,
}  # fmt: skip
_COUNT = re.compile(rf" ?({'|'.join(sorted(_MANY, key=len, reverse=True))})(?![A-Za-z])", re.IGNORECASE)
_MAX_DIGITS = 400
_MAX_EXPONENT = 400
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Number:
    """A real number.

    Attributes:
        value: Exactly what is written, or a close approximation.
        exact: Whether no root or circle constant went into it.
        place: How much one unit in the last figure is, for a decimal; ``None`` for fractions, roots and other forms
            that are not rounded.
    """

    value: Fraction
    exact: bool = True
    place: Fraction | None = None

    @property
    def figures(self) -> int | None:
        """How many significant figures are written, zeros at the end included; ``None`` if it is not rounded."""
        return None if self.place is None else max(1, len(str(abs(self.value) // self.place)))

    def times(self, other: Number) -> Number:
        """The product; a power of ten keeps the figures, any other factor makes it a form that is not rounded."""
        place = None
        if self.place is not None and other.place is None and _is_power_of_ten(other.value):
            place = self.place * other.value
        return Number(self.value * other.value, self.exact and other.exact, place)

    def over(self, other: Number) -> Number | None:
        """The quotient; ``None`` when dividing by zero."""
        return Number(self.value / other.value, self.exact and other.exact) if other.value else None


def _is_power_of_ten(value: Fraction) -> bool:
    return value > 0 and 1 in (value.numerator, value.denominator) and set(
        str(max(value.numerator, value.denominator))[1:]
    ) <= {"0"}  # fmt: skip


def read_number(text: str, depth: int = _DEPTH) -> tuple[Number, str] | None:
    r"""The number that cleaned text begins with, and what follows it; ``None`` if it begins with none.

    >>> number, unit = read_number("5/8 m")
    >>> number.value, unit
    (Fraction(5, 8), 'm')
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
    if count := _COUNT.match(rest):
        times = _MANY[count.group(1).lower()]
        total = Number(total.value * times, total.exact, total.place and total.place * times)
        rest = rest[count.end() :]
    if total.place is None and _is_power_of_ten(total.value) and "^" in text and "\\" not in text:
        total = Number(total.value, total.exact, total.value)  # 10^5 alone says no more than its one figure
    if sign and sign.group(1) == "-":
        total = Number(-total.value, total.exact, total.place)
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
    if match := _ROOT_SIGN.match(text):
        found = _root(f"{{{match.group(1) or match.group(2)}}}{text[match.end() :]}", depth)
        return None if found is None else (*found, False)
    if match := _POWER.match(text):
        return _power(match, text)
    return _decimal(text) if coefficient else None


def _power(match: re.Match[str], text: str) -> tuple[Number, str, bool] | None:
    base, exponent = int(match.group(1)), int(next(filter(None, match.groups()[1:])).replace(" ", ""))
    if (base == 0 and exponent < 0) or abs(exponent) > _MAX_EXPONENT:
        return None
    return Number(Fraction(base) ** exponent), text[match.end() :], False


def _decimal(text: str) -> tuple[Number, str, bool] | None:
    match = _DECIMAL.match(text)
    if match is None or len(match.group()) > _MAX_DIGITS:
        return None
    written, joined, sign, spaced = match.groups()
    exponent = int(joined or f"{sign or ''}{spaced or 0}")
    if abs(exponent) > _MAX_EXPONENT:
        return None
    digits = _plain(written)
    place = Fraction(10) ** (exponent - len(digits.partition(".")[2]))
    number = Number(Fraction(digits.rstrip(".")) * Fraction(10) ** exponent, place=place)
    return number, text[match.end() :], digits.isdigit() and not exponent


def _plain(written: str) -> str:
    """A written decimal with a point at most and no separators."""
    if "," in written and (written.rfind(",") > written.rfind(".") >= 0 or re.fullmatch(r"\d+,\d+", written)):
        whole, _, decimals = written.rpartition(",")
        if "." in whole or not re.fullmatch(r"[1-9]\d{0,2},\d{3}", written):
            return f"{whole.replace('.', '')}.{decimals}"
    digits = written.replace(",", "").replace(" ", "").replace("'", "")
    return f"0{digits}" if digits.startswith(".") else digits


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
