"""IFBench's types of sentences and shares: followed, narrowly not, and where the profiles differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("id", "kwargs", "yes", "no"),
    [
        ("ratio:overlap", {"reference_text": "fog", "percentage": 50}, "fogg", "foggy"),
        ("ratio:sentence_balance", {}, "Tea. Why? Go!", "Tea. Why? Go! Tea."),
        ("ratio:sentence_type", {}, "Tea is hot. Fog is wet. Why?", "Tea is hot. Why?"),
        ("ratio:sentence_words", {}, "Tea now. Fog too. Sea air.", "Tea now. Fog too. Sea wind."),
        ("ratio:stop_words", {"percentage": 50}, "the tea", "is the tea"),
        ("sentence:alliteration_increment", {}, "Tea is. Big bad fog. Red rats run.", "Big bad fog. Tea two."),
        ("sentence:increment", {"small_n": 2}, "Tea is hot. Fog is wet and cold.", "Tea is hot. Fog is wet too."),
        ("sentence:keyword", {"N": 2, "word": "tea"}, "Fog. Tea it is.", "Tea. Fog it is."),
    ],
)
def test_check_of_sentences_on_a_followed_and_a_broken_instruction(
    id: str, kwargs: dict[str, object], yes: str, no: str, follows: Callable[..., bool]
) -> None:
    for profile in ("intended", "published"):
        assert follows(id, yes, profile, **kwargs)
        assert not follows(id, no, profile, **kwargs)


@pytest.mark.parametrize(
    ("id", "kwargs", "response", "intended"),
    [
        ("ratio:sentence_balance", {}, "well", False),
        ("ratio:sentence_type", {}, "Well!", False),
        ("ratio:sentence_words", {}, "Tea. Tea. Tea.", False),
        ("sentence:alliteration_increment", {}, "Big bears. Red rats see six.", False),
        ("sentence:increment", {"small_n": 1}, "Tea is hot.", False),
        ("sentence:keyword", {"N": 1, "word": "tea"}, "Teams play.", False),
    ],
)
def test_profiles_of_sentences_differ_where_the_reference_has_a_quirk(
    id: str, kwargs: dict[str, object], response: str, intended: bool, follows: Callable[..., bool]
) -> None:
    assert follows(id, response, "intended", **kwargs) is intended
    assert follows(id, response, "published", **kwargs) is not intended
