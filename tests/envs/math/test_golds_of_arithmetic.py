"""Golds of arithmetic, of problems told as stories, and of statistics, computed a second time."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import pytest
import sympy
from sympy import Rational, sqrt, sympify
from sympy.ntheory import digits, multiplicity

Check: TypeAlias = Callable[[str, Mapping[str, Callable[..., Any]], int], None]
T = sympy.Symbol("t")


def root_of(equation: sympy.Expr) -> Fraction:
    (found,) = sympy.solve(equation, T)
    return Fraction(int(found.p), int(found.q))


def in_base(number: int, base: int) -> str:
    return "".join(map(str, digits(number, base)[1:]))


def simplest(number: Any) -> tuple[int, int]:
    """The pair (a, b) of a*sqrt(b), as sympy simplifies a root."""
    factor, rest = sympify(number).as_coeff_Mul()
    return int(factor), int(rest**2)


def is_sum_of_roots(question: str, gold: str, key: list[Any]) -> bool:
    """The pair of a rationalised or denested expression."""
    value = sympify(key[0])
    first, second = map(int, gold.strip("()").split(", "))
    asked = re.findall(r"p\*sqrt\((\d+)\) \+ q\*sqrt\((\d+)\)", question)
    if asked:
        a, b = map(int, asked[0])
        written = first * sqrt(a) + second * sqrt(b)
    else:
        written = sqrt(first) + (1 if " + " in key[0] else -1) * sqrt(second)
    return abs((value - written).evalf(30)) < 1e-20 and (bool(asked) or first > second)


def placed(place: int, number: int) -> int:
    return number // 10**place % 10


def rounded(number: int, power: int) -> int:
    return int((Decimal(number) / 10**power).quantize(Decimal(1), rounding=ROUND_HALF_UP) * 10**power)


def met(apart: int, first: int, head: int, second: int) -> Fraction:
    return first * root_of(first * T + second * (T - head) - apart)


def mean_speed(*values: int) -> Fraction:
    way = values if len(values) == 4 else (1, values[0], 1, values[1])
    hours = Fraction(way[0], way[1]) + Fraction(way[2], way[3])
    return (way[0] + way[2]) / hours


def frequencies(*pairs: list[int]) -> list[Fraction]:
    return [Fraction(size) for size, count in pairs for _ in range(count)]


def best_line(*points: list[int]) -> str:
    """By the normal equations."""
    rows = sympy.Matrix([[x, 1] for x, _ in points])
    m, b = (rows.T * rows).LUsolve(rows.T * sympy.Matrix([y for _, y in points]))
    from verigym.envs.math.writing import line

    return line(Fraction(int(m.p), int(m.q)), Fraction(int(b.p), int(b.q)))


def price(share: int, whole: int) -> Fraction:
    return Fraction(whole) * share / 100


ORACLES: dict[str, dict[str, Callable[..., Any]]] = {
    "addition": {"sum": lambda *terms: int(sympy.Add(*terms))},
    "subtraction": {"difference": lambda a, b: root_of(T + b - a)},
    "multiplication": {"product": lambda a, b: sum(a for _ in range(b))},
    "expressions": {"*": lambda _, gold, key: sympify(key[0].replace("^", "**")) == int(gold)},
    "fractions": {
        "*": lambda _, gold, key: sympify(f"({key[1]}){key[0].replace(':', '/')}({key[2]})") == Rational(gold),
    },
    "powers": {
        "power": lambda base, power, shift: int(sympy.Pow(base, power)) - shift,
        "exponent": lambda p, a, b, c, m, n, k: multiplicity(p, sympy.Integer(p) ** (a * m + b * n + 99)) - c * k - 99,
        "*": lambda _, gold, key: sympify(key[0].replace("^", "**")) == Rational(gold),
    },
    "radicals": {
        "root": lambda n: int(sqrt(n)) if sqrt(n).is_integer else simplest(sqrt(n)),
        "roots": lambda a, b, c: simplest(sqrt(a) + sqrt(b) - sqrt(c)),
        "*": is_sum_of_roots,
    },
    "bases": {
        "to": in_base,
        "from": int,
        "between": lambda text, first, second: in_base(int(text, first), second),
        "sum": lambda base, a, b: in_base(int(a, base) + int(b, base), base),
        "product": lambda base, a, b: in_base(int(a, base) * int(b, base), base),
        "zeros": lambda number, base: int(multiplicity(base, sympy.factorial(number))),
    },
    "comparison": {
        "max": lambda *numbers: sorted(map(Fraction, numbers))[-1],
        "min": lambda *numbers: sorted(map(Fraction, numbers))[0],
    },
    "places": {
        "place": placed,
        "digits": lambda number, base: sum(map(int, in_base(number, base))),
        "rounded": rounded,
    },
    "percentages": {
        "part": price,
        "less": lambda share, whole: price(100 - share, whole),
        "more": lambda share, whole: price(100 + share, whole),
        "up and down": lambda share, other, whole: price(100 + share, whole) * (100 - other) / 100,
        "before": lambda share, whole: root_of(T + T * share / 100 - whole),
    },
    "rates": {
        "speed": lambda way, hours: root_of(T * hours - way),
        "proportion": lambda a, b, c: root_of(T * a - b * c),
        "together": lambda a, b: root_of(T / a + T / b - 1),
        "leak": lambda a, b, leak: root_of(T / a + T / b - T / leak - 1),
        "meeting": met,
        "mean speed": mean_speed,
        "mixture": lambda m, weak, n, strong: root_of(T * (m + n) - m * weak - n * strong),
        "added": lambda litres, weak, wanted, strong: root_of(litres * weak + T * strong - (litres + T) * wanted),
        "interest": lambda money, percent, years: Fraction(money * (100 + percent) ** years, 100**years),
    },
    "stories": {
        "gains": lambda a, b: a + b,
        "loses": lambda a, b: a - b,
        "boxes": lambda a, b, c: len(range(c, a * b)),
        "ages": lambda a, b: root_of(T + b - 2 * (a + b)),
        "two products": lambda first, second: sum(x * y for x, y in (first, second)),
        "ratio": lambda a, b, c: Fraction(a * (b + c) * c, b + c),
        "legs": lambda a, b: root_of(4 * T + 2 * (a + b - T) - (2 * a + 4 * b)),
    },
    "averages": {
        "mean": lambda *data: statistics.mean(map(Fraction, data)),
        "range": lambda *data: max(data) - min(data),
        "last": lambda mean, *data: root_of((T + sum(data)) / (len(data) + 1) - mean),
        "wrong entry": lambda count, mean, wrong, right: Fraction(mean * count - wrong + right, count),
    },
    "statistics": {
        "median": lambda *data: statistics.median(map(Fraction, data)),
        "variance": lambda *data: statistics.pvariance(map(Fraction, data)),
        "deviation": lambda *data: sqrt(Rational(str(statistics.pvariance(map(Fraction, data))))),
        "groups": lambda first, second: statistics.mean(frequencies([first[1], first[0]], [second[1], second[0]])),
        "frequency mean": lambda *pairs: statistics.mean(frequencies(*pairs)),
        "frequency median": lambda *pairs: statistics.median(frequencies(*pairs)),
        "regression": best_line,
    },
}


@pytest.mark.parametrize("name", ORACLES)
def test_golds_agree_with_a_second_computation(name: str, check: Check) -> None:
    check(name, ORACLES[name], 50)
