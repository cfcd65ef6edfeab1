"""Equations in whole numbers."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.math.drawing import aside
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import point


def _least_solution(rng: Random, level: int) -> Problem:
    a, b = _coprime(rng, 5, (15, 18, 30, 60, 90)[level])
    x, y = rng.randint(1, b - 1), rng.randint(1, 12)
    total = a * x + b * y
    names, price = (
        rng.choice((("a pen", "a book"), ("a rose", "a tulip"), ("a bun", "a cake"))),
        rng.choice(("coins", "euros")),
    )
    wordings = [
        f"Find the pair (x, y) of nonnegative integers with {a}x + {b}y = {total} and x as small as possible.",
        f"{aside(rng, level)}{names[0].capitalize()} costs {a} {price}, {names[1]} costs {b}. Somebody spends exactly "
        f"{total} {price} on x of the first and y of the second, with x as small as possible. What is (x, y)?",
    ]
    if level == 0:
        return Problem(("least x", a, b, total), f"{a}x+{b}y={total}, x,y>=0 whole, least x=?", x, (y, x + b, x + 1))
    slips = [point(*pair) for pair in ((y, x), (x + 1, y), (x + b, y - a), (x, y + 1))]
    return Problem(("least", a, b, total), wordings, point(x, y), slips)


def _largest_gap(rng: Random, level: int) -> Problem:
    a, b = _coprime(rng, 3, 20 * level)
    wordings = [
        f"What is the largest amount that cannot be paid exactly with coins of {a} and {b}?",
        f"Find the largest integer that is not {a}x + {b}y for any nonnegative integers x and y.",
    ]
    value = a * b - a - b
    return Problem(
        ("gap", *sorted((a, b))), wordings, value, (a * b, a * b - a - b + 1, value + a, (a - 1) * (b - 1) // 2)
    )


def _ways(rng: Random, level: int) -> Problem:
    coins = sorted(rng.sample(range(2, 13), 2 if level < 4 else 3))
    total = rng.randint(30, 60 * level)
    counts = [1] + [0] * total
    for coin in coins:
        for amount in range(coin, total + 1):
            counts[amount] += counts[amount - coin]
    listed = f"{', '.join(map(str, coins[:-1]))} and {coins[-1]}"
    terms = " + ".join(f"{coin}{name}" for coin, name in zip(coins, "xyz", strict=False))
    letters = ", ".join("xyz"[: len(coins)])
    wordings = [
        f"In how many ways can {total} be paid with coins of {listed}, if their order does not matter?",
        f"How many solutions in nonnegative integers {letters} has {terms} = {total}?",
    ]
    value = counts[total]
    slips = (value + 1, value - 1, total // math.prod(coins) + value + 2, 2 * value)
    return Problem(("ways", total, *coins), wordings, value, slips)


def _coprime(rng: Random, low: int, high: int) -> tuple[int, int]:
    while True:
        a, b = rng.randint(low, high), rng.randint(low, high)
        if a != b and math.gcd(a, b) == 1:
            return a, b


DIOPHANTINE = MathFamily(
    "diophantine",
    graded(
        _least_solution, _least_solution, (_least_solution, _largest_gap), (_largest_gap, _ways, _least_solution), _ways
    ),
)
