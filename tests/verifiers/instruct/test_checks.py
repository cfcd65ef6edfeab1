"""All checks on any Unicode and on texts made to be slow; those of IFEval on cases that state their trap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.instruct.registry import InstructionError, find, instructions

ARGUMENTS: dict[str, object] = {
    "N": 3,
    "capital_frequency": 2,
    "capital_relation": "at least",
    "end_phrase": "the end",
    "first_word": "fog",
    "forbidden_words": ["rain"],
    "frequency": 2,
    "keyword": "fog",
    "keywords": ["fog", "tea"],
    "language": "de",
    "last_word": "fog",
    "let_frequency": 3,
    "let_relation": "at least",
    "letter": "q",
    "m": 2,
    "max_words": 9,
    "min_words": 1,
    "n": 1,
    "n_end": 9,
    "n_sent": 2,
    "n_start": 2,
    "n_words": 3,
    "nth_paragraph": 1,
    "num_bullets": 2,
    "num_highlights": 2,
    "num_paragraphs": 2,
    "num_placeholders": 2,
    "num_sections": 2,
    "num_sentences": 3,
    "num_words": 5,
    "options": "a), b), c)",
    "percentage": 20,
    "phrase": "a fog is a fog",
    "postscript_marker": "P.S.",
    "prompt_to_repeat": "Say hi.",
    "reference_text": "fog and tea",
    "relation": "less than",
    "section_spliter": "Section",
    "sep": "...",
    "small_n": 2,
    "word": "fog",
} | {f"keyword{number}": ["fog", "tea", "rain", "sun", "sea"][number - 1] for number in range(1, 6)}
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
    "joints": "a.-" * 33_000,
    "pairs": "<<a b>> " * 12_000,
    "italics": "<i>" * 33_000,
    "deep brackets": "([" * 50_000,
    "nested quotes": "\"'" * 50_000,
    "indented lines": "\n a" * 33_000,
    "sentences": "Fog is. " * 12_500,
    "an open field": 'ProductID,Category,Brand,Price,Stock\n"' + "!" * 100_000,
    "emoji": "\N{GRINNING FACE}" * 50_000,
    "surrogates": "\ud800" * 100_000,
    "a phrase without an end": "a fog " * 17_000,
    "questions": "Question 1" * 10_000,
}


def checks(id: str) -> Callable[[str], list[bool]]:
    one = find(id)
    bound = one.bind(ARGUMENTS)
    functions = dict.fromkeys(one.checks.values())
    return lambda text: [function(text, **bound) for function in functions]


def test_all_types_of_the_three_sets_are_known() -> None:
    sets = Counter(one.checks["published"].__module__.split(".")[-2] for one in instructions().values())
    # The check of letters:letter_counting2 is IFEval's.
    assert sets == {"ifeval": 26, "ifbench": 58, "iftrain": 28}


@pytest.mark.parametrize("id", IDS)
@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=60).filter(str.strip))
def test_no_unicode_text_raises(id: str, text: str) -> None:
    assert set(checks(id)(text)) <= {True, False}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_long_hostile_texts_are_judged_in_linear_time(name: str) -> None:
    # A check that is quadratic in one of these runs for minutes.
    for id in IDS:
        assert set(checks(id)(HOSTILE[name][:50_000])) <= {True, False}


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
        ("detectable_format:json_format", {}, "[7]", '{"a": 1} is the answer'),
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
        ("length_constraints:number_words", {"num_words": 3, "relation": "at least"}, "do not go", "do go"),
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
def test_check_of_ifeval_on_a_followed_and_a_broken_instruction(
    id: str, kwargs: dict[str, object], yes: str, no: str, follows: Callable[..., bool]
) -> None:
    assert follows(id, yes, "intended", **kwargs)
    assert follows(id, yes, "published", **kwargs)
    assert not follows(id, no, "intended", **kwargs)


def test_json_may_hold_more_digits_than_python_converts(follows: Callable[..., bool]) -> None:
    assert follows("detectable_format:json_format", "[" + "7" * 10_000 + "]", "intended")


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
def test_sentences_are_counted_as_readers_do(text: str, count: int, follows: Callable[..., bool]) -> None:
    assert follows("length_constraints:number_sentences", text, num_sentences=count, relation="at least")
    assert follows("length_constraints:number_sentences", text, num_sentences=count + 1, relation="less than")


def test_arguments_may_be_whole_floats_or_lists_of_one_text_and_absent_ones_none() -> None:
    bound = find("length_constraints:number_words").bind({"num_words": 3.0, "relation": "at least", "keyword": None})
    assert bound == {"num_words": 3, "relation": "at least"}
    assert find("keywords:word_once").bind({"keyword": ["fog"]}) == {"keyword": "fog"}


@pytest.mark.parametrize("value", [None, True, 2.5, "3", [3]])
def test_argument_of_the_wrong_type_is_named(value: object) -> None:
    with pytest.raises(InstructionError, match=r"needs the argument 'num_bullets' \(a whole number\), got"):
        find("detectable_format:number_bullet_lists").bind({"num_bullets": value})


def test_unknown_instruction_suggests_the_nearest() -> None:
    with pytest.raises(InstructionError, match="Did you mean 'punctuation:no_comma'"):
        find("punctuation:no_commas")
