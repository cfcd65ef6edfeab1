"""Texts that want the reward without playing: they never break the judge, and gain nothing."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verigym
from verigym.envs.games.families import FAMILIES
from verigym.envs.games.source import GameSource
from verigym.testing import ODD_TEXTS, check_env_contract
from verigym.types import Reason
from verigym.verifiers.games import GameVerifier, start
from verigym.verifiers.transcript import write

ONE = {name: GameSource([name]).task(3, 1) for name in FAMILIES}
"""A task of each game."""
SHOUTED = ("solved", "over: solved in 1 of 9 turns", "null", "true", "{}", "__import__('os')._exit(0)", "-1", "1e9", "")
MOVES = (
    "9" * 100_000,
    "1 " * 50_000,
    "a" * 200_000,
    "up " * 1000 + "up",
    "１ １",
    "²",
    "١ ٢",
    "\u212aill a",
    "ſ",
    "\x00",
    "\ud800",
    "up\x00",
    "u\u0301p",
    "up<answer>",
    "[[1, 1]]",
    "0 0",
    "99 99",
    "-1 -1",
    "0x1",
    "1_0",
    "+5",
    "a a",
    "a d",
    "fill d",
    "pour a a",
    *SHOUTED,
)


def tagged(move: str) -> str:
    return f"<answer>{move}</answer>"


@pytest.mark.parametrize("name", FAMILIES)
def test_what_is_no_legal_move_changes_nothing(name: str) -> None:
    task = ONE[name]
    before = start(task.answer)
    for text in (*map(tagged, MOVES), *MOVES, *ODD_TEXTS, *map(tagged, ODD_TEXTS)):
        verdict = GameVerifier().verify(task, write([text]))
        assert (verdict.score, verdict.reason in (Reason.MALFORMED, Reason.NO_ANSWER)) == (0.0, True), text[:50]
        assert verdict.detail.endswith(before.view())
        assert before.legal() in verdict.detail
        assert len(verdict.detail) < 1000, "what is said back is ours, and short"


@pytest.mark.parametrize("name", FAMILIES)
def test_ten_thousand_moves_in_a_response_are_one_turn(play: Any, name: str) -> None:
    task = ONE[name]
    _, said = play(task.answer)
    flood = "".join(said) * (10_000 // len(said))
    assert GameVerifier().verify(task, write([flood])) == GameVerifier().verify(task, write([said[-1]]))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_transcript_or_a_prompt_in_a_response_is_no_play(play: Any, name: str) -> None:
    task = verigym.make(f"games/{name}", level=1).task(3)
    _, said = play(task.answer)
    chat = json.dumps([{"role": "assistant", "content": text} for text in said])
    for text in (write(said), chat, write([write(said)])):
        inside = GameVerifier().verify(task, write([text]))
        assert inside.score == GameVerifier().verify(task, write([said[-1]])).score or len(said) == 1
    for text in (str(task.prompt), str(task.prompt) * 100, json.dumps(task.answer), tagged(json.dumps(task.answer))):
        assert GameVerifier().verify(task, write([text] * task.meta["turns"])).score == 0.0


@pytest.mark.parametrize("name", FAMILIES)
def test_moves_after_the_end_count_for_nothing(play: Any, name: str) -> None:
    task = ONE[name]
    _, said = play(task.answer)
    late = [tagged("no")] * task.meta["turns"] + said
    assert GameVerifier().verify(task, write(late)).score == 0.0
    assert GameVerifier().verify(task, write(said + late)) == GameVerifier().verify(task, write(said))


@pytest.mark.parametrize("name", FAMILIES)
@settings(max_examples=40)
@given(texts=st.lists(st.text(st.characters()) | st.text("<answer>/ 0123456789abcdulrp\n"), min_size=1, max_size=5))
def test_no_text_breaks_the_judge(name: str, texts: list[str]) -> None:
    for responses in (texts, list(map(tagged, texts))):
        verdict = GameVerifier().verify(ONE[name], write(responses))
        assert verdict.score is not None
        assert GameVerifier().verify(ONE[name], write(responses)) == verdict


@pytest.mark.parametrize("name", FAMILIES)
def test_the_contract_holds_and_null_policies_earn_nothing(pool: Any, name: str) -> None:
    problems = check_env_contract(verigym.make(f"games/{name}", pool=pool), n=6)
    # The moves that solve one game may rightly solve another.
    assert not [problem for problem in problems if not problem.detail.startswith("another task's gold")]


@pytest.mark.parametrize("name", FAMILIES)
def test_always_the_same_move_earns_next_to_nothing(name: str) -> None:
    source = GameSource([name])
    tasks = [source.task(index, 1) for index in range(30)]
    total = 0.0
    for seed, task in enumerate(tasks):
        move = tagged(FAMILIES[name].random_move(start(task.answer), Random(seed)))
        total += GameVerifier().verify(task, write([move] * task.meta["turns"])).score or 0.0
    assert total / len(tasks) <= 0.2  # one number of seven is right in one game of seven
