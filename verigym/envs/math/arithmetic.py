"""Integers and fractions."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily, Problem

_REACH = (49, 99, 999, 9999, 99999)


def _addition(rng: Random, level: int) -> Problem:
    terms = [rng.randint(1, _REACH[level]) for _ in range(2 + level // 2)]
    total = sum(terms)
    wordings = [
        f"What is {' + '.join(map(str, terms))}?",
        f"Find the sum of {', '.join(map(str, terms))}.",
        f"Add up these numbers: {', '.join(map(str, terms))}.",
    ]
    asked = f"{'+'.join(map(str, terms))}=?" if level == 0 else wordings
    return Problem(("sum", *sorted(terms)), asked, total, (total - 10, total + 10, total - 1, total - 100, total + 1))


def _subtraction(rng: Random, level: int) -> Problem:
    a, b = rng.randint(1, _REACH[level]), rng.randint(1, _REACH[level])
    if level < 2:
        a, b = max(a, b), min(a, b)
    wordings = [f"What is {a} - {b}?", f"Subtract {b} from {a}.", f"By how much does {a} exceed {b}?"]
    asked = f"{a}-{b}=?" if level == 0 else wordings
    return Problem(("difference", a, b), asked, a - b, (b - a, a + b, a - b + 10, a - b - 10, a - b + 1))


def _multiplication(rng: Random, level: int) -> Problem:
    a = rng.randint(2, (60, 99, 99, 999, 9999)[level])
    b = rng.randint(2, (10, 12, 99, 99, 999)[level])
    wordings = [f"What is {a} times {b}?", f"Find the product of {a} and {b}.", f"Multiply {a} by {b}."]
    asked = f"{a}*{b}=?" if level == 0 else wordings
    return Problem(("product", *sorted((a, b))), asked, a * b, (a * b + a, a * b - b, a * b + 10, a + b, a * b - 100))


def _expressions(rng: Random, level: int) -> Problem:
    top = (9, 12, 20, 50, 99)[level]
    a, b, c, d, e = (rng.randint(2, top) for _ in range(5))
    # each with its value, and that of somebody who reads from left to right or forgets a sign
    forms = [
        (f"{a}+{b}*{c}", a + b * c, (a + b) * c),
        (f"({a}+{b})*{c}", (a + b) * c, a + b * c),
        (f"{a}*{b}-{c}", a * b - c, a * (b - c)),
        (f"({a}-{b})*({c}+{d})", (a - b) * (c + d), a - b * c + d),
        (f"{a}*{b}-{c}*{d}+{e}", a * b - c * d + e, (a * b - c) * d + e),
        (f"({a}+{b})*({c}-{d})-{e}^2", (a + b) * (c - d) - e**2, (a + b) * (c - d) + e**2),
    ]
    text, value, slip = rng.choice(forms[: 2 + level])
    wordings = [f"Evaluate {text}.", f"What is the value of {text}?", f"Compute {text}."]
    slips = (slip, -value, value + 1, value - 10)
    return Problem((text,), f"{text}=?" if level == 0 else wordings, value, slips)


def _fractions(rng: Random, level: int) -> Problem:
    top = (6, 9, 12, 20, 40)[level]
    a, b = (Fraction(rng.randint(1, top), rng.randint(2, top)) for _ in range(2))
    if 1 in (a.denominator, b.denominator):
        return _fractions(rng, level)
    sign, value = rng.choice([("+", a + b), ("-", a - b), ("*", a * b), (":", a / b)][: 2 + min(level, 2)])
    texts = [f"{part.numerator}/{part.denominator}" for part in (a, b)]
    word = {"+": "sum", "-": "difference", "*": "product", ":": "quotient"}[sign]
    wordings = [
        f"Write ({texts[0]}) {sign} ({texts[1]}) as a fraction in lowest terms.",
        f"What is the {word} of {texts[0]} and {texts[1]}, in that order?",
        f"Find ({texts[0]}) {sign} ({texts[1]}) as one fraction, simplified.",
    ]
    slips = (Fraction(a.numerator + b.numerator, a.denominator + b.denominator), a + b, a - b, a * b, a / b, b - a)
    key = (sign, *(sorted(texts) if sign in "+*" else texts))
    return Problem(key, f"{texts[0]}{sign}{texts[1]}=?" if level == 0 else wordings, value, slips)


ADDITION = MathFamily("addition", _addition)
SUBTRACTION = MathFamily("subtraction", _subtraction)
MULTIPLICATION = MathFamily("multiplication", _multiplication)
EXPRESSIONS = MathFamily("expressions", _expressions)
FRACTIONS = MathFamily("fractions", _fractions)
