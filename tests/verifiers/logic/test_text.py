from __future__ import annotations

import re

import pytest

from verigym.types import Task
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.text import same_text


@pytest.mark.parametrize(
    ("answer", "gold"),
    [
        ("B", "(B)"),
        ("(b)", "(B)"),
        ("B.", "(B)"),
        ("(B) The cat sat.", "(B)"),
        ("B) The cat sat.", "(B)"),
        ("yes", "Yes"),
        ("True.", "True"),
        ("]) }", "] ) }"),
        ("apple, pear", "apple pear"),
        ("  not   valid", "not valid"),
        ("`valid`", "valid"),
    ],
)
def test_the_same_said_otherwise_is_right(answer: str, gold: str) -> None:
    assert same_text(answer, gold)


@pytest.mark.parametrize(
    ("answer", "gold"),
    [
        ("A", "(B)"),
        ("(A) or (B)", "(B)"),
        ("(B) or (A)", "(B)"),
        ("(A) (B) (C)", "(A)"),
        ("A cat", "(A)"),  # an article, not a choice
        ("] ) ]", "] ) }"),
        ("pear apple", "apple pear"),
        ("-4", "4"),
        ("invalid", "valid"),
        ("yes no", "yes"),
        ("", "Yes"),
        ("11", "1"),
    ],
)
def test_something_else_is_wrong(answer: str, gold: str) -> None:
    assert not same_text(answer, gold)


def test_golds_of_a_public_set_are_right_and_other_choices_wrong(load_records) -> None:
    verifier = LogicVerifier()
    for record in load_records("bbh"):
        task = Task(record["id"], "logic", record["prompt"], record["answer"])
        gold = record["answer"]
        assert verifier.verify(task, f"So <answer> {gold} </answer>").passed, gold
        if re.fullmatch(r"\([A-Z]\)", gold):
            assert verifier.verify(task, f"<answer>{gold[1]}.</answer>").passed
            other = "(A)" if gold != "(A)" else "(B)"
            assert verifier.verify(task, f"<answer>{other}</answer>").score == 0.0
