"""Percentages, and problems told as stories."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import NAMES, THINGS, aside
from verigym.envs.math.family import MathFamily, Problem, graded


def _percentages(rng: Random, level: int) -> Problem:
    share = rng.choice((10, 20, 25, 50)) if level == 0 else rng.randint(1, 19) * 5
    whole = rng.randint(1, (200, 200, 400, 900, 2000)[level]) * (10 if level < 2 else 1)
    part = Fraction(share * whole, 100)
    if level == 0:
        return Problem(("part", share, whole), f"{share}% of {whole}=?", part, (whole - part, part * 10, part + 1))
    other = rng.randint(1, 9) * 10
    noise = aside(rng, level)
    up, down = whole + part, whole - part
    forms = [
        (("part", share, whole), f"{noise}What is {share}% of {whole}?", part),
        (("less", share, whole),
         f"{noise}A coat costs {whole} dollars. Its price falls by {share}%. What is the new price in dollars?", down),
        (("more", share, whole),
         f"{noise}A town of {whole} people grows by {share}%. How many people live there now, exactly?", up),
        (("up and down", share, other, whole),
         f"{noise}A price of {whole} rises by {share}% and then falls by {other}%. What is it then, exactly?",
         up * Fraction(100 - other, 100)),
        (("before", share, whole),
         f"{noise}After a rise by {share}% a ticket costs {whole}. What did it cost before, exactly?",
         whole / (1 + Fraction(share, 100))),
    ]  # fmt: skip
    key, question, value = rng.choice(forms[max(0, level - 2) : 2 + level])
    slips = (part, up, down, up - Fraction(whole * other, 100), value + 1)
    return Problem(key, question, value, slips)


def _change(rng: Random, level: int) -> Problem:
    name, (b, a) = rng.choice(NAMES), sorted(rng.randint(2, 30) for _ in range(2))
    gains = Problem(("gains", b, a), f"{name} has {a}, gets {b}. Total?", a + b, (a - b, a + b + 1))
    return rng.choice([gains, Problem(("loses", a, b), f"{name} has {a}, loses {b}. Left?", a - b, (a + b, b))])


def _stories(rng: Random, level: int) -> Problem:
    first, second = rng.sample(NAMES, 2)
    thing, noise = rng.choice(THINGS), aside(rng, level)
    a, b, c, d = (rng.randint(2, (0, 20, 40, 80, 200)[level]) for _ in range(4))
    both = sorted([[a, b], [c, d]])
    forms = [
        Problem(
            ("boxes", a, b, c),
            [
                f"{noise}{first} has {a} boxes with {b} {thing} each and gives {second} {c} of the {thing}. "
                "How many are left?",
                f"{noise}Out of {a} boxes of {b} {thing} each, {c} {thing} are sold. How many remain?",
            ],
            a * b - c,
            (a + b - c, a * b + c, a * b),
        ),
        Problem(
            ("ages", a, b),
            f"{noise}{first} is {a} years old. In {b} years {second} will be twice as old as {first} is then. "
            f"How old is {second} now?",
            2 * (a + b) - b,
            (2 * a, 2 * (a + b), 2 * a + b + 1),
        ),
        Problem(
            ("two products", *both),
            f"{noise}{first} buys {a} {thing} at {b} dollars each, {second} buys {c} at {d} dollars each. "
            "How many dollars do they spend together?",
            a * b + c * d,
            ((a + c) * (b + d), a + b + c + d, a * d + b * c),
        ),
        Problem(
            ("two products", *both),
            f"{noise}A train goes at {a} km an hour for {b} hours and at {c} km an hour for {d} hours. "
            f"It is {rng.randint(2, 30)} years old. How many kilometres does it go?",
            a * b + c * d,
            ((a + c) * (b + d), a + b + c + d, a * b),
        ),
        Problem(
            ("ratio", a, b, c),
            f"{noise}{first} and {second} share {a * (b + c)} {thing} in the ratio {b}:{c}. How many has {second}?",
            a * c,
            (a * b, a * (b + c) // 2 + 1, a),
        ),
        Problem(
            ("legs", a, b),
            f"{noise}On a farm there are hens and goats, {a + b} animals with {2 * a + 4 * b} legs in all. "
            "How many goats are there?",
            b,
            (a, a + b, 2 * b + 1),
        ),
    ]
    problem = rng.choice(forms[max(0, level - 2) : 2 + level])
    return problem if a * b > c else _stories(rng, level)


PERCENTAGES = MathFamily("percentages", _percentages)
STORIES = MathFamily("stories", graded(_change, _stories, _stories, _stories, _stories))
