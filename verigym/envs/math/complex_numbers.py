"""Complex numbers in the form a + bi."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import combination, polynomial, root


def _sum(rng: Random, level: int) -> Problem:
    """The real part is asked for, since a sum that is copied would be a right answer."""
    a, b, c, d = (nonzero(rng, -9, 9) for _ in range(4))
    first, second = (written(*pair).replace(" ", "") for pair in ((a, b), (c, d)))
    part, value = rng.choice((("Re", a * c - b * d), ("Im", a * d + b * c)))
    question = f"{part} of ({first})({second})=?"
    return Problem((part, *sorted([[a, b], [c, d]])), question, value, (a * c + b * d, a * d - b * c, a + c, b + d))


def _quotient(rng: Random, level: int) -> Problem:
    """X = (a + bi)/(c + di), asked as an equation."""
    top = 3 + 3 * level
    a, b, c, d = (nonzero(rng, -top, top) for _ in range(4))
    size = c * c + d * d
    real, imaginary = Fraction(a * c + b * d, size), Fraction(b * c - a * d, size)
    first, second = written(c, d), written(a, b)
    wordings = [
        f"Find the complex number z with ({first})*z = {second}. Write it as a + bi.",
        f"Which z = a + bi solves ({first})*z = {second}?",
    ]
    wrong = Fraction(a * c - b * d, size), Fraction(b * c + a * d, size)
    slips = (
        written(real, -imaginary),
        written(*wrong),
        written(a * c + b * d, b * c - a * d),
        written(-real, imaginary),
    )
    return Problem(("quotient", a, b, c, d), wordings, written(real, imaginary), slips)


def _times_conjugate(rng: Random, level: int) -> Problem:
    """Az + b*conj(z) = c + di."""
    a, b = rng.sample(range(1, 8), 2)
    x, y = nonzero(rng, -9, 9), nonzero(rng, -9, 9)
    text = f"{_scaled(a)}z + {_scaled(b)}w = {written((a + b) * x, (a - b) * y)}"
    wordings = [
        f"Let w be the complex conjugate of z. Solve {text} for z.",
        f"Find z = p + qi with {text}, where w is the conjugate of z.",
    ]
    slips = (written(x, -y), written(y, x), written(-x, y), written(x + 1, y))
    return Problem(("conjugate", a, b, (a + b) * x, (a - b) * y), wordings, written(x, y), slips)


def _power(rng: Random, level: int) -> Problem:
    a, b = nonzero(rng, -2 - level, 2 + level), nonzero(rng, -2 - level, 2 + level)
    n = rng.randint(3, 1 + level)
    real, imaginary = 1, 0
    for _ in range(n):
        real, imaginary = real * a - imaginary * b, real * b + imaginary * a
    text = f"({written(a, b)})^{n}"
    part, value = rng.choice((("real", real), ("imaginary", imaginary)))
    wordings = [f"What is the {part} part of {text}?", f"Find the {part} part of z^{n} for z = {written(a, b)}."]
    slips = (imaginary if part == "real" else real, a**n - b**n, a**n + b**n, -value)
    return Problem((part, a, b, n), wordings, value, slips)


def _modulus(rng: Random, level: int) -> Problem:
    a, b, c, d = (nonzero(rng, -12, 12) for _ in range(4))
    first, second = written(a, b), written(c, d)
    wordings = [
        f"Find the distance of {first} and {second} in the complex plane.",
        f"How far apart are the complex numbers {first} and {second}? Answer exactly.",
    ]
    square = (a - c) ** 2 + (b - d) ** 2
    if square == 0:
        return _modulus(rng, level)
    slips = (square, root((a + c) ** 2 + (b + d) ** 2 + 1), root(square + 1), abs(a - c) + abs(b - d) + 1)
    return Problem(("distance", *sorted([[a, b], [c, d]])), wordings, root(square), slips)


def _quadratic(rng: Random, level: int) -> Problem:
    a, b, first = nonzero(rng, -9, 9), rng.randint(1, 9), rng.choice((1, 1, 2, 3))
    coefficients = [first * (a * a + b * b), -2 * first * a, first]
    text = polynomial(coefficients, "z")
    wordings = [
        f"Find all complex solutions of {text} = 0.",
        f"Solve {text} = 0 over the complex numbers; list all roots.",
    ]
    slips = (pair(-a, b), pair(b, abs(a)) if abs(a) != b else pair(a + 1, b), written(a, b), pair(2 * a, 2 * b))
    return Problem(("quadratic", *coefficients), wordings, pair(a, b), slips)


def _square_roots(rng: Random, level: int) -> Problem:
    a, b = rng.randint(1, 9), nonzero(rng, -9, 9)
    square = written(a * a - b * b, 2 * a * b)
    wordings = [f"Find both complex numbers z with z^2 = {square}.", f"What are the two square roots of {square}?"]
    right = f"{written(a, b)}, {written(-a, -b)}"
    slips = (
        pair(a, abs(b)),
        written(a, b),
        f"{written(-a, b)}, {written(a, -b)}",
        f"{written(a + 1, b)}, {written(-a, -b)}",
    )
    return Problem(("square roots", a * a - b * b, 2 * a * b), wordings, right, slips)


def written(real: Fraction | int, imaginary: Fraction | int) -> str:
    """A complex number: ``3 - 4i``."""
    return combination([(real, ""), (imaginary, "i")])


def pair(real: int, imaginary: int) -> str:
    """A number and its conjugate: ``3 - 4i, 3 + 4i``."""
    return f"{written(real, -imaginary)}, {written(real, imaginary)}"


def _scaled(value: int) -> str:
    return "" if value == 1 else str(value)


COMPLEX_NUMBERS = MathFamily(
    "complex_numbers",
    graded(
        _sum, _quotient, (_power, _times_conjugate), (_quadratic, _modulus, _power), (_square_roots, _power, _quadratic)
    ),
)
