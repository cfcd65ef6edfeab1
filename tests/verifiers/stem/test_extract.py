"""Where an answer stands: boxes, tags, statements, the last expression; and where there is none."""

from __future__ import annotations

from typing import Any

import pytest

from verigym.types import Reason, Task
from verigym.verifiers.stem import StemVerifier

STRICT, LENIENT = StemVerifier(extraction="strict"), StemVerifier()
SPEED = {"kind": "number", "value": 12, "unit": "m/s"}
LETTER = {"kind": "choice", "value": "B"}


def task(answer: Any, prompt: str = "") -> Task:
    return Task("t", "stem", prompt, answer)


@pytest.mark.parametrize(
    "response", ["\\boxed{}", "I do not know", "", "<think>\\boxed{12}", "\\boxed{12", "12 m/s", "<answer>12</answer>"]
)
def test_strict_extraction_wants_a_closed_box(response: str) -> None:
    assert STRICT.verify(task(SPEED), response).reason is Reason.NO_ANSWER


def test_only_what_follows_the_thinking_counts() -> None:
    assert STRICT.verify(task(SPEED), "<think>\\boxed{13}</think>\\boxed{12}").passed
    opened = Task("t", "stem", "", SPEED, {"thinking": "open"})
    assert STRICT.verify(opened, "\\boxed{12}").reason is Reason.NO_ANSWER
    assert STRICT.verify(opened, "...</think>\\boxed{12}").passed


STATED: list[tuple[Any, str]] = [
    (SPEED, "12"),
    (SPEED, "12 m/s"),
    (SPEED, "The answer is 12 m/s."),
    (SPEED, "**Answer:** 12 m/s"),
    (SPEED, "**Final Answer**: $12\\,\\mathrm{m/s}$"),
    (SPEED, "The final answer is:\n$$12\\,\\text{m/s}$$"),
    (SPEED, "so\nThe answer is 12 m/s. This follows from energy."),
    (SPEED, "It falls 5 s.\nHence v = 12 m/s."),
    (SPEED, "It falls 5 s.\nHence $v = 12\\,\\mathrm{m/s}$ at the end."),
    (SPEED, "<answer>12</answer>"),
    (SPEED, "work\n#### 12 \\mathrm{m}\\,\\mathrm{s}^{-1}"),
    (2.5e-3, "so\nx = 2.5 \\times 10^{-3}"),
    (3.5e-8, "so\n#### 3.5e-08"),
    (0.5, "Thus\nthe ratio is $\\frac{1}{2}$ as required."),
    ([3, 5], "#### [3, 5]"),
    (True, "work\n#### True"),
    (LETTER, "The correct option is (B)."),
    (LETTER, "B"),
    ("Krebs cycle", "The answer is: the Krebs cycle"),
]


@pytest.mark.parametrize(("answer", "response"), STATED)
def test_lenient_extraction_finds_stated_answers(answer: Any, response: str) -> None:
    assert LENIENT.verify(task(answer), response).passed
    assert STRICT.verify(task(answer), response).reason is Reason.NO_ANSWER


BOXED: list[tuple[Any, str, bool]] = [
    (SPEED, "$\\boxed{12}\\ \\mathrm{m/s}$", True),
    (SPEED, "\\boxed{12}\\,\\mathrm{km/h}", False),  # a unit behind the box counts
    (SPEED, "$\\boxed{12}$ in total", True),
    (SPEED, "v_1 is \\boxed{3}. Finally \\boxed{12}", True),
    (SPEED, "\\boxed{12} or \\boxed{13}", False),
    (SPEED, "\\boxed{13} or \\boxed{12}", False),
    (SPEED, "\\boxed{3}, \\boxed{12}", False),
    ({"kind": "number", "value": 50, "unit": "%"}, "\\boxed{50}\\%", True),
    (0.5, "\\boxed{50}\\%", True),
    (0.5, "\\boxed{0.5}\\%", False),
    ([1, 2], "$x=\\boxed{1}$, $y=\\boxed{2}$", True),
    ([1, 2], "\\boxed{1} and \\boxed{2}", True),
    ({"kind": "choice", "value": ["A", "C"]}, "\\boxed{A} and \\boxed{C}", True),
    (LETTER, "\\boxed{A} or \\boxed{B}", False),
    (LETTER, "\\boxed{B}", True),
]


@pytest.mark.parametrize(("answer", "response", "right"), BOXED)
def test_boxes_side_by_side_are_one_answer(answer: Any, response: str, right: bool) -> None:
    assert STRICT.verify(task(answer), response).passed is right


def test_a_spray_of_boxes_is_no_answer() -> None:
    for boxes in ("".join(f"\\boxed{{{number}}}" for number in range(100)), "\\boxed{12}" * 10_000):
        assert LENIENT.verify(task({**SPEED, "value": 99}), boxes).reason is Reason.NO_ANSWER
        assert LENIENT.verify(task(SPEED), boxes).reason is Reason.NO_ANSWER


def test_the_detail_says_where_the_answer_stood_and_what_decided() -> None:
    assert LENIENT.verify(task(SPEED), "\\boxed{12}").detail == "box; number, bare number"
    assert LENIENT.verify(task(SPEED), "The answer is 13 m/s").detail == "stated answer; number, number and unit"
    assert LENIENT.verify(task(LETTER), "<answer>B</answer>").detail == "tag; choice, by letter or text of an option"
