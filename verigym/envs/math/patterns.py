"""Sequences, sums and recurrences."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

from verigym.envs.math.drawing import NAMES, aside, nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import combination, ordinal, polynomial


def _next(rng: Random, level: int) -> Problem:
    start, step = rng.randint(1, 40), rng.randint(1, 20)
    a, b, c, following = (start + step * n for n in range(4))
    return Problem(("arithmetic", start, step), f"next: {a},{b},{c},?", following, (following + step, c + 1, a + c))


def _sequence(rng: Random, level: int) -> Problem:
    kind = rng.choice(("arithmetic", "geometric", "quadratic")[: 1 + level])
    terms = _TERMS[kind](rng, level)
    listed = ", ".join(map(str, terms[:5]))
    if level < 3:
        wordings = [f"What comes next: {listed}, ...?", f"Find the sixth term of the {kind} sequence {listed}, ..."]
        slips = (2 * terms[4] - terms[3], terms[6], terms[5] + 1, terms[5] - 2, terms[3] + terms[4])
        return Problem((kind, 6, *terms[:5]), wordings, terms[5], slips)
    at, summed = rng.randint(8, 12), rng.random() < 0.5
    value = sum(terms[:at]) if summed else terms[at - 1]
    wordings = [
        f"What is term number {at} of the {kind} sequence {listed}, ...?",
        f"Find the {ordinal(at)} term of the {kind} sequence {listed}, ...",
    ]
    if summed:
        wordings = [f"A {kind} sequence begins {listed}. Find the sum of its first {at} terms.",
                    f"What do the first {at} terms of the {kind} sequence {listed}, ... add up to?"]  # fmt: skip
    slips = (terms[at - 1], sum(terms[: at - 1]), sum(terms[:at]), terms[at - 2], value + 1)
    return Problem((kind, "sum" if summed else "term", at, *terms[:5]), wordings, value, slips)


def _arithmetic(rng: Random, level: int) -> list[int]:
    start, step = rng.randint(-20, 50), rng.choice([-1, 1]) * rng.randint(2, 10 * level)
    return [start + step * n for n in range(12)]


def _geometric(rng: Random, level: int) -> list[int]:
    start, ratio = rng.randint(1, 9), rng.choice([-3, -2, 2, 3, 4, 5][2 - level // 2 :])
    return [start * ratio**n for n in range(12)]


def _quadratic(rng: Random, level: int) -> list[int]:
    a, b, c = rng.randint(1, level), rng.randint(-5, 9), rng.randint(-9, 20)
    return [a * n * n + b * n + c for n in range(12)]


_TERMS = {"arithmetic": _arithmetic, "geometric": _geometric, "quadratic": _quadratic}


def _short_recurrence(rng: Random, level: int) -> Problem:
    first, p, q = rng.randint(1, 12), rng.randint(2, 6), nonzero(rng, -9, 9)
    value = p * (p * first + q) + q
    question = f"a1={first}, next={p}*last{'+' if q > 0 else ''}{q}: a3=?"
    return Problem(("first order", first, p, q, 3), question, value, (p * first + q, p * value + q, p * p * first + q))


def _first_order(rng: Random, level: int) -> Problem:
    first, p, q, at = rng.randint(1, 9), rng.randint(2, 3 + level), nonzero(rng, -9, 9), rng.randint(4, 4 + 2 * level)
    terms = [first]
    while len(terms) <= at:
        terms.append(p * terms[-1] + q)
    text = f"a(1) = {first} and a(n+1) = {combination([(p, 'a(n)'), (q, '')])}"
    wordings = [f"A sequence has {text}. What is a({at})?", f"Find term number {at} of the sequence with {text}."]
    value = terms[at - 1]
    slips = (terms[at - 2], terms[at], first * p ** (at - 1), value + q)
    return Problem(("first order", first, p, q, at), wordings, value, slips)


def _second_order(rng: Random, level: int) -> Problem:
    terms = [rng.randint(1, 9), rng.randint(1, 9)]
    p, q, at = rng.randint(1, 3), nonzero(rng, -3, 3), rng.randint(5, 4 + 2 * level)
    key = ("second order", *terms, p, q, at)
    a, b = terms
    while len(terms) <= at:
        terms.append(p * terms[-1] + q * terms[-2])
    value = terms[at - 1]
    sign = "plus" if q > 0 else "minus"
    wordings = [
        f"A sequence begins {a}, {b}. Each later term is {p} times the one before it {sign} {abs(q)} times the one "
        "before that. "
        f"What is term number {at}?",
        f"Let a(1) = {a}, a(2) = {b} and a(n+2) = {combination([(p, 'a(n+1)'), (q, 'a(n)')])}. Find a({at}).",
    ]
    slips = (terms[at - 2], terms[at], value + p, -value)
    return Problem(key, wordings, value, slips)


def _closed_form(rng: Random, level: int) -> Problem:
    """a(n) = c p^n + d, or a sum of two powers at the top level."""
    c, p = nonzero(rng, -5, 5), rng.randint(2, 5)
    if level < 4:
        d = nonzero(rng, -9, 9)
        q = d * (1 - p)
        text = f"a(0) = {c + d} and a(n+1) = {combination([(p, 'a(n)'), (q, '')])}"
        right, slips = (
            _power_form(c, p, d, 1),
            (_power_form(c, p, -d, 1), _power_form(c + d, p, q, 1), _power_form(c + 1, p, d, 1)),
        )
        key: tuple[str | int, ...] = ("closed", c + d, p, q)
    else:
        r, d = rng.choice([n for n in range(-4, p) if n not in (0, 1)]), nonzero(rng, -5, 5)
        first, second = c + d, c * p + d * r
        text = f"a(0) = {first}, a(1) = {second} and a(n+2) = {combination([(p + r, 'a(n+1)'), (-p * r, 'a(n)')])}"
        right, slips = (
            _power_form(c, p, d, r),
            (_power_form(d, p, c, r), _power_form(c, p, -d, r), _power_form(c + 1, p, d - 1, r)),
        )
        key = ("closed", first, second, p + r, -p * r)
    wordings = [
        f"Find a formula for a(n), if {text}.",
        f"Solve the recurrence {text}; give a(n) as an expression in n.",
    ]
    return Problem(key, wordings, right, slips)


def _power_form(c: int, p: int, d: int, r: int) -> str:
    second = "" if r == 1 else f"({r})^n" if r < 0 else f"{r}^n"
    terms = [(c, f"*{p}^n" if abs(c) != 1 else f"{p}^n"), (d, f"*{second}" if second and abs(d) != 1 else second)]
    return combination(terms)


def _short_sum(rng: Random, level: int) -> Problem:
    start, step, count = rng.randint(1, 12), rng.randint(1, 9), rng.randint(4, 12)
    last = start + (count - 1) * step
    value = count * (start + last) // 2
    question = f"{start}+{start + step}+{start + 2 * step}+...+{last}=?"
    return Problem(
        ("arithmetic", start, step, count), question, value, (count * (start + last), value - last, last - start)
    )


def _arithmetic_sum(rng: Random, level: int) -> Problem:
    start, step, count = rng.randint(-20, 40), nonzero(rng, -9, 9), rng.randint(15, 60)
    last = start + (count - 1) * step
    value = Fraction(count * (start + last), 2)
    listed = f"{start}, {start + step}, {start + 2 * step}, ..., {last}"
    hall = f"{aside(rng, level)}{rng.choice(NAMES)} writes down {listed}, always in equal steps."
    wordings = [f"Add up the arithmetic sequence {listed}.", f"{hall} What is the sum of all these numbers?"]
    slips = (2 * value, value - last, value + last, Fraction((count - 1) * (start + last), 2))
    return Problem(("arithmetic", start, step, count), wordings, value, slips)


def _power_sum(rng: Random, level: int) -> Problem:
    """The sum of a polynomial over whole numbers."""
    coefficients = [nonzero(rng, -9, 9), nonzero(rng, -9, 9), rng.randint(1, 3)]
    low = rng.randint(1, 5)
    high = low + rng.randint(5, 20)
    value = sum(coefficients[0] + coefficients[1] * k + coefficients[2] * k * k for k in range(low, high + 1))
    text = polynomial(coefficients, "k")
    wordings = [
        f"Find the sum of {text} over the integers k from {low} to {high}.",
        f"What is the sum of {text} for k = {low}, ..., {high}?",
    ]
    last = coefficients[0] + coefficients[1] * high + coefficients[2] * high**2
    slips = (value - last, value - coefficients[0], value + last, value - coefficients[0] * (high - low))
    return Problem(("powers", low, high, *coefficients), wordings, value, slips)


def _geometric_sum(rng: Random, level: int) -> Problem:
    start, count = rng.randint(1, 9), rng.randint(5, 9)
    ratio = (
        Fraction(rng.choice((-3, -2, 2, 3, 4)))
        if level < 3
        else rng.choice((Fraction(1, 2), Fraction(-1, 2), Fraction(1, 3), Fraction(3, 2)))
    )
    terms = [start * ratio**n for n in range(count)]
    listed = f"{terms[0]}, {terms[1]}, {terms[2]}, ..., {terms[-1]}"
    wordings = [
        f"Add up the geometric sequence {listed}.",
        f"What is the sum of the {count} terms of the geometric sequence {listed}?",
    ]
    value = sum(terms, Fraction())
    slips = (value - terms[-1], value + terms[-1] * ratio, value * 2, value - terms[0])
    return Problem(("geometric", start, str(ratio), count), wordings, value, slips)


def _telescope(rng: Random, level: int) -> Problem:
    step, start, count = rng.randint(1, 4), rng.randint(1, 5), rng.randint(6, 30)
    ends = [start + n * step for n in range(count + 1)]
    value = sum((Fraction(1, a * b) for a, b in pairwise(ends)), Fraction())
    listed = f"1/({ends[0]}*{ends[1]}) + 1/({ends[1]}*{ends[2]}) + ... + 1/({ends[-2]}*{ends[-1]})"
    wordings = [f"Evaluate {listed}.", f"What is {listed} as a fraction in lowest terms?"]
    slips = (
        value * step,
        Fraction(1, start) - Fraction(1, ends[-1]),
        Fraction(1, ends[-1]),
        value + Fraction(1, ends[-2] * ends[-1]),
    )
    return Problem(("telescope", start, step, count), wordings, value, slips)


def _series(rng: Random, level: int) -> Problem:
    start, top, bottom = rng.randint(1, 20), rng.choice((-3, -2, -1, 1, 2, 3)), rng.randint(4, 9)
    ratio = Fraction(top, bottom)
    if rng.random() < 0.5:
        terms = [start * ratio**n for n in range(3)]
        text, value = f"{terms[0]}, {terms[1]}, {terms[2]}, ...", start / (1 - ratio)
        wordings = [
            f"What is the sum of the infinite geometric sequence {text}?",
            f"Find the sum of all terms of the geometric sequence {text}",
        ]
        slips = (start / (1 + ratio), start * ratio / (1 - ratio), sum(terms), value + 1)
        return Problem(("series", start, str(ratio)), wordings, value, slips)
    value = start * ratio / (1 - ratio) ** 2
    text = f"{start}*n*({ratio})^n"
    wordings = [
        f"Find the sum of {text} over all integers n from 1 to infinity.",
        f"What does the series of {text}, n = 1, 2, 3, ..., converge to?",
    ]
    slips = (start * ratio / (1 - ratio), start / (1 - ratio) ** 2, start / (1 - ratio), value + 1)
    return Problem(("weighted series", start, str(ratio)), wordings, value, slips)


SEQUENCES = MathFamily("sequences", graded(_next, _sequence, _sequence, _sequence, _sequence))
RECURRENCES = MathFamily(
    "recurrences", graded(_short_recurrence, _first_order, _second_order, (_second_order, _closed_form), _closed_form)
)
SUMS = MathFamily(
    "sums",
    graded(
        _short_sum,
        _arithmetic_sum,
        (_geometric_sum, _power_sum),
        (_geometric_sum, _telescope, _power_sum),
        (_series, _telescope),
    ),
)
