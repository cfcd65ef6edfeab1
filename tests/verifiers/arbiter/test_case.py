"""What an arbiter sees of a task."""

from __future__ import annotations

from typing import Any

import pytest

from verigym.types import Part, Reason, Task, Verdict
from verigym.verifiers.arbiter.case import Case, case_of

WRONG = Verdict.zero(Reason.WRONG, "5")

GOLDS: dict[str, tuple[Any, Any]] = {
    "text": ("5", "5"),
    "number": (5, 5),
    "several": (["5", "five"], ["5", "five"]),
    "quantity": (
        {"kind": "number", "value": 5, "unit": "m", "rtol": 0.01, "source": "private"},
        {"kind": "number", "value": 5, "unit": "m", "rtol": 0.01},
    ),
    "choice": ({"value": "A", "choices": ["five", "six"]}, {"value": "A", "choices": ["five", "six"]}),
}


@pytest.mark.parametrize(("answer", "reference"), GOLDS.values(), ids=GOLDS.keys())
def test_a_gold_that_can_be_compared_is_shown(answer: Any, reference: Any) -> None:
    case = case_of(Task("1", "stem", "", answer), WRONG)
    assert case is not None
    assert case.reference == reference


NO_GOLDS: dict[str, Any] = {
    "tests": {"language": "python", "kind": "stdio", "tests": [{"input": "1", "output": "5"}]},
    "a puzzle": {"task": "sudoku", "config": {}, "entry": {}},
    "instructions": {"instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]},
    "none": [],
    "lists of lists": [["5"]],
}


@pytest.mark.parametrize("answer", NO_GOLDS.values(), ids=NO_GOLDS.keys())
def test_what_only_a_verifier_can_judge_is_not_asked_about(answer: Any) -> None:
    assert case_of(Task("1", "code", "", answer), WRONG) is None


def test_a_combination_of_verifiers_is_asked_about_although_its_verdicts_have_parts() -> None:
    parts = Verdict.of_parts([Part("math@1:abcdef", 0.0, Reason.WRONG)], "5")
    assert case_of(Task("1", "math", "", "5"), parts) == Case("", "5", "5")


def test_an_answer_of_which_only_the_beginning_is_shown_is_not_asked_about() -> None:
    shown = Verdict.zero(Reason.MALFORMED, "5 or so, or perhaps…", "longer than 4000 characters")
    assert case_of(Task("1", "math", "", "5"), shown) is None
