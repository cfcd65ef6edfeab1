"""Modular inverses, congruences, totients and last digits."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.math.drawing import NAMES, aside
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.integers import prime_factors


def _inverse(rng: Random, level: int) -> Problem:
    modulus = rng.randint(5, (60, 80, 200, 1000, 5000)[level])
    a = rng.choice([n for n in range(2, modulus) if math.gcd(n, modulus) == 1])
    value = pow(a, -1, modulus)
    wordings = [
        f"Find the inverse of {a} modulo {modulus}, as an integer from 1 to {modulus - 1}.",
        f"Which positive integer x < {modulus} satisfies {a}x = 1 modulo {modulus}?",
    ]
    slips = (modulus - value, value + 1, modulus - a, a + 1)
    return Problem(
        ("inverse", a, modulus), f"{a}x=1 mod {modulus}, least x>0?" if level == 0 else wordings, value, slips
    )


def _linear(rng: Random, level: int) -> Problem:
    modulus = rng.randint(7, 30 * level)
    a = rng.choice([n for n in range(2, modulus) if math.gcd(n, modulus) == 1])
    b = rng.randint(1, modulus - 1)
    value = b * pow(a, -1, modulus) % modulus
    wordings = [
        f"What is the least nonnegative x with {a}x congruent to {b} modulo {modulus}?",
        f"Solve {a}x = {b} (mod {modulus}) for 0 <= x < {modulus}.",
    ]
    slips = (a * b % modulus, modulus - value, pow(a, -1, modulus), value + 1)
    return Problem(("linear", a, b, modulus), wordings, value, slips)


def _several(rng: Random, level: int) -> Problem:
    """A congruence with as many solutions as its coefficient and modulus have common divisors."""
    common, reduced = rng.randint(2, 5), rng.randint(3, 10 * level)
    a = rng.choice([n for n in range(1, reduced + 3) if math.gcd(n, reduced) == 1])
    b = rng.randint(0, reduced - 1)
    first = b * pow(a, -1, reduced) % reduced
    solutions = [first + k * reduced for k in range(common)]
    modulus = common * reduced
    text = f"{common * a}x = {common * b} (mod {modulus})"
    wordings = [
        f"List all x from 0 to {modulus - 1} with {text}.",
        f"Find every solution of {text} with 0 <= x < {modulus}.",
    ]
    right = _set(solutions)
    slips = [_set(solutions[:1]), _set(solutions[1:]), _set([x + 1 for x in solutions]), _set([*solutions, modulus])]
    return Problem(("several", common * a, common * b, modulus), wordings, right, slips)


def _set(numbers: list[int]) -> str:
    return f"\\{{{', '.join(map(str, numbers))}\\}}"


def _chinese(rng: Random, level: int) -> Problem:
    count = 2 if level < 3 else 3
    moduli = [rng.randint(3, (12, 12, 40, 20, 60)[level]) for _ in range(count)]
    if any(math.gcd(m, n) > 1 for i, m in enumerate(moduli) for n in moduli[:i]):
        return _chinese(rng, level)
    value = rng.randrange(1, math.prod(moduli))
    remainders = [value % modulus for modulus in moduli]
    parts = [f"{r} when divided by {m}" for r, m in zip(remainders, moduli, strict=True)]
    listed = ", ".join(parts[:-1]) + f" and {parts[-1]}"
    conditions = ", ".join(f"x = {r} (mod {m})" for r, m in zip(remainders, moduli, strict=True))
    wordings = [
        f"What is the smallest positive integer that leaves remainder {listed}?",
        f"Find the least positive x with {conditions}.",
        f"{aside(rng, level)}{rng.choice(NAMES)} thinks of a positive number that leaves remainder {listed}. "
        "What is the least that it can be?",
    ]
    short = f"x={remainders[0]} mod {moduli[0]}, x={remainders[1]} mod {moduli[1]}, least x>0?"
    slips = (value + math.prod(moduli), value + moduli[0], sum(remainders) + value, math.prod(remainders) + value + 1)
    key = ("chinese", *sorted([r, m] for r, m in zip(remainders, moduli, strict=True)))
    return Problem(key, short if level == 0 else wordings, value, slips)


def _totient(rng: Random, level: int) -> Problem:
    number = rng.randint(6, 700 * 2**level)
    value = totient(number)
    wordings = [
        f"How many of the integers from 1 to {number} have no common divisor with {number} but 1?",
        f"Compute Euler's totient of {number}.",
    ]
    slips = (number - 1, number - value, value + 1, value // 2 + 1)
    return Problem(("totient", number), f"phi({number})=?" if level == 0 else wordings, value, slips)


def _coprime_sum(rng: Random, level: int) -> Problem:
    number = rng.randint(20, 300 * level)
    value = number * totient(number) // 2
    wordings = [
        f"What is the sum of all positive integers below {number} that are coprime to {number}?",
        f"Add up the integers from 1 to {number} that share no prime factor with {number}.",
    ]
    slips = (totient(number), number * (number + 1) // 2 - value, 2 * value, value + number)
    return Problem(("coprime sum", number), wordings, value, slips)


def _order(rng: Random, level: int) -> Problem:
    modulus = rng.randint(11, 40 * level)
    a = rng.choice([n for n in range(2, modulus) if math.gcd(n, modulus) == 1])
    order, power = 1, a % modulus
    while power != 1:
        order, power = order + 1, power * a % modulus
    wordings = [
        f"What is the smallest positive k such that {a}^k leaves remainder 1 when divided by {modulus}?",
        f"Find the order of {a} modulo {modulus}.",
    ]
    slips = (totient(modulus), modulus - 1, 2 * order, order + 1)
    return Problem(("order", a, modulus), wordings, order, slips)


def _last_digits(rng: Random, level: int) -> Problem:
    digits = (1, 1, 2, 2, 3)[level]
    base = rng.randint(1, (9, 99, 99, 999, 999)[level]) * 10 + rng.choice((2, 3, 7, 8))
    power = rng.randint(2, (30, 200, 500, 5000, 99999)[level])
    value = pow(base, power, 10**digits)
    names = {1: "last digit", 2: "remainder modulo 100", 3: "remainder modulo 1000"}
    wordings = [f"What is the {names[digits]} of {base}^{power}?", f"Find the {names[digits]} of {base}^{power}."]
    slips = (base * power % 10**digits, pow(base, power - 1, 10**digits), pow(base, power + 1, 10**digits), value + 1)
    return Problem(
        ("last", digits, base, power), f"last digit of {base}^{power}?" if level == 0 else wordings, value, slips
    )


def _tower(rng: Random, level: int) -> Problem:
    base, middle, top = rng.randint(2, 99), rng.randint(2, 12), rng.randint(2, 12)
    value = pow(base, middle**top, 100)
    text = f"{base}^({middle}^{top})"
    wordings = [f"What is the remainder when {text} is divided by 100?", f"Find {text} modulo 100."]
    slips = (pow(base, middle * top, 100), pow(base, middle, 100), (value + 1) % 100, (value + 10) % 100)
    return Problem(("tower", base, middle, top), wordings, value, slips)


def _digit_count(rng: Random, level: int) -> Problem:
    twos, fives, other = rng.randint(10, 60 * level), rng.randint(10, 60 * level), rng.choice((3, 7, 11, 13))
    value = len(str(2**twos * 5**fives * other))
    wordings = [
        f"How many digits does 2^{twos} * 5^{fives} * {other} have?",
        f"Find the number of decimal digits of 2^{twos} * 5^{fives} * {other}.",
    ]
    return Problem(
        ("digits", twos, fives, other), wordings, value, (min(twos, fives), value + 1, value - 1, twos + fives)
    )


def totient(number: int) -> int:
    """How many of 1 to ``number`` are coprime to it."""
    for prime in set(prime_factors(number)):
        number = number // prime * (prime - 1)
    return number


CONGRUENCES = MathFamily(
    "congruences", graded(_inverse, (_inverse, _linear), (_linear, _several), (_inverse, _several), _several)
)
CHINESE_REMAINDERS = MathFamily("chinese_remainders", _chinese)
TOTIENTS = MathFamily(
    "totients", graded(_totient, _totient, (_totient, _order), (_order, _coprime_sum), (_order, _coprime_sum))
)
LAST_DIGITS = MathFamily(
    "last_digits",
    graded(_last_digits, _last_digits, _last_digits, (_last_digits, _digit_count), (_last_digits, _tower)),
)
