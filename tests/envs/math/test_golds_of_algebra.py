"""Golds of equations, inequalities, functions and complex numbers, computed a second time."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import pytest
import sympy
from sympy import E, I, Rational, expand, log, solve, sympify

Check: TypeAlias = Callable[[str, Mapping[str, Callable[..., Any]], int], None]


X, Y, Z, N = sympy.symbols("x y z n")


SIGNS = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}


GRID = [Fraction(n, 8) for n in range(-1200, 1201)]


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


def bounds(gold: str) -> list[tuple[Fraction | None, Fraction | None, bool, bool]]:
    found = re.findall(r"([(\[])(-?[\d/]+|-\\infty), (-?[\d/]+|\\infty)([)\]])", gold)
    assert found
    return [
        (None if "i" in low else Fraction(low), None if "i" in high else Fraction(high), left == "[", right == "]")
        for left, low, high, right in found
    ]


def inside(gold: str, x: Fraction) -> bool:
    return any(
        (low is None or low < x or (closed_low and low == x))
        and (high is None or x < high or (closed_high and x == high))
        for low, high, closed_low, closed_high in bounds(gold)
    )


def holds_exactly_on(gold: str, holds: Callable[[Fraction], bool]) -> bool:
    """Whether a solution set has the points of a fine grid, and its own ends, that satisfy the inequality."""
    ends = [end for low, high, _, _ in bounds(gold) for end in (low, high) if end is not None]
    return all(
        inside(gold, x) == holds(x) for x in (*GRID, *ends, *(e + Fraction(d, 999) for e in ends for d in (-1, 1)))
    )


def inequality(question: str, gold: str, key: list[Any]) -> bool:
    form, *v = key
    if "letters" in question:
        a, b, sign, right = re.search(r"satisfy (-?\d*)x ([+-] \d+) ([<>]) (-?\d+)\?", question).groups()
        slope = int(a + "1") if a in ("", "-") else int(a)
        options = re.findall(r"\(([A-E])\) (-?\d+)", question)
        fits = [name for name, x in options if SIGNS[sign](slope * int(x) + int(b.replace(" ", "")), int(right))]
        return gold == ", ".join(fits)
    if gold.startswith("x"):
        sign, edge = re.fullmatch(r"x([<>]=?)(\d+)", gold).groups()
        return all(SIGNS[sign](x, int(edge)) == SIGNS[v[2]](x + v[1], v[3]) for x in GRID)
    conditions: dict[str, Callable[[Fraction], bool]] = {
        "ray": lambda x: SIGNS[v[2]](v[0] * x + v[1], v[3]),
        "between": lambda x: SIGNS[v[1]](v[0], v[3] * x + v[2]) and SIGNS[v[4]](v[3] * x + v[2], v[5]),
        "quadratic": lambda x: SIGNS[v[3]](v[0] + v[1] * x + v[2] * x * x, 0),
        "quotient": lambda x: x != v[1] and SIGNS[v[2]]((x - v[0]) / (x - v[1]), 0),
        "distance": lambda x: SIGNS[v[2]](abs(v[0] * x + v[1]), v[3]),
    }
    return holds_exactly_on(gold, conditions[form])


def both_signs(left: Any, right: Any) -> list[Fraction]:
    return fractions([*{*solve(left - right, X), *solve(left + right, X)}])


def sum_of_distances(p: int, q: int, total: int) -> list[Fraction]:
    found = {x for s in (1, -1) for t in (1, -1) for x in solve(s * (X - p) + t * (X - q) - total, X)}
    return fractions([x for x in found if abs(x - p) + abs(x - q) == total])


def equation(question: str, gold: str, key: list[Any]) -> bool:
    """The left side meets the right one at each listed value, and nowhere else on a grid of halves."""
    left, right = (expression(side) for side in key[0].split(" = "))
    roots = [number(text) for text in gold.split(", ")]

    def met(x: Any) -> bool:
        gap, size = (left - right).subs(X, x).evalf(30), right.subs(X, x).evalf(30)
        return abs(gap) < 1e-12 * (abs(size) or 1)

    half = [Rational(n, 2) for n in range(1 if "log" in key[0] else -20, 21)]
    return all(map(met, roots)) and all(x in roots for x in half if met(x))


def number(text: str) -> Any:
    """A rational number, or a fraction of logarithms."""
    text = re.sub(r"\\frac\{(.*)\}\{(.*)\}", r"(\1)/(\2)", text).replace("\\ln", "log")
    return sympify(re.sub(r"(?<=\d)(?=log)", "*", text))


def vieta(name: str, c: int, b: int, a: int) -> Fraction:
    r, s = sympy.roots(sympy.Poly([a, b, c], X), multiple=True)
    value = sympy.simplify(sympify(name.replace("^", "**"), locals={"r": r, "s": s}))
    return fractions([value])[0]


def interpolated(*values: int) -> Any:
    return sympy.interpolate(list(zip(values[:3], values[3:], strict=True)), X)


def composed(f: list[int], g: list[int]) -> Any:
    return poly(*f, at=poly(*g))


def preimage(*values: int) -> Any:
    """f from f(ax + b): put in the inverse of the line."""
    return poly(*values[2:], at=(X - values[0]) / sympy.Integer(values[1]))


def quotient(root: int, *dividend: int) -> Any:
    return sympy.div(poly(*dividend), X - root)[0]


def solved(rows: sympy.MatrixBase) -> tuple[Fraction, ...]:
    """The solution of a system, its right sides in the last column."""
    return tuple(fractions([*rows[:, :-1].LUsolve(rows[:, -1])]))


def in_domain(base: int, p: int, q: int, right: int) -> Fraction:
    return fractions([x for x in solve((X - p) * (X - q) - right, X) if x > max(p, q)])[0]


def composed_at(order: str, x: int, *c: int) -> int:
    first, second = (c[:3], c[3:]) if order[0] == "f" else (c[3:], c[:3])
    return int(composed(first, second).subs(X, x))


def law(base: int, n: int, a: int, b: int, c: int) -> Fraction:
    return Fraction(a) ** n * b / c


ORACLES: dict[str, dict[str, Callable[..., Any]]] = {
    "linear": {
        "linear": lambda a, b, c, d: fractions(solve(a * X + b - c * X - d, X))[0],
        "brackets": lambda p, b, q, d, e: fractions(solve(Rational(p) * (X + b) + Rational(q) * (X + d) - e, X))[0],
    },
    "quadratics": {"quadratic": lambda *coefficients: fractions(solve(poly(*coefficients), X))},
    "systems": {
        "sum and difference": lambda total, gap: fractions([solve([X + Y - total, X - Y - gap])[X]])[0],
        "system": lambda *v: solved(sympy.Matrix(2, 3, v)),
        "system of three": lambda *v: solved(sympy.Matrix(3, 4, v)),
    },
    "inequalities": {"*": inequality},
    "absolute_values": {
        "value": lambda a, b, c: max(a - b, b - a) - c,
        "equation": lambda a, b, c: both_signs(a * X + b, sympy.Integer(c)),
        "two sides": lambda a, b, c, d: both_signs(a * X + b, c * X + d),
        "sum": sum_of_distances,
        "*": inequality,
    },
    "polynomials": {
        "value": lambda x, *coefficients: int(poly(*coefficients).subs(X, x)),
        "coefficient": lambda n, f, g: int(expand(poly(*f) * poly(*g)).coeff(X, n)),
        "quotient": quotient,
        "remainder": lambda root, *coefficients: int(sympy.rem(poly(*coefficients), X - root)),
        "roots": vieta,
        "interpolation": interpolated,
    },
    "functions": {
        "twice": lambda a, b, x: int(poly(b, a, at=poly(b, a)).subs(X, x)),
        "composed at": composed_at,
        "composed": lambda *c: composed(c[:3], c[3:]),
        "inverse": lambda a, b, c, d: solve((a * X + b) - Y * (c * X + d), X)[0].subs(Y, X),
        "equation": preimage,
    },
    "logarithms": {
        "argument": lambda base, shift, power: fractions(solve(X + shift - sympy.Integer(base) ** power, X))[0],
        "law": law,
        "values": lambda p, q, sign, r, s: log(q) / log(p) + sign * log(s) / log(r),
        "domain": in_domain,
        "*": equation,
    },
    "exponentials": {
        "shifted": lambda base, shift, value: fractions([sympy.expand_log(log(value, base), force=True) - shift])[0],
        "exponent": lambda base, a, b, value: fractions(solve(a * X + b - log(value, base), X))[0],
        "natural": lambda factor, a, b, right: log(Rational(right - b, factor)) / a,
        "growth": lambda factor, hours, start, after: start * factor ** (after // hours),
        "growth time": lambda factor, hours, start, end: fractions([log(Rational(end, start), factor) * hours])[0],
        "*": equation,
    },
    "complex_numbers": {
        "Re": lambda a, b: int(sympy.re(expand((a[0] + a[1] * I) * (b[0] + b[1] * I)))),
        "Im": lambda a, b: int(sympy.im(expand((a[0] + a[1] * I) * (b[0] + b[1] * I)))),
        "quotient": lambda a, b, c, d: (a + b * I) / (c + d * I),
        "conjugate": lambda a, b, c, d: solve([(a + b) * X - c, (a - b) * Y - d])[X] + I * Rational(d, a - b),
        "real": lambda a, b, n: int(sympy.re(expand((a + b * I) ** n))),
        "imaginary": lambda a, b, n: int(sympy.im(expand((a + b * I) ** n))),
        "quadratic": lambda *coefficients: solve(poly(*coefficients), X),
        "distance": lambda a, b: abs(a[0] - b[0] + (a[1] - b[1]) * I),
        "square roots": lambda a, b: solve(X**2 - a - b * I, X),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ORACLES)
def test_golds_agree_with_a_second_computation(name: str, check: Check) -> None:
    check(name, ORACLES[name], 25)
