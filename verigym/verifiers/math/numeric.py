"""Values of expressions to forty digits, at points that are drawn from a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from verigym.verifiers.math.exact import MAX_BITS, MAX_FACTORIAL, TooLargeError, UndefinedError
from verigym.verifiers.math.expression import Name, Node, Number

_DIGITS = 40
_AGREE = 25


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
        "arccos": mp.acos, "arctan": mp.atan, "arccot": mp.acot, "sinh": mp.sinh, "cosh": mp.cosh, "tanh": mp.tanh,
        "ln": mp.log, "lg": mp.log10, "abs": abs,
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
        case "min" | "max" if all(_is_real(value) for value in v):
            return min(v) if name == "min" else max(v)
        case "floor" | "ceil":
            return mp.floor(v[0]) if name == "floor" else mp.ceil(v[0])
    if name.endswith("()"):  # an unknown function: any fixed, scattered value will do
        return _scatter(mp, name, mp.nstr(v[0], 15))
    raise UndefinedError(f"{name} has no numeric value")


def _modest(value: Any) -> Any:
    if abs(value) > MAX_FACTORIAL:
        raise TooLargeError(f"a factorial of more than {MAX_FACTORIAL}")
    return value


def _is_real(value: Any) -> bool:
    return bool(value.imag == 0)


def _power(base: Any, exponent: Any, mp: Any) -> Any:
    if base == 0:
        if exponent.real <= 0:
            raise UndefinedError("zero to a power that is not positive")
        return mp.mpf(0)
    if abs(exponent) * (abs(mp.log(abs(base))) + 1) > MAX_BITS:
        raise TooLargeError(f"more than {MAX_BITS} bits")
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


def number(value: int) -> Any:
    """An integer as a number of forty digits."""
    return _mpmath().mpf(value)
