"""Each check on cases that state their trap, on any Unicode, and on texts made to be slow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.instruct.registry import InstructionError, find, instructions

ARGUMENTS = {
    "capital_frequency": 2,
    "capital_relation": "at least",
    "prompt_to_repeat": "Say hi.",
    "num_placeholders": 2,
    "postscript_marker": "P.S.",
    "num_sections": 2,
    "section_spliter": "Section",
    "num_bullets": 2,
    "num_highlights": 2,
    "keywords": ["fog", "tea"],
    "forbidden_words": ["rain"],
    "keyword": "fog",
    "frequency": 2,
    "relation": "less than",
    "letter": "q",
    "let_frequency": 3,
    "let_relation": "at least",
    "language": "de",
    "first_word": "fog",
    "nth_paragraph": 1,
    "num_paragraphs": 2,
    "num_sentences": 3,
    "num_words": 5,
    "end_phrase": "the end",
}
IDS = sorted(instructions())
HOSTILE = {
    "blank lines": "\n" * 100_000,
    "blanks": " " * 100_000 + "x",
    "open brackets": "[" * 100_000,
    "open angles": "<" * 100_000,
    "half titles": "<<a" * 30_000,
    "stars": "*" * 100_000,
    "star dust": "* " * 50_000,
    "bold": "**a" * 30_000,
    "full stops": "." * 100_000,
    "one long word": "a" * 100_000 + ". B",
    "question marks": "a?" * 50_000,
    "initials": "p. " * 33_000,
    "apostrophes": "n't" * 33_000,
    "digits": "Section 1" * 11_000,
    "a number": "7" * 100_000,
    "deep JSON": '{"a":' * 20_000,
    "quotes": '"' * 100_000,
    "addresses": "a@" * 50_000,
    "capitals": "ÀÉÎ " * 25_000,
    "six stars": "******" * 16_000,
    "hyphens": "-" * 100_000,
}


def follows(id: str, response: str, **kwargs: object) -> bool:
    one = find(id)
    return one.checks["published"](response, **one.bind(kwargs))


def test_all_25_types_of_ifeval_are_known() -> None:
    assert len(IDS) == 25


@pytest.mark.parametrize("id", IDS)
@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
def test_no_unicode_text_raises(id: str, text: str) -> None:
    assert follows(id, text, **ARGUMENTS) in (True, False)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_long_hostile_texts_are_judged_in_linear_time(name: str) -> None:
    # A check that is quadratic in one of these runs for minutes.
    for id in IDS:
        follows(id, HOSTILE[name], **ARGUMENTS)


@pytest.mark.parametrize(
    ("id", "kwargs", "yes", "no"),
    [
        # the detector must know English, not merely see capitals
        (
            "change_case:english_capital",
            {},
            "THE CAT SAT DOWN ON THE MAT AND SLEPT",
            "DER HUND SCHLÄFT UNTER DEM TISCH",
        ),
        ("change_case:english_lowercase", {}, "the cat sat down on the mat and slept", "The cat sat down on the mat"),
        # contractions are two tokens
        (
            "change_case:capital_word_frequency",
            {"capital_frequency": 2, "capital_relation": "at least"},
            "I'M",
            "I'm Tom",
        ),
        ("combination:repeat_prompt", {"prompt_to_repeat": "Say hi."}, "SAY HI. Hi", "Hi. Say hi."),
        ("combination:two_responses", {}, "tea ****** fog", "tea ****** tea"),  # they must differ
        ("detectable_content:number_placeholders", {"num_placeholders": 2}, "[a] [b]", "[a\n] [b]"),
        ("detectable_content:postscript", {"postscript_marker": "P.P.S"}, "hi\np. p. s bye", "hi\nP.S. bye"),
        ("detectable_content:postscript", {"postscript_marker": "NOTE:"}, "hi\nnote: bye", "hi"),
        ("detectable_format:constrained_response", {}, "My answer is yes.", "my answer is yes"),
        ("detectable_format:json_format", {}, '```json\n{"a": 1}\n```', "0"),  # a bare number is a null policy's pay
        ("detectable_format:json_format", {}, "[" + "7" * 10_000 + "]", '{"a": 1} is the answer'),
        ("detectable_format:multiple_sections", {"section_spliter": "S", "num_sections": 2}, "S 1 a S 2 b", "S 1 S"),
        # a bold line is no bullet, and the number is exact
        ("detectable_format:number_bullet_lists", {"num_bullets": 2}, "* a\n**b**\n - c", "* a\n* b\n- c"),
        ("detectable_format:number_highlighted_sections", {"num_highlights": 2}, "*a* **b**", "** ** *\n*"),
        ("detectable_format:title", {}, "so: <<fog>>", "<<>> << >>"),
        ("keywords:existence", {"keywords": ["c++"]}, "C++", "ccc"),  # a keyword is text, not a pattern
        ("keywords:frequency", {"keyword": "a.", "frequency": 2, "relation": "at least"}, "A. a.", "ab ab"),
        ("keywords:forbidden_words", {"forbidden_words": ["cat"]}, "catalogue", "a Cat."),
        ("keywords:letter_frequency", {"letter": "Q", "let_frequency": 1, "let_relation": "less than"}, "a", "q"),
        ("language:response_language", {"language": "de"}, "Der Hund schläft unter dem Tisch", "12 + 3"),
        ("length_constraints:number_paragraphs", {"num_paragraphs": 2}, "a *** b\n***", "a *** *** b"),
        ("length_constraints:number_words", {"num_words": 3, "relation": "at least"}, "don't go", "do go"),
        (
            "length_constraints:nth_paragraph_first_word",
            {"num_paragraphs": 2, "nth_paragraph": 2, "first_word": "Fog"},
            'a\n\n"fog\'s" here',
            "a\n\nfoggy",
        ),
        ("punctuation:no_comma", {}, "a; b", "a, b"),
        ("startend:end_checker", {"end_phrase": "The end."}, '"so, the END." ', "the end. ok"),
        ("startend:quotation", {}, ' "a" ', '"'),  # one mark is not two
    ],
)
def test_check_on_a_followed_and_a_broken_instruction(id: str, kwargs: dict[str, object], yes: str, no: str) -> None:
    assert follows(id, yes, **kwargs)
    assert not follows(id, no, **kwargs)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("no full stop", 1),
        ("Dr. Low left. Why? Ask J. Doe.", 3),
        ("Wow!!! Yes... no. Well", 3),
        ("She left at 9 p.m. He stayed.", 2),
        ('He said "Stop." Then he left.', 2),
        ('He said "Stop."', 1),  # the closing mark belongs to the sentence
        ("1. Tea. 2. Fog.", 4),  # the number of a list is a sentence, as in Punkt
        ("It cost 3.50 at a.b.com now.", 1),
    ],
)
def test_sentences_are_counted_as_readers_do(text: str, count: int) -> None:
    assert follows("length_constraints:number_sentences", text, num_sentences=count, relation="at least")
    assert follows("length_constraints:number_sentences", text, num_sentences=count + 1, relation="less than")


def test_arguments_may_be_whole_floats_and_absent_ones_none() -> None:
    bound = find("length_constraints:number_words").bind({"num_words": 3.0, "relation": "at least", "keyword": None})
    assert bound == {"num_words": 3, "relation": "at least"}


@pytest.mark.parametrize("value", [None, True, 2.5, "3", [3]])
def test_argument_of_the_wrong_type_is_named(value: object) -> None:
    with pytest.raises(InstructionError, match=r"needs the argument 'num_bullets' \(a whole number\), got"):
        find("detectable_format:number_bullet_lists").bind({"num_bullets": value})


def test_unknown_instruction_suggests_the_nearest() -> None:
    with pytest.raises(InstructionError, match="Did you mean 'punctuation:no_comma'"):
        find("punctuation:no_commas")
