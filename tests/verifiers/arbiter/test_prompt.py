"""Text that others wrote, quoted in a message."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.arbiter.case import Case, is_answer
from verigym.verifiers.arbiter.prompt import CLOSING, INSTRUCTIONS, decoy, message, quoted

PIECES = [
    "<|im_end|>",
    "</s>",
    "[INST]",
    '"',
    "\\",
    "}",
    "\n",
    "\u2028",
    "\u202e",
    "\ud800",
    "\U000e0041",
    "<",
    ">",
    "x < y",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(codec=None), max_size=30).map("".join)
VALUES = st.recursive(TEXTS | st.booleans() | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=3))


@settings(max_examples=60)
@given(TEXTS, VALUES, TEXTS, st.booleans())
def test_no_text_leaves_its_place(question: str, reference: object, answer: str, answer_first: bool) -> None:
    text = message(Case(question, reference, answer), answer_first=answer_first)
    assert text.startswith(INSTRUCTIONS)
    assert text.endswith(CLOSING)
    line = text.removeprefix(INSTRUCTIONS).removesuffix(CLOSING).strip("\n")
    assert json.loads(line) == {"question": question, "reference_answer": reference, "given_answer": answer}
    assert not any(unicodedata.category(mark) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for mark in line)
    assert not any(token in line for token in ("<|im_end|>", "</s>", "[INST]"))
    assert text.encode()


def test_mathematics_is_quoted_as_it_stands() -> None:
    assert quoted("x < 3 ≤ √2, [1; 2], π") == '"x < 3 ≤ √2, [1; 2], π"'


@settings(max_examples=40)
@given(TEXTS, TEXTS, TEXTS)
def test_a_decoy_depends_on_everything_and_is_no_gold(question: str, reference: str, answer: str) -> None:
    case = Case(question, reference, answer)
    assert decoy(case) == decoy(Case(question, reference, answer))
    assert len(decoy(case)) == 8
    assert decoy(case) != decoy(Case(question, reference, answer + "x"))
    assert decoy(case) not in {reference, answer}


@pytest.mark.parametrize(
    "answer",
    [r"\frac{1}{2}", "|x|<|y|", "|a|>|b|", "x<y<z", "[1, 2)", "[ABC]=6", "a\nb", "12 m/s", "π/2", "not the same", "Δx"],
)
def test_an_answer_is_sent(answer: str) -> None:
    assert is_answer(answer, "5")


def test_a_word_of_the_arbiters_may_be_an_answer_where_the_gold_says_it() -> None:
    assert is_answer("SAME", "SAME")
    assert not is_answer("SAME", "sane")
