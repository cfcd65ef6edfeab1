"""What an arbiter sees of a task."""

from __future__ import annotations

from typing import Any

import pytest

from verigym.types import Part, Reason, Task, Verdict
from verigym.verifiers.arbiter.case import case_of

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


def test_a_verdict_of_parts_is_not_asked_about() -> None:
    parts = Verdict.of_parts([Part("one", 0.0, Reason.WRONG)], "5")
    assert case_of(Task("1", "math", "", "5"), parts) is None
