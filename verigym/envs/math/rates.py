"""Rates: speed, work, mixtures, interest."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import NAMES, aside
from verigym.envs.math.family import MathFamily, Problem, graded


def _speed(rng: Random, level: int) -> Problem:
    hours, speed = rng.randint(2, 12), rng.randint(3, 90)
    question = f"{hours * speed} km in {hours} hours: km per hour=?"
    return Problem(("speed", hours * speed, hours), question, speed, (hours * speed * hours, speed + 1, hours))


def _proportion(rng: Random, level: int) -> Problem:
    a, b, c = (rng.randint(2, 25) for _ in range(3))
    value = Fraction(b * c, a)
    what = rng.choice(("notebooks", "bottles", "tiles", "bulbs"))
    wordings = [
        f"{a} {what} cost {b} dollars. What do {c} {what} cost in dollars, exactly?",
        f"A machine makes {b} {what} in {a} minutes. How many {what} does it make in {c} minutes, exactly?",
    ]
    slips = (Fraction(a * c, b), Fraction(a * b, c), b + c - a, b * c)
    return Problem(("proportion", a, b, c), wordings, value, slips)


def _together(rng: Random, level: int) -> Problem:
    a, b = sorted(rng.sample(range(2, 40), 2))
    first, second = rng.sample(NAMES, 2)
    value = Fraction(a * b, a + b)
    noise = aside(rng, level)
    wordings = [
        f"{noise}{first} paints a fence in {a} hours, {second} in {b} hours. How many hours do they need together, "
        "exactly?",
        f"{noise}One pipe fills a tank in {a} minutes, another one in {b}. How many minutes do both need, exactly?",
    ]
    return Problem(("together", a, b), wordings, value, (Fraction(a + b, 2), a + b, Fraction(a + b, a * b), b - a))


def _leak(rng: Random, level: int) -> Problem:
    a, b = sorted(rng.sample(range(2, 30), 2))
    leak = rng.randint(b + 1, 60)
    rate = Fraction(1, a) + Fraction(1, b) - Fraction(1, leak)
    wordings = [
        f"{aside(rng, level)}Two pipes fill a pool in {a} and in {b} hours, and a drain empties the full pool in "
        f"{leak} hours. "
        "All three are open. How many hours does it take to fill the empty pool, exactly?",
    ]
    slips = (Fraction(a * b, a + b), 1 / (rate + Fraction(2, leak)), a + b - leak, Fraction(a + b + leak, 3))
    return Problem(("leak", a, b, leak), wordings, 1 / rate, slips)


def _meeting(rng: Random, level: int) -> Problem:
    a, b, apart, head = rng.randint(20, 90), rng.randint(20, 90), rng.randint(150, 900), rng.randint(2, 3)
    first, second = rng.sample(NAMES, 2)
    if a * head >= apart or a == b:
        return _meeting(rng, level)
    value = a * (head + Fraction(apart - a * head, a + b))
    start = (
        f"{aside(rng, level)}Two towns are {apart} km apart. {first} starts from the one at {a} km an hour; {head} "
        "hours later "
        f"{second} starts from the other at {b} km an hour, and they drive towards one another."
    )
    wordings = [f"{start} How many km from the first town do they meet, exactly?"]
    slips = (Fraction(a * apart, a + b), apart - value, Fraction(apart, a + b), value + a)
    return Problem(("meeting", apart, a, head, b), wordings, value, slips)


def _mean_speed(rng: Random, level: int) -> Problem:
    a, b = rng.sample(range(20, 120), 2)
    m, n = rng.randint(1, 4), rng.randint(1, 4)
    # of the way, m parts at speed a and n parts at speed b
    value = Fraction(m + n) / (Fraction(m, a) + Fraction(n, b))
    if m == n:
        part = f"half of the way at {a} km an hour and the other half at {b} km an hour"
        key: tuple[str | int, ...] = ("mean speed", *sorted((a, b)))
    else:
        part = f"{m * 30} km at {a} km an hour and then {n * 30} km at {b} km an hour"
        key = ("mean speed", m * 30, a, n * 30, b)
    wordings = [
        f"{aside(rng, level)}A car goes {part}. What is its mean speed in km an hour, exactly?",
        f"{aside(rng, level)}{rng.choice(NAMES)} drives {part}. Find the average speed of the trip in km an hour.",
    ]
    return Problem(
        key, wordings, value, (Fraction(a + b, 2), Fraction(m * a + n * b, m + n) + 1, value + 1, abs(a - b))
    )


def _mixture(rng: Random, level: int) -> Problem:
    litres, more = rng.randint(2, 30), rng.randint(2, 30)
    weak, strong = sorted(rng.sample(range(5, 96, 5), 2))
    start = (
        f"{aside(rng, level)}{litres} litres of a solution of {weak}% are mixed with {more} litres of one of {strong}%."
    )
    value = Fraction(litres * weak + more * strong, litres + more)
    wordings = [
        f"{start} What is the strength of the mixture in percent, exactly?",
        f"{start} Find the percentage of the result.",
    ]
    slips = (
        Fraction(weak + strong, 2),
        Fraction(litres * strong + more * weak, litres + more),
        weak + strong,
        value + 1,
    )
    return Problem(("mixture", litres, weak, more, strong), wordings, value, slips)


def _added(rng: Random, level: int) -> Problem:
    litres = rng.randint(5, 60)
    weak, wanted, strong = sorted(rng.sample(range(5, 96, 5), 3))
    value = Fraction(litres * (wanted - weak), strong - wanted)
    wordings = [
        f"{aside(rng, level)}How many litres of a {strong}% solution must be added to {litres} litres of a {weak}% "
        "solution to get one "
        f"of {wanted}%? Answer exactly.",
    ]
    slips = (
        Fraction(litres * (strong - wanted), wanted - weak),
        Fraction(litres * (wanted - weak), strong - weak),
        litres + value,
        value + 1,
    )
    return Problem(("added", litres, weak, wanted, strong), wordings, value, slips)


def _interest(rng: Random, level: int) -> Problem:
    money, percent, years = rng.randint(1, 40) * 1000, rng.randint(2, 12), rng.randint(2, 3)
    value = money * (1 + Fraction(percent, 100)) ** years
    name = rng.choice(NAMES)
    start = (
        f"{aside(rng, level)}{name} puts {money} dollars into an account that pays {percent}% interest at the "
        "end of each year."
    )
    wordings = [f"{start} Nothing is taken out. How many dollars are there after {years} years, exactly?"]
    slips = (
        money * (1 + Fraction(percent * years, 100)),
        money * (1 + Fraction(percent, 100)),
        value - money,
        value + money,
    )
    return Problem(("interest", money, percent, years), wordings, value, slips)


RATES = MathFamily(
    "rates",
    graded(
        _speed,
        _proportion,
        (_together, _mixture, _interest),
        (_mean_speed, _together, _added, _interest),
        (_leak, _meeting, _mean_speed, _added),
    ),
)
