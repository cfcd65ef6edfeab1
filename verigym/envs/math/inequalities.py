"""Inequalities and absolute values: answers are intervals, unions and lists."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import distinct, nonzero
from verigym.envs.math.family import MathFamily, Problem, graded, selected
from verigym.envs.math.writing import interval, polynomial, signed, values

_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_ASKED = (
    "Solve {}. Give the solution as an interval or a union of intervals.",
    "For which real x is {}? Answer in interval notation.",
    "Find the solution set of {} in interval notation.",
)


def _shifted(rng: Random, level: int) -> Problem:
    edge, shift, sign = rng.randint(1, 40), nonzero(rng, -20, 20), rng.choice(sorted(_MIRRORED))
    question = f"Solve x{'+' if shift > 0 else ''}{shift}{sign}{edge + shift}."
    slips = (f"x{_MIRRORED[sign]}{edge}", f"x{sign}{edge + 2 * shift}", f"x{sign}{edge + 1}")
    return Problem(("ray", 1, shift, sign, edge + shift), question, f"x{sign}{edge}", slips)


def _ray(rng: Random, level: int) -> Problem:
    a, b, c = nonzero(rng, -9, 9), nonzero(rng, -20, 20), rng.randint(-30, 30)
    sign, edge = rng.choice(sorted(_MIRRORED)), Fraction(c - b, a)
    below = (sign[0] == "<") == (a > 0)
    right, wrong = (_half(edge, side, len(sign) == 2) for side in (below, not below))
    slips = (wrong, _half(edge, below, len(sign) == 1), _half(edge + 1, below, len(sign) == 2))
    return Problem(("ray", a, b, sign, c), _wordings(f"{polynomial([b, a])} {sign} {c}"), right, slips)


def _half(edge: Fraction, below: bool, closed: bool) -> str:
    return interval(None, edge, "(]" if closed else "()") if below else interval(edge, None, "[)" if closed else "()")


def _between(rng: Random, level: int) -> Problem:
    a, b = rng.choice((-1, 1)) * rng.randint(2, 9), nonzero(rng, -20, 20)
    low = rng.randint(-30, 20)
    high = low + rng.randint(2, 40)
    left, right = rng.choice(("<", "<=")), rng.choice(("<", "<="))
    ends = [(Fraction(low - b, a), left), (Fraction(high - b, a), right)]
    (first, one), (second, two) = ends if a > 0 else ends[::-1]
    closed = ("[" if one == "<=" else "(") + ("]" if two == "<=" else ")")
    other = ("(" if one == "<=" else "[") + (")" if two == "<=" else "]")
    slips = (interval(first, second, other), interval(-second, -first, closed), interval(first, second + 1, closed))
    text = f"{low} {left} {polynomial([b, a])} {right} {high}"
    return Problem(("between", low, left, b, a, right, high), _wordings(text), interval(first, second, closed), slips)


def _quadratic(rng: Random, level: int) -> Problem:
    p, q = sorted(distinct(rng, -12, 12, 2))
    first = rng.choice((1, 1, 2, 3)) if level > 3 else 1
    low, high = sorted((Fraction(p, first), Fraction(q)))
    if low == high:
        return _quadratic(rng, level)
    coefficients, sign = [p * q, -(first * q + p), first], rng.choice(sorted(_MIRRORED))
    closed = len(sign) == 2
    right, wrong = (_inside_or_out(low, high, inside, closed) for inside in (sign[0] == "<", sign[0] == ">"))
    slips = (wrong, _inside_or_out(low, high, sign[0] == "<", not closed), _half(low, True, closed))
    return Problem(("quadratic", *coefficients, sign), _wordings(f"{polynomial(coefficients)} {sign} 0"), right, slips)


def _inside_or_out(low: Fraction | int, high: Fraction | int, inside: bool, closed: bool) -> str:
    if inside:
        return interval(low, high, "[]" if closed else "()")
    return f"{interval(None, low, '(]' if closed else '()')} \\cup {interval(high, None, '[)' if closed else '()')}"


def _quotient(rng: Random, level: int) -> Problem:
    """(x - p)/(x - q): where the denominator is 0 the end is open, whatever the sign."""
    p, q = distinct(rng, -15, 15, 2)
    sign = rng.choice(sorted(_MIRRORED))
    closed = len(sign) == 2
    low, high = min(p, q), max(p, q)
    left, right = ("[" if closed and low == p else "("), ("]" if closed and high == p else ")")
    within = interval(low, high, left + right)
    outside = (
        f"{interval(None, low, '(]' if left == '[' else '()')} \\cup "
        f"{interval(high, None, '[)' if right == ']' else '()')}"
    )
    answer, wrong = (within, outside) if sign[0] == "<" else (outside, within)
    slips = (wrong, _inside_or_out(low, high, sign[0] == "<", True), _half(Fraction(p), sign[0] == "<", closed))
    text = f"(x {signed(-p)})/(x {signed(-q)}) {sign} 0"
    return Problem(("quotient", p, q, sign), _wordings(text), answer, slips)


def _members(rng: Random, level: int) -> Problem:
    a, b, c = rng.choice((-1, 1)) * rng.randint(2, 9), nonzero(rng, -20, 20), rng.randint(-30, 30)
    sign, middle = rng.choice("<>"), round((c - b) / a)
    near = rng.sample(range(middle - 9, middle + 10), 5)
    right = [str(x) for x in near if (a * x + b < c) == (sign == "<") and a * x + b != c]
    wrong = [str(x) for x in near if str(x) not in right]
    if not 2 <= len(right) <= 4:
        return _members(rng, level)
    return selected(rng, f"Which of these numbers satisfy {polynomial([b, a])} {sign} {c}?", right, wrong)


def _wordings(text: str) -> list[str]:
    return [asked.format(text) for asked in _ASKED]


def _evaluated(rng: Random, level: int) -> Problem:
    a, b, c = (rng.randint(1, 40) for _ in range(3))
    value = abs(a - b) - c
    return Problem(("value", a, b, c), f"|{a}-{b}|-{c}=?", value, (a - b - c, b - a - c, abs(a - b) + c, value + 1))


def _equation(rng: Random, level: int) -> Problem:
    a, b = (1 if level == 1 else rng.randint(2, 9)), nonzero(rng, -20, 20)
    c = rng.randint(1, 30)
    roots = [Fraction(c - b, a), Fraction(-c - b, a)]
    text = f"|{polynomial([b, a])}| = {c}"
    wordings = [f"Find all solutions of {text}.", f"Solve {text} and list every x.", f"For which x is {text}?"]
    slips = [str(roots[0]), values(-x for x in roots), values([roots[0], -roots[0]]), values([roots[0] + 1, roots[1]])]
    return Problem(("equation", a, b, c), wordings, values(roots), slips)


def _distance(rng: Random, level: int) -> Problem:
    a, b, c = rng.randint(1, 5), nonzero(rng, -20, 20), rng.randint(1, 30)
    sign = rng.choice(sorted(_MIRRORED))
    low, high = Fraction(-c - b, a), Fraction(c - b, a)
    inside, closed = sign[0] == "<", len(sign) == 2
    slips = (
        _inside_or_out(low, high, not inside, closed),
        _inside_or_out(low, high, inside, not closed),
        _half(high, inside, closed),
    )
    text = f"|{polynomial([b, a])}| {sign} {c}"
    return Problem(("distance", a, b, sign, c), _wordings(text), _inside_or_out(low, high, inside, closed), slips)


def _two_sides(rng: Random, level: int) -> Problem:
    """|ax + b| = |cx + d|."""
    a, c = rng.sample(range(1, 8), 2)
    b, d = nonzero(rng, -15, 15), nonzero(rng, -15, 15)
    roots = [Fraction(d - b, a - c), Fraction(-d - b, a + c)]
    text = f"|{polynomial([b, a])}| = |{polynomial([d, c])}|"
    wordings = [f"Find all real solutions of {text}.", f"Solve {text}; list every x."]
    slips = [str(root) for root in roots] + [values(-x for x in roots), values([roots[0], roots[1] + 1])]
    return Problem(("two sides", a, b, c, d), wordings, values(roots), slips)


def _sum_of_distances(rng: Random, level: int) -> Problem:
    p, q = sorted(distinct(rng, -15, 15, 2))
    total = q - p + rng.randint(1, 20)
    roots = [Fraction(p + q - total, 2), Fraction(p + q + total, 2)]
    text = f"|x {signed(-p)}| + |x {signed(-q)}| = {total}"
    wordings = [f"Solve {text}; list every x.", f"Find all x whose distances give {text}."]
    slips = [str(roots[1]), str(roots[0]), values([p - total, q + total]), values([roots[0], roots[1] + 1])]
    return Problem(("sum", p, q, total), wordings, values(roots), slips)


INEQUALITIES = MathFamily(
    "inequalities", graded(_shifted, _ray, (_between, _members), (_quadratic, _members), (_quadratic, _quotient))
)
ABSOLUTE_VALUES = MathFamily(
    "absolute_values", graded(_evaluated, _equation, _equation, _distance, (_two_sides, _sum_of_distances))
)
