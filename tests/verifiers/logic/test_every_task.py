from __future__ import annotations

import contextlib
import io

import pytest

from verigym.types import Reason, Task
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.gate import GATES
from verigym.verifiers.logic.scoring import Puzzle

ODD = (
    *("", " ", "0", "-1", "1/0", "nan", "inf", "1e999", "9" * 5000, "0x", "²", "٣", "True", "None", "null", "A", "?"),
    *(
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "[null]",
        "[[1,2],[3]]",
        '{"a": 1}',
        '[["a"]]',
        '"text"',
        "[1, 2",
        "NaN",
        "[NaN, NaN]",
    ),
    *(
        "(",
        ")" * 300,
        "((((((",
        "a" * 5000,
        "a,b,c",
        "x=1, y",
        "\n\n",
        "\x00",
        "\ud800",
        "😀" * 40,
        "R L U D F B",
        "1 2\n3",
    ),
    *("import os", "9**9**9**9", "__class__", "%s%n", "<b>", "∞", "±1", "1,2,3,4", "move(box_red, target_red)"),
)


@pytest.fixture(scope="module")
def names() -> list[str]:
    import reasoning_gym  # noqa: F401  registers the tasks
    from reasoning_gym.factory import DATASETS

    return sorted(set(DATASETS) - {"composite"})


@pytest.mark.parametrize("name", ["arc_agi", "rearc"])
def test_without_tags_the_boards_would_not_compare(make_task, name: str) -> None:
    task = make_task(name)
    assert "$tuple" in task.answer["entry"]["metadata"]["output"]


def test_odd_text_gets_a_verdict_and_no_more(make_task, names: list[str]) -> None:
    verifier, paid = LogicVerifier(), []
    with contextlib.redirect_stdout(io.StringIO()):  # some scorers print
        for name in names:
            task = make_task(name, 5)
            gold = Puzzle.of(task.answer).gold
            for text in ODD:
                verdict = verifier.verify(task, f"<answer>{text}</answer>")
                assert verdict.reason is not Reason.UNSCORABLE, (name, text, verdict.detail)
                if verdict.passed and text.strip() != (gold or "").strip():
                    paid.append((name, text[:20], gold))

    assert paid == []


@pytest.mark.parametrize("name", ["prime_factorization", "boxnet", "game_of_life"])
def test_answers_on_which_the_scorer_raises_are_malformed(make_task, name: str) -> None:
    text = {"boxnet": "[1]", "game_of_life": '{"a": 1}'}.get(name, "two × three")

    verdict = LogicVerifier().verify(make_task(name), f"<answer>{text}</answer>")

    assert (verdict.score, verdict.reason) == (0.0, Reason.MALFORMED)


def test_an_entry_on_which_the_scorer_always_raises_is_unscorable(make_task) -> None:
    task = make_task("survo")
    del task.answer["entry"]["metadata"]["puzzle"]

    verdict = LogicVerifier().verify(task, "<answer>1 2\n3 4</answer>")

    assert verdict.reason is Reason.UNSCORABLE
    assert "the entry of 'survo' is broken" in verdict.detail


def test_quick_verdicts_are_those_of_verify(make_task, names: list[str]) -> None:
    verifier, decided = LogicVerifier(), 0
    for name in sorted(set(names) - set(GATES) - {"acre"})[::4]:
        task = make_task(name, 2)
        gold = Puzzle.of(task.answer).gold
        for response in (f"<answer>{gold}</answer>", "<think>1", "", "<answer></answer>", "<answer>0</answer>"):
            quick = verifier.quick(task, response)
            decided += quick is not None
            assert quick in (None, verifier.verify(task, response))

    assert decided > 20


def test_a_scorer_that_writes_into_the_entry_changes_no_later_verdict(make_task) -> None:
    task: Task = make_task("knight_swap", 1)
    before = str(task.answer)

    LogicVerifier().verify(task, '<answer>["w,A1,B3"]</answer>')

    assert str(task.answer) == before
