"""What families draw from: numbers, names, things, and sentences that lead nowhere."""

from __future__ import annotations

from random import Random

NAMES = (
    "Ana", "Ben", "Chen", "Dora", "Emeka", "Fatima", "Goran", "Hana", "Ines", "Jonas", "Kofi", "Lena", "Mateo", "Nadia",
    "Omar", "Priya", "Quinn", "Rosa", "Sven", "Tala",
)  # fmt: skip
THINGS = ("apples", "pens", "books", "tickets", "stamps", "cards", "shells", "buttons", "coins", "plums")
_ASIDES_FROM_LEVEL = 3
_ASIDES = (
    "It is {} degrees outside.", "The clock has been {} minutes late for weeks.", "{} people wait at the bus stop.",
    "The nearest town is {} kilometres away.", "Last year there were {} days of rain.", "{name} is {} years old.",
    "{name} wrote this down on page {} of a notebook.", "The house next door has {} windows.",
)  # fmt: skip


def nonzero(rng: Random, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high`` that is not 0."""
    return rng.choice([number for number in range(low, high + 1) if number])


def distinct(rng: Random, low: int, high: int, count: int) -> list[int]:
    """Different whole numbers from ``low`` to ``high``, none of them 0."""
    return rng.sample([number for number in range(low, high + 1) if number], count)


def aside(rng: Random, level: int) -> str:
    """At the upper levels a sentence that has nothing to do with the question, and a number in it; else nothing."""
    if level < _ASIDES_FROM_LEVEL:
        return ""
    return rng.choice(_ASIDES).format(rng.randint(13, 90), name=rng.choice(NAMES)) + " "
