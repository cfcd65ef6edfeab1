"""Golds of number theory, found a second time by trying and by sympy."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pytest
import sympy
from sympy.ntheory.modular import crt

Check: TypeAlias = Callable[[str, Mapping[str, Callable[..., Any]], int], None]


def other(a: int, low: int, high: int) -> int:
    return next(n for n in range(1, high + 1) if math.gcd(n, a) == low and math.lcm(n, a) == high)


def last_digits(digits: int, base: int, power: int) -> int:
    value = 1
    for _ in range(power):
        value = value * base % 10**digits
    return value


def primes(question: str, gold: str, key: list[Any]) -> bool:
    options = re.findall(r"\(([A-E])\) (\d+)", question)
    return gold == ", ".join(name for name, n in options if sympy.isprime(int(n)))


def factor_sum(kind: str, number: int) -> int:
    return sum(prime * (1 if kind[0] == "d" else power) for prime, power in sympy.factorint(number).items())


def order(a: int, modulus: int) -> int:
    return int(sympy.n_order(a, modulus))


def least(a: int, b: int, total: int) -> tuple[int, int]:
    return next((x, (total - a * x) // b) for x in range(total) if (total - a * x) % b == 0)


def largest_gap(a: int, b: int) -> int:
    reached = {a * x + b * y for x in range(b + 1) for y in range(a + 1)}
    return max(set(range(a * b)) - reached)


def ways(total: int, *coins: int) -> int:
    if len(coins) == 1:
        return total % coins[0] == 0
    return sum(ways(total - n, *coins[1:]) for n in range(0, total + 1, coins[0]))


ORACLES: dict[str, dict[str, Callable[..., Any]]] = {
    "divisors": {
        "gcd": lambda a, b: max(n for n in range(1, min(a, b) + 1) if a % n == b % n == 0),
        "lcm": lambda a, b: next(n for n in range(a, a * b + 1, a) if n % b == 0),
        "other": other,
    },
    "remainders": {
        "remainder": lambda number, modulus: number - modulus * (number // modulus),
        "power": lambda base, power, modulus: int(sympy.Mod(sympy.Integer(base) ** power, modulus)),
    },
    "primes": {
        "largest": lambda number: max(sympy.primefactors(number)),
        "factors": factor_sum,
        "next": lambda number: int(sympy.nextprime(number)),
        "divisor sum": lambda number: int(sympy.divisor_sigma(number)),
        "divisors": lambda number, power: int(sympy.divisor_count(sympy.Integer(number) ** power)),
        "exponent": lambda prime, number: int(sympy.multiplicity(prime, sympy.factorial(number))),
        "*": primes,
    },
    "congruences": {
        "inverse": lambda a, m: int(sympy.mod_inverse(a, m)),
        "linear": lambda a, b, m: next(x for x in range(m) if (a * x - b) % m == 0),
        "several": lambda a, b, m: [x for x in range(m) if (a * x - b) % m == 0],
    },
    "chinese_remainders": {"chinese": lambda *pairs: int(crt([m for _, m in pairs], [r for r, _ in pairs])[0])},
    "totients": {
        "totient": lambda n: int(sympy.totient(n)),
        "order": order,
        "coprime sum": lambda n: sum(k for k in range(1, n) if math.gcd(k, n) == 1),
    },
    "last_digits": {
        "last": last_digits,
        "tower": lambda base, middle, top: last_digits(2, base, middle**top % 40 + 40),
        "digits": lambda a, b, c: len(str(sympy.Integer(2) ** a * sympy.Integer(5) ** b * c)),
    },
    "diophantine": {
        "least x": lambda a, b, total: least(a, b, total)[0],
        "least": least,
        "gap": largest_gap,
        "ways": ways,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ORACLES)
def test_golds_agree_with_a_second_computation(name: str, check: Check) -> None:
    check(name, ORACLES[name], 80)
