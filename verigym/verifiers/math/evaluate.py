"""Values of expressions: exact fractions where they are rational, else forty digits at points drawn from a hash.

Every operation looks at the size of its result before it computes it.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from contextlib import AbstractContextManager
from fractions import Fraction
from typing import Any

from verigym.verifiers.math.expression import Name, Node, Number

_MAX_BITS = 40_000
_MAX_FACTORIAL = 3000
_DIGITS = 40
_AGREE = 25


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
    if value is not None and max(value.numerator.bit_length(), value.denominator.bit_length()) > _MAX_BITS:
        raise TooLargeError(f"more than {_MAX_BITS} bits")
    return value


def _exact(name: str, v: list[Fraction]) -> Fraction | None:  # noqa: PLR0911 - one return an operation reads best
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
        case "binom" if v[0].denominator == v[1].denominator == 1 and v[0] >= 0 and v[1] >= 0:
            return Fraction(math.comb(_small(v[0]), _small(v[1])))
    return None


def _small(value: Fraction) -> int:
    if value > _MAX_FACTORIAL:
        raise TooLargeError(f"a factorial of more than {_MAX_FACTORIAL}")
    return int(value)


def _exact_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    if exponent.denominator != 1:
        return None
    if base in (0, 1, -1):
        if base == 0 and exponent < 0:
            raise UndefinedError("division by zero")
        return base ** (int(exponent) % 2 + (2 if exponent else 0))
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if bits * abs(exponent) > _MAX_BITS:
        raise TooLargeError(f"more than {_MAX_BITS} bits")
    return base ** int(exponent)


def _exact_root(value: Fraction, degree: Fraction) -> Fraction | None:
    if degree != 2 or value < 0:
        return None
    top, bottom = math.isqrt(value.numerator), math.isqrt(value.denominator)
    return Fraction(top, bottom) if top * top == value.numerator and bottom * bottom == value.denominator else None


def numeric(node: Node, point: Mapping[str, Any]) -> Any:
    """The value as an mpmath number of forty digits, with variables as ``point`` gives them.

    Raises:
        TooLargeError: If a power or factorial is out of bounds.
        UndefinedError: If there is no value at this point.
    """
    mpmath = _mpmath()
    try:
        return _numeric(node, point, mpmath)
    except (ZeroDivisionError, ValueError, OverflowError, mpmath.libmp.NoConvergence) as error:
        raise UndefinedError(str(error)) from error


def _numeric(node: Node, point: Mapping[str, Any], mp: Any) -> Any:
    if isinstance(node, Number):
        return mp.mpf(node.value.numerator) / node.value.denominator
    if isinstance(node, Name):
        constants = {"pi": mp.pi, "e": mp.e, "i": mp.mpc(0, 1)}
        return point[node.name] if node.name in point else +constants[node.name]
    values = [_numeric(argument, point, mp) for argument in node.args]
    if any(mp.isnan(v) or mp.isinf(v) for v in values):
        raise UndefinedError("not a number")
    return _operate(node.name, values, mp)


def _operate(name: str, v: list[Any], mp: Any) -> Any:  # noqa: PLR0911, PLR0912 - one line an operation
    plain = {
        "sin": mp.sin, "cos": mp.cos, "tan": mp.tan, "cot": mp.cot, "sec": mp.sec, "csc": mp.csc, "arcsin": mp.asin,
        "arccos": mp.acos, "arctan": mp.atan, "sinh": mp.sinh, "cosh": mp.cosh, "tanh": mp.tanh, "ln": mp.log,
        "lg": mp.log10, "abs": abs,
    }  # fmt: skip
    if name in plain:
        if name in ("sinh", "cosh", "tanh", "sin", "cos", "tan") and abs(v[0]) > 10**6:
            raise TooLargeError("a function of a huge value")
        return plain[name](v[0])
    match name:
        case "+":
            return v[0] + v[1]
        case "*":
            return v[0] * v[1]
        case "/":
            return v[0] / v[1]
        case "neg":
            return -v[0]
        case "percent":
            return v[0] / 100
        case "degrees":
            return v[0] * mp.pi / 180
        case "^" | "exp":
            base, exponent = v if name == "^" else (+mp.e, v[0])
            return _power(base, exponent, mp)
        case "root":
            return _power(v[0], 1 / v[1], mp) if v[0].imag or v[0].real >= 0 or v[1] != 3 else -mp.cbrt(-v[0])
        case "log":
            return mp.log(v[0]) / (mp.log(v[1]) if len(v) > 1 else mp.log(10))
        case "!":
            return mp.gamma(_modest(v[0]) + 1)
        case "binom":
            return mp.binomial(_modest(v[0]), _modest(v[1]))
    if name.endswith("()"):  # an unknown function: any fixed, scattered value will do
        return _scatter(mp, name, mp.nstr(v[0], 15))
    raise UndefinedError(f"{name} has no numeric value")


def _modest(value: Any) -> Any:
    if abs(value) > _MAX_FACTORIAL:
        raise TooLargeError(f"a factorial of more than {_MAX_FACTORIAL}")
    return value


def _power(base: Any, exponent: Any, mp: Any) -> Any:
    if base == 0:
        if exponent.real <= 0:
            raise UndefinedError("zero to a power that is not positive")
        return mp.mpf(0)
    if abs(exponent) * (abs(mp.log(abs(base))) + 1) > _MAX_BITS:
        raise TooLargeError(f"more than {_MAX_BITS} bits")
    return mp.power(base, exponent)


def _mpmath() -> Any:
    import mpmath

    return mpmath


def _scatter(mp: Any, *parts: object) -> Any:
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return mp.mpf(int.from_bytes(digest[:8], "big")) / 2**64 + mp.mpf(1) / 3


def points(variables: frozenset[str], salt: str, count: int = 4) -> list[dict[str, Any]]:
    """Points for ``variables``, drawn from a hash of ``salt``: the first half positive, the others of either sign."""
    mpmath = _mpmath()
    drawn = []
    for number in range(count):
        point = {}
        for name in sorted(variables):
            value = _scatter(mpmath, salt, number, name) * 2
            negative = number >= count // 2 and _scatter(mpmath, salt, number, name, "sign") > 0.8
            point[name] = -value if negative else value
        drawn.append(point)
    return drawn


def close(a: Any, b: Any) -> bool:
    """Equal to 25 digits, relative to the larger."""
    scale = max(abs(a), abs(b))
    return bool(scale == 0 or abs(a - b) * 10**_AGREE <= scale)


def precision() -> AbstractContextManager[object]:
    """Forty digits for all that is computed inside; every comparison of values runs in it."""
    mpmath = _mpmath()
    manager: AbstractContextManager[object] = mpmath.workdps(_DIGITS)
    return manager
