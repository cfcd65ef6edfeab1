"""Golds of calculus, computed a second time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import mpmath
import pytest
import sympy
from sympy import E, Rational, cos, diff, expand, integrate, limit, log, oo, pi, sin, solve, sqrt, sympify

Check: TypeAlias = Callable[[str, Mapping[str, Callable[..., Any]], int], None]


X, Y, Z, N = sympy.symbols("x y z n")


def poly(*coefficients: int, at: Any = X) -> Any:
    """From the constant term up."""
    return sum(sympy.Integer(c) * at**n for n, c in enumerate(coefficients))


def expression(text: str) -> Any:
    """An expression as questions write it."""
    text = re.sub(r"log_(\d+)\(([^()]*)\)", r"log(\2, \1)", text).replace("^", "**").replace("ln(", "log(")
    text = re.sub(r"(?<=\d)(?=[xz(])|(?<=x)(?=\()|(?<=\))(?=[(x])|(?<=x)(?=e\*\*)", "*", text)
    return sympify(text, locals={"e": E})


def fractions(values: list[Any]) -> list[Fraction]:
    return [Fraction(int(value.p), int(value.q)) for value in values]


def tangent(x: int, *coefficients: int) -> Any:
    curve = poly(*coefficients)
    return expand(curve.subs(X, x) + diff(curve, X).subs(X, x) * (X - x))


def normal(x: int, *coefficients: int) -> Any:
    curve = poly(*coefficients)
    return expand(curve.subs(X, x) - (X - x) / diff(curve, X).subs(X, x))


def line(made: Callable[..., Any]) -> Callable[..., bool]:
    """An equation y = ..., compared by its right side."""

    def fits(question: str, gold: str, key: list[Any]) -> bool:
        return expand(made(*key[1:]) - expression(gold.removeprefix("y = "))) == 0

    return fits


def curve_with_a_line(question: str, gold: str, key: list[Any]) -> bool:
    form, *v = key
    if form == "circle":
        a, b, right = (
            int(text)
            for text in re.fullmatch(
                r"(-?\d+)x ([+-]\d+)y = (\d+)", gold.replace("- ", "-").replace("+ ", "+")
            ).groups()
        )
        return a * v[0] + b * v[1] == right and a * v[1] == b * v[0]
    return line({"tangent": tangent, "normal": normal}[form])(question, gold, key)


def slopes_from(a: int, x: str, y: int) -> list[Fraction]:
    m = sympy.Symbol("m")
    return fractions(solve(sympy.discriminant(a * X**2 - (m * (X - Rational(x)) + y), X), m))


def vertex(*coefficients: int) -> tuple[Fraction, Fraction]:
    curve = poly(*coefficients)
    (x,) = solve(diff(curve, X), X)
    return tuple(fractions([x, curve.subs(X, x)]))


def local_extremum(kind: str, *coefficients: int) -> tuple[Fraction, Fraction]:
    curve = poly(*coefficients)
    (x,) = [x for x in solve(diff(curve, X), X) if (diff(curve, X, 2).subs(X, x) < 0) == (kind == "maximum")]
    return tuple(fractions([x, curve.subs(X, x)]))


def extreme_value(kind: str, low: int, high: int, *coefficients: int) -> Fraction:
    curve = poly(*coefficients)
    xs = [low, high, *(x for x in solve(diff(curve, X), X) if low < x < high)]
    return fractions([(max if kind == "largest" else min)(curve.subs(X, x) for x in xs)])[0]


def drawn_limit(question: str, gold: str, key: list[Any]) -> bool:
    """Near the point, or far out, the function is near the gold."""
    text, to = key
    function = sympy.lambdify(X, expression(text), "mpmath")
    with mpmath.workdps(80):
        goal = (
            mpmath.e ** int(gold[3:-1])
            if gold.startswith("e^")
            else mpmath.mpf(Fraction(gold).numerator) / Fraction(gold).denominator
        )
        if to == "infinity":
            return bool(abs(function(mpmath.mpf(10) ** 12) / goal - 1) < 1e-6)
        step = mpmath.mpf(10) ** -9
        return all(abs(function(int(to) + side * step) - goal) < 1e-5 for side in (1, -1))


def area_between(*values: int) -> Fraction:
    lower, upper = poly(*values[:3]), poly(*values[3:])
    low, high = sorted(solve(upper - lower, X))
    return fractions([integrate(upper - lower, (X, low, high))])[0]


ORACLES: dict[str, dict[str, Callable[..., Any]]] = {
    "derivatives": {
        "monomial": lambda a, n: diff(a * X**n, X),
        "polynomial": lambda *coefficients: diff(poly(*coefficients), X),
        "sine": lambda a, b, c: diff((X**b + c) * sin(a * X), X),
        "exponential": lambda a, b: diff(X**b * E ** (a * X), X),
        "chain": lambda a, b, c: diff((a * X + c) ** b, X),
        "logarithm": lambda a, c: diff(log(a * X**2 + c), X),
        "quotient": lambda a, b, c, d: diff((a * X + b) / (c * X + d), X),
    },
    "integrals": {
        "monomial": lambda a, n, top: int(integrate(a * X**n, (X, 0, top))),
        "polynomial": lambda low, high, *coefficients: fractions([integrate(poly(*coefficients), (X, low, high))])[0],
        "between": area_between,
        "exponential": lambda a, b, top: integrate(b * E ** (a * X), (X, 0, top)),
        "logarithm": lambda a, b, c, top: integrate(a / (c * X + b), (X, 0, top)),
        "sin": lambda a, b, share: integrate(b * sin(a * X), (X, 0, pi / (a * share))),
        "cos": lambda a, b, share: integrate(b * cos(a * X), (X, 0, pi / (a * share))),
        "by parts": lambda a, b, top: integrate(b * X * E ** (a * X), (X, 0, top)),
    },
    "limits": {
        "hole": lambda a, b: int(limit((X - a) * (X - b) / (X - a), X, a)),
        "*": drawn_limit,
    },
    "tangents": {
        "slope": lambda a, b, x: int(diff(a * X**2 + b * X, X).subs(X, x)),
        "from outside": slopes_from,
        "*": curve_with_a_line,
    },
    "extrema": {
        "vertex value": lambda *coefficients: vertex(*coefficients)[1],
        "vertex": vertex,
        "cubic": local_extremum,
        "interval": extreme_value,
        "fence": lambda total, across: vertex(0, total, -across)[1],
        "inverse": lambda a, b: (a * X + b / X).subs(X, sqrt(Rational(b, a))),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ORACLES)
def test_golds_agree_with_a_second_computation(name: str, check: Check) -> None:
    check(name, ORACLES[name], 25)


def test_limits_by_numbers_agree_with_sympy_where_it_is_quick() -> None:
    assert limit(sin(3 * X) / (5 * X), X, 0) == Rational(3, 5)
    assert drawn_limit("", "3/5", ["sin(3x)/(5x)", "0"])
    assert not drawn_limit("", "5/3", ["sin(3x)/(5x)", "0"])
    assert limit((1 + 2 / X) ** (3 * X), X, oo) == E**6
    assert drawn_limit("", "e^{6}", ["(1 + 2/x)^(3x)", "infinity"])
    assert not drawn_limit("", "e^{5}", ["(1 + 2/x)^(3x)", "infinity"])
