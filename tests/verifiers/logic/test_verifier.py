from __future__ import annotations

import subprocess
import sys

import pytest

from verigym.errors import UsageError
from verigym.types import Reason, Task
from verigym.verifiers.logic import LogicVerifier


def text_task(gold: str, **meta: str) -> Task:
    return Task("t", "logic", "q", gold, dict(meta))


@pytest.mark.parametrize(
    "response",
    [
        "<answer>cat</answer>",
        "<think>dog? <answer>dog</answer></think> So: <answer>\ncat\n</answer>",
        "<answer>dog</answer> no, <answer>cat</answer>",
        r"It must be \boxed{cat}",
        "After some thought,\nthe answer is cat.",
        "The answer is: **cat**",
        "Final answer: cat",
        "cat",
    ],
)
def test_answers_are_found(response: str) -> None:
    assert LogicVerifier().verify(text_task("cat"), response).passed


@pytest.mark.parametrize("response", [r"\boxed{cat}", "the answer is cat", "cat"])
def test_strict_extraction_takes_tags_only(response: str) -> None:
    verdict = LogicVerifier(extraction="strict").verify(text_task("cat"), response)
    assert (verdict.score, verdict.reason) == (0.0, Reason.NO_ANSWER)


@pytest.mark.parametrize(
    "response",
    ["", "   ", "<think>cat", "<think><answer>cat</answer>", "<answer>", "word " * 200, "<answer></answer>"],
)
def test_no_answer_is_none(response: str, make_task) -> None:
    verdict = LogicVerifier().verify(make_task("lcm"), response)
    assert verdict.score == 0.0
    assert verdict.reason in (Reason.NO_ANSWER, Reason.WRONG)


def test_answer_inside_thinking_that_the_prompt_opened_is_not_an_answer() -> None:
    task = text_task("cat", thinking="open")

    assert LogicVerifier().verify(task, "<answer>cat</answer>").reason is Reason.NO_ANSWER
    assert LogicVerifier().verify(task, "hm</think><answer>cat</answer>").passed


def test_a_grid_may_follow_the_phrase_on_lines_of_its_own(make_task) -> None:
    task = make_task("rotate_matrix", 1)
    gold = task.answer["entry"]["answer"]

    assert LogicVerifier().verify(task, f"I rotated it.\nThe answer is:\n{gold}\n\nDone.").passed


def test_an_empty_answer_is_right_where_the_gold_is_empty(make_task) -> None:
    task = make_task("polynomial_equations", answer="")
    assert LogicVerifier().verify(task, "<answer></answer>").passed


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        ({"task": "sudoko", "config": {}, "entry": {"answer": "1"}}, "Did you mean 'sudoku'"),
        ({"task": "composite", "config": {}, "entry": {"answer": "1"}}, "has no task 'composite'"),
        ({"task": "sudoku", "config": {"no": 1}, "entry": {"answer": "1"}}, "does not take the config"),
        ({"task": "sudoku", "config": {}, "entry": {"answer": "1", "metadata": {"$what": 1}}}, "known tags"),
        ({"task": "sudoku", "config": {}, "entry": {"answer": "1"}}, "the entry of 'sudoku' is broken"),
        ({"task": "sudoku", "config": {}, "entry": {}}, "needs an"),
        ({"task": "sudoku"}, "a logic answer is"),
        (7, "a logic answer is"),
    ],
)
def test_broken_records_are_unscorable_with_their_cause(answer: object, detail: str) -> None:
    verdict = LogicVerifier().verify(Task("t", "logic", "q", answer), "<answer>2</answer>")

    assert verdict.reason is Reason.UNSCORABLE
    assert detail in verdict.detail


def test_config_that_plain_json_has_flattened_is_understood(make_task) -> None:
    config = {"transformation": "lowercase", "min_words": 3, "max_words": 3}
    assert LogicVerifier().verify(make_task("word_sorting", config=config), "<answer>a</answer>").score is not None
    dated = {"min_date": "1999-12-31", "max_date": "2001-01-01", "min_time": "00:00:00"}
    assert LogicVerifier().verify(make_task("time_intervals", config=dated), "<answer>a</answer>").score is not None


def test_the_controls_response_is_right() -> None:
    task, response = LogicVerifier.control or pytest.fail("logic has a control")
    assert LogicVerifier().verify(task, response).passed


def test_unknown_extraction_is_refused() -> None:
    with pytest.raises(UsageError, match="extraction is 'strict' or 'lenient'"):
        LogicVerifier(extraction="loose")  # type: ignore[arg-type]


def test_importing_the_verifier_loads_no_puzzle_library() -> None:
    code = "import sys, verigym.verifiers.logic; print({'reasoning_gym', 'sympy'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
