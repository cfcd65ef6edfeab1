"""Inverses of matrices, and matrix equations."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.matrices import determinant, inverse, multiplied, plus_one, random_rows, unimodular
from verigym.envs.math.writing import (
    matrix,
    plain_matrix,
)


def _inverse_entry(rng: Random, level: int) -> Problem:
    a, b, c, d = (rng.randint(1, 9) for _ in range(4))
    size = a * d - b * c
    if size == 0:
        return _inverse_entry(rng, level)
    question = f"first entry of the inverse of [[{a},{b}],[{c},{d}]]?"
    return Problem(
        ("entry", a, b, c, d), question, Fraction(d, size), (Fraction(a, size), Fraction(-b, size), d, Fraction(1, a))
    )


def _inverse(rng: Random, level: int) -> Problem:
    rows = random_rows(rng, 2, 4 + 3 * level)
    (a, b), (c, d) = rows
    size = a * d - b * c
    if size == 0 or (level < 2 and abs(size) != 1):
        return _inverse(rng, level)
    wanted = [[Fraction(d, size), Fraction(-b, size)], [Fraction(-c, size), Fraction(a, size)]]
    wordings = [
        f"Find the inverse of {plain_matrix(rows)}.",
        f"Which matrix times {plain_matrix(rows)} is the unit matrix?",
    ]
    others = (
        [[Fraction(a, size), Fraction(-b, size)], [Fraction(-c, size), Fraction(d, size)]],
        [[Fraction(d, size), Fraction(b, size)], [Fraction(c, size), Fraction(a, size)]],
        [[Fraction(d, size), Fraction(-c, size)], [Fraction(-b, size), Fraction(a, size)]],
        [[Fraction(d), Fraction(-b)], [Fraction(-c), Fraction(a)]],
    )
    return Problem(("inverse", rows), wordings, matrix(wanted), [matrix(s) for s in others])


def _equation(rng: Random, level: int) -> Problem:
    """AX = B."""
    first, wanted = random_rows(rng, 2, 5), random_rows(rng, 2, 4)
    if determinant(first) == 0:
        return _equation(rng, level)
    right = multiplied(first, wanted)
    given = f"A = {plain_matrix(first)} and B = {plain_matrix(right)}"
    wordings = [f"Let {given}. Find the matrix X with AX = B.", f"Solve AX = B for {given}."]
    transposed = [list(column) for column in zip(*wanted, strict=True)]
    slips = [transposed, multiplied(first, right), plus_one(wanted)]
    return Problem(("equation", first, right), wordings, matrix(wanted), [matrix(s) for s in slips])


def _large_inverse(rng: Random, level: int) -> Problem:
    """Of a matrix of determinant 1, which its construction makes sure of."""
    rows = unimodular(rng)
    wanted = inverse(rows)
    wordings = [
        f"Find the inverse of {plain_matrix(rows)}.",
        f"Which matrix times {plain_matrix(rows)} is the unit matrix?",
    ]
    transposed = [list(column) for column in zip(*wanted, strict=True)]
    slips = [transposed, [[-x for x in line] for line in wanted], plus_one(wanted)]
    return Problem(("inverse", rows), wordings, matrix(wanted), [matrix(s) for s in slips])


MATRIX_INVERSES = MathFamily(
    "matrix_inverses", graded(_inverse_entry, _inverse, _inverse, (_inverse, _equation), (_equation, _large_inverse))
)
