"""Verdicts on games: replayed from the transcript, strict about moves, deaf to whatever a text claims."""

from __future__ import annotations

import pytest

from verigym.types import Reason, Task
from verigym.verifiers.games import GameVerifier
from verigym.verifiers.transcript import write

PUZZLE = {"game": "guess", "turns": 3, "numbers": [2, 4, 6, 7, 9], "secret": 7}
TASK = Task("t", "games", "", PUZZLE)


def judge(*responses: str, task: Task = TASK):
    return GameVerifier().verify(task, write(responses))


def test_the_detail_of_a_game_that_goes_on_is_the_next_observation() -> None:
    assert judge("<answer>6</answer>").detail == "higher"
    assert judge("<answer>6</answer>", "I say <answer>9</answer>").detail == "lower"


def test_a_solved_game_is_over_and_nothing_counts_any_more() -> None:
    solved = judge("<answer>6</answer>", "<answer>7</answer>")
    assert (solved.score, solved.reason, solved.detail) == (1.0, Reason.CORRECT, "over: solved in 2 of 3 turns")
    assert judge("<answer>6</answer>", "<answer>7</answer>", "<answer>2</answer>") == solved


def test_a_game_ends_with_its_turns() -> None:
    ended = judge(*["<answer>6</answer>"] * 3)
    assert (ended.score, ended.reason, ended.detail) == (0.0, Reason.WRONG, "over: all 3 turns are taken")
    late = judge(*["<answer>6</answer>"] * 3, "<answer>7</answer>")
    assert (late.score, late.detail) == (0.0, ended.detail)


def test_an_illegal_move_costs_a_turn_and_is_told_what_is_legal_and_what_was_seen() -> None:
    said = judge("<answer>6</answer>", "<answer>5</answer>")
    assert said.detail == "Illegal. Say one of the numbers of the list.\nhigher"
    assert judge("<answer>5</answer>", "<answer>5</answer>", "<answer>5</answer>").reason is Reason.MALFORMED
    assert judge("7", "I think of 7", "\\boxed{7}").reason is Reason.NO_ANSWER


@pytest.mark.parametrize(
    "text",
    [
        "<think><answer>7</answer>",
        "<answer>7</answer></think>no",
        "<answer>7",
        "7</answer>",
        "<answer>7 </answer><answer>6</answer>",
        "<answer>7.0</answer>",
        "<answer>07 or 6</answer>",
        "<answer>٧</answer>",
        "<answer>７</answer>",
        "<answer>" + "7" * 100_000 + "</answer>",
        "<answer>[7]</answer>",
    ],
    ids=range(11),
)
def test_what_is_no_plain_move_solves_nothing(text: str) -> None:
    assert judge(text).score == 0.0


def test_a_transcript_inside_a_response_is_one_response() -> None:
    inside = write(["<answer>2</answer>", "<answer>7</answer>"])
    assert judge(inside).score == judge("<answer>7</answer>").score
    assert judge(write(["<answer>7</answer>", "<answer>2</answer>"])).score == 0.0


def test_thinking_that_the_prompt_has_opened_must_end_in_each_response() -> None:
    opened = Task("t", "games", "", PUZZLE, {"thinking": "open"})
    assert judge("<answer>7</answer>", task=opened).score == 0.0
    assert judge("so</think><answer>7</answer>", task=opened).score == 1.0


@pytest.mark.parametrize(
    "answer",
    [None, 3, "guess", [], {}, {"game": "chess"}, {"game": []}, {**PUZZLE, "turns": 0}, {"game": "guess", "turns": 2}],
    ids=range(9),
)
def test_what_is_no_game_is_unscorable(answer: object) -> None:
    verdict = judge("<answer>7</answer>", task=Task("t", "games", "", answer))
    assert verdict.score is None
    assert verdict.detail.startswith("this is no game: ")


def test_the_quick_verdict_is_the_verdict() -> None:
    text = write(["<answer>6</answer>"])
    assert GameVerifier().quick(TASK, text) == GameVerifier().verify(TASK, text)
