"""IFBench's types of words: followed, narrowly not, and where the profiles differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TEN = "level radar civic refer rotor tenet solos stats deified reviver"
TEA = {"keyword": "tea"}


@pytest.mark.parametrize(
    ("id", "kwargs", "yes", "no"),
    [
        ("words:alphabet", {}, "Xylophones yield zest again.", "Xylophones yield again."),
        ("words:consonants", {}, "Strong winds bring storms.", "Strong winds bring a storm."),
        ("words:keywords_specific_position", TEA | {"n": 2, "m": 3}, "Fog. This is tea.", "Fog. This tea is."),
        ("words:last_first", {}, "I like tea. Tea is fog. Fog is wet.", "I like tea. Fog is wet."),
        ("words:no_consecutive", {}, "Tea and fog", "Tea and an egg"),
        ("words:odd_even_syllables", {}, "Tea after fog", "Tea and fog"),
        ("words:palindrome", {}, TEN, TEN.replace("stats", "noon")),
        ("words:paragraph_last_first", {}, "Tea is tea.\n\nFog is not fog.", "Tea is tea.\nFog is wet."),
        ("words:prime_lengths", {}, "The old bears", "The cold bears"),
        ("words:repeats", {"small_n": 2}, "Tea, tea, fog", "Tea, tea, tea"),
        ("words:start_verb", {}, "Consider the fog.", "The fog is considered."),
        ("words:start_verb", {}, "Running helps.", "Runners help."),
        ("words:vowel", {}, "The cat is here", "The cat is out"),
    ],
)
def test_check_of_words_on_a_followed_and_a_broken_instruction(
    id: str, kwargs: dict[str, object], yes: str, no: str, follows: Callable[..., bool]
) -> None:
    for profile in ("intended", "published"):
        assert follows(id, yes, profile, **kwargs)
        assert not follows(id, no, profile, **kwargs)


@pytest.mark.parametrize(
    ("id", "kwargs", "response", "intended"),
    [
        ("words:alphabet", {}, "apple", False),
        ("words:consonants", {}, "salt - pepper", True),
        ("words:keywords_specific_position", TEA | {"n": 1, "m": 3}, "Well, tea is hot.", False),
        ("words:keywords_specific_position", TEA | {"n": 1, "m": 1}, "Tea is hot.", True),
        ("words:last_first", {}, "I like tea", False),
        ("words:last_first", {}, "I like tea. Tea, then, is hot.", True),
        ("words:no_consecutive", {}, "tea", False),
        ("words:odd_even_syllables", {}, "Tea 42 tea", False),
        ("words:palindrome", {}, "level " * 10, False),
        ("words:palindrome", {}, "11111 " * 10, False),
        ("words:paragraph_last_first", {}, "Tea, not fog, is tea.", True),
        ("words:paragraph_last_first", {}, "Tea", False),
        ("words:prime_lengths", {}, "...", False),
        ("words:repeats", {"small_n": 1}, "tea/tea tea", False),
        ("words:start_verb", {}, "Imagine an empire of fog.", True),
        ("words:start_verb", {}, "**Consider** the fog.", True),
        ("words:vowel", {}, "tide of fúr", False),
        # the full stop is a word of the reference's
        ("words:words_position", TEA, "No tea is tea.", False),
        ("words:words_position", TEA, "No tea is tea here.", True),
    ],
)
def test_profiles_of_words_differ_where_the_reference_has_a_quirk(
    id: str, kwargs: dict[str, object], response: str, intended: bool, follows: Callable[..., bool]
) -> None:
    assert follows(id, response, "intended", **kwargs) is intended
    assert follows(id, response, "published", **kwargs) is not intended


@pytest.mark.parametrize(
    "response",
    [
        *("Water the plants.", "Can you see it?", "Run to the store.", "Visit Rome.", "Cook with salt."),
        *("1. Go", "Please go", "Plants need water.", "Work in town is hard."),
    ],
)
def test_a_verb_is_told_from_a_noun_and_a_plea(response: str, follows: Callable[..., bool]) -> None:
    orders = ("Water", "Can", "Run", "Visit", "Cook")
    assert follows("words:start_verb", response, "intended") is response.startswith(orders)


@pytest.mark.parametrize("id", ["words:alphabet", "words:no_consecutive", "words:odd_even_syllables", "words:vowel"])
@pytest.mark.parametrize("response", ["0", "True", "A"])
def test_null_policies_follow_nothing_about_several_words(id: str, response: str, follows: Callable[..., bool]) -> None:
    assert not follows(id, response, "intended")
