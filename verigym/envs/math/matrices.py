"""Matrices: determinants and products."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import (
    matrix,
    plain_matrix,
)

Rows = list[list[int]]


def random_rows(rng: Random, size: int, reach: int) -> Rows:
    """A square matrix of whole numbers up to ``reach``."""
    return [[rng.randint(-reach, reach) for _ in range(size)] for _ in range(size)]


def _small_determinant(rng: Random, level: int) -> Problem:
    rows = [[rng.randint(1, 12) for _ in range(2)] for _ in range(2)]
    (a, b), (c, d) = rows
    question = f"det {plain_matrix(rows)}=?".replace(" [", "[").replace(", ", ",")
    return Problem(
        ("determinant", *map(list, rows)), question, a * d - b * c, (a * d + b * c, a * b - c * d, a * c - b * d)
    )


def _determinant(rng: Random, level: int) -> Problem:
    rows = random_rows(rng, (2, 2, 3, 3, 4)[level], (12, 20, 5, 9, 4)[level])
    value, text = determinant(rows), plain_matrix(rows)
    wordings = [f"What is the determinant of {text}?", f"Find det A for A = {text}."]
    trace = sum(rows[n][n] for n in range(len(rows)))
    slips = (-value, trace, value + rows[0][0] + 1, value + 2)
    return Problem(("determinant", *rows), wordings, value, slips)


def _rules(rng: Random, level: int) -> Problem:
    """det(kA), det(A^n B^-1) and the like, from the determinants alone."""
    size, k, n = rng.randint(2, 4), rng.randint(2, 4), rng.randint(2, 3)
    a, b = nonzero(rng, -6, 6), nonzero(rng, -6, 6)
    given = f"A and B are {size} by {size} matrices with det A = {a} and det B = {b}."
    name, value = rng.choice((
        (f"det({k}A^{n})", Fraction(k**size * a**n)), (f"det(A^{n} B^-1)", Fraction(a**n, b)),
        (f"det({k}A^-1 B)", Fraction(k**size * b, a)), (f"det({k}AB)", Fraction(k**size * a * b)),
    ))  # fmt: skip
    wordings = [f"{given} What is {name}?", f"{given} Find {name}."]
    slips = (Fraction(k * a**n), Fraction(k * a * b), value * k, -value)
    return Problem(("rules", name, size, a, b), wordings, value, slips)


def _singular(rng: Random, level: int) -> Problem:
    rows = random_rows(rng, 3, 6)
    row, column = rng.randrange(3), rng.randrange(3)
    rows[row][column] = 0
    rest = determinant(rows)
    cofactor = (-1) ** (row + column) * determinant(minor(rows, row, column))
    if cofactor == 0:
        return _singular(rng, level)
    value = Fraction(-rest, cofactor)
    shown_rows: list[list[str]] = [[str(entry) for entry in line] for line in rows]
    shown_rows[row][column] = "k"
    text = "[" + ", ".join(f"[{', '.join(line)}]" for line in shown_rows) + "]"
    wordings = [f"For which k is the matrix {text} singular?", f"Find k such that {text} has no inverse."]
    slips = (-value, value + 1, Fraction(rest), Fraction(cofactor))
    return Problem(("singular", text), wordings, value, slips)


def _entry(rng: Random, level: int) -> Problem:
    a, b, c, d = (nonzero(rng, -9, 9) for _ in range(4))
    question = f"row [{a},{b}] times column [{c},{d}]=?"
    return Problem(
        ("row times column", a, b, c, d), question, a * c + b * d, (a * d + b * c, a * c - b * d, a * c * b * d)
    )


def _product(rng: Random, level: int) -> Problem:
    size = 2 if level < 3 else 3
    first, second = random_rows(rng, size, 5), random_rows(rng, size, 5)
    wanted = multiplied(first, second)
    other = multiplied(second, first)
    given = f"A = {plain_matrix(first)} and B = {plain_matrix(second)}"
    entrywise = [[a * b for a, b in zip(*lines, strict=True)] for lines in zip(first, second, strict=True)]
    if level < 4:
        wordings = [f"Let {given}. Compute AB.", f"What is the matrix product AB for {given}?"]
        slips = [other, entrywise, plus_one(wanted)]
        return Problem(("product", first, second), wordings, matrix(wanted), [matrix(s) for s in slips])
    gap = [[a - b for a, b in zip(*lines, strict=True)] for lines in zip(wanted, other, strict=True)]
    wordings = [f"Let {given}. Compute AB - BA.", f"What is AB - BA for {given}?"]
    slips = [[[-x for x in line] for line in gap], wanted, plus_one(gap)]
    return Problem(("commutator", first, second), wordings, matrix(gap), [matrix(s) for s in slips])


def _power(rng: Random, level: int) -> Problem:
    rows, n = random_rows(rng, 2, 3), rng.randint(2, 1 + level)
    wanted = rows
    for _ in range(n - 1):
        wanted = multiplied(wanted, rows)
    entrywise = [[entry**n for entry in line] for line in rows]
    wordings = [
        f"Let A = {plain_matrix(rows)}. Compute A^{n}.",
        f"What is the {n}th power of the matrix {plain_matrix(rows)}?",
    ]
    wordings[1] = (
        wordings[1]
        .replace("2th power", "square")
        .replace("3th", "third")
        .replace("4th", "fourth")
        .replace("5th", "fifth")
    )
    slips = [entrywise, [[n * entry for entry in line] for line in rows], plus_one(wanted)]
    return Problem(("power", n, rows), wordings, matrix(wanted), [matrix(s) for s in slips])


def plus_one(rows: Rows) -> Rows:
    """The matrix with its first entry off by one."""
    return [[rows[0][0] + 1, *rows[0][1:]], *rows[1:]]


def determinant(rows: Sequence[Sequence[int]]) -> int:
    """By expansion along the first row."""
    if len(rows) == 1:
        return rows[0][0]
    return sum(
        (-1) ** column * entry * determinant(minor(rows, 0, column)) for column, entry in enumerate(rows[0]) if entry
    )


def minor(rows: Sequence[Sequence[int]], row: int, column: int) -> Rows:
    """The matrix without a row and a column."""
    return [[*line[:column], *line[column + 1 :]] for place, line in enumerate(rows) if place != row]


def multiplied(first: Rows, second: Rows) -> Rows:
    """The product of two matrices."""
    columns = list(zip(*second, strict=True))
    return [[sum(a * b for a, b in zip(line, column, strict=True)) for column in columns] for line in first]


def unimodular(rng: Random, size: int = 3) -> Rows:
    """A matrix of whole numbers with determinant 1: a product of two triangular ones."""
    lower = [[1 if i == j else rng.randint(-2, 2) if i > j else 0 for j in range(size)] for i in range(size)]
    upper = [[1 if i == j else rng.randint(-2, 2) if i < j else 0 for j in range(size)] for i in range(size)]
    return multiplied(lower, upper)


def inverse(rows: Rows) -> Rows:
    """The inverse of a matrix of determinant 1."""
    size = range(len(rows))
    return [[(-1) ** (i + j) * (determinant(minor(rows, j, i)) if len(rows) > 1 else 1) for j in size] for i in size]


DETERMINANTS = MathFamily(
    "determinants",
    graded(
        _small_determinant,
        _determinant,
        _determinant,
        (_determinant, _singular, _rules),
        (_determinant, _singular, _rules),
    ),
)
MATRIX_PRODUCTS = MathFamily(
    "matrix_products", graded(_entry, _product, (_product, _power), (_product, _power), (_product, _power))
)
