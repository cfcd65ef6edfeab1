"""Polynomials and functions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import distinct, nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import polynomial, signed


def _evaluated(rng: Random, level: int) -> Problem:
    coefficients, x = [rng.randint(-9, 9), nonzero(rng, -9, 9), rng.randint(1, 5)], rng.randint(2, 9)
    text = polynomial(coefficients).replace(" ", "")
    value = at(coefficients, x)
    return Problem(("value", x, *coefficients), f"f(x)={text}, f({x})=?", value, (at(coefficients, -x), value + x))


def _coefficient(rng: Random, level: int) -> Problem:
    first, second = ([nonzero(rng, -9, 9) for _ in range(level + 1)] + [rng.randint(1, 5)] for _ in range(2))
    product = multiplied(first, second)
    power = rng.randint(1, len(product) - 2)
    text = f"({polynomial(first)})({polynomial(second)})"
    wordings = [
        f"What is the coefficient of {_power(power)} in {text}?",
        f"{text} is expanded. Find the coefficient of {_power(power)}.",
    ]
    slips = (-product[power], product[power - 1], product[power + 1], first[0] * second[-1], product[power] + 1)
    return Problem(("coefficient", power, *sorted([first, second])), wordings, product[power], slips)


def _division(rng: Random, level: int) -> Problem:
    root, rest = nonzero(rng, -6, 6), nonzero(rng, -20, 20)
    quotient = [nonzero(rng, -9, 9) for _ in range(level)] + [rng.randint(1, 4)]
    dividend = multiplied(quotient, [-root, 1])
    dividend[0] += rest
    text, by = polynomial(dividend), f"x {signed(-root)}"
    wrong = [c * (-1) ** n for n, c in enumerate(quotient)]
    slips = [polynomial([c + (n == 0) for n, c in enumerate(quotient)]), polynomial(quotient[::-1]), polynomial(wrong)]
    wordings = [
        f"Divide {text} by {by}. What is the quotient, without the remainder?",
        f"Find the polynomial q(x) with {text} = q(x)*({by}) + r, where r is a number.",
    ]
    return Problem(("quotient", root, *dividend), wordings, polynomial(quotient), slips)


def _remainder(rng: Random, level: int) -> Problem:
    coefficients = [rng.randint(-9, 9) for _ in range(2 + level)] + [nonzero(rng, -5, 5)]
    root = nonzero(rng, -4, 4)
    text = polynomial(coefficients)
    wordings = [
        f"What is the remainder when {text} is divided by x {signed(-root)}?",
        f"Find the remainder of {text} on division by x {signed(-root)}.",
    ]
    value = at(coefficients, root)
    slips = (at(coefficients, -root), -value, coefficients[0], value + root)
    return Problem(("remainder", root, *coefficients), wordings, value, slips)


def _power_sum(rng: Random, level: int) -> Problem:
    """Sums over the roots, by Vieta; the roots themselves need not be rational."""
    b, c = nonzero(rng, -12, 12), nonzero(rng, -12, 12)
    a = rng.randint(1, 1 + level)
    total, product = Fraction(-b, a), Fraction(c, a)
    name, value = rng.choice((
        ("r^2 + s^2", total**2 - 2 * product), ("1/r + 1/s", total / product),
        ("r^3 + s^3", total**3 - 3 * total * product), ("r/s + s/r", (total**2 - 2 * product) / product),
        ("(r - s)^2", total**2 - 4 * product),
    ))  # fmt: skip
    equation = f"{polynomial([c, b, a])} = 0"
    wordings = [
        f"Let r and s be the two complex roots of {equation}. Find {name}.",
        f"The equation {equation} has the roots r and s. What is {name}?",
    ]
    slips = (total**2, total**2 + 2 * product, -value, value + 1)
    return Problem(("roots", name, c, b, a), wordings, value, slips)


def _interpolation(rng: Random, level: int) -> Problem:
    coefficients = [rng.randint(-9, 9), rng.randint(-9, 9), nonzero(rng, -5, 5)]
    xs = sorted(distinct(rng, -4, 5, 3))
    given = [f"p({x}) = {at(coefficients, x)}" for x in xs]
    wordings = [
        f"Find the polynomial p(x) of degree at most 2 with {given[0]}, {given[1]} and {given[2]}.",
        f"A quadratic polynomial p satisfies {', '.join(given)}. What is p(x)?",
    ]
    a, b, c = coefficients
    others = ([a + 1, b, c], [a, -b, c], [a, b, -c], [-a, b, c], [a, b + 1, c])
    slips = [polynomial(other) for other in others]
    key = ("interpolation", *xs, *(at(coefficients, x) for x in xs))
    return Problem(key, wordings, polynomial(coefficients), slips)


def _iterated(rng: Random, level: int) -> Problem:
    a, b, x = rng.randint(2, 9), nonzero(rng, -9, 9), rng.randint(1, 9)
    value = a * (a * x + b) + b
    question = f"f(x)={polynomial([b, a])}, f(f({x}))=?".replace(" + ", "+").replace(" - ", "-")
    return Problem(("twice", a, b, x), question, value, (a * x + b, (a * x + b) ** 2, a * a * x + b))


def _composed_at(rng: Random, level: int) -> Problem:
    f = [nonzero(rng, -9, 9), nonzero(rng, -9, 9), rng.randint(1, 3)]
    g = [nonzero(rng, -9, 9), rng.randint(2, 7)]
    x, order = nonzero(rng, -5, 5), rng.choice(("f(g({}))", "g(f({}))"))
    outer, inner = (f, g) if order.startswith("f") else (g, f)
    value = at(outer, at(inner, x))
    given = f"f(x) = {polynomial(f)} and g(x) = {polynomial(g)}"
    wordings = [f"Let {given}. What is {order.format(x)}?", f"If {given}, find {order.format(x)}."]
    slips = (at(inner, at(outer, x)), at(outer, x) * at(inner, x), at(outer, x) + at(inner, x), value + 1)
    return Problem(("composed at", order, x, *f, *g), wordings, value, slips)


def _composed(rng: Random, level: int) -> Problem:
    f = [nonzero(rng, -9, 9), nonzero(rng, -9, 9), nonzero(rng, -4, 4)]
    g = [nonzero(rng, -6, 6), nonzero(rng, -5, 5)]
    whole, other = composed(f, g), composed(g, f)
    given = f"f(x) = {polynomial(f)} and g(x) = {polynomial(g)}"
    wordings = [f"Let {given}. Write f(g(x)) without brackets.", f"For {given}, find f(g(x)) in expanded form."]
    slips = [polynomial(p) for p in (other, multiplied(f, g), [whole[0] + 1, *whole[1:]])]
    return Problem(("composed", *f, *g), wordings, polynomial(whole), slips)


def _inverse(rng: Random, level: int) -> Problem:
    a, b, d = nonzero(rng, -9, 9), nonzero(rng, -9, 9), nonzero(rng, -9, 9)
    c = rng.randint(1, 4)
    if a * d == b * c:
        return _inverse(rng, level)
    wordings = [
        f"Find the inverse function of f(x) = ({polynomial([b, a])})/({polynomial([d, c])}), as an expression in x.",
        f"If y = ({polynomial([b, a])})/({polynomial([d, c])}), express x in terms of y, and write x for y in the end.",
    ]
    right = f"({polynomial([b, -d])})/({polynomial([-a, c])})"
    slips = [f"({polynomial(top)})/({polynomial(bottom)})" for top, bottom in (
        ([d, c], [b, a]), ([b, d], [a, c]), ([-b, -d], [-a, c]), ([b, -d], [a, c]))]  # fmt: skip
    return Problem(("inverse", a, b, c, d), wordings, right, slips)


def _equation(rng: Random, level: int) -> Problem:
    """f(ax + b) is given, f is asked for."""
    f, inner = [nonzero(rng, -9, 9), nonzero(rng, -9, 9), nonzero(rng, -4, 4)], [nonzero(rng, -6, 6), rng.randint(2, 4)]
    text = f"f({polynomial(inner)}) = {polynomial(composed(f, inner))} for all x"
    wordings = [f"Find f(x) if {text}.", f"A function satisfies {text}. What is f(x)?"]
    a, b, c = f
    slips = [polynomial(p) for p in ([a + 1, b, c], [a, -b, c], [a, b, -c], composed(composed(f, inner), inner))]
    return Problem(("equation", *inner, *composed(f, inner)), wordings, polynomial(f), slips)


def at(coefficients: Sequence[int], x: int) -> int:
    """The value of a polynomial, the constant term first."""
    value = 0
    for coefficient in reversed(coefficients):
        value = value * x + coefficient
    return value


def multiplied(first: Sequence[int], second: Sequence[int]) -> list[int]:
    """The product of two polynomials, the constant term first."""
    product = [0] * (len(first) + len(second) - 1)
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            product[i + j] += a * b
    return product


def composed(outer: Sequence[int], inner: Sequence[int]) -> list[int]:
    """One polynomial put into another, the constant term first."""
    whole = [0]
    for coefficient in reversed(outer):
        whole = multiplied(whole, inner)
        whole[0] += coefficient
    return whole[: (len(outer) - 1) * (len(inner) - 1) + 1]


def _power(power: int) -> str:
    return "x" if power == 1 else f"x^{power}"


POLYNOMIALS = MathFamily(
    "polynomials",
    graded(_evaluated, _coefficient, (_remainder, _division), (_division, _power_sum), (_power_sum, _interpolation)),
)
FUNCTIONS = MathFamily(
    "functions", graded(_iterated, _composed_at, _composed, (_inverse, _composed), (_inverse, _equation))
)
