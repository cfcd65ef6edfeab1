"""Divisors, remainders and primes."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.math.family import MathFamily, Problem, graded, selected


def _divisors(rng: Random, level: int) -> Problem:
    common = rng.randint(2, (9, 12, 30, 60, 120)[level])
    a, b = (common * rng.randint(1, (9, 9, 20, 40, 90)[level]) for _ in range(2))
    which = rng.choice(("gcd", "lcm")) if level else "gcd"
    value = math.gcd(a, b) if which == "gcd" else math.lcm(a, b)
    long = {"gcd": "greatest common divisor", "lcm": "least common multiple"}[which]
    wordings = [
        f"What is the {long} of {a} and {b}?",
        f"Find {which}({a}, {b}).",
        f"Compute the {long} of {b} and {a}.",
    ]
    asked = f"gcd({a},{b})=?" if level == 0 else wordings
    slips = (math.lcm(a, b) if which == "gcd" else math.gcd(a, b), a * b, abs(a - b) + 1, 2 * value, a + b)
    return Problem((which, *sorted((a, b))), asked, value, slips)


def _bezout(rng: Random, level: int) -> Problem:
    """The product is known from gcd and lcm, or one number from the other."""
    common, (p, q) = rng.randint(2, 60), rng.sample((3, 4, 5, 7, 8, 9, 11, 13, 17), 2)
    if math.gcd(p, q) > 1:
        return _bezout(rng, level)
    a, b = common * p, common * q
    wordings = [
        f"Two positive integers have greatest common divisor {common} and least common multiple {math.lcm(a, b)}. "
        f"One of them is {a}. What is the other?",
        f"gcd(n, {a}) = {common} and lcm(n, {a}) = {math.lcm(a, b)}. Find the positive integer n.",
    ]
    slips = (math.lcm(a, b) // common, q, b * 2, math.lcm(a, b) // a, b + common)
    return Problem(("other", a, common, math.lcm(a, b)), wordings, b, slips)


def _remainders(rng: Random, level: int) -> Problem:
    modulus = rng.randint((3, 5, 12, 20, 40)[level], (12, 15, 30, 60, 97)[level])
    if level < 2:
        number = rng.randint(modulus + 1, (99, 999)[level])
        wordings = [
            f"What is the remainder when {number} is divided by {modulus}?",
            f"Compute {number} mod {modulus}.",
        ]
        asked = f"{number} mod {modulus}=?" if level == 0 else wordings
        value = number % modulus
        return Problem(("remainder", number, modulus), asked, value, (number // modulus, modulus - value, value + 1))
    base, power = rng.randint(2, 9 * level), rng.randint(5, 10 ** (level - 1))
    wordings = [
        f"What is the remainder when {base}^{power} is divided by {modulus}?",
        f"Compute {base}^{power} modulo {modulus}.",
        f"Find the least nonnegative integer that is congruent to {base}^{power} modulo {modulus}.",
    ]
    value = pow(base, power, modulus)
    slips = (base * power % modulus, modulus - value, (value + 1) % modulus, pow(base, power - 1, modulus))
    return Problem(("power", base, power, modulus), wordings, value, slips)


def _largest_factor(rng: Random, level: int) -> Problem:
    number = rng.choice([prime for prime in range(5, 60) if is_prime(prime)]) * rng.randint(2, 60)
    factors = prime_factors(number)
    return Problem(("largest", number), f"largest prime factor of {number}?", max(factors), (*factors, number))


def _factor_sum(rng: Random, level: int) -> Problem:
    number = rng.randint(30, 400 * 5**level)
    factors = prime_factors(number)
    if len(factors) < 2:
        return _factor_sum(rng, level)
    kind = rng.choice(("distinct prime factors", "prime factors, each as often as it divides it"))
    chosen = sorted(set(factors)) if kind[0] == "d" else factors
    wordings = [f"What is the sum of the {kind}, of {number}?", f"Add up all {kind}, of {number}."]
    slips = (sum(factors), sum(set(factors)), sum(chosen) + 1, len(factors), max(factors))
    return Problem(
        ("factors", kind, number), [text.replace("factors, of", "factors of") for text in wordings], sum(chosen), slips
    )


def _next_prime(rng: Random, level: int) -> Problem:
    number = rng.randint(20, 300 * 4**level)
    value = next(n for n in range(number + 1, 2 * number) if is_prime(n))
    wordings = [f"What is the smallest prime greater than {number}?", f"Find the next prime after {number}."]
    return Problem(
        ("next", number), wordings, value, (number + 1 if not is_prime(number + 1) else value + 2, value + 2, value + 4)
    )


def _which_are_prime(rng: Random, level: int) -> Problem:
    top = 60 * 3**level
    numbers = rng.sample([n for n in range(top // 3, top) if n % 2 and n % 5], 5)
    right = [str(n) for n in numbers if is_prime(n)]
    if not 2 <= len(right) <= 4:
        return _which_are_prime(rng, level)
    return selected(rng, "Which of these numbers are prime?", right, [str(n) for n in numbers if not is_prime(n)])


def _divisor_sum(rng: Random, level: int) -> Problem:
    number = rng.randint(20, 150 * 3**level)
    divisors = [n for n in range(1, number + 1) if number % n == 0]
    wordings = [
        f"What is the sum of all positive divisors of {number}?",
        f"Add up the positive divisors of {number}, with 1 and {number} among them.",
    ]
    slips = (sum(divisors) - number, sum(divisors) - number - 1, len(divisors), sum(divisors) + 1)
    return Problem(("divisor sum", number), wordings, sum(divisors), slips)


def _divisors_of_power(rng: Random, level: int) -> Problem:
    number, power = rng.randint(10, 20 * level), rng.randint(2, 1 + level)
    exponents = [prime_factors(number).count(prime) for prime in sorted(set(prime_factors(number)))]
    if len(exponents) < 2:
        return _divisors_of_power(rng, level)
    value = math.prod(power * exponent + 1 for exponent in exponents)
    wordings = [
        f"How many positive divisors does {number}^{power} have?",
        f"Count the positive integers that divide {number}^{power}.",
    ]
    slips = (
        math.prod(e + 1 for e in exponents) ** power,
        math.prod(power * e for e in exponents),
        value + 1,
        value - 1,
    )
    return Problem(("divisors", number, power), wordings, value, slips)


def _factorial_exponent(rng: Random, level: int) -> Problem:
    prime, number = rng.choice((2, 3, 5, 7, 11, 13)), rng.randint(20, 400)
    value = sum(number // prime**power for power in range(1, 10))
    wordings = [
        f"What is the largest k such that {prime}^k divides {number}!?",
        f"How often does the prime {prime} occur in the factorisation of {number}!?",
    ]
    slips = (number // prime, value + 1, number // prime + 1, number - prime)
    return Problem(("exponent", prime, number), wordings, value, slips)


def is_prime(number: int) -> bool:
    """Whether a number is prime, by trial division."""
    return number > 1 and all(number % divisor for divisor in range(2, math.isqrt(number) + 1))


def prime_factors(number: int) -> list[int]:
    """The prime factors in rising order, each as often as it divides.

    >>> prime_factors(360)
    [2, 2, 2, 3, 3, 5]
    """
    found, divisor = [], 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            found.append(divisor)
            number //= divisor
        divisor += 1
    return [*found, number] if number > 1 else found


DIVISORS = MathFamily("divisors", graded(_divisors, _divisors, _divisors, _divisors, (_divisors, _bezout)))
REMAINDERS = MathFamily("remainders", _remainders)
PRIMES = MathFamily(
    "primes",
    graded(
        _largest_factor,
        (_factor_sum, _next_prime, _which_are_prime),
        (_factor_sum, _divisor_sum, _which_are_prime),
        (_divisor_sum, _divisors_of_power, _which_are_prime),
        (_divisors_of_power, _factorial_exponent, _divisor_sum),
    ),
)
