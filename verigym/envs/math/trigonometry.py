"""Sines, cosines and tangents of angles that are known by one of them."""

from __future__ import annotations

import math
from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily, Problem, graded

_QUADRANTS = ((1, 1), (-1, 1), (-1, -1), (1, -1))
"""Signs of cosine and sine."""


def _triple(rng: Random, reach: int) -> tuple[int, int, int]:
    """Legs and hypotenuse of a right triangle whose sides have no common divisor, in any order of the legs."""
    while True:
        n, m = sorted(rng.sample(range(1, reach), 2))
        if math.gcd(m, n) == 1 and (m - n) % 2:
            legs = [m * m - n * n, 2 * m * n]
            rng.shuffle(legs)
            return legs[0], legs[1], m * m + n * n


def _acute(rng: Random, level: int) -> Problem:
    a, b, c = _triple(rng, 24)
    what, value = rng.choice((("cos", Fraction(b, c)), ("tan", Fraction(a, b))))
    return Problem(
        (what, a, c), f"acute angle, sin={a}/{c}: {what}=?", value, (Fraction(a, c), Fraction(b, a), Fraction(c, b))
    )


def _other_function(rng: Random, level: int) -> Problem:
    a, b, c = _triple(rng, 10)
    quadrant = rng.randrange(4)
    sign_cos, sign_sin = _QUADRANTS[quadrant]
    sine, cosine = Fraction(sign_sin * a, c), Fraction(sign_cos * b, c)
    known, asked = rng.sample(("sin", "cos", "tan"), 2)
    table = {"sin": sine, "cos": cosine, "tan": sine / cosine}
    low = 90 * quadrant
    given = f"{known}(t) = {table[known]} and {low} < t < {low + 90} degrees"
    wordings = [f"If {given}, what is {asked}(t)?", f"Find the exact value of {asked}(t), where {given}."]
    value = table[asked]
    return Problem(
        (known, str(table[known]), quadrant, asked), wordings, value, (-value, 1 / value, table[known], 1 - value)
    )


def _double(rng: Random, level: int) -> Problem:
    a, b, c = _triple(rng, 12)
    quadrant = rng.randrange(4)
    sign_cos, sign_sin = _QUADRANTS[quadrant]
    sine, cosine = Fraction(sign_sin * a, c), Fraction(sign_cos * b, c)
    low = 90 * quadrant
    given = f"cos(t) = {cosine} and {low} < t < {low + 90} degrees"
    table = {
        "sin(2t)": 2 * sine * cosine,
        "cos(2t)": cosine**2 - sine**2,
        "tan(2t)": 2 * sine * cosine / (cosine**2 - sine**2),
    }
    asked = rng.choice(sorted(table))
    wordings = [f"If {given}, what is {asked}?", f"Find {asked} exactly, where {given}."]
    value = table[asked]
    slips = (-value, 2 * sine, 2 * cosine, *table.values())
    return Problem(("double", str(cosine), quadrant, asked), wordings, value, slips)


def _sum(rng: Random, level: int) -> Problem:
    a, b, c = _triple(rng, 8)
    d, e, f = _triple(rng, 8)
    signs = [_QUADRANTS[rng.randrange(2 if level < 4 else 4)] for _ in range(2)]
    (cos_s, sin_s), (cos_t, sin_t) = (
        (Fraction(cos * near, far), Fraction(sin * opposite, far))
        for (cos, sin), (opposite, near, far) in zip(signs, ((a, b, c), (d, e, f)), strict=True)
    )
    how = [
        f"{90 * _QUADRANTS.index(sign)} < {name} < {90 * _QUADRANTS.index(sign) + 90}"
        for sign, name in zip(signs, "st", strict=True)
    ]
    given = f"sin(s) = {sin_s}, {how[0]} and sin(t) = {sin_t}, {how[1]} degrees"
    name, value = rng.choice((
        ("sin(s + t)", sin_s * cos_t + cos_s * sin_t), ("cos(s + t)", cos_s * cos_t - sin_s * sin_t),
        ("sin(s - t)", sin_s * cos_t - cos_s * sin_t), ("cos(s - t)", cos_s * cos_t + sin_s * sin_t),
    ))  # fmt: skip
    wordings = [f"Let {given}. What is {name}?", f"Find {name} exactly, if {given}."]
    slips = (-value, sin_s + sin_t, sin_s * cos_t - cos_s * sin_t, cos_s * cos_t - sin_s * sin_t)
    return Problem((name, str(sin_s), str(cos_s), str(sin_t), str(cos_t)), wordings, value, slips)


def _half(rng: Random, level: int) -> Problem:
    """The tangent of half an angle, and what it says of the angle."""
    n, m = sorted(rng.sample(range(1, 30), 2))
    t = Fraction(n, m)
    if rng.random() < 0.5:
        name, value = rng.choice(
            (("sin(t)", 2 * t / (1 + t * t)), ("cos(t)", (1 - t * t) / (1 + t * t)), ("tan(t)", 2 * t / (1 - t * t)))
        )
        wordings = [f"If tan(t/2) = {t}, what is {name}?", f"Find {name} exactly for an angle t with tan(t/2) = {t}."]
        return Problem((name, str(t)), wordings, value, (2 * t, -value, 1 / value, t))
    cosine = (1 - t * t) / (1 + t * t)
    wordings = [
        f"An acute angle t has cos(t) = {cosine}. Find tan(t/2).",
        f"What is tan(t/2), if t is acute and cos(t) = {cosine}?",
    ]
    return Problem(
        ("half", str(cosine)),
        wordings,
        t,
        (1 / t, t / 2, cosine / 2, 2 * t / (1 - t * t)),
    )


TRIGONOMETRY = MathFamily(
    "trigonometry", graded(_acute, _other_function, (_double, _other_function), (_sum, _double), (_sum, _half))
)
