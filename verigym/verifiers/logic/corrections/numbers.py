"""Answers that are numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published, decimal, integer
from verigym.verifiers.logic.literal import read_literal
from verigym.verifiers.logic.unreadable import Unreadable

_PROBABILITY = re.compile(r"(?:\d{1,30}(?:\.(\d{0,60}))?|\.(\d{1,60}))(?:[eE](-?\d{1,2}))?|(\d{1,60}\s*/\s*\d{1,60})")
_FRACTION = re.compile(r"\$?\s*(?:\\d?frac\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\d+\s*/\s*\d+)\s*\$?")
_PLAIN = re.compile(r"[-+]?\d{1,60}(?:\.\d{0,60})?|[-+]?\.\d{1,60}")
_REAL = r"\d{1,30}(?:\.\d{0,30})?"
_COMPLEX = re.compile(rf"(?P<real>[-+]?{_REAL})|(?P<part>[-+]?{_REAL})?(?P<sign>[-+]?)(?P<size>{_REAL})?[ij]")
_BITS = re.compile(r"[-+]?(?:0[xX][0-9a-fA-F]{1,200}|0[bB][01]{1,800}|0[oO][0-7]{1,300}|0+|[1-9]\d{0,200})")
_ROOT_TOLERANCE = 1.5e-4
_SIGNIFICANT = 12


def coin_flip(answer: str, entry: Entry, published: Published) -> float:
    """``0`` earned 1 as a prefix of ``0.3125``. Right is the probability, rounded to 0.1% at least."""
    match = _PROBABILITY.fullmatch(answer)
    if not match:
        raise Unreadable("not a decimal or a fraction")
    try:
        given, gold = Fraction(answer.replace(" ", "")), Fraction(entry["answer"].replace(",", ""))
    except ZeroDivisionError as error:
        raise Unreadable("a division by zero") from error
    places = len(match[1] or match[2] or "") - int(match[3] or 0)
    rounding = Fraction(0) if match[4] else Fraction(10) ** -places / 2
    return 1.0 if abs(given - gold) <= min(rounding, gold / 1000) else 0.0


def complex_arithmetic(answer: str, entry: Entry, published: Published) -> float:
    """``nan`` earned 1, since no number is farther away than it, and a part that is off by a tenth earned 0.9."""
    given = _complex(answer.replace(" ", "").replace("*", ""))
    return 1.0 if all(abs(a - b) <= 0.005 for a, b in zip(given, entry["metadata"]["result"], strict=True)) else 0.0


def decimal_arithmetic(answer: str, entry: Entry, published: Published) -> float:
    """Answers within a thousandth of the right one earned 1, though twelve digits are asked for."""
    if not _PLAIN.fullmatch(answer):
        raise Unreadable("not a number")
    given, gold = Decimal(answer), Decimal(entry["answer"])
    # Where the gold itself is rounded, its last digit depends on when that is done.
    rounded = len(gold.as_tuple().digits) >= _SIGNIFICANT
    unit = Decimal((0, (1,), int(gold.as_tuple().exponent))) if rounded else Decimal(0)
    return 1.0 if abs(given - gold) <= unit else 0.0


def bitwise_arithmetic(answer: str, entry: Entry, published: Published) -> float:
    """Compared with the gold; the library executes the problem's text to find it again."""
    if not _BITS.fullmatch(answer):
        raise Unreadable("not an integer")
    return 1.0 if int(answer, 0) == int(entry["answer"], 0) else 0.0


def fraction_simplification(answer: str, entry: Entry, published: Published) -> float:
    """Anything could follow a fraction in LaTeX, and the question's own numerator earned a tenth."""
    if not _FRACTION.fullmatch(answer):
        raise Unreadable("not one fraction")
    return 1.0 if published(answer) == 1.0 else 0.0


def gsm_symbolic(answer: str, entry: Entry, published: Published) -> float:
    """The first number counted, without its sign and up to its first comma: ``1,000`` and ``-1`` earned 1 for 1."""
    numbers = re.findall(r"[-−]?[\s$€£]{0,3}\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3}\b)", "", answer[:1000]))
    if len(numbers) != 1 or len(answer) > 1000:
        raise Unreadable("not one number")
    return published(re.sub("[^0-9.]", "", numbers[0])) if numbers[0][0] not in "-−" else 0.0


def number_format(answer: str, entry: Entry, published: Published) -> float:
    """Numbers within 0.01 of the right one earned 1, though hard questions have candidates nearer to it than that."""
    return 1.0 if decimal(answer.replace(",", "")) == float(entry["metadata"]["solution"]) else 0.0


def number_sorting(answer: str, entry: Entry, published: Published) -> float:
    """Sorted numbers that each lie within 1 of the right ones earned 1, and so did ``[NaN, NaN, NaN]``."""
    return 1.0 if _numbers(answer) == _numbers(entry["answer"]) else 0.0


def polynomial_equations(answer: str, entry: Entry, published: Published) -> float:
    """All roots or nothing. Any text earned 1 where there is no root, and ``0`` half of many others."""
    gold, given = _roots(entry["answer"]), _roots(answer)
    near = all(abs(a - b) <= _ROOT_TOLERANCE * max(1.0, abs(b) / 1000) for a, b in zip(given, gold, strict=False))
    return 1.0 if near and len(given) == len(gold) else 0.0


def rectangle_count(answer: str, entry: Entry, published: Published) -> float:
    """Near counts earned up to 0.64, so that a constant earned half."""
    return 1.0 if integer(answer) == int(entry["answer"]) else 0.0


def _complex(text: str) -> tuple[float, float]:
    plain = text[1:-1] if text[:1] + text[-1:] == "()" else text
    match = _COMPLEX.fullmatch(plain)
    if not match or (match["part"] and not match["sign"]):
        raise Unreadable("not a complex number")
    if match["real"]:
        return float(match["real"]), 0.0
    return float(match["part"] or 0), float(match["sign"] + (match["size"] or "1"))


def _roots(text: str) -> list[float]:
    plain = text.strip().strip("\"'")
    return sorted(decimal(part) for part in plain.split(",")) if plain else []


def _numbers(text: str) -> list[float]:
    """The numbers of a list, each bare or in quotes."""
    bare = re.sub(r"(?<=[\[,\s])([-+]?\d{1,30}\.?\d{0,30})(?=\s*[\],])", r"'\1'", text)
    return [decimal(str(item)) for item in read_literal(bare)]


CORRECTIONS: tuple[Correction, ...] = (
    bitwise_arithmetic,
    coin_flip,
    complex_arithmetic,
    decimal_arithmetic,
    fraction_simplification,
    gsm_symbolic,
    number_format,
    number_sorting,
    polynomial_equations,
    rectangle_count,
)
