"""Chemistry: masses in reactions, by their balanced equations."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

from verigym.envs.stem.compound import atomic_masses, molar_mass
from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Case, Law
from verigym.envs.stem.moles import ASIDES
from verigym.envs.stem.quantity import between

EQUATIONS = (
    "2 H2 + O2 -> 2 H2O", "CH4 + 2 O2 -> CO2 + 2 H2O", "N2 + 3 H2 -> 2 NH3", "2 Mg + O2 -> 2 MgO",
    "CaCO3 -> CaO + CO2", "C3H8 + 5 O2 -> 3 CO2 + 4 H2O", "4 Fe + 3 O2 -> 2 Fe2O3", "Fe2O3 + 3 CO -> 2 Fe + 3 CO2",
    "2 Al + 3 Cl2 -> 2 AlCl3", "2 Na + Cl2 -> 2 NaCl", "Zn + 2 HCl -> ZnCl2 + H2", "4 NH3 + 5 O2 -> 4 NO + 6 H2O",
    "2 C2H6 + 7 O2 -> 4 CO2 + 6 H2O", "C6H12O6 -> 2 C2H6O + 2 CO2", "2 KClO3 -> 2 KCl + 3 O2",
    "P4 + 5 O2 -> P4O10", "2 SO2 + O2 -> 2 SO3", "CaO + H2O -> Ca(OH)2", "2 NaOH + H2SO4 -> Na2SO4 + 2 H2O",
    "2 AgNO3 + CaCl2 -> 2 AgCl + Ca(NO3)2", "Fe2O3 + 2 Al -> Al2O3 + 2 Fe", "SiO2 + 2 C -> Si + 2 CO",
    "2 H2O2 -> 2 H2O + O2", "CS2 + 3 O2 -> CO2 + 2 SO2", "Mg3N2 + 6 H2O -> 3 Mg(OH)2 + 2 NH3",
)  # fmt: skip
"""Balanced, with coefficients that have no common factor."""


_TERM = re.compile(r"(\d+ )?([A-Z]\S*)")


def sides(equation: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Coefficients and formulas on the left and on the right.

    >>> sides("2 H2 + O2 -> 2 H2O")
    ([(2, 'H2'), (1, 'O2')], [(2, 'H2O')])
    """
    left, _, right = equation.partition("->")
    return _terms(left), _terms(right)


def _terms(side: str) -> list[tuple[int, str]]:
    return [(int(count or 1), formula) for count, formula in _TERM.findall(side)]


def _grams(formula: str) -> Fraction:
    return molar_mass(formula) / 1000


def _pairs() -> tuple[Case, ...]:
    """One substance that goes in and one that comes out: counts ``a``, ``b`` and molar masses ``ma``, ``mb``."""
    cases = []
    for equation in EQUATIONS:
        left, right = sides(equation)
        for (a, given), (b, made) in product(left, right):
            texts = {"equation": equation, "given": given, "made": made, "masses": atomic_masses(given, made)}
            numbers = {"a": Fraction(a), "ma": _grams(given), "b": Fraction(b), "mb": _grams(made)}
            cases.append(Case(texts, numbers))
    return tuple(cases)


def _triples() -> tuple[Case, ...]:
    """The same with a second substance that goes in: count ``d`` and molar mass ``md``."""
    cases = []
    for equation in EQUATIONS:
        left, right = sides(equation)
        for ((a, given), (d, other)), (b, made) in product(permutations(left, 2), right):
            texts = {"equation": equation, "given": given, "other": other, "made": made}
            texts["masses"] = atomic_masses(given, other, made)
            numbers = {"a": Fraction(a), "ma": _grams(given), "b": Fraction(b), "mb": _grams(made)}
            cases.append(Case(texts, {**numbers, "d": Fraction(d), "md": _grams(other)}))
    return tuple(cases)


_MASS = between(5, 500, "g", "kg", "mg")
_AMOUNT = between("0.2", 30, "mol", "mmol", step="0.2")
_STATED = " Atomic masses in g/mol: {masses}."

