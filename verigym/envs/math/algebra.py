"""Equations in one, two and three unknowns."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import combination, point, polynomial, signed, values


def _shifted(rng: Random, level: int) -> Problem:
    x, shift = rng.randint(1, 40), rng.randint(1, 40)
    if rng.random() < 0.5:
        return Problem(("linear", 1, shift, 0, x + shift), f"x+{shift}={x + shift}, x=?", x, (x + 2 * shift,))
    return Problem(("linear", 1, -shift, 0, x), f"x-{shift}={x}, x=?", x + shift, (x - shift,))


def _linear(rng: Random, level: int) -> Problem:
    top = (0, 9, 15, 30, 60)[level]
    a = rng.randint(2, top)
    if level == 1:
        x, b, c = rng.randint(1, 20), rng.randint(1, 20), 0
        d = a * x + b
    else:
        b, c, d = (nonzero(rng, -top, top) for _ in range(3))
        c += c == a
    equation, value = f"{a}x {signed(b)} = {polynomial([d, c])}", Fraction(d - b, a - c)
    return _worded(rng, ("linear", a, b, c, d), equation, value, (Fraction(d + b, a - c), -value, a - c + value))


def _bracketed(rng: Random, level: int) -> Problem:
    """Brackets on the left, at the top level with fractions in front of them."""
    m, n, p, q = 1, 1, rng.randint(2, 9), nonzero(rng, -9, 9)
    if level == 4:
        m, n = rng.sample(range(2, 10), 2)
    b, d, e = (nonzero(rng, -12, 12) for _ in range(3))
    first, second = Fraction(p, m), Fraction(q, n)
    if first + second == 0:
        return _bracketed(rng, level)
    value = (e - first * b - second * d) / (first + second)
    one, two = (f"({scale})" if scale.denominator > 1 else str(scale) for scale in (first, abs(second)))
    equation = f"{one}(x {signed(b)}) {'+' if q > 0 else '-'} {two}(x {signed(d)}) = {e}"
    slips = (-value, (e - b - d) / (first + second), (e + first * b + second * d) / (first + second), value + 1)
    return _worded(rng, ("brackets", str(first), b, str(second), d, e), equation, value, slips)


def _worded(
    rng: Random, key: tuple[str | int, ...], equation: str, value: Fraction, slips: Sequence[Fraction]
) -> Problem:
    name = rng.choice("xyztn")
    equation = equation.replace("x", name)
    wordings = [
        f"Solve for {name}: {equation}.",
        f"If {equation}, what is {name}?",
        f"Find {name} such that {equation}.",
    ]
    return Problem(key, wordings, value, slips)


def _quadratics(rng: Random, level: int) -> Problem:
    top = (40, 12, 20, 15, 25)[level]
    numbers = range(1, top + 1) if level == 0 else [n for n in range(-top, top + 1) if n]
    p, q = rng.sample(numbers, 2)
    first = 1 if level < 2 else rng.randint(2, 2 + 2 * level)
    scale = 1 if level < 3 else rng.randint(2, 7)
    # (first x - p)(x - q), times a constant from level 3 on
    coefficients = [scale * p * q, -scale * (first * q + p), scale * first]
    equation, roots = polynomial(coefficients), {Fraction(p, first), Fraction(q)}
    wordings = [
        f"Find all solutions of {equation} = 0.",
        f"Solve {equation} = 0 and list all roots.",
        f"For which x is {equation} equal to 0? List every value.",
    ]
    slips = [values(-root for root in roots), values([p, q]), values([Fraction(p, first), -q]), values([p + 1, q])]
    asked = f"{equation}=0, x=?".replace(" ", "").replace(",x", ", x") if level == 0 else wordings
    return Problem(("quadratic", *coefficients), asked, values(roots), slips)


def _sum_and_difference(rng: Random, level: int) -> Problem:
    y, x = sorted(rng.randint(1, 45) for _ in range(2))
    question = f"x+y={x + y}, x-y={x - y}, x=?"
    return Problem(("sum and difference", x + y, x - y), question, x, (y, 2 * x, x - y))


def _two_unknowns(rng: Random, level: int) -> Problem:
    top = (0, 20, 12, 20, 40)[level]
    x, y = (rng.randint(1 if level < 2 else -top, top) for _ in range(2))
    a, b, c, d = (nonzero(rng, -1 - 2 * level, 1 + 2 * level) for _ in range(4))
    if a * d == b * c:
        return _two_unknowns(rng, level)
    right = a * x + b * y, c * x + d * y
    first = f"{combination([(a, 'x'), (b, 'y')])} = {right[0]}"
    second = f"{combination([(c, 'x'), (d, 'y')])} = {right[1]}"
    wordings = [
        f"Solve the system {first} and {second}. Give the pair (x, y).",
        f"If {first} and {second}, find (x, y).",
    ]
    slips = (point(y, x), point(-x, -y), point(x, -y), point(x + 1, y - 1))
    return Problem(("system", a, b, right[0], c, d, right[1]), wordings, point(x, y), slips)


def _three_unknowns(rng: Random, level: int) -> Problem:
    solution = [rng.randint(-9, 9) for _ in range(3)]
    rows = [[rng.randint(-4, 5) for _ in range(3)] for _ in range(3)]
    (a, b, c), (d, e, f), (g, h, i) = rows
    if a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g) == 0:
        return _three_unknowns(rng, level)
    rights = [sum(k * v for k, v in zip(row, solution, strict=True)) for row in rows]
    first, second, third = (
        f"{combination(zip(row, 'xyz', strict=True))} = {right}" for row, right in zip(rows, rights, strict=True)
    )
    wordings = [
        f"Solve the system {first}; {second}; {third}. Give the triple (x, y, z).",
        f"Find (x, y, z) such that {first}, {second} and {third}.",
    ]
    x, y, z = solution
    slips = [point(*triple) for triple in ((-x, -y, -z), (z, y, x), (y, x, z), (x, y, z + 1))]
    key = ("system of three", *(number for row, right in zip(rows, rights, strict=True) for number in (*row, right)))
    return Problem(key, wordings, point(*solution), slips)


LINEAR = MathFamily("linear", graded(_shifted, _linear, _linear, (_linear, _bracketed), _bracketed))
QUADRATICS = MathFamily("quadratics", _quadratics)
SYSTEMS = MathFamily(
    "systems",
    graded(_sum_and_difference, _two_unknowns, _two_unknowns, (_two_unknowns, _three_unknowns), _three_unknowns),
)
