"""Multiple choice: letters, texts, several right options, options in another order, hedges."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Score = Callable[..., float]

METALS = ["Gold", "Lead", "Tin", "Iron", "Zinc", "Lead oxide"]
DRESSES = [
    "{}", "({})", "[{}]", "{}.", "{})", "\\text{{{}}}", "\\textbf{{({})}}", "\\mathrm{{{}}}", "Option {}",
    "option ({})",    "Choice {}", "The correct answer is ({})", "Answer: {}", "{} is correct", "{}:", "**{}**",
]  # fmt: skip
WITH_TEXT = ["{}. {}", "({}) {}", "{}) {}", "{}: {}", "{} - {}", "\\text{{({}) {}}}", "Option {}: {}"]
HEDGES = [
    "{} or {}", "{}/{}", "either {} or {}", "{} ({} is also possible)", "not {}, {}", "{} {}", "maybe {}", "not {}",
    "{}?!",    "neither {} nor {}", "{} | {}", "all but {}",
]  # fmt: skip


def choice(value: Any, choices: list[str] | None = None) -> dict[str, Any]:
    return {"kind": "choice", "value": value, **({"choices": choices} if choices else {})}


@pytest.mark.parametrize("dress", DRESSES)
def test_a_letter_in_any_dress(score: Score, dress: str) -> None:
    for gold in (choice("B", METALS), choice("B"), choice("(b)"), choice("Lead", METALS)):
        assert score(gold, dress.format("B")) == 1.0
        assert score(gold, dress.format("C")) == 0.0


@settings(max_examples=25)
@given(st.permutations(METALS), st.integers(0, 5), st.sampled_from(WITH_TEXT))
def test_options_may_stand_in_any_order(score: Score, options: list[str], right: int, form: str) -> None:
    letter, text = "ABCDEF"[right], options[right]
    other = "ABCDEF"[(right + 1) % 6]
    for gold in (choice(letter, options), choice(text, options)):
        assert (
            score(gold, letter) == score(gold, f"the {text.lower()}") == score(gold, form.format(letter, text)) == 1.0
        )
        assert score(gold, other) == score(gold, options[(right + 1) % 6]) == 0.0
        assert score(gold, form.format(other, text)) == 0.0  # letter and text contradict one another
        assert score(gold, form.format(letter, options[(right + 1) % 6])) == 0.0


@pytest.mark.parametrize("hedge", HEDGES)
def test_hedges_are_no_choice(score: Score, hedge: str) -> None:
    for first, second in (("B", "C"), ("C", "B"), ("Lead", "Tin"), ("Tin", "Lead")):
        assert score(choice("B", METALS), hedge.format(first, second)) == 0.0
        assert score(choice("B"), hedge.format(first, second)) == 0.0


@settings(max_examples=25)
@given(st.sets(st.sampled_from("ABCDEF"), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_several_right_options_are_a_set(score: Score, letters: set[str], random: Any) -> None:
    shuffled = random.sample(sorted(letters), len(letters))
    texts = [METALS["ABCDEF".index(letter)] for letter in shuffled]
    for gold in (choice(sorted(letters), METALS), choice(", ".join(shuffled)), choice(texts, METALS)):
        for text in (", ".join(shuffled), " and ".join(shuffled), ",".join(f"({one})" for one in shuffled)):
            assert score(gold, text) == 1.0
        assert score(gold, "".join(sorted(letters))) == score(gold, f"\\{{{','.join(shuffled)}\\}}") == 1.0
        assert score(gold, shuffled[0]) == score(gold, " or ".join(shuffled)) == 0.0
        assert score(gold, ", ".join([*shuffled, *set("ABCDEF").difference(letters)])) == (len(letters) == 6)
    assert score(choice(sorted(letters), METALS), ", ".join(texts)) == 1.0


@pytest.mark.parametrize("letter", "ABCDEF")
def test_all_options_at_once_are_none(score: Score, letter: str) -> None:
    for several in range(2, 7):
        for letters in itertools.combinations("ABCDEF", several):
            for joint in (", ", " and ", " or ", " ", "", "/"):
                assert score(choice(letter, METALS), joint.join(letters)) == 0.0


OTHERS = [
    (choice("B", ["12 m/s", "24 m/s"]), "24.0\\,\\mathrm{m/s}", True),
    (choice("B", ["12 m/s", "24 m/s"]), "(B) 24 m/s", True),
    (choice("B", ["12 m/s", "24 m/s"]), "2400 cm/s", True),
    (choice("B", ["12 m/s", "24 m/s"]), "12 m/s or 24 m/s", False),
    (choice("A", ["5.00 m", "5.01 m"]), "5.00 m", True),
    (choice("A", ["5.00 m", "5.01 m"]), "500.4 cm", False),  # might be either
    (choice("B", ["$x^2$", "$2x$"]), "x + x", True),
    (choice("B", ["CO", "Co"]), "Co", True),
    (choice("B", ["CO", "Co"]), "CO", False),
    (choice("B", ["A and C", "B and C", "C only"]), "B and C", True),  # the very text of an option
    (choice("A", ["salt and water", "salt"]), "salt and water", True),
    (choice("B"), "B. Lead", True),
    (choice("B"), "B. Lead, and C", False),
    (choice("B", ["Gold", "Lead"]), "E", False),
    (choice("C", ["10", "20", "5"]), "5", True),
    ("(c)", "C", True),
    ("A, C", "C and A", True),
]


@pytest.mark.parametrize(("answer", "text", "right"), OTHERS)
def test_options_that_are_quantities_formulas_or_letters(score: Score, answer: Any, text: str, right: bool) -> None:
    assert score(answer, text) == right


def test_a_gold_that_is_no_option_blames_the_judge(score: Score) -> None:
    assert score(choice("Silver", METALS), "A") is None
    assert score(choice("G", METALS), "A") is None
