"""Exact values of expressions, as fractions. Every operation looks at the size of its result before it computes it."""

from __future__ import annotations

import math
from fractions import Fraction

from verigym.verifiers.math.expression import Name, Node, Number

MAX_BITS = 40_000
"""A larger value is not computed."""

MAX_FACTORIAL = 3000
"""Nor the factorial of a larger number."""


class TooLargeError(Exception):
    """A value that would take more space or time than an answer deserves."""


class UndefinedError(Exception):
    """There is no value here: a division by zero, or a point outside the domain."""


def exact(node: Node) -> Fraction | None:
    """The value as a fraction; ``None`` if it has variables or is not seen to be rational.

    Raises:
        TooLargeError: If it has more than 40,000 bits.
        UndefinedError: If it divides by zero.
    """
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return None
    values = []
    for argument in node.args:
        value = exact(argument)
        if value is None:
            return None
        values.append(value)
    return _bounded(_exact(node.name, values))


def _bounded(value: Fraction | None) -> Fraction | None:
    if value is not None and max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
        raise TooLargeError(f"more than {MAX_BITS} bits")
    return value


def _exact(name: str, v: list[Fraction]) -> Fraction | None:  # noqa: PLR0911, PLR0912 - one return an operation reads best
    match name:
        case "+":
            return v[0] + v[1]
        case "*":
            return v[0] * v[1]
        case "neg":
            return -v[0]
        case "abs":
            return abs(v[0])
        case "percent":
            return v[0] / 100
        case "/":
            if v[1] == 0:
                raise UndefinedError("division by zero")
            return v[0] / v[1]
        case "^":
            return _exact_power(v[0], v[1])
        case "root":
            return _exact_root(v[0], v[1])
        case "!" if v[0].denominator == 1 and v[0] >= 0:
            return Fraction(math.factorial(_small(v[0])))
        case "!!" if v[0].denominator == 1 and v[0] >= -1:
            return Fraction(math.prod(range(_small(v[0]), 0, -2)))
        case "binom" if v[0].denominator == v[1].denominator == 1 and v[0] >= 0 and v[1] >= 0:
            return Fraction(math.comb(_small(v[0]), _small(v[1])))
        case "floor" | "ceil":
            return Fraction(math.floor(v[0]) if name == "floor" else math.ceil(v[0]))
        case "min" | "max":
            return min(v) if name == "min" else max(v)
        case "gcd" | "lcm" if all(value.denominator == 1 for value in v):
            return Fraction((math.gcd if name == "gcd" else math.lcm)(*map(int, v)))
    return None


def _small(value: Fraction) -> int:
    if value > MAX_FACTORIAL:
        raise TooLargeError(f"a factorial of more than {MAX_FACTORIAL}")
    return int(value)


def _exact_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    if exponent.denominator != 1:
        return None
    if base in (0, 1, -1):
        if base == 0 and exponent < 0:
            raise UndefinedError("division by zero")
        return base ** (int(exponent) % 2 + (2 if exponent else 0))
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if bits * abs(exponent) > MAX_BITS:
        raise TooLargeError(f"more than {MAX_BITS} bits")
    return base ** int(exponent)


def _exact_root(value: Fraction, degree: Fraction) -> Fraction | None:
    if degree != 2 or value < 0:
        return None
    top, bottom = math.isqrt(value.numerator), math.isqrt(value.denominator)
    return Fraction(top, bottom) if top * top == value.numerator and bottom * bottom == value.denominator else None
