"""Chemistry: amounts of substance, solutions, decay."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.stem.family import Drawn, StemFamily, counted, measured, tenths

_MASSES = {"H": 1, "C": 12, "N": 14, "O": 16, "F": 19, "Na": 23, "Mg": 24, "S": 32, "Cl": 35.5, "Ca": 40, "Fe": 56}
_COMPOUNDS: dict[str, dict[str, int]] = {
    "H2O": {"H": 2, "O": 1}, "CO2": {"C": 1, "O": 2}, "NH3": {"N": 1, "H": 3}, "CH4": {"C": 1, "H": 4},
    "NaCl": {"Na": 1, "Cl": 1}, "H2SO4": {"H": 2, "S": 1, "O": 4}, "CaCO3": {"Ca": 1, "C": 1, "O": 3},
    "C6H12O6": {"C": 6, "H": 12, "O": 6}, "Fe2O3": {"Fe": 2, "O": 3}, "MgO": {"Mg": 1, "O": 1},
    "C2H6O": {"C": 2, "H": 6, "O": 1}, "HNO3": {"H": 1, "N": 1, "O": 3}, "NaF": {"Na": 1, "F": 1},
}  # fmt: skip
_REACTIONS = (
    ("2 H2 + O2 -> 2 H2O", "O2", 1, 32.0, "H2O", 2, 18.0),
    ("CH4 + 2 O2 -> CO2 + 2 H2O", "CH4", 1, 16.0, "H2O", 2, 18.0),
    ("N2 + 3 H2 -> 2 NH3", "N2", 1, 28.0, "NH3", 2, 17.0),
    ("2 Mg + O2 -> 2 MgO", "Mg", 2, 24.0, "MgO", 2, 40.0),
    ("CaCO3 -> CaO + CO2", "CaCO3", 1, 100.0, "CO2", 1, 44.0),
    ("C3H8 + 5 O2 -> 3 CO2 + 4 H2O", "C3H8", 1, 44.0, "CO2", 3, 44.0),
)


def molar_mass(compound: str) -> float:
    """Grams a mole, with the rounded atomic masses of this module."""
    return sum(_MASSES[element] * count for element, count in _COMPOUNDS[compound].items())


def _grams(rng: Random) -> Drawn:
    moles, mass = rng.randint(2, 9), rng.randint(2, 99)
    return f"{moles} mol at {mass} g/mol: grams?", counted(moles * mass, "g")


def _molar(rng: Random) -> Drawn:
    compound, moles = rng.choice(sorted(_COMPOUNDS)), rng.randint(2, 60)
    masses = ", ".join(f"{element} {_MASSES[element]:g}" for element in _COMPOUNDS[compound])
    asked = f"With the atomic masses {masses} (g/mol), what is the mass of {moles} mol of {compound} in g?"
    return asked, measured(moles * molar_mass(compound), "g")


def _amount(rng: Random) -> Drawn:
    compound, grams = rng.choice(sorted(_COMPOUNDS)), rng.randint(5, 900)
    masses = ", ".join(f"{element} {_MASSES[element]:g}" for element in _COMPOUNDS[compound])
    asked = f"How many moles are {grams} g of {compound}? Atomic masses in g/mol: {masses}."
    return asked, measured(grams / molar_mass(compound), "mol")


def _yielded(rng: Random) -> Drawn:
    equation, given, used, weight, product, made, heavy = rng.choice(_REACTIONS)
    grams = rng.randint(5, 500)
    asked = (
        f"In {equation}, {grams} g of {given} ({weight:g} g/mol) react completely. "
        f"How many grams of {product} ({heavy:g} g/mol) form?"
    )
    return asked, measured(grams / weight / used * made * heavy, "g")


def _percent(rng: Random) -> Drawn:
    equation, given, used, weight, product, made, heavy = rng.choice(_REACTIONS)
    grams, share, purity = rng.randint(50, 500), rng.randint(40, 95), rng.randint(50, 98)
    asked = (
        f"In {equation}, {grams} g of {given} ({weight:g} g/mol) of {purity}% purity react with a yield of {share}%. "
        f"How many grams of {product} ({heavy:g} g/mol) are obtained?"
    )
    return asked, measured(grams * purity / 100 / weight / used * made * heavy * share / 100, "g")


MOLES = StemFamily("moles", (_grams, _molar, _amount, _yielded, _percent))


def _dissolved(rng: Random) -> Drawn:
    litres, molarity = rng.randint(2, 9), rng.randint(2, 99)
    return f"{litres * molarity} mol in {litres} L: mol/L?", counted(molarity, "mol/L")


def _stock(rng: Random) -> Drawn:
    molarity, factor, volume = rng.randint(1, 12), rng.randint(2, 25), rng.randint(2, 60)
    asked = (
        f"How many mL of a {factor * molarity} mol/L stock make {factor * volume} mL of a {molarity} mol/L solution?"
    )
    return asked, counted(volume, "mL")


def _acid(rng: Random) -> Drawn:
    digit, power = rng.randint(11, 99), rng.randint(2, 6)
    asked = f"What is the pH of a solution with [H+] = {digit / 10:g}e-{power} mol/L?"
    return asked, measured(power - math.log10(digit / 10))


def _titrated(rng: Random) -> Drawn:
    acid, base, strong = rng.randint(10, 50), tenths(rng, 10, 40), rng.randint(5, 50) / 100
    asked = (
        f"{acid} mL of sulfuric acid (two protons each) need {base:g} mL of {strong:g} mol/L NaOH. "
        "What is the acid's concentration in mol/L?"
    )
    return asked, measured(base * strong / 2 / acid, "mol/L")


def _buffer(rng: Random) -> Drawn:
    constant, acid, base = tenths(rng, 3, 10), rng.randint(5, 90) / 100, rng.randint(5, 90) / 100
    asked = (
        f"A buffer holds {acid:g} mol/L of a weak acid of pKa {constant:g} and {base:g} mol/L of its conjugate base. "
        "What is its pH?"
    )
    return asked, measured(constant + math.log10(base / acid))


SOLUTIONS = StemFamily("solutions", (_dissolved, _stock, _acid, _titrated, _buffer))


def _halved(rng: Random) -> Drawn:
    rest, times = rng.randint(1, 150), rng.randint(1, 4)
    return f"{rest * 2**times} g after {times} half-lives: g?", counted(rest, "g")


def _remaining(rng: Random) -> Drawn:
    rest, times, life = rng.randint(1, 60), rng.randint(2, 5), rng.randint(2, 40)
    given = f"A source of {rest * 2**times} g has a half-life of {life} days."
    asked = f"{given} How many grams are left after {times * life} days?"
    return asked, counted(rest, "g")


def _age(rng: Random) -> Drawn:
    life, times = rng.randint(3, 900), rng.randint(2, 6)
    asked = f"Of an isotope with a half-life of {life} years 1/{2**times} is left. How many years have passed?"
    return asked, counted(times * life, "year")


def _partial(rng: Random) -> Drawn:
    grams, life = rng.randint(10, 500), rng.randint(4, 60)
    taken = rng.randint(1, 3 * life)
    asked = f"Of {grams} g of an isotope with a half-life of {life} days, how many grams are left after {taken} days?"
    return asked, measured(grams * 0.5 ** (taken / life), "g")


def _dated(rng: Random) -> Drawn:
    share, life = rng.randint(8, 90), rng.choice((5730, 5700, 12300, 1600, 2400))
    asked = (
        f"A sample holds {share}% of its first amount of an isotope of half-life {life} years. How old is it, in years?"
    )
    return asked, measured(life * math.log2(100 / share), "year")


DECAY = StemFamily("decay", (_halved, _remaining, _age, _partial, _dated))
