"""IFTrain's types: a response that follows, and one that narrowly does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

FOG: dict[str, Any] = {"keyword": "fog"}
TWICE: dict[str, Any] = {"keyword": "fog", "frequency": 2, "relation": "at least"}
LETTERS: dict[str, Any] = {"N": 5, "relation": "at least"}
LETTER: dict[str, Any] = {"letter": "q", "let_frequency": 2, "let_relation": "less than"}
SHAPE = {"n_sent": 2, "n_words": 3}
PARAGRAPH = "Fog is wet. Tea is hot."


@pytest.mark.parametrize(
    ("id", "kwargs", "yes", "no"),
    [
        ("keywords:word_once", FOG, "Fog is wet.", "Fog is fog."),
        ("keywords:word_count_different_numbers", TWICE, "Fog is fog.", "Fog is wet."),
        ("keywords:exclude_word_harder", FOG, "foggy", "the fog is wet"),
        ("keywords:no_adjacent_consecutive", {}, "a cat eats", "a big cat"),
        ("keywords:palindrome", {}, "see the kayak there", "see the boat there"),
        ("keywords:keyword_specific_position", {**FOG, "n": 2, "m": 3}, "Yes. It is fog today.", "It is fog today."),
        ("keywords:start_end", {}, "Fog is wet and so is fog", "Fog is wet and so is fog."),
        ("letters:letter_counting", LETTERS, "It is so.", "It is 12."),
        ("letters:letter_counting2", LETTER, "Quiet", "Quiet queen"),
        ("paragraphs:paragraphs", {}, "fog\n***\ntea", "fog\n***\ntea\n***\nrain"),
        ("paragraphs:paragraphs2", {}, "fog\n\ntea", "fog\n\ntea\n\nrain"),
        ("first_word:first_word_sent", {"first_word": "fog"}, "Fog is wet. Fog is air.", "Fog is wet. It is air."),
        ("first_word:first_word_answer", {"first_word": "fog"}, "Fog is wet. It is air.", "The fog is wet."),
        ("last_word:last_word_sent", {"last_word": "fog"}, "It is fog. Is it fog?", "It is fog. Is it?"),
        ("last_word:last_word_answer", {"last_word": "fog"}, "Is it? It is fog!", "It is fog, is it?"),
        ("detectable_format:bigram_wrapping", {}, "<<fog is>> <<wet and>> <<gray so>>", "<<fog is>> wet and"),
        ("detectable_format:bigram_wrapping", {}, "<<fog is>> <<wet>>", "<<fog is wet>> <<and gray>>"),
        ("detectable_format:square_brackets", {}, "[fog] [is] [wet]", "[fog] is [wet]"),
        ("detectable_format:square_brackets", {}, "[fog] [is] [wet]", "[fog is] [wet]"),
        ("detectable_format:sentence_hyphens", {}, "Fog is wet.-Tea is hot.", "Fog is wet. Tea is hot."),
        ("detectable_format:sentence_hyphens", {}, "Fog is wet.-Tea is hot.", "Fog is wet.- Tea is hot."),
        ("punctuation:punctuation_dot", {}, "Fog!", "Fog 1.5"),
        ("punctuation:punctuation_exclamation", {}, "Fog.", "Fog?!"),
        ("count:lowercase_counting", {"N": 2}, "FOG is WET today", "FOG is so WET today"),
        ("count:count_unique", {}, "Fog is wet.", "Fog is wet and fog is gray."),
        ("count:count_increment_word", {"keyword1": "fog", "keyword2": "tea"}, "tea fog tea", "tea fog"),
    ],
)
def test_check_of_iftrain_on_a_followed_and_a_broken_instruction(
    id: str, kwargs: dict[str, object], yes: str, no: str, follows: Callable[..., bool]
) -> None:
    assert follows(id, yes, "intended", **kwargs)
    assert follows(id, yes, "published", **kwargs)
    assert not follows(id, no, "intended", **kwargs)
    assert not follows(id, no, "published", **kwargs)


def test_composition_counts_words_where_the_published_check_counts_marks_too(follows: Callable[..., bool]) -> None:
    for divider in ("\n* * *\n", "\n***\n"):
        assert follows("count:counting_composition", divider.join([PARAGRAPH] * 3), "intended", **SHAPE)
        assert not follows("count:counting_composition", divider.join([PARAGRAPH] * 4), "intended", **SHAPE)
    longer = divider.join([PARAGRAPH] * 2 + ["Fog is so wet. Tea is hot."])
    assert not follows("count:counting_composition", longer, "intended", **SHAPE)
    assert follows("count:counting_composition", "\n***\n".join([PARAGRAPH] * 3), n_sent=2, n_words=4)


@pytest.mark.parametrize("text", ["Level", "A man, a plan, a canal: Panama!", "It was noon, they say"])
def test_palindromes_may_be_words_with_capitals_or_whole_lines(text: str, follows: Callable[..., bool]) -> None:
    assert follows("keywords:palindrome", text, "intended")


@pytest.mark.parametrize("text", ["a", "aaa", "1991", "- -", "on, no"])
def test_neither_letters_nor_numbers_are_palindromes_worth_the_name(text: str, follows: Callable[..., bool]) -> None:
    assert not follows("keywords:palindrome", text, "intended")


def test_single_word_or_sentence_wraps_and_joins_nothing(follows: Callable[..., bool]) -> None:
    for id in ("bigram_wrapping", "square_brackets", "sentence_hyphens"):
        assert not follows(f"detectable_format:{id}", "0", "intended")
