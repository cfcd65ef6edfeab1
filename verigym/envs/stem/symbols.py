"""Chemistry by symbols: balanced equations, formulas of compounds, oxidation states."""

from __future__ import annotations

import math
from fractions import Fraction
from random import Random

from verigym.envs.stem.compound import atoms, molar_mass
from verigym.envs.stem.data import ATOMIC_MASSES
from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, chosen, counted, several
from verigym.types import Json

_CATIONS = {
    "Na": 1, "K": 1, "Li": 1, "Ag": 1, "NH4": 1, "Mg": 2, "Ca": 2, "Ba": 2, "Zn": 2, "Cu": 2, "Fe": 3, "Al": 3, "Cr": 3,
    "Pb": 2, "Mn": 2, "Rb": 1, "Cs": 1, "Sr": 2, "Ni": 2, "Co": 2, "Sn": 4, "Ti": 4, "Ga": 3, "In": 3, "Cd": 2,
}  # fmt: skip
_ANIONS = {
    "F": 1, "Cl": 1, "Br": 1, "I": 1, "OH": 1, "NO3": 1, "NO2": 1, "ClO4": 1, "ClO3": 1, "HCO3": 1, "CN": 1, "O": 2,
    "S": 2, "SO4": 2, "SO3": 2, "CO3": 2, "CrO4": 2, "C2O4": 2, "PO4": 3, "N": 3, "P": 3, "MnO4": 1, "BrO3": 1,
    "IO3": 1, "SCN": 1,
}  # fmt: skip
_ORGANIC = ("alkane", "alkene", "alcohol")


