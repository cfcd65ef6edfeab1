"""Powers and square roots."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import point, square_part


def _power(rng: Random, level: int) -> Problem:
    base, power = rng.choice(
        [(rng.randint(2, 99), 2), (rng.randint(2, 30), 3), (rng.randint(2, 12), rng.randint(4, 5))]
    )
    shift = rng.randint(1, 9)
    value = base**power
    return Problem(("power", base, power, shift), f"{base}^{power}-{shift}=?", value - shift, (base * power - shift,))


def _one_base(rng: Random, level: int) -> Problem:
    """A product and quotient of powers of powers of one prime, as one power of it."""
    prime, steps = rng.choice((2, 3, 5)), [rng.randint(1, 1 + level) for _ in range(3)]
    ups = [rng.randint(2, 4 + 2 * level) for _ in range(3)]
    a, b, c = (step * up for step, up in zip(steps, ups, strict=True))
    first, second, third = (f"{prime**step}^{up}" for step, up in zip(steps, ups, strict=True))
    wordings = [
        f"{first} * {second} / {third} is a power of {prime}. What is the exponent?",
        f"Find n such that {prime}^n = {first} * {second} / {third}.",
    ]
    slips = (a + b + c, ups[0] + ups[1] - ups[2], a * b - c, -(a + b - c))
    return Problem(("exponent", prime, *steps, *ups), wordings, a + b - c, slips)


def _fractional_power(rng: Random, level: int) -> Problem:
    bottom, sign = rng.randint(2, 3), rng.choice((1, -1))
    top = rng.choice([n for n in range(1, 2 * bottom) if n % bottom])
    base = Fraction(rng.randint(1, 9), rng.randint(2, 9)) if level > 2 else Fraction(rng.randint(2, 12))
    powered, value = base**bottom, base ** (sign * top)
    text = f"({powered})^({sign * top}/{bottom})"
    wordings = [f"Evaluate {text} exactly.", f"What is {text} as a fraction or whole number?"]
    return Problem((text,), wordings, value, (1 / value, -value, powered * sign * top / bottom, base**top + 1))


def _square_root(rng: Random, level: int) -> Problem:
    if rng.random() < 0.5:
        side = rng.randint(2, 250)
        return Problem(("root", side * side), f"sqrt({side * side})=?", side, (side + 1, side - 1, side + 10))
    return _simplified(rng, level)


# The pairs that are asked for below keep a copy of the question's own expression from being a right answer.
def _simplified(rng: Random, level: int) -> Problem:
    a, b = rng.randint(2, (12, 12, 20, 40, 90)[level]), _squarefree(rng, (30, 30, 40, 90, 200)[level])
    text = f"sqrt({a * a * b})"
    wordings = [
        f"Write {text} as a*sqrt(b) with b as small as possible. What is the pair (a, b)?",
        f"In simplest form {text} is a*sqrt(b). Find (a, b).",
    ]
    slips = (point(b, a), point(a * a, b), point(a + 1, b), point(a, 2 * b))
    return Problem(("root", a * a * b), f"{text}=a*sqrt(b): (a, b)=?" if level == 0 else wordings, point(a, b), slips)


def _root_sum(rng: Random, level: int) -> Problem:
    inside = _squarefree(rng, 5 * level + 6)
    a, b, c = (rng.randint(2, 4 * level) for _ in range(3))
    if a + b <= c:
        return _root_sum(rng, level)
    numbers = [n * n * inside for n in (a, b, c)]
    text = f"sqrt({numbers[0]}) + sqrt({numbers[1]}) - sqrt({numbers[2]})"
    wordings = [
        f"Write {text} as k*sqrt(m), where m has no square factor. Give (k, m).",
        f"{text} equals k*sqrt(m) with m as small as possible. Find the pair (k, m).",
    ]
    slips = (point(a + b + c, inside), point(1, numbers[0] + numbers[1] - numbers[2]), point(a + b - c, 3 * inside))
    return Problem(("roots", *numbers), wordings, point(a + b - c, inside), slips)


def _rationalised(rng: Random, level: int) -> Problem:
    a, b = sorted(_squarefree_pair(rng), reverse=True)
    factor, sign = rng.randint(1, 6), rng.choice((1, -1))
    top = factor * (a - b)
    text = f"{top}/(sqrt({a}) {'-' if sign > 0 else '+'} sqrt({b}))"
    wordings = [
        f"Without a root in the denominator, {text} is p*sqrt({a}) + q*sqrt({b}). Find (p, q).",
        f"Rationalise the denominator: {text} = p*sqrt({a}) + q*sqrt({b}) with whole numbers p, q. Give (p, q).",
    ]
    slips = (point(factor, -sign * factor), point(top, sign * top + 1), point(-factor, sign * factor))
    return Problem((text,), wordings, point(factor, sign * factor), slips)


def _nested(rng: Random, level: int) -> Problem:
    a, b = sorted(_squarefree_pair(rng), reverse=True)
    sign = rng.choice("+-")
    text = f"sqrt({a + b} {sign} 2*sqrt({a * b}))"
    wordings = [
        f"Write {text} as sqrt(a) {sign} sqrt(b) with a > b. What is (a, b)?",
        f"Find whole numbers a > b with {text} = sqrt(a) {sign} sqrt(b). Give (a, b).",
    ]
    return Problem((text,), wordings, point(a, b), (point(a + b, a * b), point(b, a), point(a + 1, b - 1)))


def _squarefree_pair(rng: Random) -> tuple[int, int]:
    first, second = rng.sample([number for number in range(2, 41) if square_part(number)[0] == 1], 2)
    return first, second


def _squarefree(rng: Random, top: int) -> int:
    return rng.choice([number for number in range(2, top + 1) if square_part(number)[0] == 1])


POWERS = MathFamily("powers", graded(_power, _one_base, _one_base, (_one_base, _fractional_power), _fractional_power))
RADICALS = MathFamily("radicals", graded(_square_root, _simplified, _root_sum, _rationalised, (_rationalised, _nested)))
