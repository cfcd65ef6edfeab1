"""Golds of geometry, found a second time by sympy and by measuring."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeAlias

import pytest
import sympy
from sympy import Matrix, Rational, acos, cos, pi, sin, sqrt, sympify

Check: TypeAlias = Callable[[str, Mapping[str, Callable[..., Any]], int], None]


X, Y, K, N = sympy.symbols("x y k n")


def fraction(value: Any) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def fractions(values: Any) -> tuple[Fraction, ...]:
    return tuple(map(fraction, values))


def triangle(a: int, b: int, c: int) -> sympy.Triangle:
    return sympy.Triangle(sss=(a, b, c))


def cosine_angle(a: int, b: int, angle: int) -> Any:
    """Between two points that are a and b away from the origin."""
    turn = pi * angle / 180
    return sqrt(sympy.simplify((a - b * cos(turn)) ** 2 + (b * sin(turn)) ** 2))


def common_tangent(inner: bool) -> Callable[..., Any]:
    """By the angle at which a common tangent meets the line of the centres."""
    return lambda r, s, apart: sqrt(apart**2) * cos(sympy.asin(Rational(r + s if inner else r - s, apart)))


def clock(hour: int, minute: int) -> Fraction:
    gap = abs(Fraction(30 * hour) + Fraction(minute, 2) - 6 * minute) % 360
    return min(gap, 360 - gap)


def largest_angle(*angles: list[int]) -> Fraction:
    (x,) = sympy.solve(sum(a * X + p for a, p in angles) - 180, X)
    return max(fraction(a * x + p) for a, p in angles)


def is_line(points: Callable[..., list[Any]]) -> Callable[[str, str, list[Any]], bool]:
    """Whether two points that have to be on a line are on it."""

    def fits(question: str, gold: str, key: list[Any]) -> bool:
        right = sympify(re.sub(r"(?<=[\d)])x", "*x", gold.removeprefix("y = ")))
        return all(right.subs(X, x) == y for x, y in points(*key[1:]))

    return fits


def on_bisector(first: list[int], second: list[int]) -> list[Any]:
    (a, b), (c, d) = first, second
    x, y = Rational(a + c, 2), Rational(b + d, 2)
    return [(x, y), (x + b - d, y - a + c)]


def lines(question: str, gold: str, key: list[Any]) -> bool:
    if key[0] == "centre":  # complete the squares of the equation in the question
        b, c = re.search(r"y\^2 ([+-] \d+)x ([+-] \d+)y", question).groups()
        return gold == f"({-int(b.replace(' ', '')) // 2}, {-int(c.replace(' ', '')) // 2})"
    return is_line({"line": lambda *points: list(points), "bisector": on_bisector}[key[0]])(question, gold, key)


def foot(a: int, b: int, c: int, x: int, y: int) -> tuple[Fraction, ...]:
    found = sympy.solve([a * X + b * Y - c, b * (X - x) - a * (Y - y)], [X, Y])
    return fractions([found[X], found[Y]])


def image(a: int, b: int, c: int, x: int, y: int) -> tuple[Fraction, ...]:
    at = foot(a, b, c, x, y)
    return 2 * at[0] - x, 2 * at[1] - y


def area(*corners: list[int]) -> Fraction:
    """By triangles from the first corner; the figures need not be convex."""
    (a, b), *others = corners
    turns = [(x - a) * (v - b) - (u - a) * (y - b) for (x, y), (u, v) in pairwise(others)]
    return Fraction(abs(sum(turns)), 2)


def points_inside(*corners: list[int]) -> int:
    """Each point of the grid around is looked at: strictly on one side of an odd number of edges, and on no edge."""
    edges = list(zip(corners, [*corners[1:], corners[0]], strict=True))

    def within(x: int, y: int) -> bool:
        odd = False
        for (a, b), (c, d) in edges:
            turn = (c - a) * (y - b) - (d - b) * (x - a)
            if turn == 0 and min(a, c) <= x <= max(a, c) and min(b, d) <= y <= max(b, d):
                return False
            if (b > y) != (d > y):
                odd ^= (turn > 0) == (d > b)
        return odd

    xs, ys = zip(*corners, strict=True)
    return sum(within(x, y) for x in range(min(xs), max(xs) + 1) for y in range(min(ys), max(ys) + 1))


def cross(*v: int) -> Any:
    return Matrix(v[:3]).cross(Matrix(v[3:]))


def projection(*v: int) -> tuple[Fraction, ...]:
    """The multiple of the second vector whose gap to the first is orthogonal to it."""
    half = len(v) // 2
    u, w = Matrix(v[:half]), Matrix(v[half:])
    (t,) = sympy.solve((u - K * w).dot(w), K)
    return fractions(t * w)


def combination(p: int, q: int, *v: int) -> tuple[int, ...]:
    half = len(v) // 2
    return tuple(int(x) for x in p * Matrix(v[:half]) + q * Matrix(v[half:]))


def orthogonal(*v: int) -> Fraction:
    a, b, c, d, e, slope = v
    (k,) = sympy.solve(Matrix([a, K, b]).dot(Matrix([c, d, slope * K + e])), K)
    return fraction(k)


def angle_of(known: str, value: Any, quadrant: int) -> float:
    """The angle itself, in radians."""
    start = {"sin": math.asin, "cos": math.acos, "tan": math.atan}[known](float(Fraction(value)))
    found = [(sign * start + turn) % (2 * math.pi) for sign in (1, -1) for turn in (0, math.pi)]
    function = getattr(math, known)
    right = [t for t in found if abs(function(t) - Fraction(value)) < 1e-9 and int(t // (math.pi / 2)) == quadrant]
    return right[0]


def trigonometry(question: str, gold: str, key: list[Any]) -> bool:
    form, *v = key
    if form in ("sin", "cos", "tan") and len(v) == 3:
        goal = getattr(math, v[2])(angle_of(form, v[0], v[1]))
    elif form in ("sin(t)", "cos(t)", "tan(t)"):
        goal = getattr(math, form[:3])(2 * math.atan(Fraction(v[0])))
    elif form in ("cos", "tan"):
        goal = getattr(math, form)(math.asin(v[0] / v[1]))
    elif form == "half":
        goal = math.tan(math.acos(Fraction(v[0])) / 2)
    elif form == "double":
        goal = getattr(math, v[2][:3])(2 * angle_of("cos", v[0], v[1]))
    else:
        s, t = (math.atan2(Fraction(v[n]), Fraction(v[n + 1])) for n in (0, 2))
        goal = getattr(math, form[:3])(s + t if "+" in form else s - t)
    return abs(goal - Fraction(gold)) < 1e-9 * max(1, abs(goal)) ** 2


def solid(volume: Any, *limits: Any) -> Any:
    return sympy.integrate(volume, *limits)


ORACLES: dict[str, dict[str, Callable[..., Any]]] = {
    "geometry": {
        "perimeter": lambda a, b: a + b + a + b,
        "rectangle": lambda a, b: int(solid(1, (X, 0, a), (Y, 0, b))),
        "triangle": lambda a, b: fraction(solid(a * (1 - X / sympy.Integer(b)), (X, 0, b))),
        "trapezium": lambda a, b, c: fraction(solid(a + (b - a) * X / sympy.Integer(c), (X, 0, c))),
        "surface": lambda a, b, c: sum(x * y for x, y in ((a, b), (b, c), (c, a)) for _ in range(2)),
        "pyramid": lambda a, h: fraction(solid((a * X / sympy.Integer(h)) ** 2, (X, 0, h))),
        "cone": lambda r, h: solid(pi * (r * X / sympy.Integer(h)) ** 2, (X, 0, h)),
        "sphere": lambda d: solid(pi * (Rational(d, 2) ** 2 - X**2), (X, -Rational(d, 2), Rational(d, 2))),
        "pipe": lambda r, wall, length: solid(2 * pi * X * length, (X, r, r + wall)),
    },
    "triangles": {
        "hypotenuse": lambda a, b: sympy.Point(a, 0).distance(sympy.Point(0, b)),
        "leg": lambda c, a: c * sin(acos(Rational(a, c))),
        "heron": lambda a, b, c: abs(triangle(a, b, c).area),
        "cosine rule": cosine_angle,
        "circumcircle": lambda a, b, c: triangle(a, b, c).circumradius,
        "incircle": lambda a, b, c: 2 * abs(triangle(a, b, c).area) / (a + b + c),
        "altitude": lambda a, b, c: a * sin(acos(Rational(a * a + c * c - b * b, 2 * a * c))),
    },
    "circles": {
        "area": lambda r, angle=360: solid(X, (X, 0, Rational(r))) * 2 * pi * Rational(angle, 360),
        "circumference": lambda r: sympy.Circle((0, 0), Rational(r)).circumference,
        "arc": lambda r, angle: r * pi * angle / 180,
        "ring": lambda r, s: sympy.Circle((0, 0), s).area - sympy.Circle((0, 0), r).area,
        "touching chord": lambda r, s: 2 * s * sin(acos(Rational(r, s))),
        "chord": lambda r, away: 2 * r * sin(acos(Rational(away, r))),
        "tangent length": lambda r, away: away * cos(sympy.asin(Rational(r, away))),
        "outer": common_tangent(inner=False),
        "inner": common_tangent(inner=True),
    },
    "angles": {
        "third": lambda a, b: 180 - (a + b),
        "polygon": lambda *angles: 180 * (len(angles) + 1) - 360 - sum(angles),
        "sides": lambda inner: next(n for n in range(3, 200) if Fraction(180 * (n - 2), n) == Fraction(inner)),
        "regular": lambda n: Fraction(180 * (n - 2), n),
        "clock": clock,
        "algebraic": largest_angle,
    },
    "polygons": {
        "corner": lambda a, c, b: area([0, 0], [a, 0], [b, c]),
        "shoelace": area,
        "inside": points_inside,
    },
    "coordinates": {
        "midpoint": lambda a, b, c, d: fractions(sympy.Segment((a, b), (c, d)).midpoint.args),
        "distance": lambda first, second: sympy.Point(*first).distance(sympy.Point(*second)),
        "foot": foot,
        "image": image,
        "*": lines,
    },
    "vectors": {
        "dot": lambda u, v: int(Matrix(u).dot(Matrix(v))),
        "combination": combination,
        "length": lambda u, v: (Matrix(u) - Matrix(v)).norm(),
        "cross": lambda *v: tuple(map(int, cross(*v))),
        "spanned": lambda *v: cross(*v).norm() / 2,
        "projection": projection,
        "orthogonal": orthogonal,
    },
    "trigonometry": {"*": trigonometry},
}  # fmt: skip


@pytest.mark.parametrize("name", ORACLES)
def test_golds_agree_with_a_second_computation(name: str, check: Check) -> None:
    check(name, ORACLES[name], 40)
