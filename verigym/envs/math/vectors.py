"""Vectors."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import (
    combination,
    point,
    polynomial,
    root,
)


def _dot(rng: Random, level: int) -> Problem:
    a, b, c, d = (nonzero(rng, -12, 12) for _ in range(4))
    question = f"dot product of ({a},{b}) and ({c},{d})?"
    return Problem(
        ("dot", *sorted([[a, b], [c, d]])), question, a * c + b * d, (a * d - b * c, a * c - b * d, a + b + c + d)
    )


def _combination(rng: Random, level: int) -> Problem:
    size = 2 if level < 2 else 3
    u, v = ([rng.randint(-9, 9) for _ in range(size)] for _ in range(2))
    p, q = rng.randint(2, 5), nonzero(rng, -5, 5)
    values = [p * a + q * b for a, b in zip(u, v, strict=True)]
    text = combination([(p, "u"), (q, "v")])
    wordings = [
        f"Let u = {point(*u)} and v = {point(*v)}. What is {text}?",
        f"Find {text} for u = {point(*u)}, v = {point(*v)}.",
    ]
    slips = (
        [p * a - q * b for a, b in zip(u, v, strict=True)],
        [q * a + p * b for a, b in zip(u, v, strict=True)],
        [values[0] + 1, *values[1:]],
    )
    return Problem(("combination", p, q, *u, *v), wordings, point(*values), [point(*s) for s in slips])


def _length(rng: Random, level: int) -> Problem:
    u, v = ([rng.randint(-9, 9) for _ in range(3)] for _ in range(2))
    gap = [a - b for a, b in zip(u, v, strict=True)]
    square = sum(a * a for a in gap)
    if square == 0:
        return _length(rng, level)
    wordings = [
        f"How long is the vector u - v for u = {point(*u)} and v = {point(*v)}?",
        f"Find |u - v| if u = {point(*u)}, v = {point(*v)}.",
    ]
    slips = (square, root(sum((a + b) ** 2 for a, b in zip(u, v, strict=True)) + 1), abs(sum(gap)) + 1, root(square, 2))
    return Problem(("length", *sorted([u, v])), wordings, root(square), slips)


def _cross(rng: Random, level: int) -> Problem:
    (a, b, c), (d, e, f) = u, v = [[rng.randint(-9, 9) for _ in range(3)] for _ in range(2)]
    values = [b * f - c * e, c * d - a * f, a * e - b * d]
    if not any(values):
        return _cross(rng, level)
    given = f"u = {point(*u)} and v = {point(*v)}"
    if level > 3:
        square = sum(value**2 for value in values)
        wordings = [f"Find the area of the triangle with corners at the origin and at the tips of {given}.",
                    f"The vectors {given} span a triangle. What is its exact area?"]  # fmt: skip
        right = root(square, Fraction(1, 2))
        slips = (root(square), square, root(square, Fraction(1, 3)), abs(a * d + b * e + c * f) + 1)
        return Problem(("spanned", *u, *v), wordings, right, slips)
    wordings = [f"What is the cross product of {given}, in this order?", f"Compute u x v for {given}."]
    others = ([-x for x in values], [values[0], -values[1], values[2]], [a * d, b * e, c * f])
    return Problem(("cross", *u, *v), wordings, point(*values), [point(*s) for s in others])


def _projection(rng: Random, level: int) -> Problem:
    u, v = ([nonzero(rng, -6, 6) for _ in range(2 if level < 4 else 3)] for _ in range(2))
    dot, square = sum(a * b for a, b in zip(u, v, strict=True)), sum(b * b for b in v)
    if dot == 0:
        return _projection(rng, level)
    values = [Fraction(dot * b, square) for b in v]
    given = f"u = {point(*u)} and v = {point(*v)}"
    wordings = [
        f"Find the orthogonal projection of u onto v for {given}.",
        f"For {given}, which multiple of v is nearest to u?",
    ]
    other = sum(a * a for a in u)
    slips = ([Fraction(dot * a, other) for a in u], [-x for x in values], [Fraction(dot * b) for b in v])
    return Problem(("projection", *u, *v), wordings, point(*values), [point(*s) for s in slips])


def _orthogonal(rng: Random, level: int) -> Problem:
    """The value of k that makes two vectors orthogonal."""
    a, b, c, d, e = (nonzero(rng, -9, 9) for _ in range(5))
    slope = rng.randint(2, 5)
    # (a, k, b) . (c, d, slope k + e) = 0
    if d + slope * b == 0:
        return _orthogonal(rng, level)
    value = Fraction(-a * c - b * e, d + slope * b)
    second = f"({c}, {d}, {polynomial([e, slope], 'k')})"
    wordings = [
        f"For which k are ({a}, k, {b}) and {second} orthogonal?",
        f"Find k such that ({a}, k, {b}) is perpendicular to {second}.",
    ]
    slips = (-value, Fraction(-a * c + b * e, d + slope * b), value + 1, Fraction(a, c))
    return Problem(("orthogonal", a, b, c, d, e, slope), wordings, value, slips)


VECTORS = MathFamily(
    "vectors",
    graded(_dot, _combination, (_combination, _length), (_cross, _projection), (_cross, _orthogonal, _projection)),
)
