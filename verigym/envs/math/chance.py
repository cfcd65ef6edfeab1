"""Probabilities and expected values."""

from __future__ import annotations

import math
from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import NAMES, aside
from verigym.envs.math.family import MathFamily, Problem, graded

_COLOURS = ("red", "blue", "green", "white", "black", "yellow")


def _urn(rng: Random, level: int) -> Problem:
    a, b = rng.randint(1, 30), rng.randint(1, 30)
    first, second = rng.sample(_COLOURS, 2)
    question = f"{a} {first}, {b} {second} balls: P({first})=?"
    return Problem(
        ("one ball", a, b), question, Fraction(a, a + b), (Fraction(a, b), Fraction(b, a + b), Fraction(1, a))
    )


def _drawn(rng: Random, level: int) -> Problem:
    """Some balls at once: how many of a colour."""
    a, b = rng.randint(3, 6 + level), rng.randint(3, 6 + level)
    n = 2 if level == 1 else rng.randint(2, 2 + level // 2)
    k = rng.randint(1, n)
    first, second = rng.sample(_COLOURS, 2)
    value = Fraction(math.comb(a, k) * math.comb(b, n - k), math.comb(a + b, n))
    start = f"{aside(rng, level)}An urn holds {a} {first} and {b} {second} balls; {n} are drawn at once."
    wordings = [
        f"{start} What is the probability that exactly {k} of them {'is' if k == 1 else 'are'} {first}?",
        f"{start} How likely is it that {k} {'is' if k == 1 else 'are'} {first} and the other {n - k} {second}? "
        "Give a fraction.",
    ]
    share = Fraction(a, a + b)
    slips = (math.comb(n, k) * share**k * (1 - share) ** (n - k), share**k, 1 - value, Fraction(k, n + a))
    return Problem(("drawn", a, b, n, k), wordings[: 1 if n == k else 2], value, slips)


def _dice(rng: Random, level: int) -> Problem:
    sides, count = rng.choice((4, 6, 8, 10, 12)), 2 if level < 3 else 3
    target = rng.randint(count + 1, count * sides - 1)
    ways = {0: 1}
    for _ in range(count):
        ways = {s: sum(ways.get(s - face, 0) for face in range(1, sides + 1)) for s in range(max(ways) + sides + 1)}
    exact, least = (
        Fraction(ways[target], sides**count),
        Fraction(sum(w for s, w in ways.items() if s >= target), sides**count),
    )
    start = f"{aside(rng, level)}{count} fair dice with {sides} sides each, numbered from 1, are rolled."
    asked, value = rng.choice((("exactly", exact), ("at least", least)))
    question = f"{start} What is the probability that their sum is {asked} {target}?"
    slips = (exact, least, 1 - value, Fraction(1, sides**count), Fraction(1, count * sides - count + 1))
    return Problem(("dice", asked, count, sides, target), question, value, slips)


def _at_least_one(rng: Random, level: int) -> Problem:
    n, bottom = rng.randint(2, 5), rng.randint(3, 10)
    top = rng.randint(1, bottom - 1)
    p = Fraction(top, bottom)
    name = rng.choice(NAMES)
    value = 1 - (1 - p) ** n
    wordings = [
        f"{aside(rng, level)}{name} hits a target with probability {p} at each shot. What is the probability of at "
        "least one hit "
        f"in {n} shots?",
        f"An event has probability {p} in each of {n} independent trials. How likely is it to happen at least once?",
    ]
    return Problem(("at least one", n, str(p)), wordings, value, (p**n, (1 - p) ** n, 1 - p**n, p))


def _test(rng: Random, level: int) -> Problem:
    """Bayes' rule."""
    sick, right, wrong = (Fraction(rng.randint(1, 9), bottom) for bottom in (rng.choice((20, 50, 100)), 10, 20))
    good, bad = sick * right, (1 - sick) * wrong
    value = good / (good + bad)
    wordings = [
        f"{aside(rng, level)}{_percent(sick)} of a herd are ill. A test is positive for {_percent(right)} of the "
        "ill and for "
        f"{_percent(wrong)} of the healthy animals. An animal tests positive; how likely is it to be ill? Give a "
        "fraction.",
        f"{aside(rng, level)}A factory has two machines. The first makes {_percent(sick)} of all parts, and "
        f"{_percent(right)} of its "
        f"parts are marked; of the other machine's parts {_percent(wrong)} are marked. A part is marked; what is the "
        "probability, as a fraction, that the first machine made it?",
    ]
    return Problem(
        ("bayes", str(sick), str(right), str(wrong)), wordings, value, (right, good, good + bad, 1 - value, sick)
    )


def _percent(share: Fraction) -> str:
    return f"{100 * share}%"


def _small_mean(rng: Random, level: int) -> Problem:
    win, lose, bottom = rng.randint(2, 40), rng.randint(1, 20), rng.randint(2, 6)
    value = Fraction(win + (bottom - 1) * lose, bottom)
    question = f"win {win} with chance 1/{bottom}, else {lose}: mean?"
    return Problem(
        ("mean", win, bottom, lose), question, value, (Fraction(win + lose, 2), Fraction(win, bottom), win + lose)
    )


def _game(rng: Random, level: int) -> Problem:
    sides, cost = rng.choice((4, 6, 8, 10, 12)), rng.randint(1, 6)
    lucky, prize, other = rng.randint(1, 3), rng.randint(10, 60), rng.randint(1, 5)
    value = Fraction(lucky * prize + (sides - lucky) * other, sides) - cost
    text = (
        f"{aside(rng, level)}A game costs {cost} coins. A fair die with {sides} sides is rolled; a number up to "
        f"{lucky} pays "
        f"{prize} coins, any other pays {other}."
    )
    wordings = [f"{text} What is the expected gain?", f"{text} How many coins does one win on average, after the cost?"]
    slips = (value + cost, Fraction(prize + other, 2) - cost, Fraction(prize, sides) - cost, -value)
    return Problem(("game", sides, cost, lucky, prize, other), wordings, value, slips)


def _largest_of_two(rng: Random, level: int) -> Problem:
    m, n = rng.randint(3, 12), rng.randint(3, 12)
    which = rng.choice(("larger", "smaller", "product"))
    rolls = [(a, b) for a in range(1, m + 1) for b in range(1, n + 1)]
    total = sum(a * b if which == "product" else max(a, b) if which == "larger" else min(a, b) for a, b in rolls)
    what = "product of the two numbers" if which == "product" else f"{which} of the two numbers"
    start = f"{aside(rng, level)}Two fair dice are rolled, one with {m} sides and one with {n}, each numbered from 1."
    wordings = [f"{start} What is the expected value of the {what}?", f"{start} Find the mean of the {what}."]
    value = Fraction(total, m * n)
    slips = (Fraction(m + 1, 2), Fraction(m + n + 2, 2), Fraction((m + 1) * (n + 1), 4), value + 1)
    return Problem((which, *sorted((m, n))), wordings, value, slips)


def _matches(rng: Random, level: int) -> Problem:
    """Linearity: the number of special cards among those drawn."""
    cards, special = rng.randint(20, 90), rng.randint(3, 15)
    drawn, worth = rng.randint(3, 15), rng.randint(2, 9)
    value = Fraction(drawn * special * worth, cards)
    text = (
        f"{aside(rng, level)}Of {cards} cards {special} are special. {drawn} cards are drawn without being put "
        "back, and each "
    )
    text += f"special one among them pays {worth} coins."
    wordings = [f"{text} How many coins are paid on average?", f"{text} Find the expected payment."]
    slips = (
        Fraction(drawn * special, cards),
        Fraction(special * worth, cards),
        Fraction(drawn * worth, cards),
        value + 1,
    )
    return Problem(("cards", cards, special, drawn, worth), wordings, value, slips)


def _collector(rng: Random, level: int) -> Problem:
    kinds, have = rng.randint(4, 12), rng.randint(0, 3)
    value = sum((Fraction(kinds, kinds - found) for found in range(have, kinds)), Fraction())
    cost = rng.randint(1, 9)
    text = f"Each box holds one of {kinds} figures, all equally likely, and costs {cost} coins."
    wordings = [
        f"{aside(rng, level)}{text} {rng.choice(NAMES)} has {have} different figures so far. How many coins must be "
        "spent on "
        "average until the collection is complete?",
        f"{text} With {have} different ones at hand, what is the expected cost of boxes until all {kinds} are there?",
    ]
    slips = ((kinds - have) * cost, value, kinds * cost, value * cost + cost)
    return Problem(("collector", kinds, have, cost), wordings, value * cost, slips)


PROBABILITY = MathFamily(
    "probability", graded(_urn, _drawn, (_drawn, _dice), (_dice, _at_least_one, _drawn), (_test, _dice, _drawn))
)
EXPECTATIONS = MathFamily(
    "expectations",
    graded(_small_mean, _game, (_game, _largest_of_two), (_matches, _largest_of_two), (_collector, _matches)),
)
