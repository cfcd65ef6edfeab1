"""Chemistry: amounts of substance, and what reactions make of them."""

from __future__ import annotations

from fractions import Fraction

from verigym.envs.stem.compound import atoms, molar_mass, substance
from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Case, Law
from verigym.envs.stem.quantity import between

ASIDES = (
    ("The beaker holds {} mL.", 100, 900),
    ("The balance is {} years old.", 2, 30),
    ("The room is at {} °C.", 15, 30),
    ("It is done by {} students.", 2, 30),
    ("The substance was bought for {} euros.", 5, 90),
    ("The stirrer turns {} times a minute.", 60, 900),
)
_SUBSTANCES = tuple(
    substance(*pair)
    for pair in (
        ("H2O", "water"), ("CO2", "carbon dioxide"), ("NH3", "ammonia"), ("CH4", "methane"), ("C3H8", "propane"),
        ("NaCl", "sodium chloride"), ("H2SO4", "sulfuric acid"), ("HNO3", "nitric acid"), ("CaCO3",
        "calcium carbonate"),
        ("C6H12O6", "glucose"), ("Fe2O3", "iron(III) oxide"), ("MgO", "magnesium oxide"), ("C2H6O", "ethanol"),
        ("Ca(OH)2", "calcium hydroxide"), ("Al2(SO4)3", "aluminium sulfate"), ("KMnO4", "potassium permanganate"),
        ("Mg(NO3)2", "magnesium nitrate"), ("(NH4)2SO4", "ammonium sulfate"), ("CuSO4", "copper(II) sulfate"),
        ("K2Cr2O7", "potassium dichromate"), ("Ca3(PO4)2", "calcium phosphate"), ("C12H22O11", "sucrose"),
    )
)  # fmt: skip
_MASS = between(5, 900, "g", "kg", "mg")
_STATED = " Atomic masses in g/mol: {masses}."

_GRAMS = Law(
    "mass of moles", {"n": between(2, 60, "mol", "mmol"), "m": between(2, 99, "g/mol", "kg/mol")}, lambda n, m: n * m,
    ("g", "kg"),
    ("A substance has a molar mass of {m}.", "One mole of a substance weighs as its molar mass says, {m}."),
    ("What is the mass of {n} of it, in {unit}?", "How many {unit} are {n} of it?"),
    (lambda n, m: n / m / 1000, lambda n, m: m / n), short="{n} at {m}: mass in {unit}?",
)  # fmt: skip
_WEIGHED = Law(
    "mass of a compound", {"n": between("0.1", 20, "mol", "mmol", step="0.1")}, lambda n, mm: n * mm, ("g", "kg", "mg"),
    ("There are {n} of {formula}." + _STATED, "A vessel holds {n} of {name}, {formula}." + _STATED),
    ("What is their mass in {unit}?", "How much is that, in {unit}?"),
    (lambda n, mm: n / mm / 1000, lambda n, mm: mm / n), cases=_SUBSTANCES, steps=2,
)  # fmt: skip
_AMOUNT = Law(
    "amount of a compound", {"m": _MASS}, lambda m, mm: m / mm, ("mol", "mmol"),
    ("A sample of {name}, {formula}, has a mass of {m}." + _STATED, "There are {m} of {formula}." + _STATED),
    ("What amount of substance is that, in {unit}?", "How many {unit} of it are there?"),
    (lambda m, mm: m * mm * 10**3, lambda m, mm: mm / m), cases=_SUBSTANCES, steps=2,
)  # fmt: skip
_MOLECULES = Law(
    "formula units", {"m": _MASS}, lambda m, mm, na: m / mm * na, ("",),
    ("A sample of {name}, {formula}, has a mass of {m}." + _STATED, "There are {m} of {formula}." + _STATED),
    ("How many formula units of it are there?", "Of how many formula units does it consist?"),
    (lambda m, mm, na: m / mm, lambda m, mm, na: mm / m * na), ("na",), cases=_SUBSTANCES, steps=3,
)  # fmt: skip


def _elements() -> tuple[Case, ...]:
    """Each compound with each of its elements, and with the element's share ``w`` of the mass."""
    cases = []
    for case in _SUBSTANCES:
        formula, mass = case.texts["formula"], molar_mass(case.texts["formula"])
        for element, count in atoms(formula).items():
            texts = {**case.texts, "element": element}
            cases.append(
                Case(texts, {"w": molar_mass(element) * count / mass, "k": Fraction(count), "mm": mass / 1000})
            )
    return tuple(cases)


_ELEMENT = Law(
    "mass of an element", {"m": _MASS, "p": between(40, 98, "%")}, lambda m, p, w, k, mm: m * p * w, ("g", "kg", "mg"),
    ("An ore of {m} is {p} {formula} by mass; the rest is free of {element}." + _STATED,
     "Of {m} of a powder, {p} of the mass are {name}, {formula}, and the rest holds no {element}." + _STATED),
    ("What mass of {element} does it hold, in {unit}?", "How many {unit} of the element {element} are in it?"),
    (lambda m, p, w, k, mm: m * w, lambda m, p, w, k, mm: m * p * w / k, lambda m, p, w, k, mm: m * w / p),
    cases=_elements(), steps=3,
)  # fmt: skip
_ATOMS = Law(
    "atoms of an element", {"m": _MASS, "p": between(40, 98, "%")},
    lambda m, p, w, k, mm, na: m * p / mm * k * na, ("",),
    ("A mineral of {m} is {p} {formula} by mass; the rest is free of {element}." + _STATED,
     "Of {m} of a powder, {p} of the mass are {name}, {formula}, and the rest holds no {element}." + _STATED),
    ("How many atoms of {element} does it hold?", "What is the number of {element} atoms in it?"),
    (lambda m, p, w, k, mm, na: m * p / mm * na, lambda m, p, w, k, mm, na: m / mm * k * na), ("na",),
    cases=_elements(), steps=5,
)  # fmt: skip
MOLES = StemFamily("moles", (
    (_GRAMS,), (_WEIGHED, _AMOUNT), (_WEIGHED, _AMOUNT), (_MOLECULES, _ELEMENT), (_ATOMS,),
), ASIDES)  # fmt: skip
