"""Chemical formulas: what they hold, and what a mole of them weighs."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from verigym.envs.stem.data import ATOMIC_MASSES
from verigym.envs.stem.law import Case

_PART = re.compile(r"([A-Z][a-z]?)(\d*)|\(([^()]*)\)(\d*)")


def atoms(formula: str) -> Counter[str]:
    """How many atoms of each element a formula holds.

    >>> atoms("Ca(OH)2")
    Counter({'O': 2, 'H': 2, 'Ca': 1})
    """
    counts: Counter[str] = Counter()
    for element, count, group, times in _PART.findall(formula):
        inner = {element: 1} if element else atoms(group)
        for name, number in inner.items():
            counts[name] += number * int(count or times or 1)
    return counts


def molar_mass(formula: str) -> Fraction:
    """Grams a mole, by the table's atomic masses."""
    return sum((Fraction(ATOMIC_MASSES[name]) * count for name, count in atoms(formula).items()), Fraction(0))


def atomic_masses(*formulas: str) -> str:
    """The atomic masses of all elements in formulas, as a question states them."""
    names = dict.fromkeys(name for formula in formulas for name in atoms(formula))
    return ", ".join(f"{name} {ATOMIC_MASSES[name]}" for name in names)


def substance(formula: str, name: str) -> Case:
    """A compound as laws use it, with its molar mass ``mm`` in kg/mol."""
    texts = {"formula": formula, "name": name, "masses": atomic_masses(formula)}
    return Case(texts, {"mm": molar_mass(formula) / 1000})
