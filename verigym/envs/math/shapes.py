"""Areas, volumes and triangles."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import aside
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import root, times


def _perimeter(rng: Random, level: int) -> Problem:
    a, b = rng.randint(2, 30), rng.randint(2, 30)
    question = f"rectangle {a} by {b}: perimeter=?"
    return Problem(("perimeter", *sorted((a, b))), question, 2 * (a + b), (a + b, a * b))


def _flat(rng: Random, level: int) -> Problem:
    top = (0, 30, 40, 60, 99)[level]
    a, b, c = (rng.randint(2, top) for _ in range(3))
    return rng.choice([
        Problem(
            ("rectangle", *sorted((a, b))),
            [f"A rectangle is {a} cm long and {b} cm wide. What is its area in square centimetres?",
             f"Find the area, in square centimetres, of a rectangle of {a} cm by {b} cm."],
            a * b, (2 * (a + b), a + b, a * b // 2 + 1),
        ),
        Problem(
            ("triangle", *sorted((a, b))),
            [f"A triangle has base {a} and height {b}. What is its area?",
             f"Find the area of a triangle of base {a} and height {b}."],
            Fraction(a * b, 2), (a * b, a + b, Fraction(a * b, 3)),
        ),
        Problem(
            ("trapezium", *sorted((a, b)), c),
            [f"A trapezium has parallel sides {a} and {b}, {c} apart. Find its area.",
             f"The parallel sides of a trapezium are {a} and {b}, its height is {c}. What is its area?"],
            Fraction((a + b) * c, 2), ((a + b) * c, a * b * c, Fraction(a * b * c, 2) + 1),
        ),
    ])  # fmt: skip


def _solid(rng: Random, level: int) -> Problem:
    top = (0, 0, 20, 40, 60)[level]
    a, b, c = (rng.randint(2, top) for _ in range(3))
    noise, ending = aside(rng, level), "in terms of pi"
    wall = ((a + b) ** 2 - a * a) * c
    return rng.choice([
        Problem(
            ("surface", *sorted((a, b, c))),
            f"{noise}A box measures {a} by {b} by {c}. What is its surface area?",
            2 * (a * b + b * c + a * c), (a * b * c, a * b + b * c + a * c, 4 * (a + b + c)),
        ),
        Problem(
            ("pyramid", a, b),
            f"{noise}A pyramid has a square base of side {a} and height {b}. What is its volume?",
            Fraction(a * a * b, 3), (a * a * b, Fraction(a * a * b, 2), Fraction(a * b * b, 3)),
        ),
        Problem(
            ("cone", a, b),
            f"{noise}A cone has radius {a} and height {b}. What is its volume, {ending}?",
            _pi(a * a * b, 3), (_pi(a * a * b), _pi(a * b * b, 3), _pi(2 * a * b)),
        ),
        Problem(
            ("sphere", a),
            f"{noise}A sphere has diameter {a}. What is its volume, {ending}?",
            _pi(a**3, 6), (_pi(4 * a**3, 3), _pi(a * a), _pi(a**3, 3)),
        ),
        Problem(
            ("pipe", a, b, c),
            f"{noise}A pipe has inner radius {a}, its wall is {b} thick, and it is {c} long. What is the volume of its "
            f"wall, {ending}?",
            _pi(wall), (_pi(b * b * c), _pi((a + b) ** 2 * c), _pi(wall + c)),
        ),
    ][level - 2 :])  # fmt: skip


def _pi(top: int, bottom: int = 1) -> str:
    return times(Fraction(top, bottom), "\\pi")


def _hypotenuse(rng: Random, level: int) -> Problem:
    a, b = rng.randint(1, 30), rng.randint(1, 30)
    slips = (a + b, root(abs(a * a - b * b) or 1), a * a + b * b)
    return Problem(
        ("hypotenuse", *sorted((a, b))), f"right triangle, legs {a} and {b}: hypotenuse=?", root(a * a + b * b), slips
    )


def _leg(rng: Random, level: int) -> Problem:
    a = rng.randint(2, 30)
    c = a + rng.randint(1, 20)
    start = f"A right triangle has hypotenuse {c} and a leg {a}."
    wordings = [f"{start} How long is the other leg?", f"{start} Find the exact length of the third side."]
    ladder = f"{aside(rng, level)}A ladder of {c} metres leans at a wall; its foot is {a} metres away from the wall."
    wordings.append(f"{ladder} How many metres up does it reach, exactly?")
    square = c * c - a * a
    return Problem(("leg", c, a), wordings, root(square), (c - a, root(c * c + a * a), square, root(square, 2)))


def _heron(rng: Random, level: int) -> Problem:
    a, b, c = sorted(rng.randint(3, 6 * level) for _ in range(3))
    if a + b <= c:
        return _heron(rng, level)
    sixteenfold = (a + b + c) * (-a + b + c) * (a - b + c) * (a + b - c)
    start = f"A triangle has sides {a}, {b} and {c}."
    wordings = [f"{start} What is its area?", f"{start} Find the exact area."]
    slips = (root(sixteenfold), root(sixteenfold, Fraction(1, 2)), Fraction(a * b, 2), a + b + c)
    right = root(sixteenfold, Fraction(1, 4))
    return Problem(("heron", a, b, c), wordings, right, slips)


def _cosine_rule(rng: Random, level: int) -> Problem:
    a, b, angle = rng.randint(2, 20), rng.randint(2, 20), rng.choice((60, 120))
    sign = -1 if angle == 60 else 1
    square = a * a + b * b + sign * a * b
    start = f"Two sides of a triangle, {a} and {b} long, meet at an angle of {angle} degrees."
    wordings = [
        f"{start} How long is the third side?",
        f"{start} Find the exact length of the side opposite to that angle.",
    ]
    slips = (root(a * a + b * b), root(a * a + b * b - sign * a * b), square, root(a * a + b * b + 2 * sign * a * b))
    return Problem(("cosine rule", *sorted((a, b)), angle), wordings, root(square), slips)


def _circumradius(rng: Random, level: int) -> Problem:
    a, b, c = sorted(rng.randint(4, 20) for _ in range(3))
    if a + b <= c:
        return _circumradius(rng, level)
    sixteenfold = (a + b + c) * (-a + b + c) * (a - b + c) * (a + b - c)
    start = f"A triangle has sides {a}, {b} and {c}."
    which = rng.choice(("circumcircle", "incircle", "altitude"))
    area_root = Fraction(1, 4)
    right = {
        "circumcircle": root(sixteenfold, Fraction(a * b * c, sixteenfold)),
        "incircle": root(sixteenfold, area_root * Fraction(2, a + b + c)),
        "altitude": root(sixteenfold, area_root * Fraction(2, c)),
    }
    asked = f"the altitude on the side {c}" if which == "altitude" else f"the radius of its {which}"
    wordings = [f"{start} Find {asked}.", f"{start} What is {asked}, exactly?"]
    slips = (*right.values(), root(sixteenfold, area_root))
    return Problem((which, a, b, c), wordings, right[which], slips)


GEOMETRY = MathFamily("geometry", graded(_perimeter, _flat, (_flat, _solid), _solid, _solid))
TRIANGLES = MathFamily(
    "triangles", graded(_hypotenuse, _leg, (_leg, _cosine_rule), (_heron, _cosine_rule), (_heron, _circumradius))
)
