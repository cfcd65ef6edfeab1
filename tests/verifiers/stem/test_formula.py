"""Chemical formulas: composition, structure, charge, hydrates, isotopes, states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.stem.elements import METALS, NUMBERS
from verigym.verifiers.stem.formula import read_formula, same_formula
from verigym.verifiers.stem.latex import clean

Score = Callable[..., float]

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
ELEMENTS = sorted(set(NUMBERS) - {"C", "N", "D", "T"})
COMPOSITIONS = st.dictionaries(st.sampled_from(ELEMENTS), st.integers(1, 30), min_size=1, max_size=4)
CHARGES = st.integers(-4, 4)


def written(atoms: dict[str, int], index: str = "{}") -> str:
    return "".join(symbol + (index.format(count) if count > 1 else "") for symbol, count in atoms.items())


def charged(charge: int, form: str) -> str:
    size = str(abs(charge)) if abs(charge) > 1 else ""
    return form.format(size + ("+" if charge > 0 else "-")) if charge else ""


def same(gold: str, answer: str) -> bool:
    ours, theirs = read_formula(clean(gold)), read_formula(clean(answer))
    assert ours, gold
    return same_formula(ours, theirs)


@settings(max_examples=40)
@given(COMPOSITIONS, CHARGES)
def test_a_formula_is_the_same_in_every_spelling(atoms: dict[str, int], charge: int) -> None:
    gold = written(atoms) + charged(charge, "^{}")
    braces = written(atoms, "_{{{}}}") + charged(charge, "^{{{}}}")
    unicode = written(atoms).translate(SUBSCRIPTS) + charged(charge, "{}").translate(SUPERSCRIPTS)
    for spelling in (
        braces,
        unicode,
        f"\\mathrm{{{braces}}}",
        f"\\ce{{{gold}}}",
        f"$\\mathrm{{{braces}}}$",
        f"\\text{{{unicode}}}",
    ):
        assert same(gold, spelling)
    backwards = dict(reversed(atoms.items()))
    assert same(gold, written(backwards) + charged(charge, "^{}"))  # each element once: a composition


@settings(max_examples=40)
@given(COMPOSITIONS, CHARGES, st.data())
def test_another_atom_count_or_charge_is_another_species(
    atoms: dict[str, int], charge: int, data: st.DataObject
) -> None:
    gold = written(atoms) + charged(charge, "^{}")
    symbol = data.draw(st.sampled_from(sorted(atoms)))
    other = data.draw(st.sampled_from([element for element in ELEMENTS if element not in atoms]))
    assert not same(gold, written({**atoms, symbol: atoms[symbol] + 1}) + charged(charge, "^{}"))
    assert not same(gold, written({**atoms, other: 1}) + charged(charge, "^{}"))
    assert not same(
        gold,
        written({(other if key == symbol else key): count for key, count in atoms.items()}) + charged(charge, "^{}"),
    )
    assert not same(gold, written(atoms) + charged(charge + 1 or 2, "^{}"))
    assert not same(gold, "2" + gold)


@settings(max_examples=40)
@given(
    st.sampled_from(sorted(METALS)),
    st.integers(1, 4),
    st.sampled_from(["{}^{{{}+}}", "{}^{}+", "{}{}+", "{} {}+", "{}({}+)", "{}^{{+{}}}"]),
)
def test_ions_of_one_atom(symbol: str, charge: int, form: str) -> None:
    size = str(charge) if charge > 1 or " " in form else ""
    assert same(f"{symbol}^{{{charge}+}}", form.format(symbol, size))
    assert not same(f"{symbol}^{{{charge}+}}", f"{symbol}^{{{charge}-}}")


@settings(max_examples=40)
@given(st.sampled_from(sorted(NUMBERS)), st.integers(1, 250))
def test_isotopes_have_a_mass_number(symbol: str, mass: int) -> None:
    gold = f"^{{{mass}}}{symbol}"
    number = NUMBERS[symbol]
    for spelling in (
        f"^{{{mass}}}_{{{number}}}\\mathrm{{{symbol}}}",
        f"_{{{number}}}^{{{mass}}}{symbol}",
        f"{symbol}-{mass}",
        f"{{}}^{{{mass}}}{symbol}",
    ):
        assert same(gold, spelling)
    assert not same(gold, f"^{{{mass + 1}}}{symbol}")
    assert not same(gold, symbol)
    assert not same(gold, f"^{{{mass}}}_{{{number + 1}}}{symbol}")


SAME = [
    ("C2H5OH", "CH3CH2OH"), ("CH3CH2OH", "CH3-CH2-OH"), ("CH3COOH", "CH3CO2H"), ("CH3COOH", "HOOCCH3"),
    ("CH2=CH2", "C2H4"),
    ("C2H4O2", "CH3COOH"), ("Ca(OH)2", "Ca(OH)_2"), ("(NH4)2SO4", "(NH_4)_2SO_4"), ("HOCl", "HClO"), ("SCN^-", "NCS^-"),
    ("K4[Fe(CN)6]", "K_4Fe(CN)_6"), ("[Fe(CN)6]^{4-}", "[Fe(CN)_6]4-"), ("CuSO4·5H2O", "CuSO4.5H2O"),
    ("CuSO4·5H2O", "\\mathrm{CuSO_4 \\cdot 5 H_2O}"), ("CuSO4·5H2O", "CuSO4•5H2O"), ("CuSO4·5H2O", "CuSO4*5H2O"),
    ("NaCl", "NaCl(aq)"), ("NaCl(aq)", "NaCl"), ("NaCl(s)", "NaCl_{(s)}"), ("SO4^2-", "SO42-"), ("NH4^+", "NH4+"),
    ("NO3^-", "NO3-"),
    ("Hg2^2+", "Hg2 2+"), ("PO4^3-", "PO4---"), ("O^{2-}", "O2-"), ("O2^-", "O2-"), ("e^-", "e^{-}"),
    ("KCN", "K(CN)"),
]  # fmt: skip
DIFFERENT = [
    ("C2H5OH", "CH3OCH3"), ("C2H5OH", "C2H6O"), ("CH3COOH", "HCOOCH3"), ("CO", "Co"), ("OCN^-", "CNO^-"),
    ("HCN", "HNC"),
    ("HOCN", "HNCO"), ("KCN", "KNC2"), ("CuSO4·5H2O", "CuSO4"), ("CuSO4·5H2O", "CuSO9H10"),
    ("CuSO4·5H2O", "CuSO4·7H2O"),
    ("NaCl(aq)", "NaCl(s)"), ("SO4^2-", "SO4^-"), ("SO4^2-", "SO4^2+"), ("SO4^2-", "SO4"), ("H2O", "H2O2"),
    ("H2O", "2H2O"),
    ("Fe^3+", "Fe^2+"), ("Ca(OH)2", "CaOH2"), ("[Co(NH3)5Cl]Cl2", "[Co(NH3)4Cl2]Cl"), ("NO3^-", "NO^3-"),
    ("H2O", "water"),
    ("H2O", "h2o"), ("^{14}C", "14C"), ("NaCl", "NaCl?"), ("NaCl", "NaCl or KCl"),
]  # fmt: skip


@pytest.mark.parametrize(("gold", "answer"), SAME)
def test_the_same_substance(score: Score, gold: str, answer: str) -> None:
    assert score({"kind": "formula", "value": gold}, answer) == 1.0


@pytest.mark.parametrize(("gold", "answer"), DIFFERENT)
def test_another_substance(score: Score, gold: str, answer: str) -> None:
    assert score({"kind": "formula", "value": gold}, answer) == 0.0


@pytest.mark.parametrize(
    "text",
    ["Water", "X2", "H2O)", "(H2O", "H0", "H" * 300, "((((((H))))))", "()", "^{14}", "2", "H2O^{2}", "Na+-", "H99999"],
)
def test_what_is_no_formula(text: str) -> None:
    assert read_formula(clean(text)) == ()
