"""IFBench's types that count: a response that follows, one that narrowly does not, and where the profiles differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verigym.verifiers.instruct.registry import InstructionError, find

KEYWORDS = {"keyword1": "door", "keyword2": "tea", "keyword3": "fog", "keyword4": "sea", "keyword5": "sun"}
FIVE = "door tea tea fog fog fog" + " sea" * 5 + " sun" * 7


@pytest.mark.parametrize(
    ("id", "kwargs", "yes", "no"),
    [
        ("count:conjunctions", {"small_n": 3}, "Tea and fog or rain, but why?", "Tea and fog or rain and sun."),
        ("count:keywords_multiple", KEYWORDS, FIVE, FIVE + " sun"),
        ("count:numbers", {"N": 2}, "1,000 cups for 3.50 each", "1,000 cups"),
        ("count:person_names", {"N": 2}, "Emma met Leo.", "Emma met Emma."),
        ("count:pronouns", {"N": 3}, "She gave it to him.", "She gave tea to him."),
        ("count:punctuation", {}, "a. b, c! d? e; f: g?!", "a. b, c; d: e?!"),  # the interrobang has its own marks
        ("count:unique_word_count", {"N": 3}, "Tea, fog, rain", "Tea, fog, tea"),
        ("count:word_count_range", {"min_words": 2, "max_words": 3}, "fog is wet", "fog is not wet"),
        ("count:words_japanese", {"N": 2}, "drink お茶 or 水", "drink お茶 or water"),
    ],
)
def test_check_of_count_on_a_followed_and_a_broken_instruction(
    id: str, kwargs: dict[str, object], yes: str, no: str, follows: Callable[..., bool]
) -> None:
    for profile in ("intended", "published"):
        assert follows(id, yes, profile, **kwargs)
        assert not follows(id, no, profile, **kwargs)


@pytest.mark.parametrize(
    ("id", "kwargs", "response", "intended"),
    [
        ("count:conjunctions", {"small_n": 3}, "And fog and, for once, and", False),
        ("count:keywords_multiple", KEYWORDS, FIVE + " doorway", True),
        ("count:numbers", {"N": 1}, "10-12", False),
        ("count:person_names", {"N": 2}, "Leopards are Available.", False),
        ("count:pronouns", {"N": 1}, "I'm here", True),
        ("count:unique_word_count", {"N": 3}, "tea - fog", False),
        ("count:words_japanese", {"N": 2}, "yes", False),
        ("count:words_japanese", {"N": 2}, "in 2 of 3", False),
        ("count:words_japanese", {"N": 2}, "in xあ", False),
    ],
)
def test_profiles_of_count_differ_where_the_reference_has_a_quirk(
    id: str, kwargs: dict[str, object], response: str, intended: bool, follows: Callable[..., bool]
) -> None:
    assert follows(id, response, "intended", **kwargs) is intended
    assert follows(id, response, "published", **kwargs) is not intended


@pytest.mark.parametrize("value", [0, -1, 0.0])
def test_a_place_in_a_row_is_at_least_the_first(value: float) -> None:
    with pytest.raises(InstructionError, match=r"needs the argument 'N' \(a whole number from 1 up\), got"):
        find("count:words_japanese").bind({"N": value})
