"""Verdicts on whole responses: parts, modes, thinking, blank text, and tasks that are at fault."""

from __future__ import annotations

from typing import Any

import pytest

from verigym.types import Reason, Task, Verdict
from verigym.verifiers.instruct import InstructVerifier
from verigym.verifiers.instruct.registry import Profile


def judge(
    response: str,
    *asked: tuple[str, dict[str, Any]],
    mode: str = "strict",
    thinking: str = "",
    profile: Profile = "published",
) -> Verdict:
    answer = {"instruction_id_list": [id for id, _ in asked], "kwargs": [kwargs for _, kwargs in asked], "mode": mode}
    return InstructVerifier(profile).verify(Task("t", "instruct", "", answer, {"thinking": thinking}), response)


NO_COMMA = ("punctuation:no_comma", {})
FOG = ("keywords:existence", {"keywords": ["fog"]})
TITLE_IN_FRONT = (
    "length_constraints:nth_paragraph_first_word",
    {"num_paragraphs": 1, "nth_paragraph": 1, "first_word": "fog"},
)


def test_score_is_the_share_of_instructions_followed() -> None:
    verdict = judge("fog, fog", NO_COMMA, FOG)
    assert (verdict.score, verdict.reason) == (0.5, Reason.PARTIAL)
    assert [(part.name, part.score) for part in verdict.parts] == [
        ("punctuation:no_comma", 0.0),
        ("keywords:existence", 1.0),
    ]


@pytest.mark.parametrize("response", ["", " \n\t", "<think>no comma here</think>", "<think>no end"])
def test_saying_nothing_follows_nothing(response: str) -> None:
    verdict = judge(response, NO_COMMA, ("keywords:forbidden_words", {"forbidden_words": ["tea"]}))
    assert (verdict.score, verdict.reason) == (0.0, Reason.NO_ANSWER)


def test_thinking_is_not_judged() -> None:
    assert judge("<think>well, fog</think>\n\ntea", NO_COMMA).passed
    assert not judge("<think>well, fog</think>\n\ntea", FOG).passed


def test_line_break_after_thinking_is_no_paragraph() -> None:
    assert judge("<think>x</think>\n\nFog is wet", TITLE_IN_FRONT).passed


def test_thinking_opened_by_the_prompt_and_never_closed_is_no_answer() -> None:
    assert judge("no comma", NO_COMMA, thinking="open").reason is Reason.NO_ANSWER


def test_loose_forgives_an_opening_line_and_asterisks() -> None:
    for response in ("Sure:\nfog is wet", "*fog* is wet", "Sure:\n**fog** is wet\nBye"):
        assert not judge(response, TITLE_IN_FRONT).passed
        assert judge(response, TITLE_IN_FRONT, mode="loose").passed


def test_loose_takes_no_blank_variant_for_an_answer() -> None:
    # without its only line the response is blank, and blank text holds no comma
    assert not judge("a, b", NO_COMMA, mode="loose").passed


@pytest.mark.parametrize("mode", ["strict", "loose"])
@pytest.mark.parametrize("response", ["...", "***", "[]", "\u200b", "\N{GRINNING FACE}"])
def test_marks_alone_follow_nothing_as_intended(response: str, mode: str) -> None:
    assert judge(response, NO_COMMA, mode=mode, profile="intended").reason is Reason.NO_ANSWER
    assert judge(response, NO_COMMA, mode=mode).passed


def test_loose_takes_no_variant_of_marks_alone_for_an_answer_as_intended() -> None:
    assert not judge("a, b\n...", NO_COMMA, mode="loose", profile="intended").passed


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ("text", "the answer is an object"),
        ({"instruction_id_list": [], "kwargs": []}, "holds at least one id"),
        ({"instruction_id_list": ["punctuation:no_comma"]}, "one object for each of 1 instructions"),
        ({"instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}, {}]}, "one object for each of 1"),
        ({"instruction_id_list": [3], "kwargs": [{}]}, "an instruction is an id"),
        ({"instruction_id_list": ["punctuation:no_coma"], "kwargs": [{}]}, "Did you mean 'punctuation:no_comma'"),
        ({"instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}], "mode": "lax"}, "'strict' or 'loose'"),
        ({"instruction_id_list": ["keywords:existence"], "kwargs": [{}]}, "needs the argument 'keywords'"),
        (
            {"instruction_id_list": ["keywords:existence"], "kwargs": [{"keywords": [""]}]},
            "(a list of texts), got ['']",
        ),
        (
            {
                "instruction_id_list": ["length_constraints:number_words"],
                "kwargs": [{"num_words": 3, "relation": "about"}],
            },
            "('at least' or 'less than'), got 'about'",
        ),
    ],
)
@pytest.mark.parametrize("response", ["some text", ""])
def test_task_at_fault_is_unscorable_with_its_cause(answer: Any, cause: str, response: str) -> None:
    verdict = InstructVerifier().verify(Task("t", "instruct", "", answer), response)
    assert verdict.score is None
    assert cause in verdict.detail


def test_control_passes_and_quick_says_what_verify_says() -> None:
    verifier = InstructVerifier()
    assert verifier.control is not None
    task, response = verifier.control
    assert verifier.verify(task, response).passed
    assert verifier.quick(task, response) == verifier.verify(task, response)
