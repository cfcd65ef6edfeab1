"""Reaction equations: a common factor, the order of a side, arrows, ions, electrons, states."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.reaction import read_reaction

Score = Callable[..., float]

ARROWS = [
    "->", "-->", "=>", "=", "→", "⟶", "⇌", "<=>", "<->", "\\to", "\\rightarrow", "\\longrightarrow",
    "\\rightleftharpoons",
    "\\Rightarrow", "\\leftrightarrow", "\\xrightarrow{\\Delta}", "->[\\text{heat}]",
]  # fmt: skip
REACTIONS: list[tuple[list[tuple[int, str]], list[tuple[int, str]]]] = [
    ([(2, "H2"), (1, "O2")], [(2, "H2O")]),
    ([(1, "CH4"), (2, "O2")], [(1, "CO2"), (2, "H2O")]),
    ([(1, "N2"), (3, "H2")], [(2, "NH3")]),
    ([(1, "MnO4^-"), (8, "H^+"), (5, "Fe^{2+}")], [(1, "Mn^{2+}"), (4, "H2O"), (5, "Fe^{3+}")]),
    ([(1, "Cr2O7^{2-}"), (14, "H^+"), (6, "e^-")], [(2, "Cr^{3+}"), (7, "H2O")]),
    ([(1, "Ca(OH)2"), (2, "HCl")], [(1, "CaCl2"), (2, "H2O")]),
    ([(1, "CuSO4·5H2O")], [(1, "CuSO4"), (5, "H2O")]),
    ([(1, "^{14}_6C")], [(1, "^{14}_7N"), (1, "e^-")]),
]
CASES = st.sampled_from(REACTIONS)
FACTORS = st.sampled_from([Fraction(1), Fraction(2), Fraction(7), Fraction(1, 2), Fraction(1, 3), Fraction(3, 2)])


def side(terms: list[tuple[Fraction, str]], form: str = "{} ") -> str:
    return " + ".join((form.format(many) if many != 1 else "") + species for many, species in terms)


def equation(left: Any, right: Any, arrow: str = "->", factor: Fraction = Fraction(1), form: str = "{} ") -> str:
    sides = [[(many * factor, species) for many, species in terms] for terms in (left, right)]
    return f"{side(sides[0], form)} {arrow} {side(sides[1], form)}"


def gold(left: Any, right: Any) -> dict[str, Any]:
    return {"kind": "reaction", "value": equation(left, right)}


@settings(max_examples=40)
@given(
    CASES,
    FACTORS,
    st.tuples(st.sampled_from(ARROWS), st.sampled_from(["{} ", "{}", "{}\\,"])),
    st.randoms(use_true_random=False),
)
def test_a_factor_an_order_and_an_arrow_make_no_difference(
    score: Score, case: Any, factor: Fraction, spelling: tuple[str, str], random: Any
) -> None:
    arrow, form = spelling
    left, right = (random.sample(terms, len(terms)) for terms in case)
    assert score(gold(*case), equation(left, right, arrow, factor, form)) == 1.0
    assert score(gold(*case), f"\\mathrm{{{equation(left, right, arrow, factor, form)}}}") == 1.0


@settings(max_examples=25)
@given(CASES, st.data())
def test_a_factor_on_one_term_or_side_alone_is_wrong(score: Score, case: Any, data: st.DataObject) -> None:
    left, right = case
    at = data.draw(st.integers(0, len(left) - 1))
    one = [(2 * many if place == at else many, species) for place, (many, species) in enumerate(left)]
    assert score(gold(*case), equation(one, right)) == 0.0
    assert score(gold(*case), equation([(2 * many, species) for many, species in left], right)) == 0.0
    assert score(gold(*case), equation(right, left)) == 0.0
    assert score(gold(*case), equation(left[:at] + left[at + 1 :] or [(1, "He")], right)) == 0.0
    assert score(gold(*case), equation([*left, (1, "Ar")], [*right, (1, "Ar")])) == 0.0
    assert score(gold(*case), side(left)) == 0.0
    assert score(gold(*case), equation(left, right, factor=Fraction(0))) == 0.0
    assert score(gold(*case), equation(left, right, factor=Fraction(-1))) == 0.0
    assert score(gold(*case), f"{equation(left, right)} -> {side(right)}") == 0.0


WATER = {"kind": "reaction", "value": "2H2 + O2 -> 2H2O"}
SILVER = {"kind": "reaction", "value": "Ag+(aq) + Cl-(aq) -> AgCl(s)"}
IRON = {"kind": "reaction", "value": "Fe3+ + e- -> Fe2+"}
OTHERS: list[tuple[Any, str, bool]] = [
    (WATER, "2H2+O2=2H2O", True),
    (WATER, "H2 + ½O2 → H2O", True),
    (WATER, "H_2 + \\frac{1}{2}O_2 \\to H_2O", True),
    (WATER, "H2 + 0.5 O2 -> H2O", True),
    (WATER, "H2 + H2 + O2 -> H2O + H2O", True),
    (WATER, "\\ce{2H2(g) + O2(g) -> 2H2O(l)}", True),
    (WATER, "2H2O <- 2H2 + O2", True),
    (WATER, "2H2O -> 2H2 + O2", False),
    (WATER, "2H2 + O2 -> H2O2", False),
    (WATER, "hydrogen + oxygen -> water", False),
    ("2H2 + O2 -> 2H2O", "O2 + 2H2 -> 2H2O", True),
    (SILVER, "\\ce{Ag+ (aq) + Cl- (aq) -> AgCl v}", True),
    (SILVER, "Ag^+ + Cl^- \\rightarrow AgCl↓", True),
    (SILVER, "Ag+(aq) + Cl-(aq) -> AgCl(aq)", False),
    (SILVER, "AgNO3 + NaCl -> AgCl + NaNO3", False),
    (IRON, "Fe^{3+} + e^{-} \\rightarrow Fe^{2+}", True),
    (IRON, "Fe3++e-->Fe2+", True),
    (IRON, "Fe^{3+} \\rightarrow Fe^{2+}", False),
    (IRON, "Fe^{3+} \\rightarrow Fe^{2+} + e^-", False),
]


@pytest.mark.parametrize(("answer", "text", "right"), OTHERS)
def test_other_equations(score: Score, answer: Any, text: str, right: bool) -> None:
    assert score(answer, text) == right


@pytest.mark.parametrize("value", ["H2 + O2 -> H2O", "Fe^{3+} -> Fe^{2+}", "water", "2H2 + O2"])
def test_a_gold_that_is_no_balanced_equation_blames_the_judge(score: Score, value: str) -> None:
    assert score({"kind": "reaction", "value": value}, "2H2 + O2 -> 2H2O") is None


@pytest.mark.parametrize(
    "text", ["x -> y", "->", "H2 ->", "-> H2", "+ -> +", "H2+" * 200 + "->H2", "->" * 200, "A -> B -> C"]
)
def test_what_is_no_reaction(text: str) -> None:
    assert read_reaction(clean(text)) is None
