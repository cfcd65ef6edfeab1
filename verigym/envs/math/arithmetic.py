"""Integers and fractions."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily, shown

_REACH = (49, 99, 999, 9999, 99999)


def _addition(rng: Random, level: int) -> tuple[str, str]:
    terms = [rng.randint(1, _REACH[level]) for _ in range(2 + level // 2)]
    text = "+".join(map(str, terms))
    wordings = [
        f"{text}=?",
        f"What is {' + '.join(map(str, terms))}?",
        f"Find the sum of {', '.join(map(str, terms))}.",
    ]
    return wordings[0] if level == 0 else rng.choice(wordings[1:]), str(sum(terms))


def _subtraction(rng: Random, level: int) -> tuple[str, str]:
    a, b = rng.randint(1, _REACH[level]), rng.randint(1, _REACH[level])
    if level < 2:
        a, b = max(a, b), min(a, b)
    wordings = [f"{a}-{b}=?", f"What is {a} - {b}?", f"Subtract {b} from {a}.", f"By how much does {a} exceed {b}?"]
    return wordings[0] if level == 0 else rng.choice(wordings[1:]), str(a - b)


def _multiplication(rng: Random, level: int) -> tuple[str, str]:
    a = rng.randint(2, (60, 99, 99, 999, 9999)[level])
    b = rng.randint(2, (10, 12, 99, 99, 999)[level])
    wordings = [f"{a}*{b}=?", f"What is {a} times {b}?", f"Find the product of {a} and {b}.", f"Multiply {a} by {b}."]
    return wordings[0] if level == 0 else rng.choice(wordings[1:]), str(a * b)


def _expressions(rng: Random, level: int) -> tuple[str, str]:
    top = (9, 12, 20, 50, 99)[level]
    a, b, c, d, e = (rng.randint(2, top) for _ in range(5))
    forms = [
        (f"{a}+{b}*{c}", a + b * c),
        (f"({a}+{b})*{c}", (a + b) * c),
        (f"{a}*{b}-{c}", a * b - c),
        (f"({a}-{b})*({c}+{d})", (a - b) * (c + d)),
        (f"{a}*{b}-{c}*{d}+{e}", a * b - c * d + e),
        (f"({a}+{b})*({c}-{d})-{e}^2", (a + b) * (c - d) - e**2),
    ]
    text, value = rng.choice(forms[: 2 + level])
    if level == 0:
        return f"{text}=?", str(value)
    return rng.choice([f"Evaluate {text}.", f"What is the value of {text}?", f"Compute {text}."]), str(value)


def _fractions(rng: Random, level: int) -> tuple[str, str]:
    top = (6, 9, 12, 20, 40)[level]
    a, b = (Fraction(rng.randint(1, top), rng.randint(2, top)) for _ in range(2))
    sign, value = rng.choice([("+", a + b), ("-", a - b), ("*", a * b), (":", a / b)][: 2 + min(level, 2)])
    texts = [f"{part.numerator}/{part.denominator}" for part in (a, b)]
    if level == 0:
        return f"{texts[0]}{sign}{texts[1]}=?", shown(value)
    word = {"+": "sum", "-": "difference", "*": "product", ":": "quotient"}[sign]
    wordings = [
        f"Write ({texts[0]}) {sign} ({texts[1]}) as a fraction in lowest terms.",
        f"What is the {word} of {texts[0]} and {texts[1]}, in that order?",
        f"Simplify: ({texts[0]}) {sign} ({texts[1]}).",
    ]
    return rng.choice(wordings), shown(value)


ADDITION = MathFamily("addition", _addition)
SUBTRACTION = MathFamily("subtraction", _subtraction)
MULTIPLICATION = MathFamily("multiplication", _multiplication)
EXPRESSIONS = MathFamily("expressions", _expressions)
FRACTIONS = MathFamily("fractions", _fractions)
