"""Divisors, remainders and counting."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.math.family import MathFamily


def _divisors(rng: Random, level: int) -> tuple[str, str]:
    common = rng.randint(2, (9, 12, 30, 60, 120)[level])
    a, b = (common * rng.randint(1, (9, 9, 20, 40, 90)[level]) for _ in range(2))
    which = rng.choice(("gcd", "lcm")) if level else "gcd"
    value = math.gcd(a, b) if which == "gcd" else math.lcm(a, b)
    if level == 0:
        return f"gcd({a},{b})=?", str(value)
    long = {"gcd": "greatest common divisor", "lcm": "least common multiple"}[which]
    wordings = [
        f"What is the {long} of {a} and {b}?",
        f"Find {which}({a}, {b}).",
        f"Compute the {long} of {b} and {a}.",
    ]
    return rng.choice(wordings), str(value)


def _remainders(rng: Random, level: int) -> tuple[str, str]:
    modulus = rng.randint(3, (12, 15, 30, 60, 97)[level])
    if level < 2:
        number = rng.randint(modulus + 1, (99, 999)[level])
        if level == 0:
            return f"{number} mod {modulus}=?", str(number % modulus)
        wordings = [
            f"What is the remainder when {number} is divided by {modulus}?",
            f"Compute {number} mod {modulus}.",
        ]
        return rng.choice(wordings), str(number % modulus)
    base, power = rng.randint(2, 9 * level), rng.randint(5, 10 ** (level - 1))
    wordings = [
        f"What is the remainder when {base}^{power} is divided by {modulus}?",
        f"Compute {base}^{power} modulo {modulus}.",
        f"Find the least nonnegative integer that is congruent to {base}^{power} modulo {modulus}.",
    ]
    return rng.choice(wordings), str(pow(base, power, modulus))


def _counting(rng: Random, level: int) -> tuple[str, str]:
    if level == 0:
        low = rng.randint(1, 60)
        high = low + rng.randint(1, 30)
        return f"How many integers from {low} to {high}?", str(high - low + 1)
    n = rng.randint(4, (0, 8, 12, 16, 20)[level])
    k = rng.randint(2, min(n - 1, 2 + level))
    forms = [
        (f"In how many ways can a committee of {k} be chosen from {n} people?", math.comb(n, k)),
        (f"How many subsets of size {k} does a set of {n} elements have?", math.comb(n, k)),
        (f"In how many orders can {k} of {n} different books be put on a shelf?", math.perm(n, k)),
        (f"How many paths of unit steps right or up lead from (0,0) to ({k},{n})?", math.comb(n + k, k)),
        (f"In how many ways can {n} identical coins be put into {k} different boxes?", math.comb(n + k - 1, k - 1)),
    ]
    question, value = rng.choice(forms[: 2 + level])
    return question, str(value)


DIVISORS = MathFamily("divisors", _divisors)
REMAINDERS = MathFamily("remainders", _remainders)
COUNTING = MathFamily("counting", _counting)
