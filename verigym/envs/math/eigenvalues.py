"""Eigenvalues and characteristic polynomials."""

from __future__ import annotations

from random import Random

from verigym.envs.math.complex_numbers import pair
from verigym.envs.math.drawing import distinct, nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.matrices import Rows, determinant, inverse, minor, multiplied, random_rows, unimodular
from verigym.envs.math.writing import (
    combination,
    plain_matrix,
    polynomial,
    square_part,
    values,
)


def _triangular(rng: Random, level: int) -> Problem:
    (p, q), corner = distinct(rng, -12, 12, 2), nonzero(rng, -9, 9)
    question = f"eigenvalues of [[{p},{corner}],[0,{q}]]?"
    slips = (values([p, corner]) if corner != q else values([-p, -q]), values([p + 1, q]), str(p + q))
    return Problem(("eigenvalues", [[p, corner], [0, q]]), question, values([p, q]), slips)


def _eigenvalues(rng: Random, level: int) -> Problem:
    size = 2 if level < 3 else 3
    wanted = distinct(rng, -6, 7, size)
    change = unimodular(rng, size)
    diagonal = [[wanted[i] if i == j else 0 for j in range(size)] for i in range(size)]
    rows = multiplied(multiplied(change, diagonal), inverse(change))
    text, right = plain_matrix(rows), values(wanted)
    wordings = [f"What are the eigenvalues of {text}?", f"Find all eigenvalues of the matrix {text}."]
    own = values(rows[n][n] for n in range(size))
    slips = [own, values(-x for x in wanted), values([wanted[0] + 1, *wanted[1:]]), values(wanted[1:])]
    return Problem(("eigenvalues", rows), wordings, right, slips)


def _irrational(rng: Random, level: int) -> Problem:
    """Eigenvalues a plus or minus the root of b, real or complex."""
    rows = random_rows(rng, 2, 6)
    half, rest = rows[0][0] + rows[1][1], determinant(rows)
    quarter = half * half // 4 - rest
    if half % 2 or quarter == 0:
        return _irrational(rng, level)
    outside, inside = square_part(abs(quarter))
    if (quarter > 0 and inside == 1) or (quarter < 0 and inside > 1):
        return _irrational(rng, level)
    a = half // 2
    root = f"\\sqrt{{{inside}}}"
    right = _plus_minus(a, outside, root) if quarter > 0 else pair(a, outside)
    wordings = [
        f"What are the eigenvalues of {plain_matrix(rows)}?",
        f"Find all complex eigenvalues of {plain_matrix(rows)}.",
    ]
    slips = (
        _plus_minus(a, outside, root) if quarter < 0 else pair(a, outside),
        _plus_minus(a + 1, outside + 1, root),
        values([rows[0][0], rows[1][1]]),
    )
    return Problem(("eigenvalues", rows), wordings, right, slips)


def _plus_minus(middle: int, factor: int, root: str) -> str:
    if root == "\\sqrt{1}":
        return values([middle - factor, middle + factor])
    return ", ".join(combination([(middle, ""), (sign * factor, root)]) for sign in (-1, 1))


def _characteristic(rng: Random, level: int) -> Problem:
    """The determinant of x - A, or the trace of a power of A, by the eigenvalues."""
    rows = random_rows(rng, 3 if level > 3 else 2, 4)
    size = len(rows)
    n = rng.randint(3, 4)
    powered = rows
    for _ in range(n - 1):
        powered = multiplied(powered, rows)
    if rng.random() < 0.5:
        value = sum(powered[i][i] for i in range(size))
        wordings = [
            f"Let A = {plain_matrix(rows)}. What is the sum of the {n}th powers of its eigenvalues?".replace(
                "3th", "third"
            ).replace("4th", "fourth")
        ]
        trace = sum(rows[i][i] for i in range(size))
        slips = (trace**n, trace, value + 1, -value)
        return Problem(("power sum", n, rows), wordings, value, slips)
    coefficients = _characteristic_of(rows)
    wordings = [f"Find the characteristic polynomial det(xI - A) of A = {plain_matrix(rows)} in expanded form.",
                f"For A = {plain_matrix(rows)}, write det(xI - A) as a polynomial in x."]  # fmt: skip
    others = (
        [coefficients[0] + 1, *coefficients[1:]],
        [-coefficients[0], *coefficients[1:]],
        [*coefficients[:-2], -coefficients[-2], 1],
    )
    return Problem(("characteristic", rows), wordings, polynomial(coefficients), [polynomial(s) for s in others])


def _characteristic_of(rows: Rows) -> list[int]:
    """det(xI - A), the constant term first, from its values at 0 to 3 by the sums of principal minors."""
    size = len(rows)
    trace = sum(rows[i][i] for i in range(size))
    sign = (-1) ** size
    if size == 2:
        return [sign * determinant(rows), -trace, 1]
    minors = sum(determinant(minor(rows, i, i)) for i in range(3))
    return [sign * determinant(rows), minors, -trace, 1]


EIGENVALUES = MathFamily(
    "eigenvalues",
    graded(
        _triangular,
        _eigenvalues,
        (_eigenvalues, _irrational),
        (_irrational, _characteristic, _eigenvalues),
        (_eigenvalues, _characteristic),
    ),
)
