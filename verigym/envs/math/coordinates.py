"""Points, lines, circles and polygons in coordinates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import (
    combination,
    line,
    point,
    root,
    signed,
)

_Pair = tuple[int, int]


def _point(rng: Random, reach: int) -> _Pair:
    return rng.randint(-reach, reach), rng.randint(-reach, reach)


def _two_points(rng: Random, reach: int) -> tuple[int, int, int, int]:
    (a, b), (c, d) = _point(rng, reach), _point(rng, reach)
    return (a, b, c, d) if a != c and b != d else _two_points(rng, reach)


def _midpoint(rng: Random, level: int) -> Problem:
    a, b, dx, dy = (rng.randint(0, 20) for _ in range(4))
    c, d = a + 2 * dx, b + 2 * dy
    slips = [point(a + c, b + d), point(dx, dy), point((a + d) // 2, (b + c) // 2)]
    right = point(a + dx, b + dy)
    question = f"midpoint of ({a},{b}) and ({c},{d})?"
    return Problem(("midpoint", a, b, c, d), question, right, slips)


def _distance(rng: Random, level: int) -> Problem:
    a, b, c, d = _two_points(rng, 6 + 6 * level)
    wordings = [
        f"What is the distance of ({a}, {b}) and ({c}, {d})?",
        f"How far is ({a}, {b}) from ({c}, {d})? Answer exactly.",
    ]
    square = (a - c) ** 2 + (b - d) ** 2
    slips = (abs(a - c) + abs(b - d), square, root((a + c) ** 2 + (b + d) ** 2 + 1), root(square, 2))
    return Problem(("distance", *sorted([[a, b], [c, d]])), wordings, root(square), slips)


def _line(rng: Random, level: int) -> Problem:
    a, b, c, d = _two_points(rng, 4 + 4 * level)
    slope = Fraction(d - b, c - a)
    wordings = [
        f"Find the equation of the line through ({a}, {b}) and ({c}, {d}), as y = mx + b.",
        f"Which line passes through ({a}, {b}) and ({c}, {d})? Give y = mx + b.",
    ]
    slips = (
        line(1 / slope, b - a / slope),
        line(-slope, b + slope * a),
        line(slope, b),
        line(slope, b - slope * a + 1),
    )
    right = line(slope, b - slope * a)
    return Problem(("line", *sorted([[a, b], [c, d]])), wordings, right, slips)


def _bisector(rng: Random, level: int) -> Problem:
    a, b, c, d = _two_points(rng, 10)
    x, y = Fraction(a + c, 2), Fraction(b + d, 2)
    slope = Fraction(a - c, d - b)
    wordings = [
        f"Find the perpendicular bisector of the segment from ({a}, {b}) to ({c}, {d}), as y = mx + b.",
        f"Which points are equally far from ({a}, {b}) and ({c}, {d})? Give the line as y = mx + b.",
    ]
    right = line(slope, y - slope * x)
    slips = (line(-1 / slope, y + x / slope), line(slope, b - slope * a), line(-slope, y + slope * x), line(slope, y))
    return Problem(("bisector", *sorted([[a, b], [c, d]])), wordings, right, slips)


def _foot(rng: Random, level: int) -> Problem:
    """The foot of a perpendicular, or the mirror image."""
    a, b = nonzero(rng, -4, 4), nonzero(rng, -4, 4)
    x, y = _point(rng, 9)
    c = rng.randint(-12, 12)
    gap = Fraction(a * x + b * y - c, a * a + b * b)
    if gap == 0:
        return _foot(rng, level)
    image = rng.random() < 0.5
    factor = 2 if image else 1
    text = f"{combination([(a, 'x'), (b, 'y')])} = {c}"
    right = point(x - factor * gap * a, y - factor * gap * b)
    asked = "the mirror image of" if image else "the point of the line that is nearest to"
    wordings = [
        f"Let g be the line {text}. Find {asked} ({x}, {y})" + (" in g." if image else "."),
        f"What is {asked} ({x}, {y})" + (f" in the line {text}?" if image else f", if the line is {text}?"),
    ]
    slips = [
        point(x - (3 - factor) * gap * a, y - (3 - factor) * gap * b),
        point(x + factor * gap * a, y + factor * gap * b),
        point(-x, -y),
    ]
    return Problem(("image" if image else "foot", a, b, c, x, y), wordings, right, slips)


def _circle(rng: Random, level: int) -> Problem:
    p, q, radius = nonzero(rng, -9, 9), nonzero(rng, -9, 9), rng.randint(2, 12)
    text = f"x^2 + y^2 {signed(-2 * p)}x {signed(-2 * q)}y {signed(p * p + q * q - radius**2)} = 0"
    text = text.replace(" + 0 ", " ").replace(" - 0 ", " ")
    wordings = [
        f"Find the centre of the circle {text}.",
        f"At which point (x, y) is the centre of the circle with equation {text}?",
    ]
    slips = [point(*pair) for pair in ((-p, -q), (2 * p, 2 * q), (q, p), (-2 * p, -2 * q))]
    return Problem(("centre", p, q, radius), wordings, point(p, q), slips)


def _shoelace(rng: Random, level: int) -> Problem:
    count = (3, 3, 4, 5, 6)[level]
    middle, around = _point(rng, 3), sorted(rng.sample(range(0, 360, 15), count))
    corners = []
    for angle in around:
        reach = rng.randint(4, 4 + 3 * level)
        turn = math.radians(angle)
        corners.append((middle[0] + round(reach * math.cos(turn)), middle[1] + round(reach * math.sin(turn))))
    gaps = [(later - angle) % 360 for angle, later in zip(around, around[1:] + around[:1], strict=True)]
    if max(gaps) >= 150 or len(set(corners)) < count:
        return _shoelace(rng, level)
    double = _double_area(corners)
    listed = ", ".join(f"({x}, {y})" for x, y in corners)
    name = {3: "triangle", 4: "quadrilateral", 5: "pentagon", 6: "hexagon"}[count]
    wordings = [
        f"The corners of a {name} are, in order, {listed}. What is its area?",
        f"Find the area of the {name} with corners {listed}, taken in this order.",
    ]
    if level > 2 and rng.random() < 0.5:
        on_edge = sum(math.gcd(x - u, y - v) for (x, y), (u, v) in zip(corners, corners[1:] + corners[:1], strict=True))
        inside = (double - on_edge + 2) // 2
        wordings = [
            f"The corners of a {name} are, in order, {listed}. How many points with whole coordinates lie strictly "
            "inside?"
        ]
        return Problem(
            ("inside", *map(list, corners)), wordings, inside, (inside + on_edge, double // 2, inside + 1, inside - 1)
        )
    return Problem(
        ("shoelace", *map(list, corners)),
        wordings,
        Fraction(double, 2),
        (double, Fraction(double + 1, 2), Fraction(double, 4)),
    )


def _double_area(corners: Sequence[_Pair]) -> int:
    following = [*corners[1:], corners[0]]
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(corners, following, strict=True)))


def _corner_triangle(rng: Random, level: int) -> Problem:
    a, b, c = rng.randint(1, 20), rng.randint(0, 20), rng.randint(1, 20)
    question = f"triangle (0,0), ({a},0), ({b},{c}): area=?"
    return Problem(("corner", a, c, b), question, Fraction(a * c, 2), (a * c, Fraction(b * c, 2), a + b + c))


COORDINATES = MathFamily(
    "coordinates", graded(_midpoint, _distance, (_line, _circle), (_line, _bisector, _circle), (_foot, _bisector))
)
POLYGONS = MathFamily("polygons", graded(_corner_triangle, _shoelace, _shoelace, _shoelace, _shoelace))
