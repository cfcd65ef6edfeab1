"""Golds of combinatorics and chance, found a second time by counting."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

import pytest
import sympy

Check: TypeAlias = Callable[[str, Mapping[str, Callable[..., Any]], int], None]


X, Y, Z = sympy.symbols("x y z")


def count(fits: Iterable[object]) -> int:
    return sum(map(bool, fits))


def other(a: int, low: int, high: int) -> int:
    return next(n for n in range(1, high + 1) if math.gcd(n, a) == low and math.lcm(n, a) == high)


@lru_cache
def words(word: str) -> frozenset[str]:
    """All rearrangements, one letter after the other."""
    if not word:
        return frozenset([""])
    return frozenset(letter + rest for letter in set(word) for rest in words(word.replace(letter, "", 1)))


def anagrams(fits: Callable[[str, str], bool]) -> Callable[..., int]:
    """By going through the words; of long words the product of binomial coefficients over the rest."""

    def found(word: str, letter: str = "") -> int:
        return (
            count(fits(text, letter) for text in words("".join(sorted(word))))
            if len(word) < 9
            else by_formula(word, letter)
        )

    def by_formula(word: str, letter: str) -> int:
        def rearranged(text: str) -> int:
            left, product = len(text), 1
            for size in Counter(text).values():
                product, left = product * math.comb(left, size), left - size
            return product

        others = rearranged(word.replace(letter, "", 1)) if letter else 0
        kinds = {
            "all": rearranged(word), "first": others, "last not": rearranged(word) - others,
            "together": rearranged(word.replace(letter, "") + letter) if letter else 0,
        }  # fmt: skip
        return kinds[next(kind for kind, rule in RULES.items() if rule is fits)]

    return found


RULES: dict[str, Callable[[str, str], bool]] = {
    "all": lambda text, letter: True,
    "first": lambda text, letter: text[0] == letter,
    "last not": lambda text, letter: text[-1] != letter,
    "together": lambda text, letter: letter * text.count(letter) in text,
}


def seated(people: int, fits: Callable[[int, int], bool]) -> int:
    """Two of them are placed, the others follow in any order."""
    pairs = [(a, b) for a in range(people) for b in range(people) if a != b and fits(a, b)]
    return len(pairs) * math.factorial(people - 2)


def circle(people: int, together: bool) -> int:
    near = seated(people, lambda a, b: ((a - b) % people in (1, people - 1)) == together)
    return near // people


def numbers(divisor: int, *digits: int) -> int:
    found = {text for text in itertools.permutations(map(str, digits)) if text[0] != "0"}
    return count(int("".join(text)) % divisor == 0 for text in found)


def routes(width: int, height: int, allowed: Callable[[list[tuple[int, int]]], bool]) -> int:
    """Each path is walked."""
    total = 0
    for ups in itertools.combinations(range(width + height), height):
        x = y = 0
        path = []
        for step in range(width + height):
            x, y = (x, y + 1) if step in ups else (x + 1, y)
            path.append((x, y))
        total += allowed(path)
    return total


def around(width: int, height: int, *points: list[int]) -> int:
    if math.comb(width + height, height) < 3000:
        return routes(width, height, lambda path: not {tuple(point) for point in points} & set(path))

    @lru_cache
    def on(x: int, y: int) -> int:
        """Paths from here on."""
        if [x, y] in points or x > width or y > height:
            return 0
        return 1 if (x, y) == (width, height) else on(x + 1, y) + on(x, y + 1)

    return on(0, 0)


def through(width: int, height: int, point: list[int]) -> int:
    return math.comb(sum(point), point[0]) * math.comb(width + height - sum(point), width - point[0])


def ballot(ahead: int, behind: int) -> int:
    """The theorem of Bertrand, ties allowed."""
    return math.comb(ahead + behind, behind) * (ahead + 1 - behind) // (ahead + 1)


def inverse_powers(*values: int) -> int:
    a, b, p, q, n, power = values
    return int(sympy.expand(sympy.expand((a * X**p + b / X**q) ** n) * X ** (q * n)).coeff(X, power + q * n))


def multinomial(*values: int) -> int:
    a, b, c, i, j, k = values
    return int(sympy.Poly((a * X + b * Y + c * Z) ** (i + j + k), X, Y, Z).coeff_monomial(X**i * Y**j * Z**k))


def multiples(top: int, *divisors: int) -> int:
    return count(any(n % d == 0 for d in divisors) for n in range(1, top + 1))


def onto(n: int, k: int) -> int:
    return math.factorial(k) * int(sympy.functions.combinatorial.numbers.stirling(n, k))


def misplaced(n: int, right: int) -> int:
    return math.comb(n, right) * int(sympy.subfactorial(n - right))


def drawn(a: int, b: int, n: int, k: int) -> Fraction:
    hands = list(itertools.combinations([1] * a + [0] * b, n))
    return Fraction(count(sum(hand) == k for hand in hands), len(hands))


def dice(asked: str, dice: int, sides: int, target: int) -> Fraction:
    rolls = [sum(roll) for roll in itertools.product(range(1, sides + 1), repeat=dice)]
    return Fraction(count(s == target or (asked == "at least" and s > target) for s in rolls), len(rolls))


def bayes(ill: str, right: str, wrong: str) -> Fraction:
    share, hit, slip = map(Fraction, (ill, right, wrong))
    return 1 / (1 + (1 - share) / share * slip / hit)


def at_least_one(n: int, p: str) -> Fraction:
    return sum((math.comb(n, k) * Fraction(p) ** k * (1 - Fraction(p)) ** (n - k) for k in range(1, n + 1)), Fraction())


def game(sides: int, cost: int, lucky: int, prize: int, other: int) -> Fraction:
    return Fraction(sum(prize if face <= lucky else other for face in range(1, sides + 1)), sides) - cost


def larger(m: int, n: int) -> Fraction:
    """The sum of the tail probabilities."""
    return sum((1 - Fraction(min(k, m) * min(k, n), m * n) for k in range(max(m, n))), Fraction())


def cards(count: int, special: int, drawn: int, worth: int) -> Fraction:
    hands = [math.comb(special, k) * math.comb(count - special, drawn - k) for k in range(min(special, drawn) + 1)]
    return Fraction(sum(k * worth * hand for k, hand in enumerate(hands)), math.comb(count, drawn))


def collector(kinds: int, have: int, cost: int) -> Fraction:
    return Fraction(0) if have == kinds else Fraction(kinds * cost, kinds - have) + collector(kinds, have + 1, cost)


def clubs(value: Callable[[int], bool]) -> Callable[..., int]:
    """Of the seven parts, the first three are in one club, the next three in two, the last in all."""
    return lambda *parts: sum(n for n, clubs in zip(parts, (1, 1, 1, 2, 2, 2, 3), strict=True) if value(clubs))


ORACLES: dict[str, dict[str, Callable[..., Any]]] = {
    "counting": {
        "integers": lambda low, high: len(range(low, high + 1)),
        "choose": lambda n, k: count(itertools.combinations(range(n), k)),
        "order": lambda n, k: math.factorial(n) // math.factorial(n - k),
        "distribute": lambda n, k: count(itertools.combinations(range(n + k - 1), n)),
        "code": lambda n, k: math.prod([n] * k),
    },
    "arrangements": {
        "product": lambda a, b, c: count(itertools.product(range(a), range(b), range(c), [0])),
        "codes": lambda a, m, b, n: math.prod([a] * m + [b] * n),
        "codes without repetition": lambda a, m, b, n: math.prod([*range(a - m + 1, a + 1), *range(b - n + 1, b + 1)]),
        "anagrams": anagrams(RULES["all"]),
        "first": anagrams(RULES["first"]),
        "last not": anagrams(RULES["last not"]),
        "together": anagrams(RULES["together"]),
        "row apart": lambda n: seated(n, lambda a, b: abs(a - b) > 1),
        "row together": lambda n: seated(n, lambda a, b: abs(a - b) == 1),
        "row gap": lambda n, gap: seated(n, lambda a, b: abs(a - b) == gap + 1),
        "circle together": lambda n: circle(n, together=True),
        "circle apart": lambda n: circle(n, together=False),
        "numbers": numbers,
    },
    "paths": {
        "grid": lambda a, b, x, y: routes(a, b, lambda path: True),
        "around": around,
        "through": through,
        "ballot": ballot,
    },
    "binomials": {
        "binomial": lambda n, shift: count(itertools.combinations(range(n), 2)) + shift,
        "coefficient": lambda a, b, n, k: int(sympy.expand((a * X + b) ** n).coeff(X, k)),
        "inverse powers": inverse_powers,
        "multinomial": multinomial,
    },
    "inclusion_exclusion": {
        "union": lambda both, a, b: len({*range(a), *range(a - both, a - both + b)}),
        "How many do neither?": lambda total, both, a, b: total - len({*range(a), *range(a - both, a - both + b)}),
        "How many do exactly one of the two?": lambda _, both, a, b: a + b - 2 * both,
        "multiples": multiples,
        "no multiples": lambda top, *divisors: top - multiples(top, *divisors),
        "How many do at least one of these?": clubs(lambda n: n >= 1),
        "How many do exactly one of these?": clubs(lambda n: n == 1),
        "How many do exactly two of these?": clubs(lambda n: n == 2),
        "onto": onto,
        "misplaced": misplaced,
    },
    "probability": {
        "one ball": lambda a, b: drawn(a, b, 1, 1),
        "drawn": drawn,
        "dice": dice,
        "at least one": at_least_one,
        "bayes": bayes,
    },
    "expectations": {
        "mean": lambda win, bottom, lose: Fraction(sum([win] + [lose] * (bottom - 1)), bottom),
        "game": game,
        "larger": larger,
        "smaller": lambda m, n: Fraction(m + n + 2, 2) - larger(m, n),
        "product": lambda m, n: Fraction(m + 1, 2) * Fraction(n + 1, 2),
        "cards": cards,
        "collector": collector,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ORACLES)
def test_golds_agree_with_a_second_computation(name: str, check: Check) -> None:
    check(name, ORACLES[name], 80)
