"""Chemistry: equations to be balanced, of reactions made up anew."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from random import Random

from verigym.envs.stem.compound import atoms
from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, several
from verigym.envs.stem.symbols import salt
from verigym.types import Json

_CHARGE = re.compile(r"\^(\d*)([+-])$")
_METALS = ("Na", "K", "Li", "Mg", "Ca", "Ba", "Zn", "Al", "Sr", "Rb", "Ga", "Cr", "Fe", "Ag", "Sn")
_HALIDES = ("F", "Cl", "Br", "I")
_ACIDS = ("F", "Cl", "Br", "I", "NO3", "SO4", "PO4", "ClO4", "S", "CrO4", "CN", "C2O4")
_OXIDANTS = (
    ("MnO4^-", "Mn^2+"), ("Cr2O7^2-", "Cr^3+"), ("NO3^-", "NO"), ("ClO3^-", "Cl^-"), ("BrO3^-", "Br^-"),
    ("IO3^-", "I2"), ("PbO2", "Pb^2+"), ("MnO2", "Mn^2+"), ("VO2^+", "VO^2+"), ("H2O2", "H2O"), ("NO3^-", "NO2"),
    ("ClO4^-", "Cl^-"), ("S2O8^2-", "SO4^2-"), ("Ce^4+", "Ce^3+"), ("HNO2", "NO"),
)  # fmt: skip
_REDUCTANTS = (
    ("Fe^2+", "Fe^3+"), ("Sn^2+", "Sn^4+"), ("C2O4^2-", "CO2"), ("SO3^2-", "SO4^2-"), ("I^-", "I2"), ("Cu", "Cu^2+"),
    ("Zn", "Zn^2+"), ("H2S", "S"), ("NO2^-", "NO3^-"), ("Ag", "Ag^+"), ("Br^-", "Br2"), ("S2O3^2-", "S4O6^2-"),
    ("Al", "Al^3+"), ("Cr^2+", "Cr^3+"), ("H3AsO3", "H3AsO4"), ("P", "PO4^3-"), ("CH2O", "CO2"), ("C2H6O", "C2H4O2"),
)  # fmt: skip


def content(species: str) -> Counter[str]:
    """Atoms of a species, and its charge under ``+``.

    >>> content("SO4^2-")
    Counter({'O': 4, 'S': 1, '+': -2})
    """
    charge = _CHARGE.search(species)
    counts = atoms(species.partition("^")[0])
    if charge:
        counts["+"] = int(charge[1] or 1) * (1 if charge[2] == "+" else -1)
    return counts


def balanced(left: Sequence[str], right: Sequence[str]) -> list[int] | None:
    """The smallest whole coefficients of an equation; ``None`` if it has none, more than one set, or one below 1.

    >>> balanced(["H2", "O2"], ["H2O"])
    [2, 1, 2]
    """
    columns = [content(species) for species in left] + [content(species) for species in right]
    names = sorted({name for column in columns for name in column})
    rows = [[Fraction(column[name] * (1 if place < len(left) else -1)) for place, column in enumerate(columns)]
            for name in names]  # fmt: skip
    solution = _null_vector(rows, len(columns))
    if solution is None or not (all(part > 0 for part in solution) or all(part < 0 for part in solution)):
        return None
    scale = math.lcm(*(part.denominator for part in solution))
    whole = [abs(int(part * scale)) for part in solution]
    common = math.gcd(*whole)
    return [part // common for part in whole]


def _null_vector(rows: list[list[Fraction]], width: int) -> list[Fraction] | None:
    """What all rows are orthogonal to, if that is one direction: elimination in exact fractions."""
    pivots: list[int] = []
    for column in range(width):
        done = len(pivots)
        found = next((row for row in range(done, len(rows)) if rows[row][column]), None)
        if found is None:
            continue
        rows[done], rows[found] = rows[found], rows[done]
        rows[done] = [entry / rows[done][column] for entry in rows[done]]
        for row, entries in enumerate(rows):
            if row != done and (factor := entries[column]):
                rows[row] = [entry - factor * other for entry, other in zip(entries, rows[done], strict=True)]
        pivots.append(column)
    free = [column for column in range(width) if column not in pivots]
    if len(free) != 1:
        return None
    vector = [Fraction(0)] * width
    vector[free[0]] = Fraction(1)
    for row, column in enumerate(pivots):
        vector[column] = -rows[row][free[0]]
    return vector


def _organic(rng: Random, most: int, nitrogen: bool = False) -> str:
    carbons = rng.randint(1, most)
    hydrogens = 2 * rng.randint(max(1, carbons // 2), carbons + 1)
    parts = [("C", carbons), ("H", hydrogens), ("N", rng.randint(1, 4) if nitrogen else 0), ("O", rng.randint(0, 5))]
    return "".join(name + (str(count) if count > 1 else "") for name, count in parts if count)


def _simple(rng: Random) -> tuple[list[str], list[str]]:
    if rng.random() < 0.8:
        return [_organic(rng, 20), "O2"], ["CO2", "H2O"]
    metal, other = rng.choice(_METALS), rng.choice((*_HALIDES, "O", "N", "S"))
    return [metal, other if other == "S" else f"{other}2"], [salt(metal, other)]


def _neutral(rng: Random) -> tuple[list[str], list[str]]:
    metal, rest = rng.choice(_METALS), rng.choice(_ACIDS)
    base = rng.choice(("OH", "CO3", "HCO3", "O", ""))
    made = [salt(metal, rest), "H2O", "CO2"] if "C" in base else [salt(metal, rest), "H2O" if base else "H2"]
    return [_acid(rest), salt(metal, base) if base else metal], made


def _acid(rest: str) -> str:
    return salt("Na", rest).replace("Na", "H", 1)


def _exchange(rng: Random) -> tuple[list[str], list[str]]:
    (one, other), (rest, last) = rng.sample(_METALS, 2), rng.sample(_ACIDS, 2)
    if rng.random() < 0.3:
        return [_organic(rng, 12, nitrogen=True), "O2"], ["CO2", "H2O", "N2"]
    return [salt(one, rest), salt(other, last)], [salt(one, last), salt(other, rest)]


def _redox(rng: Random) -> tuple[list[str], list[str]]:
    """In acid: oxidant and reductant, with H+ and water where they are needed."""
    (strong, reduced), (weak, oxidized) = rng.choice(_OXIDANTS), rng.choice(_REDUCTANTS)
    return [strong, weak], list(dict.fromkeys([reduced, oxidized]))


def _solved(rng: Random, level: int) -> tuple[list[str], list[str], list[int]]:
    """Both sides of an equation that can be balanced in one way, and its coefficients."""
    while True:
        left, right = (_simple, _neutral, _neutral if rng.random() < 0.4 else _exchange, _exchange, _redox)[level](rng)
        ways = [(left, right)]
        if level == 4:
            ways = [([*left, "H^+"], [*right, "H2O"]), (left, [*right, "H^+"]), ([*left, "H2O"], [*right, "H^+"]),
                    ([*left, "H^+"], right), (left, right)]  # fmt: skip
        for one, other in ways:
            species = [*one, *other]
            if len(set(species)) == len(species) and (coefficients := balanced(one, other)):
                if level == 0 or max(coefficients) > 1:
                    return one, other, coefficients
                break


def _written(left: Sequence[str], right: Sequence[str], coefficients: Sequence[int] | None = None) -> str:
    counts = list(coefficients or [1] * (len(left) + len(right)))
    terms = [f"{count} {name}" if count > 1 else name for count, name in zip(counts, [*left, *right], strict=True)]
    return f"{' + '.join(terms[: len(left)])} -> {' + '.join(terms[len(left) :])}"


def _balance(rng: Random, level: int) -> Problem:
    left, right, coefficients = _solved(rng, level)
    equation = _written(left, right)
    slips = [[*coefficients[:place], count + 1, *coefficients[place + 1 :]] for place, count in enumerate(coefficients)]
    if level == 0:
        return _listed(f"{equation}: coefficients?", coefficients, slips, equation)
    volume, celsius = rng.randint(2, 90) * 10, rng.randint(15, 30)
    aside = "" if level < 3 else rng.choice((f" It is done in {volume} mL of water.", f" It is {celsius} °C."))
    if rng.random() < 0.5:
        question = rng.choice((
            "Balance {equation} with the smallest whole numbers.{aside} List all coefficients in this order, each 1 "
            "too.",
            "Which smallest whole coefficients balance {equation}?{aside} Give them in the order of the equation, "
            "with 1 "
            "where there is only one.",
        )).format(equation=equation, aside=aside)  # fmt: skip
        return _listed(question, coefficients, slips, equation)
    question = rng.choice((
        "Write the balanced equation of {equation}.{aside}",
        "{equation} is not balanced.{aside} Give the balanced equation.",
        "Find the balanced form of the reaction {equation}.{aside}",
    )).format(equation=equation, aside=aside)  # fmt: skip
    answer: Json = {"kind": "reaction", "value": _written(left, right, coefficients)}
    return Problem(question, answer, equation, tuple(_written(left, right, slip) for slip in slips))


def _listed(question: str, coefficients: list[int], slips: list[list[int]], key: str) -> Problem:
    return Problem(question, several(coefficients), key, tuple(", ".join(map(str, slip)) for slip in slips))


EQUATIONS = StemFamily("equations", tuple((_balance,) for _ in range(5)))
