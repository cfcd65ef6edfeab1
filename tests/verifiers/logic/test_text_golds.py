"""Text golds written in all the ways in which people write them stay right; other answers stay wrong in all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verigym.types import Task
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.counts import number
from verigym.verifiers.logic.options import Options, options_of
from verigym.verifiers.logic.text import same_text

SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
ROUND = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(n: int) -> str:
    """A number in words, by another way than the reader's."""
    if n < 0:
        return f"minus {spelled(-n)}"
    if n < 20:
        return SMALL[n]
    if n < 100:
        return ROUND[n // 10 - 2] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{SMALL[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    return f"{spelled(n // 1000)} thousand" + (f" {spelled(n % 1000)}" if n % 1000 else "")


def is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+", text) is not None


def is_brackets(text: str) -> bool:
    return set(text) <= set("[](){}<> ")


def forms(answer: str, options: Options | None) -> list[str]:
    """An answer, written otherwise."""
    if options is not None and options.labelled:
        label = str(options.named(answer))
        text, big = options.texts[label], label.upper()
        labels = [f"({big})", big, f"{big}.", f"{label})", f"({label})", f"{big}:", f"[{big}]", f"**({big})**"]
        texts = [text, text.lower(), text.upper(), f"{text}.", f"  {text} ", f'"{text}"', f"**{text}**"]
        both = [f"{big}) {text}", f"({big}) {text}", f"{big}. {text}", f"{text} ({big})", f"({big})\n{text}"]
        both += [f"{big}: {text}", f"{big} - {text}", f"({big}) - {text}", f"{big} {text}"]
        led = [f"Option {big}", f"The answer is ({big}).", f"\\text{{({big})}}", f"the answer is {text}"]
        return [*labels, *texts, *both, *led]
    if is_brackets(answer):
        return [*(answer.replace(" ", space) for space in (" ", "", "  ", "\n")), f"`{answer}`", f" {answer} "]
    written = [answer, answer.lower(), answer.upper(), f"{answer}.", f" {answer} ", f'"{answer}"', f"**{answer}**"]
    written += [f"`{answer}`", f"The answer is {answer}.", f"Answer: {answer}"]
    if is_number(answer):
        n = int(answer)
        signs = [answer.replace("-", "−"), f"{answer}.0", f"${answer}$"]
        return [*written, f"{n:,}", spelled(n), spelled(n).replace("-", " ").capitalize(), *signs]
    words = answer.split()
    if len(words) > 1:
        written += [join.join(words) for join in (", ", ",", "\n", "; ", "\n- ")]
        written += ["\n".join(f"{place}. {word}" for place, word in enumerate(words, start=1))]
    return [*written, ", ".join(words[:-1]) + f", and {words[-1]}"] if len(words) > 2 else written


def others(gold: str, options: Options | None) -> list[str]:
    """Answers that are not the gold."""
    if options is not None:
        mine = options.named(gold)
        return [label if options.labelled else text for label, text in options.texts.items() if label != mine]
    opposites = {"true": "False", "false": "True", "yes": "no", "no": "yes"}
    if gold.lower() in opposites:
        return [opposites[gold.lower()]]
    if is_number(gold):
        return [str(int(gold) + 1), str(int(gold) * 10 or 7), str(-int(gold) or 1)]
    words = gold.split()
    extra = ")" if is_brackets(gold) else "zebra"
    turned = [" ".join(words[::-1])] if words != words[::-1] else []
    return [*turned, *([" ".join(words[:-1])] if len(words) > 1 else []), f"{gold} {extra}"]


def hedges(gold: str, other: str) -> list[str]:
    """Both at once."""
    pairs = [(gold, other), (other, gold)]
    return [join.join(pair) for pair in pairs for join in (" or ", " / ", ", ", " ", " and ", "\n")] + [f"not {gold}"]


@pytest.fixture
def rows(load_records: Callable[[str], list[dict[str, Any]]]) -> list[tuple[Task, Options | None]]:
    return [
        (Task(row["id"], "logic", row["prompt"], row["answer"]), options_of(row["prompt"]))
        for row in load_records("bbh")
    ]


def test_every_gold_of_a_public_set_stays_right_in_every_form(rows: list[tuple[Task, Options | None]]) -> None:
    verifier = LogicVerifier()
    judged = [(form, task) for task, options in rows for form in forms(task.answer, options)]
    assert [(form, task.answer) for form, task in judged if not same_text(form, task.answer, task.prompt)] == []
    assert len(judged) > 7000
    for form, task in judged[::7]:
        assert verifier.verify(task, f"<think>Well.</think>So: <answer>{form}</answer>").passed, (form, task.answer)


def test_every_other_answer_turns_wrong_in_every_form(rows: list[tuple[Task, Options | None]]) -> None:
    judged = [
        (form, task)
        for task, options in rows
        for other in others(task.answer, options)
        for form in forms(other, options)
    ]
    assert [(form, task.answer) for form, task in judged if same_text(form, task.answer, task.prompt)] == []
    assert len(judged) > 25_000


def test_an_answer_that_names_two_is_no_answer(rows: list[tuple[Task, Options | None]]) -> None:
    judged = [
        (hedge, task) for task, options in rows for other in others(task.answer, options)[:3]
        if not is_brackets(task.answer) and not other.startswith(f"{task.answer} ")
        for hedge in hedges(task.answer, f"({other})" if options and options.labelled else other)
    ]  # fmt: skip
    assert [(hedge, task.answer) for hedge, task in judged if same_text(hedge, task.answer, task.prompt)] == []
    assert len(judged) > 10_000


LETTERS = "Which pet barks?\nOptions:\n(A) A cat\n(B) The dog.\n(C) a Cat\n(D) fish\n\nThink, then answer."
ITEMS = "Is it sound?\nOptions:\n- valid \n- invalid"
COUNT = "I have two drums and a flute. How many musical instruments do I have?"


@pytest.mark.parametrize(
    ("answer", "gold", "question"),
    [
        ("dog", "(B)", LETTERS),
        ("the dog", "(B)", LETTERS),
        ("B", "The dog.", LETTERS),  # the gold is an option's text
        ("A cat", "(A)", LETTERS),  # told from (C) by its case alone
        ("a Cat", "(C)", LETTERS),
        ("（Ｂ）", "(B)", LETTERS),
        ("(b) Dog", "(B)", LETTERS),
        ("B - The dog", "(B)", LETTERS),
        ("(B): the dog", "(B)", LETTERS),
        ("b the dog", "(B)", LETTERS),
        ("two", "(B)", "How many?\n(A) 1\n(B) 2\n(C) 12"),
        ("Valid.", "valid", ITEMS),
        ("fish", "(b)", "Choose: (A) bird (B) fish"),
        ("B) two", "(B)", "How many?\nA) one\nB) two\nC) three"),
        ("B", "(B)", [{"role": "user", "content": LETTERS}]),
        ("3 musical instruments", "3", COUNT),
        ("three instruments.", "three instruments", COUNT),
        ("+3", "3", ""),
        ("1,234,567", "1234567", ""),
        ("one million two hundred thirty-four thousand five hundred and sixty-seven", "1234567", ""),
        ("1, 2, 3", "1 2 3", ""),
        ("1 2 3", "1, 2, 3", ""),
        ("\\}\\)", "} )", ""),
        ("}, )", "} )", ""),
    ],
)
def test_other_ways_to_say_the_same_are_right(answer: str, gold: str, question: Any) -> None:
    assert same_text(answer, gold, question)


@pytest.mark.parametrize(
    ("answer", "gold", "question"),
    [
        ("a cat", "(A)", LETTERS),  # whether A or C is meant cannot be told
        ("(B) fish", "(B)", LETTERS),
        ("(B) or the last one", "(B)", LETTERS),
        ("(B) because it barks, or else (D)", "(B)", LETTERS),
        ("dog or fish", "(B)", LETTERS),
        ("B fish", "(B)", LETTERS),
        ("B - or C", "(B)", LETTERS),
        ("B the dog or fish", "(B)", LETTERS),
        ("(A) A cat (B) The dog. (C) a Cat (D) fish", "(B)", LETTERS),
        (LETTERS, "(B)", LETTERS),
        ("E", "(B)", LETTERS),
        ("", "(B)", LETTERS),
        ("not valid", "valid", ITEMS),
        ("valid invalid", "valid", ITEMS),
        ("- valid\n- invalid", "valid", ITEMS),
        ("B or C", "(B)", ""),
        ("B. or C", "(B)", ""),
        ("(B), (C)", "(B)", ""),
        ("B/C", "(B)", ""),
        ("3 drums", "3", COUNT),
        ("3 musical", "30", COUNT),
        ("3 or 4", "3", COUNT),
        ("12,34", "1234", ""),
        ("0.3", "3", ""),
        ("3.1", "3", ""),
        ("one two", "12", ""),
        ("twenty eleven", "31", ""),
        ("123", "1 2 3", ""),
        ("] )", "] ) }", ""),
        ("yes and no", "yes", ""),
    ],
)
def test_what_names_something_else_or_more_is_wrong(answer: str, gold: str, question: str) -> None:
    assert not same_text(answer, gold, question)


def test_options_are_the_last_that_a_question_lists() -> None:
    shots = "Which?\n(A) one\n(B) two\nAnswer: (A)\n\nWhich?\n(A) three\n(B) four\n(C) five\nAnswer:"
    found = options_of(shots)
    assert found is not None
    assert dict(found.texts) == {"a": "three", "b": "four", "c": "five"}
    assert options_of("Alice (A) met Bob. A. Nobody else came.") is None
    assert options_of("- a list\n- of things") is None


@given(st.integers(-999_999, 999_999))
def test_every_number_is_read_from_words_and_digits(n: int) -> None:
    assert number(spelled(n)) == number(f"{n:,}") == number(str(n)) == str(n)


GOLDS = ("(B)", "valid", "yes", "11", "> )", "apple pear plum")
texts = st.text(st.characters(), max_size=60) | st.text("AB()[]{}<>.,:/ \n\t01-−*\"'\\", max_size=40)


@given(texts, st.sampled_from(GOLDS), st.sampled_from(["", LETTERS, ITEMS, COUNT]))
def test_no_text_breaks_the_judge_and_only_its_own_words_are_right(answer: str, gold: str, question: str) -> None:
    if same_text(answer, gold, question):
        said = re.sub(r"[^a-z0-9(){}<>]", "", answer.lower())
        assert said or is_brackets(gold)


@given(st.text(st.characters(), max_size=200))
def test_no_question_breaks_the_judge(question: str) -> None:
    assert same_text("(B)", "(B)", question)


PIECES = [" ", "(", ")", "(A) ", "B. ", "1,", "one ", "- \n", "\\text{", "or ", "\ufdfa", "\ud800", "the answer is "]


@pytest.mark.parametrize("piece", PIECES)
def test_a_hundred_thousand_characters_are_judged_without_backtracking(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for gold in GOLDS:
        assert not same_text(text, gold, LETTERS)
    assert not same_text(text, "x" * 50_000, text)
