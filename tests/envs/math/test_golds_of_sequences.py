"""Golds of sequences and matrices, computed a second time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeAlias

import pytest
import sympy
from sympy import Matrix, Rational, summation, sympify

Check: TypeAlias = Callable[[str, Mapping[str, Callable[..., Any]], int], None]


X, Y, K, N = sympy.symbols("x y k n")


def fraction(value: Any) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def term(kind: str) -> Callable[..., Fraction]:
    """Through the first terms, by interpolation or by their ratio."""

    def value(at: int, *terms: int) -> Fraction:
        if kind == "geometric":
            return Fraction(terms[1], terms[0]) ** (at - 1) * terms[0]
        return fraction(sympy.interpolate(list(enumerate(terms, start=1)), X).subs(X, at))

    def found(*key: Any) -> Fraction:
        if isinstance(key[0], int) and len(key) == 2:
            return Fraction(key[0] + 3 * key[1])
        if isinstance(key[0], int):
            return value(*key)
        return (
            value(*key[1:]) if key[0] == "term" else sum((value(n, *key[2:]) for n in range(1, key[1] + 1)), Fraction())
        )

    return found


def first_order(first: int, p: int, q: int, at: int) -> Fraction:
    """The closed form."""
    return (first + Fraction(q, p - 1)) * Fraction(p) ** (at - 1) - Fraction(q, p - 1)


def second_order(a: int, b: int, p: int, q: int, at: int) -> int:
    """The power of the companion matrix."""
    return int((Matrix([[p, q], [1, 0]]) ** (at - 1) * Matrix([b, a]))[1])


def closed_form(question: str, gold: str, key: list[Any]) -> bool:
    formula = sympify(gold.replace("^", "**"))
    values = [formula.subs(N, n) for n in range(8)]
    if len(key) == 4:
        return values[0] == key[1] and all(b == key[2] * a + key[3] for a, b in pairwise(values))
    steps = zip(values, values[1:], values[2:], strict=False)
    return values[:2] == key[1:3] and all(c == key[3] * b + key[4] * a for a, b, c in steps)


def progression(question: str, gold: str, key: list[Any]) -> bool:
    """The numbers are written down and added."""
    form, start, step, *rest = key
    ratio = Fraction(step)
    if form == "arithmetic":
        terms = [Fraction(start) + n * ratio for n in range(rest[0])]
    elif form == "geometric":
        terms = [Fraction(start) * ratio**n for n in range(rest[0])]
    elif form == "telescope":
        terms = [Fraction(1, (start + n * step) * (start + (n + 1) * step)) for n in range(rest[0])]
    else:
        factor = (lambda n: n) if form == "weighted series" else (lambda n: 1)
        first = 1 if form == "weighted series" else 0
        total = sum(factor(n) * start * float(ratio) ** n for n in range(first, 400))
        return abs(total - Fraction(gold)) < 1e-9 * max(1, abs(total))
    return sum(terms) == Fraction(gold)


def rules(name: str, size: int, a: int, b: int) -> Fraction:
    """Diagonal matrices of these determinants."""
    first, second = sympy.eye(size), sympy.eye(size)
    first[0, 0], second[0, 0] = a, b
    scale, inner = re.fullmatch(r"det\((\d?)(.*)\)", name).groups()
    product = sympy.eye(size) * int(scale or 1)
    for letter, power in re.findall(r"([AB])(?:\^(-?\d+))?", inner):
        product *= (first if letter == "A" else second) ** int(power or 1)
    return fraction(product.det())


def singular(question: str, gold: str, key: list[Any]) -> bool:
    rows = sympify(key[1] if key[0] == "singular" else key[0], locals={"k": K})
    return Matrix(rows).subs(K, Rational(gold)).det() == 0


def determinant(*rows: list[int]) -> int:
    return int(Matrix(rows).det())


def eigenvalues(rows: list[list[int]]) -> list[Any]:
    found = [*Matrix(rows).eigenvals(multiple=True)]
    return [fraction(value) if value.is_rational else value for value in found]


ORACLES: dict[str, dict[str, Callable[..., Any]]] = {
    "sequences": {kind: term(kind) for kind in ("arithmetic", "geometric", "quadratic")},
    "recurrences": {"first order": first_order, "second order": second_order, "*": closed_form},
    "sums": {
        "powers": lambda low, high, a, b, c: int(summation(a + b * K + c * K**2, (K, low, high))),
        "*": progression,
    },
    "determinants": {"determinant": determinant, "rules": rules, "*": singular},
    "matrix_products": {
        "row times column": lambda a, b, c, d: int(Matrix([[a, b]]).dot(Matrix([c, d]))),
        "product": lambda a, b: Matrix(a) * Matrix(b),
        "commutator": lambda a, b: Matrix(a) * Matrix(b) - Matrix(b) * Matrix(a),
        "power": lambda n, rows: Matrix(rows) ** n,
    },
    "matrix_inverses": {
        "entry": lambda a, b, c, d: fraction(Matrix([[a, b], [c, d]]).inv()[0]),
        "inverse": lambda rows: Matrix(rows).inv(),
        "equation": lambda a, b: Matrix(a).LUsolve(Matrix(b)),
    },
    "eigenvalues": {
        "eigenvalues": eigenvalues,
        "power sum": lambda n, rows: int((Matrix(rows) ** n).trace()),
        "characteristic": lambda rows: Matrix(rows).charpoly(X).as_expr(),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ORACLES)
def test_golds_agree_with_a_second_computation(name: str, check: Check) -> None:
    check(name, ORACLES[name], 40)