def salt(cation: str, anion: str) -> str:
    """The neutral compound of two ions.

    >>> salt("Al", "SO4")
    'Al2(SO4)3'
    """
    plus, minus = _CATIONS[cation], _ANIONS[anion]
    common = math.gcd(plus, minus)
    return _ion(cation, minus // common) + _ion(anion, plus // common)


def _ion(ion: str, count: int) -> str:
    if count == 1:
        return ion
    single = len(atoms(ion)) == 1 and not any(letter.isdigit() for letter in ion)
    return f"{ion}{count}" if single else f"({ion}){count}"


def _charged(ion: str, charge: int, sign: str) -> str:
    return f"{ion}^{charge if charge > 1 else ''}{sign}"


def _formula(value: str) -> Json:
    return {"kind": "formula", "value": value}


def _short_salt(rng: Random, level: int) -> Problem:
    cation, anion = rng.choice(sorted(_CATIONS)), rng.choice(sorted(_ANIONS))
    plus, minus = _charged(cation, _CATIONS[cation], "+"), _charged(anion, _ANIONS[anion], "-")
    right = salt(cation, anion)
    wrong = {_ion(cation, m) + _ion(anion, n) for m in (1, 2, 3) for n in (1, 2, 3)} - {right}
    key, slips = f"{cation} {anion}", tuple(sorted(wrong))
    if level == 0:
        return Problem(f"Salt of {plus} and {minus}: formula?", _formula(right), key, slips)
    question = rng.choice((
        "Which formula has the neutral compound of the ions {plus} and {minus}?",
        "Write the formula of the salt that {plus} and {minus} form.",
        "{plus} and {minus} make a solid without charge. What is its formula?",
    )).format(plus=plus, minus=minus)  # fmt: skip
    if rng.random() < 0.2:
        text, answer = chosen(rng, right, rng.sample(slips, 3))
        return Problem(f"{question} {text}", answer, key)
    return Problem(question, _formula(right), key, slips)


def _organic(rng: Random, level: int) -> Problem:
    kind, carbons, rings = rng.choice(_ORGANIC), rng.randint(6, 40), rng.randint(0, 3)
    hydrogens = 2 * carbons + 2 - 2 * rings - (2 if kind == "alkene" else 0)
    oxygen = "O" if kind == "alcohol" else ""
    right = f"C{carbons}H{hydrogens}{oxygen}"
    rest = {"alkane": "only single bonds", "alkene": "one double bond, else single bonds",
            "alcohol": "one OH group and only single bonds"}[kind]  # fmt: skip
    question = rng.choice((
        "A molecule of {carbons} carbon atoms with {rings} rings has {rest}; all else is hydrogen. What is its "
        "molecular "
        "formula?",
        "Write the molecular formula (C first, then H, then others) of a compound with {carbons} carbon atoms, {rings} "
        "rings, {rest}, and otherwise hydrogen.",
    )).format(carbons=carbons, rings=rings, rest=rest)  # fmt: skip
    wrong = tuple(
        f"C{carbons}H{other}{oxygen}" for other in range(hydrogens - 4, hydrogens + 5, 2) if other != hydrogens
    )
    return Problem(question, _formula(right), f"{kind} {carbons} {rings}", wrong)


_EMPIRICAL = (
    ("C", "H", "O"), ("C", "H", "N"), ("Na", "S", "O"), ("K", "Cr", "O"), ("Fe", "C", "O"), ("C", "H", "Cl"), ("N",
    "H", "S"),
    ("Ca", "P", "O"), ("K", "Mn", "O"), ("C", "H", "S"), ("Mg", "C", "O"), ("Al", "S", "O"),
)  # fmt: skip


def _composed(rng: Random, level: int) -> Problem:
    """Percentages to a formula; at level 4 the molecular one, by the molar mass."""
    elements = rng.choice(_EMPIRICAL)
    counts = [rng.randint(1, 7) for _ in elements]
    if math.gcd(*counts) > 1:
        return _composed(rng, level)
    factor = rng.randint(2, 6) if level == 4 else 1
    unit = _written(elements, counts)
    mass = molar_mass(unit)
    shares = [f"{float(Fraction(ATOMIC_MASSES[name]) * n / mass * 100):.2f}% {name}" for name, n in
              zip(elements, counts, strict=True)]  # fmt: skip
    masses = ", ".join(f"{name} {ATOMIC_MASSES[name]}" for name in elements)
    right = _written(elements, [count * factor for count in counts])
    grams = rng.randint(2, 90)
    asked = f"Its molar mass is {float(mass * factor):.1f} g/mol. What is its molecular formula" if level == 4 else (
        "What is its empirical formula")  # fmt: skip
    question = rng.choice((
        "A sample of {grams} g is {shares} by mass (atomic masses in g/mol: {masses}). {asked}, elements in this "
        "order?",
        "An analysis of {grams} g finds, by mass, {shares}. Atomic masses in g/mol: {masses}. {asked}, with the "
        "elements "
        "in the order given?",
    )).format(grams=grams, shares=", ".join(shares), masses=masses, asked=asked)  # fmt: skip
    other = [[count * factor + (place == spot) for place, count in enumerate(counts)] for spot in range(len(counts))]
    wrong = [_written(elements, near) for near in other] + ([unit] if factor > 1 else [])
    return Problem(question, _formula(right), f"{right} {factor}", tuple(wrong))


def _written(elements: tuple[str, ...], counts: list[int]) -> str:
    return "".join(name + (str(count) if count > 1 else "") for name, count in zip(elements, counts, strict=True))


COMPOUNDS = StemFamily("compounds", (
    (_short_salt,), (_short_salt,), (_short_salt, _organic), (_composed, _organic), (_composed,),
))  # fmt: skip

_STATES = {
    -4: ("C", "Si"), -3: ("N", "P", "As"), -2: ("S", "Se", "Te"), -1: ("Cl", "Br", "I"), 1: ("Cl", "Br", "I"),
    2: ("Mn", "Fe", "Pb", "Sn"), 3: ("N", "P", "Cr", "As", "Sb"), 4: ("S", "Se", "Ti", "C", "Te"),
    5: ("N", "P", "V", "I", "Br", "As"), 6: ("S", "Cr", "Mo", "W", "Se"), 7: ("Cl", "Mn", "I", "Re"),
}  # fmt: skip
_METALS = {"Na": 1, "K": 1, "Li": 1, "Cs": 1, "Mg": 2, "Ca": 2, "Ba": 2, "Sr": 2, "Al": 3}


def _oxygens(rng: Random, state: int) -> tuple[int, int]:
    """How many oxygens and hydrogens stand around an atom of an oxidation state; their charge stays small."""
    if state < 0:
        return 0, rng.randint(max(1, -state - 2), -state + 1)
    oxygens = rng.randint((state + 1) // 2, (state + 4) // 2)
    return oxygens, rng.randint(0, max(0, 2 * oxygens - state))


def _species(rng: Random) -> tuple[str, str, int]:
    """An ion or molecule, its central element and that element's oxidation state."""
    state = rng.choice(sorted(_STATES))
    element = rng.choice(_STATES[state])
    oxygens, hydrogens = _oxygens(rng, state)
    charge = state - 2 * oxygens + hydrogens
    parts = [("H", hydrogens), (element, 1), ("O", oxygens)] if oxygens else [(element, 1), ("H", hydrogens)]
    text = "".join(name + (str(count) if count > 1 else "") for name, count in parts if count)
    return text + (_charged("", abs(charge), "+" if charge > 0 else "-") if charge else ""), element, state


def _state(rng: Random, level: int) -> Problem:
    text, element, state = _species(rng)
    wrong = tuple(str(other) for other in dict.fromkeys((state + 1, state - 1, state + 2, -state, state + 3)) if other)
    if level == 0:
        return Problem(f"{text}: oxidation state of {element}?", counted(state), text, wrong)
    question = rng.choice((
        "What is the oxidation state of {element} in {text}? Hydrogen counts as +1, oxygen as -2.",
        "Take +1 for H and -2 for O. Which oxidation number has {element} in {text}?",
    )).format(element=element, text=text)  # fmt: skip
    if rng.random() < 0.2:
        options, answer = chosen(rng, f"{state:+d}", [f"{int(other):+d}" for other in wrong[:3]])
        return Problem(f"{question} {options}", answer, text)
    return Problem(question, counted(state), text, wrong)


def _salt_state(rng: Random, level: int) -> Problem:
    """A salt of a metal, an oxidation state above 0, and oxygen: M_a X_b O_c."""
    state = rng.choice([number for number in _STATES if number > 0])
    element, metal = rng.choice(_STATES[state]), rng.choice(sorted(_METALS))
    count, oxygens = rng.randint(1, 3), rng.randint(2, 12)
    metals = Fraction(2 * oxygens - count * state, _METALS[metal])
    if metals.denominator > 1 or not 1 <= metals <= 6:
        return _salt_state(rng, level)
    text = _written((metal, element, "O"), [int(metals), count, oxygens])
    if level == 0:
        wrong = tuple(str(other) for other in (state + 1, state - 1, 2 * state, -state) if other)
        return Problem(f"{text}: oxidation state of {element}?", counted(state), text, wrong)
    age = rng.randint(2, 40)
    if level < 4:
        question = rng.choice((
            "A salt has the formula {text}. What is the oxidation state of {element} in it? Oxygen is -2, {metal} "
            "+{plus}.",
            "With -2 for oxygen and +{plus} for {metal}, which oxidation number has {element} in {text}?",
        )).format(text=text, element=element, metal=metal, plus=_METALS[metal])  # fmt: skip
        wrong = tuple(str(other) for other in (state + 1, state - 1, 2 * state, -state) if other)
        return Problem(question, counted(state), text, wrong)
    lower, moles = rng.randint(-1, state - 1), rng.randint(2, 30)
    question = rng.choice((
        "All {element} in {moles} mol of {text} (oxygen -2, {metal} +{plus}; bought {age} years ago) is reduced to an "
        "oxidation state of {lower}. How many moles of electrons does that take?",
        "In a jar that is {age} years old there are {moles} mol of {text}. Oxygen counts as -2, {metal} as +{plus}. "
        "What "
        "amount of electrons, in mol, brings all {element} to the oxidation number {lower}?",
    )).format(element=element, moles=moles, text=text, metal=metal, plus=_METALS[metal], age=age,
              lower=lower)  # fmt: skip
    value = moles * count * (state - lower)
    slips = (moles * (state - lower), moles * count * state, value + moles, count * (state - lower))
    wrong = tuple(str(other) for other in slips if other not in (value, 0))
    return Problem(question, counted(value, "mol"), f"{text} {moles} {lower}", wrong)


def _two_states(rng: Random, level: int) -> Problem:
    """What changes between two species."""
    (first, one, before), (second, other, after) = _species(rng), _species(rng)
    if one == other:
        return _two_states(rng, level)
    question = rng.choice((
        "What are the oxidation states of {one} in {first} and of {other} in {second}, in this order? Hydrogen is +1 "
        "and "
        "oxygen -2.",
        "Hydrogen counts as +1 and oxygen as -2. List the oxidation numbers of {one} in {first} and {other} in "
        "{second}.",
    )).format(one=one, first=first, other=other, second=second)  # fmt: skip
    wrong = (f"{after}, {before}" if after != before else f"{before + 1}, {after}", f"{before}, {after + 1}")
    return Problem(question, several([before, after]), f"{first} {second}", wrong)


OXIDATION = StemFamily(
    "oxidation", ((_state, _salt_state), (_state,), (_state, _salt_state), (_two_states, _salt_state), (_salt_state,))
)
