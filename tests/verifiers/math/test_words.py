"""Answers in words: case, articles and synonyms say nothing; a word that changes the meaning says all."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.reading.words import CHANGING, OPERATING, is_prose, meaning

few = settings(derandomize=True, deadline=None, max_examples=10)
NAMES = ["Alice", "Paris", "parallel", "isosceles triangle", "increasing", "rational", "a red ball", "blue"]
words = st.sampled_from(NAMES)
SPELLED = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


@given(words, words)
@few
def test_a_word_may_be_written_in_any_case_and_dress(right, gold, other):
    assume(gold != other)
    for written in ("{}", r"\text{{{}}}", r"\textbf{{{}}}", r"\mathrm{{{}}}", "{}.", r"\text{{the {}}}"):
        for word in (gold, gold.lower(), gold.upper(), gold.capitalize()):
            assert right(rf"\text{{{gold}}}", written.format(word)), (gold, written, word)
        assert not right(rf"\text{{{gold}}}", written.format(other)), (gold, written, other)


@given(words, words)
@few
def test_a_word_that_changes_the_meaning_changes_the_answer(right, gold, other):
    assume(gold != other)
    for written in ("not {0}", "{0} or {1}", "{1} or {0}", "{0} and {1}",
                    "neither {0} nor {1}", "no {0}", "never {0}",
                    "it is not {0}", "maybe {0}", "either {0} or {1}",
                    "{0}, {1}", "{0} but {1}", "{0}, not {1}"):  # fmt: skip
        assert not right(rf"\text{{{gold}}}", rf"\text{{{written.format(gold, other)}}}"), (gold, written)


@given(st.integers(0, 12), st.integers(0, 12))
@few
def test_numbers_may_be_spelled(right, number, other):
    for written in (rf"\text{{{SPELLED[number]}}}", rf"\text{{{SPELLED[number].capitalize()}.}}"):
        assert right(str(number), written)
        assert right(written, str(number))
        assert right(str(other), written) == (number == other)
    assert right(f"-{number}", rf"\text{{minus {SPELLED[number]}}}")
    assert right(str(number), rf"\text{{minus {SPELLED[number]}}}") == (number == 0)


SYNONYMS = [
    [r"\emptyset", r"\varnothing", r"\text{none}", r"\text{no solution}", r"\text{There are no solutions.}",
     r"\text{does not exist}", r"\text{No real roots}"],
    [r"\text{yes}", r"\text{Yes.}", r"\text{True}", r"\text{correct}"],
    [r"\text{no}", r"\text{No.}", r"\text{False}", r"\text{incorrect}"],
    [r"\infty", r"+\infty", r"\text{infinity}", r"\text{infinitely many}"],
    [r"-\infty"],
    ["0"],
    [r"\text{even}"],
    [r"\text{odd}"],
]  # fmt: skip


@pytest.mark.parametrize("group", SYNONYMS)
def test_synonyms_are_one_answer_and_groups_are_several(right, group):
    for gold in group:
        for other in SYNONYMS:
            for answer in other:
                assert right(gold, answer) == (group is other), (gold, answer)


@pytest.mark.parametrize(
    ("gold", "answer", "expected"),
    [
        (r"\text{parallel}", r"\text{The lines are parallel}", True),
        (r"\text{parallel}", r"\text{The lines are not parallel}", False),
        (r"\text{parallel}", r"\text{The lines are parallel or equal}", False),
        (r"\text{parallel}", r"\text{No lines are parallel}", False),
        (r"\text{The lines are parallel}", r"\text{lines}", False),
        (r"\text{The lines are parallel}", r"\text{the lines}", False),
        (r"\text{isosceles triangle}", r"\text{triangle}", False),
        (r"\text{isosceles triangle}", r"\text{scalene triangle}", False),
        (r"\text{Alice and Bob}", r"\text{Bob and Alice}", True),
        (r"\text{Alice and Bob}", r"\text{Alice}", False),
        (r"\text{Alice}", r"\text{Alice and Bob}", False),
        (r"\text{does not exist}", r"\text{exists}", False),
        (r"\infty", "1000000", False),
        ("7", r"\text{eight}", False),
    ],
)
def test_sentences_say_what_they_say_of_their_subject(right, gold, answer, expected):
    assert right(gold, answer) is expected


HEDGES = ["or 4", "(or 4)", "(or possibly 4)", "(4)", "/ 4", "else 4", "versus 4", "vs 4",
          "maybe 4", "through 4", "to 4",
          "alternatively 4", "alternatively four", "or four", "four", "and four", "up to 4",
          "but maybe 4", "; 4", ", 4",
          "either 3 or 4", "unless it is 4", "instead of 4"]  # fmt: skip
OPERATIONS = ["plus one", "minus one", "squared", "cubed", "factorial", "dozen", "hundred", "thousand", "million",
              "halves",
              "tenths", "times two", "over two", "twice"]  # fmt: skip
DENIALS = ["(wrong)", "or not", "(maybe)", "or more", "or less", "at least", "at most", "perhaps"]


@pytest.mark.parametrize("words", [*HEDGES, *OPERATIONS, *DENIALS])
def test_words_beside_a_number_that_change_it_are_no_unit(right, words):
    for gold in ("3", r"\frac{1}{3}", "x+1"):
        assert not right(gold, rf"{gold}\text{{ {words}}}"), gold


@pytest.mark.parametrize("words", ["not", "no", "minus", "negative", "twice", "half of", "at least", "either 4 or"])
def test_words_before_a_number_that_change_it_are_no_label(right, words):
    for gold in ("3", r"\frac{1}{3}"):
        assert not right(gold, rf"\text{{{words} }} {gold}"), gold


def test_letters_alone_are_prose_when_they_are_no_product():
    assert is_prose("parallel")
    assert is_prose("the red ball")
    assert not any(map(is_prose, ["abc", "x", "sin", "alpha", "xy z", "12 apples", ""]))


def test_meanings_are_settled_and_change_nothing_else():
    for group in SYNONYMS:
        plain = [text.removeprefix(r"\text{").removesuffix("}").rstrip(".").casefold() for text in group]
        spelled = {meaning(text) for text in plain if text.replace(" ", "").isalpha()}
        assert len(spelled) <= 1
    assert meaning("red") == "red"
    assert meaning(meaning("there are no solutions")) == "none"
    assert not CHANGING.search("apples")
    assert not OPERATING.search("apples")
