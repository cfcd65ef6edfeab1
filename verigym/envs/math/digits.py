"""How numbers are written: their order, their places, their rounding."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily

_PLACES = ("ones", "tens", "hundreds", "thousands")


def _comparison(rng: Random, level: int) -> tuple[str, str]:
    which = rng.choice(("max", "min"))
    best = max if which == "max" else min
    word = "largest" if which == "max" else "smallest"
    if level < 2:
        numbers = rng.sample(range(1, (100, 10_000)[level]), 2 + 2 * level)
        listed = ",".join(map(str, numbers))
        wordings = [f"{which}({listed})=?"] if level == 0 else [f"Which is the {word} of {listed}?"]
        return rng.choice(wordings), str(best(numbers))
    size = (0, 0, 20, 60, 200)[level]
    fractions = [Fraction(rng.randint(-size, size), rng.randint(2, size)) for _ in range(level + 1)]
    listed = ", ".join(map(str, fractions))
    wordings = [f"Which is the {word} of {listed}?", f"Find the {word} number: {listed}."]
    return rng.choice(wordings), str(best(fractions))


def _places(rng: Random, level: int) -> tuple[str, str]:
    number = rng.randint(100, (999, 99_999, 10**7, 10**9, 10**12)[level])
    digits = str(number)
    if level < 2:
        place = rng.randrange(min(len(digits), len(_PLACES)))
        wordings = [f"{_PLACES[place]} digit of {number}?"]
        if level:
            wordings.append(f"Which digit stands in the {_PLACES[place]} place of {number}?")
        return rng.choice(wordings), digits[-1 - place]
    base = rng.randint(2, 9)
    power = rng.randint(1, level)
    total = sum(map(int, digits))
    forms = [
        (f"What is the sum of the digits of {number}?", total),
        (f"What is the sum of the digits of {number} when it is written in base {base}?", _digit_sum(number, base)),
        (f"Round {number} to the nearest multiple of {10**power}, halves upwards.", _rounded(number, 10**power)),
    ]
    question, answer = rng.choice(forms)
    return question, str(answer)


def _digit_sum(number: int, base: int) -> int:
    total = 0
    while number:
        number, digit = divmod(number, base)
        total += digit
    return total


def _rounded(number: int, unit: int) -> int:
    return (number + unit // 2) // unit * unit


COMPARISON = MathFamily("comparison", _comparison)
PLACES = MathFamily("places", _places)
