"""Circles and angles."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import aside
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import root, times

_PI = r"\pi"


def _small_circle(rng: Random, level: int) -> Problem:
    size, word, what = rng.randint(1, 200), rng.choice(("r", "d")), rng.choice(("area", "circumference"))
    radius = Fraction(size) if word == "r" else Fraction(size, 2)
    area, around = times(radius**2, _PI), times(2 * radius, _PI)
    if len(area) > 12:
        return _small_circle(rng, level)
    question = f"circle, {word}={size}: {what}=? (with pi)"
    slips = (around if what == "area" else area, times(4 * radius**2, _PI))
    return Problem(
        (what, str(radius)), question, area if what == "area" else around, [s for s in slips if area != around]
    )


def _sector(rng: Random, level: int) -> Problem:
    radius, angle, what = rng.randint(2, 30), rng.randint(1, 71) * 5, rng.choice(("area", "arc"))
    share = Fraction(angle, 360)
    values = {"area": times(share * radius**2, _PI), "arc": times(2 * share * radius, _PI)}
    noun = "area of the sector" if what == "area" else "length of its arc"
    wordings = [
        f"A sector of a circle of radius {radius} has an angle of {angle} degrees. What is the {noun}, in terms of "
        "pi?".replace("area of the sector", "area"),
        f"From a circle of radius {radius} a piece with an angle of {angle} degrees is cut at the centre. Find the "
        f"{noun}.",
    ]
    slips = (*values.values(), times(radius**2, _PI), times(share * radius, _PI), times((1 - share) * radius**2, _PI))
    return Problem((what, radius, angle), wordings, values[what], slips)


def _ring(rng: Random, level: int) -> Problem:
    inner = rng.randint(2, 40)
    outer = inner + rng.randint(1, 20)
    if rng.random() < 0.5:
        start = (
            f"{aside(rng, level)}A round pond of radius {inner} metres has a path of width {outer - inner} "
            "metres around it."
        )
        areas = (times((outer - inner) ** 2, _PI), times(outer**2, _PI), times(outer**2 + inner**2, _PI))
        wordings = [f"{start} What is the area of the path in square metres, in terms of pi?"]
        return Problem(("ring", inner, outer), wordings, times(outer**2 - inner**2, _PI), areas)
    half = Fraction(outer * outer - inner * inner)
    start = f"Two circles with the same centre have radii {inner} and {outer}."
    wordings = [f"{start} How long is a chord of the larger one that touches the smaller one?"]
    slips = (root(half), outer - inner, root(outer**2 + inner**2, 2), 2 * outer)
    return Problem(("touching chord", inner, outer), wordings, root(half, 2), slips)


def _chord(rng: Random, level: int) -> Problem:
    radius = rng.randint(3, 40)
    distance = rng.randint(1, radius - 1)
    start = f"A chord of a circle of radius {radius} is {distance} away from the centre."
    if rng.random() < 0.5:
        outside = radius + distance
        start = f"A point is {outside} away from the centre of a circle of radius {radius}."
        wordings = [
            f"{start} How long are the tangents from the point to the circle?",
            f"{start} Find the length of a tangent.",
        ]
        square = outside**2 - radius**2
        return Problem(
            ("tangent length", radius, outside), wordings, root(square), (distance, root(square, 2), square, outside)
        )
    square = radius**2 - distance**2
    wordings = [f"{start} How long is the chord?", f"{start} Find its exact length."]
    return Problem(
        ("chord", radius, distance),
        wordings,
        root(square, 2),
        (root(square), 2 * radius, root(radius**2 + distance**2, 2)),
    )


def _common_tangent(rng: Random, level: int) -> Problem:
    r, s = rng.sample(range(2, 16), 2)
    r, s = max(r, s), min(r, s)
    apart = r + s + rng.randint(1, 15)
    which = rng.choice(("outer", "inner"))
    square = apart**2 - ((r - s) if which == "outer" else (r + s)) ** 2
    sides = "on the same side" if which == "outer" else "on different sides"
    start = (
        f"Two circles of radii {r} and {s} have their centres {apart} apart. A line touches both, with the "
        f"circles {sides}."
    )
    wordings = [
        f"{start} How far apart are the points of contact?",
        f"{start} Find the distance of the two points of contact.",
    ]
    other = apart**2 - ((r + s) if which == "outer" else (r - s)) ** 2
    return Problem(
        (which, r, s, apart), wordings, root(square), (root(other), apart, root(apart**2 + (r - s) ** 2), square)
    )


def _third_angle(rng: Random, level: int) -> Problem:
    a, b = rng.randint(10, 100), rng.randint(10, 70)
    slips = (a + b, 360 - a - b, 90 - a)
    return Problem(("third", *sorted((a, b))), f"triangle angles {a}, {b}: third=? (degrees)", 180 - a - b, slips)


def _polygon_angle(rng: Random, level: int) -> Problem:
    count = rng.randint(4, 4 + level)
    whole = 180 * (count - 2)
    angles = [rng.randint(60, whole // count + 20) for _ in range(count - 1)]
    rest = whole - sum(angles)
    if not 20 <= rest <= 170:
        return _polygon_angle(rng, level)
    listed = ", ".join(map(str, angles))
    name = {4: "quadrilateral", 5: "pentagon", 6: "hexagon"}.get(count, f"polygon with {count} sides")
    wordings = [
        f"All but one of the angles of a convex {name} are {listed} degrees. What is the last one, in degrees?",
        f"A convex {name} has angles of {listed} degrees and one more. How many degrees has that one?",
    ]
    slips = (abs(360 - sum(angles)) + 1, 180 - rest, rest + 10, rest + 180)
    return Problem(("polygon", *sorted(angles)), wordings, rest, slips)


def _regular(rng: Random, level: int) -> Problem:
    count = rng.randint(5, 120)
    inner = 180 - Fraction(360, count)
    start = f"A regular polygon has {count} sides."
    wordings = [
        f"{start} How many degrees has each of its interior angles?",
        f"{start} Find its interior angle in degrees.",
    ]
    if rng.random() < 0.5:
        wordings = [f"Each interior angle of a regular polygon has {inner} degrees. How many sides has it?"]
        return Problem(("sides", str(inner)), wordings, count, (count - 2, count + 2, 180 - inner, count + 1))
    return Problem(
        ("regular", count), wordings, inner, (180 - inner, 180 * (count - 2), inner + 1, Fraction(180, count))
    )


def _clock(rng: Random, level: int) -> Problem:
    hour, minute = rng.randint(1, 12), rng.randint(1, 59)
    apart = abs(Fraction(60 * (hour % 12) - 11 * minute, 2))
    angle = min(apart, 360 - apart)
    wordings = [
        f"{aside(rng, level)}What is the smaller angle between the hands of a clock at {hour}:{minute:02}, in degrees?",
        f"{aside(rng, level)}A clock shows {hour}:{minute:02}. How many degrees lie between its hands, the shorter "
        "way round?",
    ]
    plain = abs(30 * (hour % 12) - 6 * minute)
    slips = (360 - angle, min(plain, 360 - plain), angle + 6, angle / 2)
    return Problem(("clock", hour, minute), wordings, angle, slips)


def _algebraic(rng: Random, level: int) -> Problem:
    a, b, c = (rng.randint(1, 9) for _ in range(3))
    p, q, r = (rng.randint(-20, 30) for _ in range(3))
    x = Fraction(180 - p - q - r, a + b + c)
    sizes = [a * x + p, b * x + q, c * x + r]
    if min(sizes) <= 0 or 0 in (p, q, r):
        return _algebraic(rng, level)
    names = [f"{k if k > 1 else ''}x {'+' if s > 0 else '-'} {abs(s)}" for k, s in ((a, p), (b, q), (c, r))]
    listed = f"({names[0]}), ({names[1]}) and ({names[2]}) degrees"
    largest = max(sizes)
    wordings = [
        f"The angles of a triangle are {listed}. How large is the largest one, in degrees?",
        f"A triangle has angles of {listed}. Find its largest angle in degrees.",
    ]
    slips = (x, min(sizes), 180 - largest, largest + 10)
    return Problem(("algebraic", *sorted([[a, p], [b, q], [c, r]])), wordings, largest, slips)


CIRCLES = MathFamily(
    "circles", graded(_small_circle, _sector, (_sector, _ring), (_ring, _chord), (_common_tangent, _chord))
)
ANGLES = MathFamily(
    "angles", graded(_third_angle, _polygon_angle, (_polygon_angle, _regular), (_regular, _clock), (_clock, _algebraic))
)
