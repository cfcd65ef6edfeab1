"""Sequences and derivatives."""

from __future__ import annotations

from random import Random

from verigym.envs.math.family import MathFamily, polynomial


def _sequences(rng: Random, level: int) -> tuple[str, str]:
    if level == 0:
        start, step = rng.randint(1, 40), rng.randint(1, 20)
        a, b, c, following = (start + step * n for n in range(4))
        return f"next: {a},{b},{c},?", str(following)
    kind = rng.choice(("arithmetic", "geometric", "quadratic", "recursive")[: 1 + level])
    if kind == "recursive":
        return _recursive(rng, level)
    terms = _TERMS[kind](rng, level)
    listed = ", ".join(map(str, terms[:5]))
    if level < 3:
        wordings = [f"What comes next: {listed}, ...?", f"Find the sixth term of the {kind} sequence {listed}, ..."]
        return rng.choice(wordings), str(terms[5])
    at = rng.randint(8, 12)
    wordings = [
        f"What is term number {at} of the {kind} sequence {listed}, ...?",
        f"A {kind} sequence begins {listed}. Find the sum of its first {at} terms.",
    ]
    which = rng.randrange(2)
    return wordings[which], str(sum(terms[:at]) if which else terms[at - 1])


def _arithmetic(rng: Random, level: int) -> list[int]:
    start, step = rng.randint(-20, 50), rng.choice([-1, 1]) * rng.randint(2, 10 * level)
    return [start + step * n for n in range(12)]


def _geometric(rng: Random, level: int) -> list[int]:
    start, ratio = rng.randint(1, 9), rng.choice([-3, -2, 2, 3, 4, 5][2 - level // 2 :])
    return [start * ratio**n for n in range(12)]


def _quadratic(rng: Random, level: int) -> list[int]:
    a, b, c = rng.randint(1, level), rng.randint(-5, 9), rng.randint(-9, 20)
    return [a * n * n + b * n + c for n in range(12)]


def _recursive(rng: Random, level: int) -> tuple[str, str]:
    terms = [rng.randint(1, 9), rng.randint(1, 9)]
    p, q, at = rng.randint(2, 3), rng.randint(2, 1 + level), rng.randint(4, 3 + level)
    question = (
        f"A sequence begins {terms[0]}, {terms[1]}. Each later term is {p} times the one before it plus {q} times "
        f"the one before that. What is term number {at}?"
    )
    while len(terms) < at:
        terms.append(p * terms[-1] + q * terms[-2])
    return question, str(terms[-1])


_TERMS = {"arithmetic": _arithmetic, "geometric": _geometric, "quadratic": _quadratic}


def _derivatives(rng: Random, level: int) -> tuple[str, str]:
    if level == 0:
        a, power = rng.randint(2, 80), rng.randint(2, 9)
        return f"d/dx {a}x^{power}=?", polynomial([0] * (power - 1) + [a * power])
    if level < 3:
        coefficients = [rng.randint(-9 * level, 9 * level) for _ in range(2 + level)] + [rng.randint(1, 9)]
        text = polynomial(coefficients)
        derived = polynomial([n * c for n, c in enumerate(coefficients)][1:])
        wordings = [f"Differentiate {text} with respect to x.", f"Find f'(x) for f(x) = {text}."]
        return rng.choice(wordings), derived
    a, b, c = rng.randint(2, 9 * level), rng.randint(2, 9), rng.randint(1, 9)
    forms = [
        (f"(x^{b} + {c})*sin({a}x)", f"{b}x^{b - 1}*sin({a}x) + {a}*(x^{b} + {c})*cos({a}x)"),
        (f"x^{b}*e^({a}x)", f"(x^{b - 1})*({a}x + {b})*e^({a}x)"),
        (f"({a}x + {c})^{b}", f"{a * b}*({a}x + {c})^{b - 1}"),
        (f"ln({a}x^2 + {c})", f"({2 * a}x)/({a}x^2 + {c})"),
    ]
    text, answer = rng.choice(forms)
    return rng.choice([f"Differentiate {text} with respect to x.", f"Find the derivative of f(x) = {text}."]), answer


SEQUENCES = MathFamily("sequences", _sequences)
DERIVATIVES = MathFamily("derivatives", _derivatives)
