"""Counting: choices and arrangements."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from random import Random

from verigym.envs.math.drawing import NAMES, aside
from verigym.envs.math.family import MathFamily, Problem, graded

_WORDS = (
    "BANANA", "LETTER", "COFFEE", "PEPPER", "BALLOON", "SUCCESS", "ADDRESS", "FOOTBALL", "ARRANGE", "CINEMA", "ELEVEN",
    "GIGGLE", "HAMMER", "INDIGO", "KOALA", "LEVEL", "MAMMAL", "NOON", "OTTER", "PAPAYA", "RABBIT", "SENSES", "TATTOO",
    "UNUSUAL", "VIVID", "WILLOW", "ZIGZAG", "ALGEBRA", "BUBBLE", "CHEESE", "DIVIDED", "EFFECT", "FREEZER", "GRAMMAR",
    "MINIMUM", "PARALLEL", "TENNESSEE", "MISSISSIPPI", "COMMITTEE", "BOOKKEEPER",
)  # fmt: skip


def _counting(rng: Random, level: int) -> Problem:
    if level == 0:
        low = rng.randint(1, 60)
        high = low + rng.randint(1, 30)
        asked = f"How many integers from {low} to {high}?"
        return Problem(("integers", low, high), asked, high - low + 1, (high - low, high - low + 2))
    n = rng.randint(4, (0, 8, 12, 16, 20)[level])
    k = rng.randint(2, min(n - 1, 2 + level))
    committee, shelf, coins = math.comb(n, k), math.perm(n, k), math.comb(n + k - 1, k - 1)
    noise = aside(rng, level)
    forms = [
        ("choose", f"{noise}In how many ways can a committee of {k} be chosen from {n} people?", committee),
        ("choose", f"{noise}How many subsets of size {k} does a set of {n} elements have?", committee),
        ("order", f"{noise}In how many orders can {k} of {n} different books be put on a shelf?", shelf),
        ("distribute", f"{noise}In how many ways can {n} identical coins be put into {k} different boxes?", coins),
        ("code", f"{noise}How many codes of {k} symbols are there, if each symbol is one of {n}?", n**k),
    ]
    name, question, value = rng.choice(forms[: 2 + level])
    slips = (committee, shelf, coins, n**k, n * k)
    return Problem((name, n, k), question, value, slips)


def _outfits(rng: Random, level: int) -> Problem:
    counts = sorted(rng.randint(2, 15) for _ in range(3))
    a, b, c = rng.sample(counts, 3)
    return Problem(("product", *counts), f"{a} hats, {b} coats, {c} bags: outfits?", math.prod(counts), (sum(counts),))


def _codes(rng: Random, level: int) -> Problem:
    letters, digits, m, n = rng.randint(3, 12), rng.randint(3, 10), rng.randint(2, 3), rng.randint(2, 3)
    start = f"A code has {m} letters out of {letters}, then {n} digits out of {digits}"
    if rng.random() < 0.5:
        wordings, value = [f"{start}. How many codes are there?"], letters**m * digits**n
        return Problem(("codes", letters, m, digits, n), wordings, value, _code_counts(letters, m, digits, n))
    value = math.perm(letters, m) * math.perm(digits, n)
    wordings = [f"{start}; nothing may occur twice. How many codes are there?"]
    return Problem(
        ("codes without repetition", letters, m, digits, n), wordings, value, _code_counts(letters, m, digits, n)
    )


def _code_counts(letters: int, m: int, digits: int, n: int) -> list[int]:
    """What a code that is counted with or without repetition, order, or by adding may come to."""
    return [
        letters**m * digits**n,
        math.perm(letters, m) * math.perm(digits, n),
        letters**m + digits**n,
        letters * digits * m * n,
        math.comb(letters, m) * math.comb(digits, n),
    ]


def _anagrams(rng: Random, level: int) -> Problem:
    word = rng.choice(_WORDS)
    counts = Counter(word)
    whole = _orders(word)
    letter = rng.choice(sorted(counts))
    start, end = f"How many different words, with or without meaning, can be made from all letters of {word}", "?"
    fixed = _orders(word.replace(letter, "", 1))
    together = _orders(word.replace(letter, "") + letter) if counts[letter] > 1 else fixed
    forms = [
        (("anagrams", word), f"{start}{end}", whole),
        (("first", word, letter), f"{start}, if the first letter must be {letter}{end}", fixed),
        (("last not", word, letter), f"{start}, if the last letter must not be {letter}{end}", whole - fixed),
    ]
    if counts[letter] > 1:
        forms.append((("together", word, letter), f"{start}, if all {letter}s stand side by side{end}", together))
    key, question, value = rng.choice(forms)
    slips = (math.factorial(len(word)), whole, fixed, whole - fixed, 2 * whole)
    return Problem(key, question, value, slips)


def _orders(letters: str) -> int:
    return math.factorial(len(letters)) // math.prod(map(math.factorial, Counter(letters).values()))


def _seats(rng: Random, level: int) -> Problem:
    people, first, second = rng.randint(5, 5 + 2 * level), *rng.sample(NAMES, 2)
    row, circle = math.factorial(people), math.factorial(people - 1)
    pair_row, pair_circle = 2 * math.factorial(people - 1), 2 * math.factorial(people - 2)
    guests = f"{aside(rng, level)}{people} people, {first} and {second} among them,"
    gap = rng.randint(1, people - 3)
    spaced = 2 * (people - gap - 1) * math.factorial(people - 2)
    forms = [
        (
            ("row apart", people),
            f"{guests} sit down in a row so that {first} and {second} are not neighbours.",
            row - pair_row,
        ),
        (("row together", people), f"{guests} sit down in a row, {first} next to {second}.", pair_row),
        (("circle together", people), f"{guests} sit down at a round table, {first} next to {second}.", pair_circle),
        (
            ("circle apart", people),
            f"{guests} sit down at a round table, {first} not next to {second}.",
            circle - pair_circle,
        ),
        (
            ("row gap", people, gap),
            f"{guests} stand in a line with exactly {gap} others between {first} and {second}.",
            spaced,
        ),
    ]
    key, story, value = rng.choice(forms)
    turned = " Seatings that differ by a rotation are the same." if "circle" in str(key[0]) else ""
    slips = (row, circle, pair_row, pair_circle, row - pair_row, spaced)
    return Problem(key, f"{story}{turned} In how many ways can they do it?", value, slips)


def _numbers_from_digits(rng: Random, level: int) -> Problem:
    digits = sorted(rng.randint(0, 9) for _ in range(5 if level < 4 else 6))
    if len(set(digits)) < 3 or digits[0] == digits[-1]:
        return _numbers_from_digits(rng, level)
    numbers = {int("".join(map(str, order))) for order in itertools.permutations(digits) if order[0]}
    divisor = rng.choice((2, 4, 5, 25)) if level > 3 else rng.choice((2, 5))
    value = sum(number % divisor == 0 for number in numbers)
    if value in (0, len(numbers)):
        return _numbers_from_digits(rng, level)
    listed, count = ", ".join(map(str, digits)), len(digits)
    wordings = [
        f"How many multiples of {divisor} can be written with the {count} digits {listed}, each used once and no "
        "zero in front?",
        f"The {count} digits {listed} are put in some order, with no zero in front. How many different numbers "
        f"divisible by {divisor} can arise?",
    ]
    slips = (len(numbers), len(numbers) - value, value + 2, math.factorial(count))
    return Problem(("numbers", divisor, *digits), wordings, value, slips)


COUNTING = MathFamily("counting", _counting)
ARRANGEMENTS = MathFamily(
    "arrangements",
    graded(
        _outfits, _codes, (_anagrams, _codes), (_anagrams, _seats, _numbers_from_digits), (_seats, _numbers_from_digits)
    ),
)
