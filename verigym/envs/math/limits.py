"""Limits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.polynomials import multiplied
from verigym.envs.math.writing import polynomial, signed


def _plugged_in(rng: Random, level: int) -> Problem:
    """(x^2 - a^2)/(x - a) in its shortest words."""
    a, b = nonzero(rng, -20, 20), nonzero(rng, -20, 20)
    text = f"({polynomial(multiplied([-a, 1], [-b, 1]))})/(x{signed(-a)})".replace(" ", "")
    return Problem(("hole", a, b), f"limit of {text} for x->{a}?", a - b, (a + b, b - a, a - b + 1))


def _hole(rng: Random, level: int) -> Problem:
    a, b, c = rng.sample([n for n in range(-9, 10) if n], 3)
    scale = rng.randint(1, 2 * level)
    top, bottom = multiplied([-a, 1], [-b * scale, scale]), multiplied([-a, 1], [-c, 1])
    value = Fraction(scale * (a - b), a - c)
    slips = (Fraction(scale), 1 / value, -value, Fraction(b, c), value + 1)
    return _limit(f"({polynomial(top)})/({polynomial(bottom)})", str(a), value, slips)


def _far_out(rng: Random, level: int) -> Problem:
    degree = rng.randint(2, 3)
    top, bottom = ([rng.randint(-9, 9) for _ in range(degree)] + [nonzero(rng, -30, 30)] for _ in range(2))
    value = Fraction(top[-1], bottom[-1])
    slips = (1 / value, -value, value + 1, Fraction(top[-1] + 1, abs(bottom[-1]) + 1))
    return _limit(f"({polynomial(top)})/({polynomial(bottom)})", "infinity", value, slips)


def _root_difference(rng: Random, level: int) -> Problem:
    if rng.random() < 0.5:
        a, b = rng.randint(1, 9), rng.randint(1, 9)
        value = Fraction(b, 2 * a)
        slips = (Fraction(b, a), Fraction(1, 2 * a) + 1, a * b + value, value + 1)
        return _limit(f"(sqrt({b if b > 1 else ''}x + {a * a}) - {a})/x", "0", value, slips)
    a, b = rng.randint(1, 9), nonzero(rng, -20, 20)
    value = Fraction(b, 2 * a)
    slips = (Fraction(b), -value, Fraction(b, a), value + 1)
    text = f"sqrt({polynomial([0, b, a * a])}) - {a if a > 1 else ''}x"
    return _limit(text, "infinity", value, slips)


def _sine(rng: Random, level: int) -> Problem:
    a, b = rng.randint(2, 30), rng.randint(2, 30)
    inverted = (Fraction(b, a), a * b, Fraction(1, b))
    text, value, slips = rng.choice((
        (f"sin({a}x)/({b}x)", Fraction(a, b), inverted),
        (f"(1 - cos({a}x))/({b}x^2)", Fraction(a * a, 2 * b), (Fraction(a * a, b), a * a, Fraction(1, b))),
        (f"(e^({a}x) - 1)/sin({b}x)", Fraction(a, b), inverted),
        (f"ln(1 + {a}x)/({b}x)", Fraction(a, b), inverted),
        (f"tan({a}x)/sin({b}x)", Fraction(a, b), inverted),
    ))  # fmt: skip
    return _limit(text, "0", value, (*slips, value + 1))


def _compound(rng: Random, level: int) -> Problem:
    """(1 + a/x)^(bx + c)."""
    a, b, c = nonzero(rng, -9, 9), rng.randint(1, 9), rng.randint(0, 9)
    exponent = polynomial([c, b])
    slips = (f"e^{{{a + b}}}", f"e^{{{-a * b}}}", f"e^{{{a * b + c + 1}}}", "1")
    return _limit(f"(1 {'+' if a > 0 else '-'} {abs(a)}/x)^({exponent})", "infinity", f"e^{{{a * b}}}", slips)


def _third_order(rng: Random, level: int) -> Problem:
    """Limits that need the third term of a series."""
    a, b = rng.randint(1, 9), rng.randint(1, 30)
    inner = f"{a if a > 1 else ''}x"
    text, value = rng.choice((
        (f"({inner} - sin({inner}))/({b}x^3)", Fraction(a**3, 6 * b)),
        (f"(tan({inner}) - {inner})/({b}x^3)", Fraction(a**3, 3 * b)),
        (f"(e^({inner}) - 1 - {inner})/({b}x^2)", Fraction(a**2, 2 * b)),
        (f"(tan({inner}) - sin({inner}))/({b}x^3)", Fraction(a**3, 2 * b)),
    ))  # fmt: skip
    return _limit(text, "0", value, (2 * value, -value, value / a if a > 1 else value * 3, Fraction(1, b) + value))


def _limit(text: str, to: str, value: Fraction | int | str, slips: Sequence[Fraction | int | str]) -> Problem:
    written = text.replace("/(1x", "/(x")
    wordings = [
        f"Find the limit of {written} as x tends to {to}.",
        f"What does {written} tend to as x goes to {to}?",
        f"Evaluate the limit of f(x) = {written} for x -> {to}.",
    ]
    return Problem((written, to), wordings, value, slips)


LIMITS = MathFamily(
    "limits",
    graded(_plugged_in, _hole, (_hole, _far_out), (_root_difference, _sine), (_compound, _third_order, _sine)),
)
