"""Equations in one and two unknowns."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily, polynomial, shown, signed


def _linear(rng: Random, level: int) -> tuple[str, str]:
    if level == 0:
        x, shift = rng.randint(1, 40), rng.randint(1, 40)
        return rng.choice([(f"x+{shift}={x + shift}, x=?", str(x)), (f"x-{shift}={x}, x=?", str(x + shift))])
    top = (0, 9, 15, 30, 60)[level]
    a = rng.randint(2, top)
    if level == 1:
        x, b = rng.randint(1, 20), rng.randint(1, 20)
        equation, value = f"{a}x + {b} = {a * x + b}", Fraction(x)
    else:
        b, c, d = (rng.choice([-1, 1]) * rng.randint(1, top) for _ in range(3))
        c += c == a
        equation, value = f"{a}x {signed(b)} = {polynomial([d, c])}", Fraction(d - b, a - c)
    name = rng.choice("xyztn")
    equation = equation.replace("x", name)
    wordings = [
        f"Solve for {name}: {equation}.",
        f"If {equation}, what is {name}?",
        f"Find {name} such that {equation}.",
    ]
    return rng.choice(wordings), shown(value)


def _quadratics(rng: Random, level: int) -> tuple[str, str]:
    top = (40, 12, 20, 15, 25)[level]
    if level == 0:
        p, q = rng.sample(range(1, top + 1), 2)
    else:
        p, q = rng.sample([n for n in range(-top, top + 1) if n], 2)
    first = 1 if level < 2 else rng.randint(2, 2 + 2 * level)
    scale = 1 if level < 3 else rng.randint(2, 7)
    # (first x - p)(x - q), times a constant from level 3 on
    equation = polynomial([scale * p * q, -scale * (first * q + p), scale * first])
    roots = sorted({Fraction(p, first), Fraction(q)})
    answer = ", ".join(map(shown, roots))
    if level == 0:
        return f"{equation}=0, x=?".replace(" ", "").replace(",x", ", x"), answer
    wordings = [
        f"Find all solutions of {equation} = 0.",
        f"Solve {equation} = 0 and list all roots.",
        f"For which x is {equation} equal to 0? List every value.",
    ]
    return rng.choice(wordings), answer


def _systems(rng: Random, level: int) -> tuple[str, str]:
    top = (45, 20, 12, 20, 40)[level]
    low = 1 if level < 2 else -top
    x, y = rng.randint(low, top), rng.randint(low, top)
    if level == 0:
        x, y = max(x, y), min(x, y)
        return f"x+y={x + y}, x-y={x - y}, x=?", str(x)
    while True:
        a, b, c, d = (rng.choice([-1, 1]) * rng.randint(1, 1 + 2 * level) for _ in range(4))
        if a * d != b * c:
            break
    first, second = (polynomial([0, p]) + " " + _term(q) + f" = {p * x + q * y}" for p, q in ((a, b), (c, d)))
    wordings = [
        f"Solve the system {first} and {second}. Give the pair (x, y).",
        f"If {first} and {second}, find (x, y).",
    ]
    return rng.choice(wordings), f"({x}, {y})"


def _term(value: int) -> str:
    return f"{'+' if value > 0 else '-'} {abs(value) if abs(value) != 1 else ''}y"


LINEAR = MathFamily("linear", _linear)
QUADRATICS = MathFamily("quadratics", _quadratics)
SYSTEMS = MathFamily("systems", _systems)
