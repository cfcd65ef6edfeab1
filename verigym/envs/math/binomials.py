"""Binomial and multinomial coefficients."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.math.drawing import nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import (
    signed,
)


def _small_binomial(rng: Random, level: int) -> Problem:
    n, shift = rng.randint(4, 40), nonzero(rng, -9, 9)
    question = f"C({n},2){'+' if shift > 0 else ''}{shift}=?"
    return Problem(("binomial", n, shift), question, math.comb(n, 2) + shift, (n * 2 + shift, n * (n - 1) + shift))


def _coefficient(rng: Random, level: int) -> Problem:
    a, b, n = (1 if level == 1 else rng.randint(2, 5)), nonzero(rng, -6, 6), rng.randint(3, 4 + 2 * level)
    k = rng.randint(1, n - 1)
    value = math.comb(n, k) * a**k * b ** (n - k)
    text = f"({a if a > 1 else ''}x {signed(b)})^{n}"
    wordings = [f"What is the coefficient of x^{k} in {text}?", f"{text} is expanded. Find the coefficient of x^{k}."]
    slips = [math.comb(n, k), -value, math.comb(n, k) * a**k, math.comb(n, k) * b ** (n - k), value + 1]
    return Problem(("coefficient", a, b, n, k), wordings, value, slips)


def _with_inverse(rng: Random, level: int) -> Problem:
    """(a x^p + b/x^q)^n: the coefficient of a power of x, often the constant term."""
    a, b, p, q = rng.randint(1, 4), nonzero(rng, -4, 4), rng.randint(1, 3), rng.randint(1, 3)
    n = rng.randint(4, 4 + 2 * level)
    k = rng.randint(1, n - 1)
    power = p * k - q * (n - k)
    value = math.comb(n, k) * a**k * b ** (n - k)
    first = f"{a if a > 1 else ''}x{f'^{p}' if p > 1 else ''}"
    text = f"({first} {'+' if b > 0 else '-'} {abs(b)}/x{f'^{q}' if q > 1 else ''})^{n}"
    what = (
        "constant term" if power == 0 else f"coefficient of x^{power}" if power > 0 else f"coefficient of x^({power})"
    )
    wordings = [f"Find the {what} in the expansion of {text}.", f"What is the {what} of {text}?"]
    slips = (math.comb(n, k), -value, value + 1, value * a + 2)
    return Problem(("inverse powers", a, b, p, q, n, power), wordings, value, slips)


def _multinomial(rng: Random, level: int) -> Problem:
    powers = [rng.randint(1, 4) for _ in range(3)]
    factors = [nonzero(rng, -3, 3) for _ in range(3)]
    n = sum(powers)
    value = math.factorial(n) // math.prod(map(math.factorial, powers))
    plain = value
    for factor, power in zip(factors, powers, strict=True):
        value *= factor**power
    term = "".join(f"{name}^{power}" if power > 1 else name for name, power in zip("xyz", powers, strict=True))
    inside = " + ".join(
        f"({factor}{name})" if factor < 0 else f"{factor}{name}" for factor, name in zip(factors, "xyz", strict=True)
    )
    text = f"({inside})^{n}".replace("1x", "x").replace("1y", "y").replace("1z", "z")
    wordings = [f"What is the coefficient of {term} in {text}?", f"{text} is expanded. Find the coefficient of {term}."]
    slips = (plain, -value, value + 1, math.factorial(n))
    return Problem(("multinomial", *factors, *powers), wordings, value, slips)


BINOMIALS = MathFamily(
    "binomials",
    graded(_small_binomial, _coefficient, _coefficient, (_coefficient, _with_inverse), (_with_inverse, _multinomial)),
)
