"""Inclusion and exclusion."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.math.drawing import aside
from verigym.envs.math.family import MathFamily, Problem, graded

_HOBBIES = ("run", "swim", "paint", "sing", "cook", "ski", "dance", "climb")


def _two_groups(rng: Random, level: int) -> Problem:
    both = rng.randint(1, 20)
    a, b = both + rng.randint(1, 30), both + rng.randint(1, 30)
    first, second = rng.sample(_HOBBIES, 2)
    union = a + b - both
    if level == 0:
        question = f"{a} {first}, {b} {second}, {both} both: {first} or {second}?"
        return Problem(("union", both, *sorted((a, b))), question, union, (a + b, a + b - 2 * both, union + 1))
    total = union + rng.randint(1, 40)
    start = f"{aside(rng, level)}Of {total} people {a} {first}, {b} {second}, and {both} do both."
    asked, value = rng.choice(
        (("How many do neither?", total - union), ("How many do exactly one of the two?", union - both))
    )
    slips = (total - a - b + 2 * both, union, total - a - b + 3 * both, a + b - both - 1, total - union + both)
    key = (asked, total, both, *sorted((a, b)))
    return Problem(key, f"{start} {asked}", value, slips)


def _multiples(rng: Random, level: int) -> Problem:
    divisors = sorted(rng.sample(range(2, 16), 2 if level < 4 else 3))
    if any(b % a == 0 for a in divisors for b in divisors if a < b):
        return _multiples(rng, level)
    top = rng.randint(50, 400 * level)
    listed = f"{', '.join(map(str, divisors[:-1]))} or {divisors[-1]}"
    union = 0
    for chosen in range(1, 1 << len(divisors)):
        group = [d for place, d in enumerate(divisors) if chosen >> place & 1]
        union += (-1) ** (len(group) + 1) * (top // math.lcm(*group))
    if rng.random() < 0.5:
        wordings = [
            f"How many integers from 1 to {top} are divisible by {listed}?",
            f"Count the positive integers up to {top} that are multiples of {listed}.",
        ]
        slips = (sum(top // d for d in divisors), top - union, union + 1, top // math.lcm(*divisors))
        return Problem(("multiples", top, *divisors), wordings, union, slips)
    wordings = [
        f"How many integers from 1 to {top} are divisible by none of {listed.replace(' or', ' and')}?",
        f"Count the positive integers up to {top} that are no multiple of {listed}.",
    ]
    slips = (union, top - sum(top // d for d in divisors), top - union + 1, top - union - 1)
    return Problem(("no multiples", top, *divisors), wordings, top - union, slips)


def _three_groups(rng: Random, level: int) -> Problem:
    parts = [rng.randint(1, 20) for _ in range(7)]  # only a, b, c; only ab, ac, bc; all
    a, b, c, ab, ac, bc, all_ = parts
    first, second, third = rng.sample(_HOBBIES, 3)
    text = (
        f"{aside(rng, level)}In a club {a + ab + ac + all_} {first}, {b + ab + bc + all_} {second} and "
        f"{c + ac + bc + all_} {third}. {ab + all_} {first} and {second}, {ac + all_} {first} and {third}, "
        f"{bc + all_} {second} and {third}, and {all_} do all three."
    )
    value, asked = rng.choice((
        (sum(parts), "How many do at least one of these?"), (a + b + c, "How many do exactly one of these?"),
        (ab + ac + bc, "How many do exactly two of these?"),
    ))  # fmt: skip
    slips = (sum(parts), a + b + c, ab + ac + bc, sum(parts) + all_, ab + ac + bc + all_)
    return Problem((asked, *parts), f"{text} {asked}", value, slips)


def _onto(rng: Random, level: int) -> Problem:
    n, k = rng.randint(4, 9), rng.randint(3, 5)
    if n < k:
        return _onto(rng, level)
    value = sum((-1) ** j * math.comb(k, j) * (k - j) ** n for j in range(k + 1))
    gifts = rng.choice(("gifts", "books", "tasks"))
    wordings = [
        f"In how many ways can {n} different {gifts} be given to {k} children so that each child gets at least one?",
        f"How many functions from a set of {n} elements onto a set of {k} elements are there?",
    ]
    slips = (k**n, math.perm(n, k), math.comb(n - 1, k - 1), k**n - k * (k - 1) ** n, n**k)
    return Problem(("onto", n, k), wordings, value, slips)


def _misplaced(rng: Random, level: int) -> Problem:
    n, right = rng.randint(5, 10), rng.randint(0, 3)
    wrong = n - right
    value = math.comb(n, right) * sum((-1) ** j * math.factorial(wrong) // math.factorial(j) for j in range(wrong + 1))
    wordings = [
        f"{n} letters are put into {n} addressed envelopes, one each. In how many ways do exactly {right} letters "
        "get into the "
        "right envelope?",
        f"How many permutations of {n} elements leave exactly {right} of them in place?",
    ]
    slips = (math.factorial(n), math.factorial(wrong), math.comb(n, right) * math.factorial(wrong), value + 1)
    return Problem(("misplaced", n, right), wordings, value, slips)


INCLUSION_EXCLUSION = MathFamily(
    "inclusion_exclusion",
    graded(
        _two_groups,
        _two_groups,
        _multiples,
        (_multiples, _three_groups),
        (_multiples, _onto, _misplaced, _three_groups),
    ),
)
