"""Logarithms, and equations with the unknown in the exponent."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import aside, nonzero
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import polynomial, signed, times, values


def _argument(rng: Random, level: int) -> Problem:
    base, power, shift = rng.randint(2, 9), rng.randint(1, 3), nonzero(rng, -30, 30)
    value = base**power - shift
    question = f"log_{base}(x{'+' if shift > 0 else ''}{shift})={power}, x=?"
    return Problem(("argument", base, shift, power), question, value, (base * power - shift, power**base - shift))


def _law(rng: Random, level: int) -> Problem:
    a, b, c = (rng.randint(2, 30) for _ in range(3))
    base, n = rng.randint(2, 9), rng.randint(2, 3)
    text = f"{n}*log_{base}({a}) + log_{base}({b}) - log_{base}({c})"
    value = Fraction(a**n * b, c)
    wordings = [f"Write {text} as log_{base}(x). What is x?", f"Find x such that log_{base}(x) = {text}."]
    slips = (a**n + b - c, Fraction(n * a * b, c), a**n * b * c, Fraction(a * b, c) ** n)
    return Problem(("law", base, n, a, b, c), wordings, value, slips)


def _rational(rng: Random, level: int) -> Problem:
    """A sum of logarithms whose bases and arguments are powers of a prime each."""
    terms = []
    for prime in rng.sample((2, 3, 5, 7), 2):
        low, high = rng.randint(1, 4 if prime < 5 else 2), rng.randint(1, 6 if prime < 5 else 3)
        terms.append((prime**low, prime**high, Fraction(high, low)))
    sign = rng.choice((1, -1))
    value = terms[0][2] + sign * terms[1][2]
    first, second = (f"log_{base}({argument})" for base, argument, _ in terms)
    text = f"{first} {'+' if sign > 0 else '-'} {second}"
    wordings = [f"What is {text}?", f"Evaluate {text} exactly.", f"Find the value of {text}."]
    upside_down = 1 / terms[0][2] + sign / terms[1][2]
    slips = (upside_down, terms[0][2] - sign * terms[1][2], value + 1, terms[0][2] * terms[1][2])
    key = ("values", terms[0][0], terms[0][1], sign, terms[1][0], terms[1][1])
    return Problem(key, wordings, value, slips)


def _extraneous(rng: Random, level: int) -> Problem:
    """log(x - p) + log(x - q) = log(r): of the two roots only the larger is in the domain."""
    base, p, q = rng.randint(2, 9), nonzero(rng, -9, 9), nonzero(rng, -9, 9)
    x = max(p, q) + rng.randint(1, 12)
    right, other = (x - p) * (x - q), p + q - x
    text = f"log_{base}(x {signed(-p)}) + log_{base}(x {signed(-q)}) = log_{base}({right})"
    wordings = [f"Solve {text} over the real numbers.", f"Find every real x with {text}."]
    slips = (other, values([x, other]), right - p - q, x + 1)
    return Problem(("domain", base, *sorted((p, q)), right), wordings, x, slips)


def _two_bases(rng: Random, level: int) -> Problem:
    """log_a(x) + log_{a^k}(x) = s, a product of exponents apart from the solution."""
    base, k, n = rng.randint(2, 7), rng.randint(2, 4), rng.randint(1, 3)
    right = n * (k + 1)
    text = f"log_{base}(x) + log_{base**k}(x) = {right}"
    if rng.random() < 0.5:
        wordings, value = [f"Solve {text}.", f"For which x is {text}?"], Fraction(base ** (n * k))
        slips: tuple[int | Fraction, ...] = (base**right, base**n, base ** (n * k + 1))
    else:
        text = f"log_{base}(x) - log_{base**k}(x) = {n * (k - 1)}"
        wordings, value = [f"Solve {text}.", f"For which x is {text}?"], Fraction(base ** (n * k))
        slips = (base ** (n * (k - 1)), base**n, base ** (n * k + 1))
    return Problem((text,), wordings, value, slips)


def _exponent(rng: Random, level: int) -> Problem:
    base, power, shift = rng.randint(2, 12), rng.randint(1, 3), nonzero(rng, -30, 30)
    question = f"{base}^(x{'+' if shift > 0 else ''}{shift})={base**power}, x=?"
    return Problem(("shifted", base, shift, base**power), question, power - shift, (power + shift, power - shift + 1))


def _linear_exponent(rng: Random, level: int) -> Problem:
    base, a, b, n = rng.randint(2, 7), rng.randint(2, 9), nonzero(rng, -12, 12), rng.randint(2, 5)
    text = f"{base}^({polynomial([b, a])}) = {base**n}"
    wordings = [f"Solve {text}.", f"If {text}, what is x?", f"Find x such that {text}."]
    slips = (Fraction(n + b, a), n - b, Fraction(base**n - b, a), Fraction(n - b + 1, a))
    return Problem(("exponent", base, a, b, base**n), wordings, Fraction(n - b, a), slips)


def _common_base(rng: Random, level: int) -> Problem:
    prime = rng.choice((2, 3, 5))
    m, n = rng.sample(range(1, 6 if prime == 2 else 4), 2)
    a, b = rng.randint(1, 5), rng.randint(1, 5)
    if m * a == n * b:
        return _common_base(rng, level)
    c, d = nonzero(rng, -9, 9), nonzero(rng, -9, 9)
    text = f"{prime**m}^({polynomial([c, a])}) = {prime**n}^({polynomial([d, b])})"
    value = Fraction(n * d - m * c, m * a - n * b)
    wordings = [f"Solve {text}.", f"Find x such that {text}.", f"If {text}, what is x?"]
    slips = [-value, Fraction(n * d + m * c, m * a - n * b), value + 1]
    if a != b:
        slips.append(Fraction(d - c, a - b))
    return Problem((text,), wordings, value, slips)


def _natural(rng: Random, level: int) -> Problem:
    a, b, c = rng.randint(2, 9), nonzero(rng, -9, 9), rng.choice((2, 3, 5, 6, 7, 10, 11, 13))
    factor = rng.randint(2, 7)
    text = f"{factor}*e^({a}x) {signed(b)} = {factor * c + b}"
    wordings = [f"Solve {text} exactly.", f"Find the exact real x with {text}."]
    log = f"\\ln({c})"
    slips = (times(a, log), f"\\ln({a * c})", times(Fraction(1, a), f"\\ln({factor * c})"), log)
    return Problem(("natural", factor, a, b, factor * c + b), wordings, times(Fraction(1, a), log), slips)


def _hidden_quadratic(rng: Random, level: int) -> Problem:
    base = rng.choice((2, 3, 4, 5))
    m, n = rng.sample(range(5), 2)
    p, q = base**m, base**n
    text = f"{base}^(2x) {signed(-(p + q))}*{base}^x {signed(p * q)} = 0"
    scale = rng.randint(2, 12)
    if rng.random() < 0.5:
        text = f"{scale}*{base}^(2x) {signed(-scale * (p + q))}*{base}^x {signed(scale * p * q)} = 0"
    wordings = [f"Find all real solutions of {text}.", f"Solve {text}; list every x."]
    slips: list[int | str] = [values([p, q]), values([-m, -n]), m + n, values([m, n + 1])]
    return Problem((text,), wordings, values([m, n]), slips)


def _different_bases(rng: Random, level: int) -> Problem:
    a, b = rng.sample((2, 3, 5, 7, 11, 13), 2)
    c, d = rng.randint(1, 6), rng.randint(1, 6)
    text = f"{a}^({c}x) = {b}^(x + {d})"
    if a**c <= b:
        return _different_bases(rng, level)
    wordings = [f"Solve {text} exactly, in terms of natural logarithms.", f"Find the exact real solution of {text}."]
    log_a, log_b = f"\\ln({a})", f"\\ln({b})"
    top, bottom = times(d, log_b), f"{times(c, log_a)} - {log_b}"
    right = f"\\frac{{{top}}}{{{bottom}}}"
    slips = (
        f"\\frac{{{top}}}{{{times(c, log_a)} + {log_b}}}",
        f"\\frac{{{times(d, log_a)}}}{{{bottom}}}",
        f"\\frac{{{d}}}{{{bottom}}}",
    )
    return Problem((text,), wordings, right, slips)


def _growth(rng: Random, level: int) -> Problem:
    factor, hours = rng.randint(2, 5), rng.randint(2, 9)
    start, rounds = rng.randint(2, 90) * 10, rng.randint(2, 5)
    end = start * factor**rounds
    story = f"{aside(rng, level)}A culture of {start} cells grows to {factor} times its size every {hours} hours. "
    if rng.random() < 0.5:
        wordings = [
            f"{story}After how many hours are there {end}?",
            f"{story}When, in hours, has it reached {end} cells?",
        ]
        slips = (rounds, Fraction(end, start), hours + rounds, hours * factor)
        return Problem(("growth time", factor, hours, start, end), wordings, rounds * hours, slips)
    wordings = [f"{story}How many are there after {rounds * hours} hours?"]
    slips = (start * factor * rounds, start * factor ** (rounds - 1), start + factor**rounds, start * hours**rounds)
    return Problem(("growth", factor, hours, start, rounds * hours), wordings, end, slips)


LOGARITHMS = MathFamily("logarithms", graded(_argument, _law, _rational, _extraneous, (_extraneous, _two_bases)))
EXPONENTIALS = MathFamily(
    "exponentials",
    graded(
        _exponent,
        (_linear_exponent, _growth),
        (_common_base, _growth),
        (_natural, _common_base, _growth),
        (_hidden_quadratic, _different_bases, _natural),
    ),
)