_RATIO = Law(
    "amounts", {"n": between(1, 40, "mol", "mmol")}, lambda n, a, ma, b, mb: n * b / a, ("mol", "mmol"),
    ("In the reaction {equation}, {n} of {given} react completely.",
     "Take {n} of {given}, all of which reacts: {equation}."),
    ("What amount of {made} forms, in {unit}?", "How many {unit} of {made} are made?"),
    (lambda n, a, ma, b, mb: n * a / b, lambda n, a, ma, b, mb: n), cases=_pairs(),
)  # fmt: skip
_SHORT = replace(
    _RATIO, short="{equation}: {n} {given} = ? mol {made}",
    cases=tuple(case for case in _pairs() if sum(map(len, case.texts.values())) - len(case.texts["masses"]) < 35),
)  # fmt: skip
_MADE = Law(
    "mass made", {"m": _MASS}, lambda m, a, ma, b, mb: m / ma / a * b * mb, ("g", "kg", "mg"),
    ("In the reaction {equation}, {m} of {given} react completely." + _STATED,
     "Take {m} of {given}, all of which reacts: {equation}." + _STATED),
    ("What mass of {made} forms, in {unit}?", "How many {unit} of {made} are made?"),
    (lambda m, a, ma, b, mb: m / ma * mb, lambda m, a, ma, b, mb: m / ma / b * a * mb, lambda m, a, ma, b,
    mb: m / a * b),
    cases=_pairs(), steps=3,
)  # fmt: skip
_NEEDED = Law(
    "mass needed", {"m": _MASS, "y": between(40, 95, "%")}, lambda m, y, a, ma, b, mb: m / mb / b * a * ma / y,
    ("g", "kg", "mg"),
    ("The reaction {equation} gives {y} of what the equation promises; {m} of {made} are wanted." + _STATED,
     "To make are {m} of {made} by {equation}, with a yield of {y}." + _STATED),
    ("What mass of {given} does it take, in {unit}?", "How many {unit} of {given} are needed?"),
    (lambda m, y, a, ma, b, mb: m / mb / b * a * ma, lambda m, y, a, ma, b, mb: m / mb / b * a * ma * y,
     lambda m, y, a, ma, b, mb: m / mb * ma / y), cases=_pairs(), steps=4,
)  # fmt: skip
_LIMITED = Law(
    "limiting reactant", {"m": _MASS, "n": _AMOUNT},
    lambda m, n, a, ma, b, mb, d, md: min(m / ma / a, n / d) * b * mb, ("g", "kg", "mg"),
    ("For {equation} there are {m} of {given} and {n} of {other}." + _STATED,
     "Put together {n} of {other} and {m} of {given}; they react by {equation} until one is used up." + _STATED),
    ("What mass of {made} can form at most, in {unit}?", "How many {unit} of {made} can be made?"),
    (lambda m, n, a, ma, b, mb, d, md: max(m / ma / a, n / d) * b * mb,
     lambda m, n, a, ma, b, mb, d, md: min(m / ma, n) * mb), cases=_triples(), steps=4,
)  # fmt: skip
_LEFT = Law(
    "left over", {"m": _MASS, "w": _MASS}, lambda m, w, a, ma, b, mb, d, md: max(m - w / md / d * a * ma,
    w - m / ma / a * d * md),
    ("g", "kg", "mg"),
    ("For {equation} there are {m} of {given} and {w} of {other}." + _STATED,
     "Put together {w} of {other} and {m} of {given}; they react by {equation} until one is used up." + _STATED),
    ("One of the two is left over in the end. How much of it, in {unit}?",
     "What mass stays behind of the one that there is too much of, in {unit}?"),
    (lambda m, w, a, ma, b, mb, d, md: max(m - w, w - m), lambda m, w, a, ma, b, mb, d, md: min(w / md / d * a * ma,
    m)),
    cases=_triples(), steps=5,
)  # fmt: skip
_GAS = Law(
    "gas made", {"m": _MASS, "t": between(290, 900, "K", "°C"), "p": between(80, 900, "kPa", "bar", "Pa", step="10")},
    lambda m, t, p, a, ma, b, mb, rg: m / ma / a * b * rg * t / p, ("L", "m^3", "mL"),
    ("In the reaction {equation}, {m} of {given} react completely." + _STATED,
     "Take {m} of {given}, all of which reacts: {equation}." + _STATED),
    ("What volume has the {made} that forms, as an ideal gas at {t} and {p}, in {unit}?",
     "How many {unit} of {made} (an ideal gas) is that at {t} and {p}?"),
    (lambda m, t, p, a, ma, b, mb, rg: m / ma * rg * t / p, lambda m, t, p, a, ma, b, mb,
    rg: m / ma / b * a * rg * t / p), ("rg",),
    cases=tuple(case for case in _pairs() if case.texts["made"] in ("CO2", "O2", "H2", "NH3", "NO", "SO2", "CO")),
    steps=5,
)  # fmt: skip
STOICHIOMETRY = StemFamily("stoichiometry", (
    (_SHORT,), (_RATIO, _MADE), (_RATIO, _MADE), (_NEEDED, _LIMITED), (_LEFT, _GAS, _LIMITED),
), ASIDES)  # fmt: skip
