"""Golds: the kind that is inferred where none is named, and golds that blame the judge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from verigym.errors import UsageError
from verigym.types import Reason
from verigym.verifiers.stem.answer import gold

KINDS: dict[str, list[Any]] = {
    "number": [
        3, 2.5, "12", "-1.5e-3", "12 m/s", "$3.0\\times 10^8\\,\\mathrm{m/s}$", "3/4", "1,234", "25%", "2 ms",
        "9.8 ± 0.1 m/s^2", "\\frac{1}{2}", "5 meters", "4 °C",
    ],
    "choice": ["(c)", "B", "D)", "A, C", "(b)"],
    "boolean": [True, False, "yes", "No", "True"],
    "text": ["Krebs cycle", "mitochondria", "the α-helix", "Newton's first law", "DNA", "photo-electric effect"],
    "formula": ["H2SO4", "SO_4^{2-}", "\\ce{H2O}", "CO2", "NaCl", "Fe^{3+}", "CuSO4·5H2O", "O2", "(NH4)2SO4", "KMnO4"],
    "reaction": ["2H2 + O2 -> 2H2O", "\\ce{Ag+ + Cl- -> AgCl}", "A -> B".replace("A", "N2O4").replace("B", "2NO2")],
    "list": [[1, 2], [0.5, "x"]],
    "expression": ["x^2 + 1", "2x", "\\frac{v-u}{a}", "\\sqrt{2gh}", "(1, 2)", "x \\to 0", "v = u + at", "F=ma", "3y"],
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_kind_is_inferred_where_none_is_named(kind: str) -> None:
    for value in KINDS[kind]:
        assert gold(value).kind == gold({"value": value}).kind == kind, value


def test_with_options_any_text_is_a_choice() -> None:
    assert gold({"value": "12 m/s", "choices": ["12 m/s", "3 m/s"]}).kind == "choice"
    assert gold({"value": ["A", "B"], "choices": ["x", "y", "z"]}).kind == "choice"


BROKEN = [
    (None, "a STEM answer is a string, number, list or truth value"),
    ({"kind": "number"}, "needs a 'value'"),
    ({"kind": "numbr", "value": 3}, "Did you mean 'number'"),
    ({"kind": "number", "value": 3, "tolerance": 0.1}, "has no key 'tolerance'"),
    ({"kind": "number", "value": 3, "rtol": -0.1}, "'rtol' of a STEM answer is a number that is not negative"),
    ({"kind": "number", "value": 3, "rtol": "1%"}, "'rtol'"),
    ({"kind": "number", "value": 3, "rtol": float("nan")}, "'rtol'"),
    ({"kind": "text", "value": "x", "aliases": "y"}, "'aliases' of a STEM answer is a list"),
    ({"kind": "choice", "value": "A", "choices": "AB"}, "'choices' of a STEM answer is a list"),
    ({"kind": "text", "value": ""}, "a value that can be met"),
    ({"kind": "list", "value": []}, "a value that can be met"),
]


@pytest.mark.parametrize(("answer", "message"), BROKEN)
def test_a_gold_that_breaks_a_rule_is_named(answer: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        gold(answer)


UNREADABLE: list[tuple[Any, str]] = [
    ({"kind": "number", "value": "a dozen or so"}, "'3.2e-5' with a unit like 'kJ/mol'"),
    ({"kind": "number", "value": 3, "unit": "m**__"}, "'m^__'"),
    ({"kind": "number", "value": "2 h 30 min"}, "kind 'number'"),
    ({"kind": "choice", "value": "Silver", "choices": ["Gold", "Lead"]}, "names its options by letter or text"),
    ({"kind": "boolean", "value": "perhaps"}, "is true or false"),
    ({"kind": "formula", "value": "water"}, "like 'SO4^2-'"),
    ({"kind": "reaction", "value": "H2 + O2 -> H2O"}, "balanced equation"),
    ({"kind": "list", "value": "[1, 2"}, "close its brackets"),
    ({"kind": "text", "value": "..."}, "has words"),
]


@pytest.mark.parametrize(("answer", "message"), UNREADABLE)
def test_a_gold_that_cannot_be_read_blames_the_judge(judge: Callable[..., Any], answer: Any, message: str) -> None:
    verdict = judge(answer, "12")
    assert verdict.reason is Reason.UNSCORABLE
    assert verdict.score is None
    assert message in verdict.detail
