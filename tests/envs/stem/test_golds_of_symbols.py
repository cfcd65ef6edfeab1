"""Chemistry by symbols, nuclei and numerals: each gold again, from what the question says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from sympy import Matrix

Samples = Callable[[str, int], tuple[tuple[str, Any, dict[str, Any]], ...]]

_NAMES = """
H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru
Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At
Rn Fr Ra Ac Th Pa U Np Pu Am Cm
"""
ELEMENTS = _NAMES.split()
"""In the order of their atomic numbers."""


def atoms(formula: str) -> Counter[str]:
    """Brackets are multiplied out first."""
    while group := re.search(r"\(([^()]*)\)(\d*)", formula):
        formula = formula.replace(group[0], group[1] * int(group[2] or 1))
    counts: Counter[str] = Counter()
    for name, count in re.findall(r"([A-Z][a-z]?)(\d*)", formula):
        counts[name] += int(count or 1)
    return counts


def charge(species: str) -> int:
    found = re.search(r"\^(\d*)([+-])$", species)
    return int(found[2] + (found[1] or "1")) if found else 0


def right(answer: Any) -> Any:
    """The gold, of options the text of the right one."""
    return answer["choices"]["ABCDEFGH".index(answer["value"])] if answer["kind"] == "choice" else answer["value"]


@pytest.mark.parametrize("level", range(5))
def test_balanced_equations_keep_atoms_and_charge_in_one_way_only(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("equations", level)[:60]:
        left, _, rest = re.search(r"((?:\S+ \+ )*\S+) -> ((?:\S+ \+ )*[^\s:.?]+)", question).group(0).partition(" -> ")
        sides = [left.split(" + "), rest.split(" + ")]
        species = [*sides[0], *sides[1]]
        counts = answer["value"]
        if answer["kind"] == "reaction":
            parts = re.split(r" \+ | -> ", counts)
            assert [part.split()[-1] for part in parts] == species
            counts = [int(part.split()[0]) if " " in part else 1 for part in parts]
        names = {name for one in species for name in atoms(one.partition("^")[0])}
        rows = [[atoms(one.partition("^")[0])[name] for one in species] for name in sorted(names)]
        rows.append([charge(one) for one in species])
        matrix = Matrix(
            [[entry * (1 if place < len(sides[0]) else -1) for place, entry in enumerate(row)] for row in rows]
        )
        assert matrix * Matrix(counts) == Matrix.zeros(len(rows), 1), question
        assert len(matrix.nullspace()) == 1, question
        assert math.gcd(*counts) == 1


@pytest.mark.parametrize("level", range(5))
def test_formulas_of_compounds_fit_charges_bonds_and_shares(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("compounds", level):
        formula = right(answer)
        if ions := re.findall(r"[A-Z]\w*\^\d?[+-]", question):
            plus, minus = ions
            cation, anion = (rf"\(?{ion.partition('^')[0]}\)?(\d?)" for ion in ions)
            counts = [int(part or 1) for part in re.fullmatch(cation + anion, formula).groups()]
            assert counts[0] * charge(plus) + counts[1] * charge(minus) == 0
            assert math.gcd(*counts) == 1
        elif "rings" in question:
            carbons, rings = int(re.search(r"(\d+) carbon", question)[1]), int(re.search(r"(\d+) rings", question)[1])
            missing = rings + ("double" in question)
            assert atoms(formula) == +Counter(C=carbons, H=2 * (carbons + 1 - missing), O=int("OH" in question))
        else:
            masses = {name: float(mass) for name, mass in re.findall(r"\b([A-Z][a-z]?) (\d+\.\d+)", question)}
            whole = sum(masses[name] * count for name, count in atoms(formula).items())
            for share, name in re.findall(r"(\d+\.\d+)% ([A-Z][a-z]?)", question):
                assert masses[name] * atoms(formula)[name] / whole * 100 == pytest.approx(float(share), abs=0.006)
            stated = re.search(r"molar mass is (\d+\.\d)", question)
            assert (math.gcd(*atoms(formula).values()) > 1) == (stated is not None)
            assert stated is None or whole == pytest.approx(float(stated[1]), abs=0.06)


STATES = {"H": 1, "O": -2, "Na": 1, "K": 1, "Li": 1, "Cs": 1, "Mg": 2, "Ca": 2, "Ba": 2, "Sr": 2, "Al": 3}


def state(species: str, element: str) -> Fraction:
    """What is left for an element once the others have theirs."""
    counts = atoms(species.partition("^")[0])
    others = sum(STATES[name] * count for name, count in counts.items() if name != element)
    return Fraction(charge(species) - others, counts[element])


@pytest.mark.parametrize("level", range(5))
def test_oxidation_states_add_up_to_the_charge(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("oxidation", level):
        species = [name for name in re.findall(r"\b(?:[A-Z][a-z]?\d*){2,}(?:\^\d*[+-])?", question) if name != "-2"]
        asked = [re.search(r"of ([A-Z][a-z]?)[ ?]", question), re.search(r"(?:has|All|all) ([A-Z][a-z]?) ", question)]
        element = next(match[1] for match in asked if match)
        if answer["kind"] == "list":
            elements = re.findall(r"([A-Z][a-z]?) in [A-Z]", question)
            assert [state(*pair) for pair in zip(species, elements, strict=True)] == answer["value"]
        elif level < 4:
            assert state(species[0], element) == int(right(answer)), question
        else:
            moles = int(re.search(r"(\d+) mol of", question)[1])
            lower = int(re.search(r"(?:oxidation state of|oxidation number) (-?\d+)", question)[1])
            change = (state(species[0], element) - lower) * atoms(species[0])[element]
            assert moles * change == answer["value"], question


def nuclide(text: str) -> tuple[int, int]:
    """Mass number and atomic number."""
    name, _, mass = text.partition("-")
    return int(mass), ELEMENTS.index(name) + 1


PARTICLES = {"neutron": (1, 0), "proton": (1, 1), "alpha particle": (4, 2), "deuteron": (2, 1)}
DECAYS = {"alpha decay": (4, 2), "beta-minus decay": (0, -1), "beta-plus decay": (0, 1), "neutron emission": (1, 0)}


@pytest.mark.parametrize("level", range(5))
def test_nuclear_reactions_keep_mass_number_and_charge(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("nuclei", level):
        told = question.replace("Write it as in U-238.", "")
        named = [nuclide(text) for text in re.findall(r"\b[A-Z][a-z]?-\d+", told.partition(" (A) ")[0])]
        if level == 4:
            alphas, betas = answer["value"]
            (parent, end) = sorted(named, reverse=True)
            assert (parent[0] - 4 * alphas, parent[1] - 2 * alphas + betas) == end
            continue
        if found := re.search(r"(\d+) alpha .*?(\d+) (?:beta|electron)", question):
            out = [(4, 2)] * int(found[1]) + [(0, -1)] * int(found[2])
        elif decay := next((name for name in DECAYS if name in question), None):
            out = [DECAYS[decay]]
        else:
            parts = re.findall(r"(an?|\d+) (neutron|proton|alpha particle|deuteron)(?:s|\b)", question)
            times = [1 if count in ("a", "an") else int(count) for count, _ in parts]
            signs = [-1, 1]  # the first goes in
            out = [(PARTICLES[name][0] * count * sign, PARTICLES[name][1] * count * sign)
                   for count, sign, (_, name) in zip(times, signs, parts, strict=True)]  # fmt: skip
        end = (named[0][0] - sum(mass for mass, _ in out), named[0][1] - sum(number for _, number in out))
        assert nuclide(right(answer)) == end, question


@pytest.mark.parametrize("level", range(5))
def test_isotopes_have_the_right_numbers(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("isotopes", level):
        numbers = [Fraction(text) for text in re.findall(r"(\d+(?:\.\d+)?) u\b", question)]
        if level == 0 or answer["kind"] == "list":
            mass, number = nuclide(re.search(r"[A-Z][a-z]?-\d+", question)[0])
            if level == 0:
                assert answer["value"] == mass - number
            else:
                assert answer["value"] == [
                    number,
                    mass - number,
                    number - int(re.search(r"charge of ([+-]\d)", question)[1]),
                ]
        elif level == 2:
            share = Fraction(re.search(r"(\d+)%", question)[1]) / 100
            light, heavy = sorted(numbers)
            assert Fraction(answer["value"]) == heavy - share * (heavy - light)
        else:
            mean = Fraction(re.search(r"mean (?:mass|atomic mass) .*?is (\d+(?:\.\d+)?) u", question)[1])
            numbers.remove(mean)
            others = sorted(set(numbers))
            known = Fraction(re.search(r"(\d+)%", question)[1]) / 100 if level == 4 else Fraction(0)
            middle = others[1] if level == 4 else Fraction(0)
            light, heavy = others[0], others[-1]
            share = (heavy * (1 - known) + middle * known - mean) / (heavy - light)
            assert share * 100 == answer["value"], question
