"""Geometry, percentages, averages and problems told as stories."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily, shown

_NAMES = ("Ana", "Ben", "Chen", "Dora", "Emeka", "Fatima", "Goran", "Hana")
_THINGS = ("apples", "pens", "books", "tickets", "stamps", "cards")


def _geometry(rng: Random, level: int) -> tuple[str, str]:
    top = (30, 30, 40, 60, 99)[level]
    a, b, c = (rng.randint(2, top) for _ in range(3))
    if level == 0:
        return f"rectangle {a} by {b}: perimeter=?", str(2 * (a + b))
    m, n = rng.randint(2, 2 + 2 * level), 1
    legs = m * m - n * n, 2 * m * n
    k = rng.randint(1, 5 * level)
    forms = [
        (f"A rectangle is {a} cm long and {b} cm wide. What is its area in square centimetres?", str(a * b)),
        (f"A triangle has base {a} and height {b}. What is its area?", shown(Fraction(a * b, 2))),
        (f"A circle has radius {a}. What is its area, in terms of pi?", f"{a * a}\\pi"),
        (
            f"The legs of a right triangle are {k * legs[0]} and {k * legs[1]}. How long is the hypotenuse?",
            str(k * (m * m + n * n)),
        ),
        (f"A box measures {a} by {b} by {c}. What is its surface area?", str(2 * (a * b + b * c + a * c))),
        (f"A cone has radius {a} and height {b}. What is its volume, in terms of pi?", _over_pi(a * a * b, 3)),
    ]
    return rng.choice(forms[: 2 + level])


def _over_pi(top: int, bottom: int) -> str:
    value = Fraction(top, bottom)
    return f"{value}\\pi" if value.denominator == 1 else f"\\frac{{{value.numerator}\\pi}}{{{value.denominator}}}"


def _percentages(rng: Random, level: int) -> tuple[str, str]:
    share = rng.choice((10, 20, 25, 50)) if level == 0 else rng.randint(1, 19) * 5
    whole = rng.randint(1, (200, 200, 400, 900, 2000)[level]) * (10 if level < 2 else 1)
    part = Fraction(share * whole, 100)
    if level == 0:
        return f"{share}% of {whole}=?", shown(part)
    other = rng.randint(1, 9) * 10
    forms = [
        (f"What is {share}% of {whole}?", part),
        (f"A coat costs {whole} dollars. Its price falls by {share}%. What is the new price in dollars?", whole - part),
        (f"A town of {whole} people grows by {share}%. How many people live there now, exactly?", whole + part),
        (
            f"A price of {whole} rises by {share}% and then falls by {other}%. What is it then, exactly?",
            (whole + part) * Fraction(100 - other, 100),
        ),
    ]
    question, value = rng.choice(forms[: 1 + level])
    return question, shown(value)


def _averages(rng: Random, level: int) -> tuple[str, str]:
    top = (30, 40, 80, 200, 500)[level]
    values = [rng.randint(1, top) for _ in range(2 if level == 0 else 3 + level)]
    listed = ",".join(map(str, values))
    if level == 0:
        return f"mean of {listed}=?", shown(Fraction(sum(values), 2))
    mean = Fraction(sum(values), len(values))
    listed = ", ".join(map(str, values))
    forms = [
        (f"What is the mean of {listed}?", mean),
        (f"Find the range of the data {listed}.", Fraction(max(values) - min(values))),
        (
            f"The mean of {len(values) + 1} numbers is {values[0]}. All but one of them are {listed}. "
            "What is the last one?",
            Fraction(values[0] * (len(values) + 1) - sum(values)),
        ),
    ]
    question, value = rng.choice(forms[: 1 + min(level, 2)])
    return question, shown(value)


def _stories(rng: Random, level: int) -> tuple[str, str]:
    first, second = rng.sample(_NAMES, 2)
    thing = rng.choice(_THINGS)
    top = (30, 20, 40, 80, 200)[level]
    a, b, c, d = (rng.randint(2, top) for _ in range(4))
    if level == 0:
        a, b = max(a, b), min(a, b)
        return rng.choice(
            [(f"{first} has {a}, gets {b}. Total?", str(a + b)), (f"{first} has {a}, loses {b}. Left?", str(a - b))]
        )
    forms = [
        (f"{first} has {a} boxes with {b} {thing} each and gives {second} {c} of the {thing}. How many are left?",
         a * b - c),
        (f"{first} is {a} years old. In {b} years {second} will be twice as old as {first} is then. "
         f"How old is {second} now?", 2 * (a + b) - b),
        (f"{first} buys {a} {thing} at {b} dollars each, {second} buys {c} at {d} dollars each. "
         f"How many dollars do they spend together?", a * b + c * d),
        (f"A train goes at {a} km an hour for {b} hours and at {c} km an hour for {d} hours. "
         f"It is {rng.randint(2, 30)} years old. How many kilometres does it go?", a * b + c * d),
        (f"{first} and {second} share {a * (b + c)} {thing} in the ratio {b}:{c}. How many does {second} get?", a * c),
    ]  # fmt: skip
    question, value = rng.choice(forms[: 1 + level])
    return (question, str(value)) if value >= 0 else _stories(rng, level)


GEOMETRY = MathFamily("geometry", _geometry)
PERCENTAGES = MathFamily("percentages", _percentages)
AVERAGES = MathFamily("averages", _averages)
STORIES = MathFamily("stories", _stories)
