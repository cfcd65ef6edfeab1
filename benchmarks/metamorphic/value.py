"""What a value that was read comes to: exactly, at points, and as sympy holds it."""

from __future__ import annotations

import hashlib
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

import mpmath

from metamorphic.reader import Node, UnreadError, names, read

_DIGITS = 60
_CLOSE = mpmath.mpf(10) ** -35
_APART = mpmath.mpf(10) ** -25
_CONSTANTS = {r"\pi", "e", "i"}
_LARGEST = 2000
_EXPONENT = 400
_ARITHMETIC: dict[str, Callable[..., Any]] = {
    "sum": operator.add,
    "product": operator.mul,
    "quotient": operator.truediv,
}


@lru_cache(maxsize=4096)
def exact(text: str) -> Fraction | None:
    """The rational number that a text writes, or ``None``."""
    try:
        return _rational(read(text))
    except (UnreadError, ZeroDivisionError):
        return None


def _rational(node: Node) -> Fraction | None:
    if node.kind == "number":
        return node.value
    parts = [_rational(part) for part in node.parts]
    if node.kind not in ("negative", *_ARITHMETIC, "power") or None in parts:
        return None
    numbers = [part for part in parts if part is not None]
    if node.kind == "negative":
        return -numbers[0]
    if node.kind == "power":
        base, exponent = numbers
        return base ** int(exponent) if exponent.denominator == 1 and abs(exponent) <= _EXPONENT else None
    return Fraction(_ARITHMETIC[node.kind](*numbers))


def same(one: str, other: str) -> bool | None:
    """Whether two texts have the same value at every point tried; ``None`` where that cannot be told."""
    try:
        first, second = read(one), read(other)
        verdicts = {_same_at(first, second, point) for point in range(3)}
    except (UnreadError, ZeroDivisionError, ValueError, OverflowError):
        return None
    return verdicts.pop() if len(verdicts) == 1 else None


def _same_at(first: Node, second: Node, point: int) -> bool | None:
    with mpmath.workdps(_DIGITS):
        at = {name: _coordinate(name, point) for name in (names(first) | names(second)) - _CONSTANTS}
        left, right = evaluate(first, at), evaluate(second, at)
        apart = abs(left - right) / max(abs(left), abs(right), mpmath.mpf(10) ** -40)
        if apart < _CLOSE:
            return True
        return False if apart > _APART else None


def ratios(one: str, other: str) -> set[str] | None:
    """The quotients of two values at the points tried, in thirty digits; ``None`` where they cannot be told."""
    try:
        first, second = read(one), read(other)
        with mpmath.workdps(_DIGITS):
            return {mpmath.nstr(_quotient(first, second, point), 30) for point in range(3)}
    except (UnreadError, ZeroDivisionError, ValueError, OverflowError):
        return None


def _quotient(first: Node, second: Node, point: int) -> Any:
    at = {name: _coordinate(name, point) for name in (names(first) | names(second)) - _CONSTANTS}
    return evaluate(first, at) / evaluate(second, at)


def _coordinate(name: str, point: int) -> Any:
    """A positive number that depends on the name and the point alone."""
    digest = hashlib.sha256(f"{name} {point}".encode()).digest()
    return mpmath.mpf(int.from_bytes(digest[:12], "big")) / mpmath.mpf(2) ** 95 + mpmath.mpf("0.2")


def evaluate(node: Node, at: Mapping[str, Any]) -> Any:
    """The value at a point, as mpmath computes it.

    Raises:
        UnreadError: If it is too large.
    """
    if node.kind == "number":
        return mpmath.mpf(node.value.numerator) / node.value.denominator
    if node.kind == "name":
        constant = {r"\pi": mpmath.pi, "e": mpmath.e, "i": mpmath.mpc(0, 1)}.get(node.name)
        return +constant if constant is not None else at[node.name]
    parts = [evaluate(part, at) for part in node.parts]
    if node.kind in ("power", "factorial") and abs(parts[-1]) > _LARGEST:
        raise UnreadError("a power too large")
    return _OPERATIONS[node.kind](*parts) if node.kind != "call" else _call(node.name, *parts)


def _call(name: str, inner: Any, *base: Any) -> Any:
    if name in ("arcsin", "arctan"):
        return {"arcsin": mpmath.asin, "arctan": mpmath.atan}[name](inner)
    return mpmath.log(inner, *base) if name in ("ln", "log") else getattr(mpmath, name)(inner)


def _root(value: Any, index: Any) -> Any:
    return mpmath.root(value, int(index.real)) if index == int(index.real) else mpmath.power(value, 1 / index)


_OPERATIONS: dict[str, Callable[..., Any]] = {
    **_ARITHMETIC,
    "negative": operator.neg,
    "power": mpmath.power,
    "root": _root,
    "factorial": mpmath.factorial,
}


def to_sympy(node: Node) -> Any:
    """The value as sympy holds it.

    Raises:
        UnreadError: If it has an operation that is not handed to sympy.
    """
    import sympy

    if node.kind == "number":
        return sympy.Rational(node.value.numerator, node.value.denominator)
    if node.kind == "name":
        constant = {r"\pi": sympy.pi, "e": sympy.E, "i": sympy.I}.get(node.name)
        return constant if constant is not None else sympy.Symbol(node.name)
    named = {"arcsin": sympy.asin, "arctan": sympy.atan, "ln": sympy.log}
    known = {**_ARITHMETIC, "negative": operator.neg, "power": operator.pow, "root": sympy.root}
    apply = named.get(node.name) or getattr(sympy, node.name) if node.kind == "call" else known.get(node.kind)
    if apply is None:
        raise UnreadError(node.kind)
    return apply(*(to_sympy(part) for part in node.parts))
