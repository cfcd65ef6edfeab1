"""Amounts, reactions, solutions and populations: each gold again, by pint and formulas of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import pytest


def molar_mass(formula: str, masses: str) -> float:
    """Grams a mole, by the masses that the question states; brackets are multiplied out first."""
    table = dict(pair.split() for pair in masses.split(", "))
    while group := re.search(r"\(([^()]*)\)(\d*)", formula):
        formula = formula.replace(group[0], group[1] * int(group[2] or 1))
    return sum(float(table[name]) * int(count or 1) for name, count in re.findall(r"([A-Z][a-z]?)(\d*)", formula))


def mole(q: Any, formula: str) -> Any:
    return q.Q(molar_mass(formula, q.masses), "g/mol")


def count(q: Any, formula: str) -> int:
    """The coefficient of a substance in the equation."""
    return int(next(found for found, name in re.findall(r"(\d*) ?\b([A-Z]\S*)", q.equation) if name == formula) or 1)


def runs(q: Any, mass: Any, formula: str) -> Any:
    """How often the equation can be gone through with a mass."""
    return mass / mole(q, formula) / count(q, formula)


def of_element(q: Any) -> int:
    formula = q.formula
    while group := re.search(r"\(([^()]*)\)(\d*)", formula):
        formula = formula.replace(group[0], group[1] * int(group[2] or 1))
    return sum(int(number or 1) for name, number in re.findall(r"([A-Z][a-z]?)(\d*)", formula) if name == q.element)


def left_over(q: Any) -> Any:
    first, second = runs(q, q.m, q.given), runs(q, q.w, q.other)
    rest, name = (first - second, q.given) if first > second else (second - first, q.other)
    return rest * count(q, name) * mole(q, name)


def protons(q: Any) -> int:
    return {"HCl": 1, "HNO3": 1, "H2SO4": 2, "H3PO4": 3, "H2C2O4": 2, "HClO4": 1}[q.acid.split()[-1]]


def negative_log(concentration: Any) -> float:
    return -math.log(concentration.to("mol/L").magnitude) / math.log(10)


def weak_acid(q: Any) -> float:
    """By halving an interval, not by the formula: x^2 = K (c - x)."""
    constant, total = 10**-q.k.magnitude, q.c.to("mol/L").magnitude
    low, high = 0.0, total
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if middle**2 < constant * (total - middle) else (low, middle)
    return -math.log10(low)


def doublings(q: Any, number: Any, time: Any) -> Any:
    return number * math.exp(math.log(2) * (time / q.d).to("").magnitude)


def selected(q: Any) -> float:
    """Generation by generation: of a pool of gametes from AA and Aa alone."""
    share = q.q.magnitude
    for _ in range(round(q.t.magnitude)):
        mixed, pure = 2 * share * (1 - share), (1 - share) ** 2
        share = mixed / 2 / (mixed + pure)
    return share


GOLDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "moles": {
        "mass of moles": lambda q: q.n * q.m,
        "mass of a compound": lambda q: q.n * mole(q, q.formula),
        "amount of a compound": lambda q: q.m / mole(q, q.formula),
        "formula units": lambda q: q.m / mole(q, q.formula) * q.na,
        "mass of an element": lambda q: q.m * q.p / mole(q, q.formula) * of_element(q) * mole(q, q.element),
        "atoms of an element": lambda q: q.m * q.p / mole(q, q.formula) * of_element(q) * q.na,
    },
    "stoichiometry": {
        "amounts": lambda q: q.n / count(q, q.given) * count(q, q.made),
        "mass made": lambda q: runs(q, q.m, q.given) * count(q, q.made) * mole(q, q.made),
        "mass needed": lambda q: runs(q, q.m / q.y, q.made) * count(q, q.given) * mole(q, q.given),
        "limiting reactant": lambda q: (
            min(runs(q, q.m, q.given), q.n / count(q, q.other)) * count(q, q.made) * mole(q, q.made)
        ),
        "left over": left_over,
        "gas made": lambda q: runs(q, q.m, q.given) * count(q, q.made) * q.rg * q.t / q.p,
    },
    "solutions": {
        "concentration": lambda q: q.n / q.v,
        "dilution": lambda q: q.c / (q.w / q.v),
        "stock needed": lambda q: q.w / (q.c / q.d),
        "mixed solutions": lambda q: q.c + (q.d - q.c) * q.w / (q.v + q.w),
        "titration": lambda q: q.c * q.w / (protons(q) * q.v),
        "back titration": lambda q: (q.b * q.d - q.w * q.c) / (protons(q) * q.v),
    },
    "acids": {
        "pH": lambda q: negative_log(q.c),
        "pH of a base": lambda q: 14 - negative_log(q.c),
        "concentration from pH": lambda q: q.Q(math.exp(-q.p.magnitude * math.log(10)), "mol/L"),
        "weak acid": weak_acid,
        "buffer": lambda q: q.k.magnitude - math.log10((q.a / q.b).to("").magnitude),
        "mixed acid and base": lambda q: negative_log((q.v * q.c - q.w * q.d) / (q.v + q.w)),
        "buffer with base": lambda q: (
            q.k.magnitude - math.log10(((q.a - q.n / q.v) / (q.b + q.n / q.v)).to("").magnitude)
        ),
    },
    "growth": {
        "divisions": lambda q: q.n * 2**q.k.magnitude,
        "doubling": lambda q: doublings(q, q.n, q.t),
        "time to grow": lambda q: q.d * math.log((q.m / q.n).magnitude) / math.log(2),
        "capture and recapture": lambda q: q.c / (q.r / q.m),
        "logistic": lambda q: q.k * q.n / (q.n + (q.k - q.n) * math.exp(-(q.r * q.t).to("").magnitude)),
        "growth after a treatment": lambda q: doublings(q, doublings(q, q.n, q.t) * (1 - q.p), q.s),
    },
    "alleles": {
        "frequency by counting": lambda q: (q.a + q.b / 2) / (q.a + q.b + q.c),
        "carriers": lambda q: q.n * (1 - q.q**2 - (1 - q.q) ** 2),
        "from affected to carriers": lambda q: 1 - q.p - (1 - q.p**0.5) ** 2,
        "blood groups": lambda q: q.n * ((1 - q.q) ** 2 - (1 - q.p - q.q) ** 2),
        "carriers among the healthy": lambda q: q.n * 2 * q.p**0.5 * (1 - q.p**0.5) / (1 - q.p),
        "selection against a recessive allele": selected,
    },
}


@pytest.mark.parametrize("name", GOLDS)
def test_golds_agree_with_a_second_computation(name: str, check_golds: Callable[..., None]) -> None:
    check_golds(name, GOLDS[name])
