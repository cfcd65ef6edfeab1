"""How numbers are written: their order, their places, their rounding, their base."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily, Problem, graded

_PLACES = ("ones", "tens", "hundreds", "thousands")


def _comparison(rng: Random, level: int) -> Problem:
    which = rng.choice(("max", "min"))
    best = max if which == "max" else min
    word = "largest" if which == "max" else "smallest"
    if level < 2:
        numbers = rng.sample(range(1, (100, 10_000)[level]), 2 + 2 * level)
        listed = ",".join(map(str, numbers))
        asked = f"{which}({listed})=?" if level == 0 else f"Which is the {word} of {listed}?"
        return Problem((), asked, best(numbers))
    size = (0, 0, 20, 60, 200)[level]
    fractions = [Fraction(rng.randint(-size, size), rng.randint(2, size)) for _ in range(level + 1)]
    listed = ", ".join(map(str, fractions))
    wordings = [f"Which is the {word} of {listed}?", f"Find the {word} number: {listed}."]
    return Problem((which, *sorted(map(str, fractions))), wordings, best(fractions))


def _places(rng: Random, level: int) -> Problem:
    number = rng.randint(100, (999, 99_999, 10**7, 10**9, 10**12)[level])
    digits = str(number)
    if level < 2:
        place = rng.randrange(min(len(digits), len(_PLACES)))
        wordings = [f"{_PLACES[place]} digit of {number}?"]
        if level:
            wordings.append(f"Which digit stands in the {_PLACES[place]} place of {number}?")
        return Problem(("place", place, number) if level else (), wordings, digits[-1 - place])
    base = rng.randint(2, 9)
    power = rng.randint(1, level)
    total = sum(map(int, digits))
    forms = [
        ("digits", 10, f"What is the sum of the digits of {number}?", total),
        ("digits", base, f"What is the sum of the digits of {number} when it is written in base {base}?",
         sum(_digits(number, base))),
        ("rounded", power, f"Round {number} to the nearest multiple of {10**power}, halves upwards.",
         _rounded(number, 10**power)),
    ]  # fmt: skip
    name, by, question, answer = rng.choice(forms)
    return Problem((name, number, by), question, answer)


def _digits(number: int, base: int) -> list[int]:
    """The digits, the lowest first."""
    found = []
    while number:
        number, digit = divmod(number, base)
        found.append(digit)
    return found


def _written(number: int, base: int) -> str:
    return "".join(map(str, reversed(_digits(number, base))))


def _rounded(number: int, unit: int) -> int:
    return (number + unit // 2) // unit * unit


def _to_base(rng: Random, level: int) -> Problem:
    base, number = rng.randint(2, 9), rng.randint(10, (200, 500, 5000, 10**5, 10**6)[level])
    wordings = [f"Write {number} in base {base}.", f"Which digits does {number} have in base {base}?"]
    right = _written(number, base)
    slips = (_written(number + 1, base), right[::-1], right[:-1] or "1", _written(number + base, base))
    asked = f"{number} in base {base}=?" if level == 0 else wordings
    return Problem(("to", number, base), asked, right, [slip for slip in slips if int(slip) != int(right)])


def _from_base(rng: Random, level: int) -> Problem:
    base, number = rng.randint(2, 9), rng.randint(20, 400 * 5**level)
    text = _written(number, base)
    wordings = [f"The base {base} number {text} is what in base 10?", f"Convert {text} from base {base} to base 10."]
    slips = (_read(text[::-1], base), number * base, number + base, number - 1)
    return Problem(("from", text, base), wordings, number, slips)


def _between_bases(rng: Random, level: int) -> Problem:
    first, second = rng.sample(range(2, 10), 2)
    number = rng.randint(50, 500 * level)
    text = _written(number, first)
    wordings = [
        f"Write the base {first} number {text} in base {second}.",
        f"Convert {text} from base {first} to base {second}.",
    ]
    slips = (str(number), _written(number + 1, second), _written(number + second, second))
    return Problem(("between", text, first, second), wordings, _written(number, second), slips)


def _based_sum(rng: Random, level: int) -> Problem:
    base, sign = rng.randint(3, 9), rng.choice("+*")
    a, b = (rng.randint(base, base ** (2 if sign == "*" else level)) for _ in range(2))
    value = a + b if sign == "+" else a * b
    texts = [_written(number, base) for number in (a, b)]
    plain = int(texts[0]) + int(texts[1]) if sign == "+" else int(texts[0]) * int(texts[1])
    word = "sum" if sign == "+" else "product"
    wordings = [
        f"{texts[0]} and {texts[1]} are written in base {base}. Write their {word} in base {base}.",
        f"Compute {texts[0]} {sign} {texts[1]} in base {base}; all numbers, also the answer, are in base {base}.",
    ]
    slips = (plain, value, int(_written(value + base, base)), int(_written(value + 1, base)))
    right = int(_written(value, base))
    return Problem((word, base, *sorted(texts)), wordings, right, slips)


def _factorial_zeros(rng: Random, level: int) -> Problem:
    base, number = rng.choice((2, 3, 5, 7)), rng.randint(30, 900)
    zeros = sum(number // base**power for power in range(1, 12))
    wordings = [
        f"With how many zeros does {number}! end when it is written in base {base}?",
        f"{number}! is written in base {base}. How many zeros stand at its end?",
    ]
    slips = (number // base, number // base + number // base**2 + 1, zeros + 1, number - 1)
    return Problem(("zeros", number, base), wordings, zeros, slips)


def _read(text: str, base: int) -> int:
    return sum(int(digit) * base**place for place, digit in enumerate(reversed(text)))


COMPARISON = MathFamily("comparison", _comparison, zero=True)
PLACES = MathFamily("places", _places, zero=True)
BASES = MathFamily(
    "bases", graded(_to_base, (_to_base, _from_base), _between_bases, _based_sum, (_based_sum, _factorial_zeros))
)
