"""Derivatives and definite integrals."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import nonzero
from verigym.envs.math.family import MathFamily, Problem, Value, graded
from verigym.envs.math.writing import combination, polynomial, times


def _monomial(rng: Random, level: int) -> Problem:
    a, power = rng.randint(2, 80), rng.randint(2, 9)
    slips = [polynomial([0] * n + [c]) for n, c in ((power, a * power), (power - 1, a), (power - 1, a * (power - 1)))]
    right = polynomial([0] * (power - 1) + [a * power])
    return Problem(("monomial", a, power), f"d/dx {a}x^{power}=?", right, slips)


def _derived_polynomial(rng: Random, level: int) -> Problem:
    coefficients = [rng.randint(-9 * level, 9 * level) for _ in range(2 + level)] + [rng.randint(1, 9)]
    derived = [n * c for n, c in enumerate(coefficients)][1:]
    slips = [[0, *derived], coefficients[1:], [derived[0] + 1, *derived[1:]]]
    written = [polynomial(slip) for slip in slips]
    return _derivative(("polynomial", *coefficients), polynomial(coefficients), polynomial(derived), written)


def _derived_product(rng: Random, level: int) -> Problem:
    a, b, c = rng.randint(2, 9 * level), rng.randint(2, 9), rng.randint(1, 9)
    power, lower = f"x^{b}", "x" if b == 2 else f"x^{b - 1}"
    return _derivative(*rng.choice((
        (("sine", a, b, c), f"({power} + {c})*sin({a}x)", f"{b}{lower}*sin({a}x) + {a}*({power} + {c})*cos({a}x)",
         [f"{b * a}{lower}*cos({a}x)", f"{b}{lower}*sin({a}x) + ({power} + {c})*cos({a}x)",
          f"{b}{lower}*sin({a}x) - {a}*({power} + {c})*cos({a}x)"]),
        (("exponential", a, b), f"{power}*e^({a}x)", f"{lower}*({a}x + {b})*e^({a}x)",
         [f"{a * b}{lower}*e^({a}x)", f"{lower}*(x + {b})*e^({a}x)", f"{b}{lower}*e^({a}x)"]),
        (("chain", a, b, c), f"({a}x + {c})^{b}", f"{a * b}*({a}x + {c})^{b - 1}",
         [f"{b}*({a}x + {c})^{b - 1}", f"{a * b}*({a}x + {c})^{b}", f"{a * b}x^{b - 1}"]),
        (("logarithm", a, c), f"ln({a}x^2 + {c})", f"({2 * a}x)/({a}x^2 + {c})",
         [f"1/({a}x^2 + {c})", f"({2 * a}x)/({a}x^2 + {c})^2", f"({a}x)/({a}x^2 + {c})"]),
    )))  # fmt: skip


def _derived_quotient(rng: Random, level: int) -> Problem:
    a, b, c, d = nonzero(rng, -9, 9), nonzero(rng, -9, 9), rng.randint(1, 9), nonzero(rng, -9, 9)
    if a * d == b * c:
        return _derived_quotient(rng, level)
    bottom = polynomial([d, c])
    slips = [
        f"({b * c - a * d})/({bottom})^2",
        f"({a * d + b * c})/({bottom})^2",
        f"({a * d - b * c})/({bottom})",
    ]
    right = f"({a * d - b * c})/({bottom})^2"
    return _derivative(("quotient", a, b, c, d), f"({polynomial([b, a])})/({bottom})", right, slips)


def _derivative(key: Sequence[int | str], text: str, right: str, slips: Sequence[str]) -> Problem:
    wordings = [
        f"Differentiate {text} with respect to x.",
        f"Find f'(x) for f(x) = {text}.",
        f"What is the derivative of {text}?",
    ]
    return Problem(tuple(key), wordings, right, slips)


def _area_of_monomial(rng: Random, level: int) -> Problem:
    power, a, top = rng.randint(1, 3), rng.randint(1, 20), rng.randint(1, 12)
    factor = a * (power + 1)
    question = f"integral of {polynomial([0] * power + [factor])} from 0 to {top}=?"
    return Problem(
        ("monomial", factor, power, top), question, a * top ** (power + 1), (factor * top**power, factor * top)
    )


def _polynomial_integral(rng: Random, level: int) -> Problem:
    coefficients = [rng.randint(-6, 9) for _ in range(1 + level)] + [nonzero(rng, -6, 6)]
    low = rng.randint(-level, 2)
    high = low + rng.randint(1, 2 + level)

    def antiderivative(x: int) -> Fraction:
        return sum((Fraction(c * x ** (n + 1), n + 1) for n, c in enumerate(coefficients)), Fraction())

    value = antiderivative(high) - antiderivative(low)
    text = polynomial(coefficients)
    slips = (
        antiderivative(high),
        antiderivative(low) - value,
        -value,
        antiderivative(high) + antiderivative(low),
        value + 1,
    )
    return _integral(("polynomial", low, high, *coefficients), text, (low, high), value, slips)


def _exponential_integral(rng: Random, level: int) -> Problem:
    a, b, top = rng.randint(2, 6), rng.randint(2, 30), rng.randint(1, 4)
    size, power = Fraction(b, a), f"e^{{{a * top}}}"
    right = combination([(size, power), (-size, "")])
    slips = (
        combination([(size, power)]),
        combination([(b, power), (-b, "")]),
        combination([(a * b, power), (-a * b, "")]),
    )
    return _integral(("exponential", a, b, top), f"{b}*e^({a}x)", (0, top), right, slips)


def _logarithm_integral(rng: Random, level: int) -> Problem:
    a, b, c = rng.randint(2, 20), rng.randint(1, 9), rng.randint(1, 5)
    top = rng.randint(2, 9)
    ratio = Fraction(c * top + b, b)
    log = f"\\ln({ratio})"
    right = times(Fraction(a, c), log)
    slips = (times(a, log), times(a * c, log), times(Fraction(a, c), f"\\ln({c * top + b})"))
    return _integral(("logarithm", a, b, c, top), f"{a}/({polynomial([b, c])})", (0, top), right, slips)


def _sine_integral(rng: Random, level: int) -> Problem:
    a, b, name = rng.randint(2, 12), rng.randint(1, 30), rng.choice(("sin", "cos"))
    share = rng.choice((2, 3, 1)) if name == "sin" else rng.choice((2, 6))
    gain = {("sin", 1): Fraction(2), ("sin", 2): Fraction(1), ("sin", 3): Fraction(1, 2),
            ("cos", 2): Fraction(1), ("cos", 6): Fraction(1, 2)}[name, share]  # fmt: skip
    value = gain * Fraction(b, a)
    slips = (-value, gain * b, gain * a * b, value / 2)
    text = f"{b if b > 1 else ''}{'*' if b > 1 else ''}{name}({a}x)"
    return _integral((name, a, b, share), text, (0, f"pi/{a * share}"), value, slips)


def _by_parts(rng: Random, level: int) -> Problem:
    """X e^(ax) from 0 to t: ((at - 1) e^(at) + 1) / a^2, times a constant."""
    a, top, b = rng.randint(1, 5), rng.randint(1, 4), rng.randint(1, 12)
    n = a * top
    power, size = "e" if n == 1 else f"e^{{{n}}}", Fraction(b, a * a)
    right = combination([(size * (n - 1), power), (size, "")])
    slips = (
        combination([(size * (n - 1), power)]) if n > 1 else "0",
        combination([(size * (n + 1), power), (-size, "")]),
        combination([(size * n, power)]),
    )
    text = f"{b if b > 1 else ''}x*e^({a if a > 1 else ''}x)"
    return _integral(("by parts", a, b, top), text, (0, top), right, slips)


def _area_between(rng: Random, level: int) -> Problem:
    p, width, scale, slope = rng.randint(-6, 5), rng.randint(1, 8), rng.randint(1, 4), rng.randint(-5, 5)
    q = p + width
    height = rng.randint(-9, 9)
    upper = [height, slope]
    lower = [height + scale * p * q, slope - scale * (p + q), scale]
    value = Fraction(scale * width**3, 6)
    wordings = [
        f"Find the area enclosed by y = {polynomial(lower)} and y = {polynomial(upper)}.",
        f"What is the area between the parabola y = {polynomial(lower)} and the line y = {polynomial(upper)}?",
    ]
    slips = (2 * value, Fraction(scale * width**2, 2), Fraction(width**3, 3), value + 1)
    return Problem(("between", *lower, *upper), wordings, value, slips)


def _integral(
    key: tuple[str | int, ...], text: str, ends: tuple[object, object], value: Value, slips: Sequence[Value]
) -> Problem:
    low, high = ends
    wordings = [
        f"Find the integral of {text} from x = {low} to x = {high}, exactly.",
        f"What is the exact value of the definite integral of {text} over x from {low} to {high}?",
        f"Integrate f(x) = {text} between x = {low} and x = {high}. Answer exactly.",
    ]
    return Problem(key, wordings, value, slips)


DERIVATIVES = MathFamily(
    "derivatives",
    graded(
        _monomial,
        _derived_polynomial,
        _derived_polynomial,
        (_derived_product, _derived_quotient),
        (_derived_product, _derived_product, _derived_quotient),
    ),
)
INTEGRALS = MathFamily(
    "integrals",
    graded(
        _area_of_monomial,
        _polynomial_integral,
        (_polynomial_integral, _area_between),
        (_exponential_integral, _sine_integral, _logarithm_integral, _area_between),
        (_by_parts, _logarithm_integral, _area_between),
    ),
)
