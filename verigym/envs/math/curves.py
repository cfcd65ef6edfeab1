"""Tangents, normals and extrema."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import aside, nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.polynomials import at
from verigym.envs.math.writing import combination, line, point, polynomial, root


def _slope(rng: Random, level: int) -> Problem:
    a, b, x = rng.randint(1, 9), nonzero(rng, -9, 9), nonzero(rng, -9, 9)
    text = polynomial([0, b, a]).replace(" ", "")
    value = 2 * a * x + b
    return Problem(("slope", a, b, x), f"slope of y={text} at x={x}?", value, (a * x * x + b * x, 2 * a + b, a * x + b))


def _tangent(rng: Random, level: int) -> Problem:
    coefficients = [rng.randint(-9, 9) for _ in range(level + 1)] + [nonzero(rng, -3, 3)]
    x = nonzero(rng, -3, 3)
    y, slope = at(coefficients, x), at([n * c for n, c in enumerate(coefficients)][1:], x)
    text = f"y = {polynomial(coefficients)}"
    wordings = [
        f"Find the equation of the tangent to {text} at x = {x}, as y = mx + b.",
        f"Which line touches the curve {text} at the point ({x}, {y})? Give y = mx + b.",
    ]
    slips = (line(slope, y), line(-slope, y + slope * x), line(slope, y + slope * x), line(slope + 1, y - slope * x))
    right = line(slope, y - slope * x)
    return Problem(("tangent", x, *coefficients), wordings, right, slips)


def _normal(rng: Random, level: int) -> Problem:
    coefficients = [rng.randint(-9, 9) for _ in range(level)] + [nonzero(rng, -3, 3)]
    x = nonzero(rng, -3, 3)
    y, slope = at(coefficients, x), at([n * c for n, c in enumerate(coefficients)][1:], x)
    if slope == 0:
        return _normal(rng, level)
    text, across = f"y = {polynomial(coefficients)}", Fraction(-1, slope)
    wordings = [
        f"Find the equation of the normal to {text} at x = {x}, as y = mx + b.",
        f"Which line is perpendicular to the curve {text} at x = {x} and meets it there? Give y = mx + b.",
    ]
    right = line(across, y - across * x)
    slips = (
        line(slope, y - slope * x),
        line(-across, y + across * x),
        line(across, y),
        line(across, y - across * x + 1),
    )
    return Problem(("normal", x, *coefficients), wordings, right, slips)


def _from_outside(rng: Random, level: int) -> Problem:
    """The two tangents of a parabola through a point that is not on it."""
    a, p, q = rng.randint(1, 3), *sorted(rng.sample(range(-6, 7), 2))
    if p + q == 0 or p * q == 0:
        return _from_outside(rng, level)
    # the tangents at p and q meet at ((p + q)/2, a p q)
    x, y = Fraction(p + q, 2), a * p * q
    wordings = [
        f"Two tangents of y = {polynomial([0, 0, a])} pass through ({x}, {y}). List their slopes.",
        f"What are the slopes of the lines through ({x}, {y}) that touch the parabola y = {polynomial([0, 0, a])}?",
    ]
    right = f"{2 * a * p}, {2 * a * q}"
    slips = (f"{p}, {q}", f"{-2 * a * q}, {-2 * a * p}", str(2 * a * q), f"{2 * a * p}, {2 * a * q + a}")
    return Problem(("from outside", a, str(x), y), wordings, right, slips)


def _circle_tangent(rng: Random, level: int) -> Problem:
    m, n = sorted(rng.sample(range(1, 9), 2))
    legs = [n * n - m * m, 2 * m * n]
    rng.shuffle(legs)
    x, y = (rng.choice((-1, 1)) * leg for leg in legs)
    square = x * x + y * y
    wordings = [
        f"Find the equation of the tangent to the circle x^2 + y^2 = {square} at ({x}, {y}).",
        f"Which line touches x^2 + y^2 = {square} at the point ({x}, {y})? Give its equation.",
    ]

    def written(a: int, b: int, right: int) -> str:
        return f"{combination([(a, 'x'), (b, 'y')])} = {right}"

    slips = (written(y, -x, 0), written(x, -y, square), written(x, y, square + 1), written(y, x, square))
    return Problem(("circle", x, y), wordings, written(x, y, square), slips)


def _smallest(rng: Random, level: int) -> Problem:
    p, low, a = rng.randint(1, 20), rng.randint(1, 50), rng.choice((-1, 1))
    text = polynomial([a * p * p + low, -2 * a * p, a]).replace(" ", "")
    question = f"{'min' if a > 0 else 'max'} of {text}?"
    return Problem(("vertex value", low + a * p * p, -2 * a * p, a), question, low, (p, low + a * p * p, low - p))


def _vertex(rng: Random, level: int) -> Problem:
    a, p, q = nonzero(rng, -4, 4), nonzero(rng, -9, 9), nonzero(rng, -30, 30)
    coefficients = [a * p * p + q, -2 * a * p, a]
    kind = "lowest" if a > 0 else "highest"
    wordings = [
        f"Find the {kind} point (x, y) of y = {polynomial(coefficients)}.",
        f"At which point (x, y) is the graph of y = {polynomial(coefficients)} {kind}?",
    ]
    slips = [point(*pair) for pair in ((-p, q), (p, -q), (2 * p, coefficients[0]), (q, p))]
    return Problem(("vertex", *coefficients), wordings, point(p, q), slips)


def _cubic(rng: Random, level: int) -> Problem:
    p, q = sorted(rng.sample(range(-6, 7), 2))
    a, c = rng.choice((-2, 2)), rng.randint(-20, 20)
    # the derivative is 3a(x - p)(x - q)
    coefficients = [c, 3 * a * p * q, -3 * a * (p + q) // 2, a]
    kind = rng.choice(("maximum", "minimum"))
    x = p if (a > 0) == (kind == "maximum") else q
    right = (x, at(coefficients, x))
    other = (p + q - x, at(coefficients, p + q - x))
    wordings = [
        f"Find the local {kind} of y = {polynomial(coefficients)} as a point (x, y).",
        f"Where does y = {polynomial(coefficients)} have its local {kind}? Give (x, y).",
    ]
    slips = [point(*pair) for pair in (other, (x, 0), (-x, right[1]), (right[1], x), (x, right[1] + 1))]
    return Problem(("cubic", kind, *coefficients), wordings, point(*right), slips)


def _on_interval(rng: Random, level: int) -> Problem:
    coefficients = [rng.randint(-9, 9), 0, 0, 2]
    p, q = sorted(rng.sample(range(-4, 5), 2))
    coefficients[1], coefficients[2] = 6 * p * q, -3 * (p + q)
    low, high = p - rng.randint(0, 3), q + rng.randint(0, 3)
    kind = rng.choice(("largest", "smallest"))
    best = max if kind == "largest" else min
    values = [at(coefficients, x) for x in (low, p, q, high)]
    wordings = [
        f"What is the {kind} value of {polynomial(coefficients)} for {low} <= x <= {high}?",
        f"Find the {kind} value that f(x) = {polynomial(coefficients)} takes on the interval from {low} to {high}.",
    ]
    slips = values
    return Problem(("interval", kind, low, high, *coefficients), wordings, best(values), slips)


def _fence(rng: Random, level: int) -> Problem:
    """A rectangle along a wall with some fences across: the best area."""
    total, across = rng.randint(20, 400), rng.randint(2, 2 + level)
    area = Fraction(total * total, 4 * across)
    start = f"{aside(rng, level)}A farmer has {total} metres of fence for a rectangular field along a straight wall. "
    start += f"The side at the wall needs no fence, and {across} equal fences run at right angles to it. "
    wordings = [
        f"{start}What is the largest possible area in square metres?",
        f"{start}How many square metres can be enclosed at most?",
    ]
    slips = (Fraction(total**2, 16), Fraction(total**2, (across + 1) ** 2), Fraction(total, 2 * across), area / 2)
    return Problem(("fence", total, across), wordings, area, slips)


def _sum_with_inverse(rng: Random, level: int) -> Problem:
    a, b = rng.randint(1, 20), rng.randint(1, 30)
    text = f"{a if a > 1 else ''}x + {b}/x"
    wordings = [
        f"What is the smallest value of {text} for x > 0?",
        f"Find the minimum of f(x) = {text} over all positive x.",
    ]
    slips = (root(Fraction(b, a)), root(a * b), root(a * b, 4), root(a * b + 1, 2))
    return Problem(("inverse", a, b), wordings, root(a * b, 2), slips)


TANGENTS = MathFamily(
    "tangents",
    graded(
        _slope, _tangent, (_tangent, _normal), (_normal, _circle_tangent), (_circle_tangent, _from_outside, _normal)
    ),
)
EXTREMA = MathFamily(
    "extrema",
    graded(_smallest, _vertex, (_vertex, _fence), (_cubic, _fence, _sum_with_inverse), (_cubic, _on_interval, _fence)),
)
