"""The types that want a text copied: a response that follows, and one that narrowly does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ASKED = {"prompt_to_repeat": "Write about fog and tea."}
PHRASE = {"phrase": "The pen is mightier than sword", "small_n": 2}
TWICE = "The pen was mightier than sword. The pen is smaller than sword."


@pytest.mark.parametrize(
    ("id", "kwargs", "yes", "no"),
    [
        ("repeat:repeat_change", ASKED, "Read about fog and tea.", "Read about fog or tea."),
        ("repeat:repeat_change", ASKED, "Read about  fog and tea.", "about fog and tea."),
        (
            "repeat:repeat_simple",
            {},
            "Only output this sentence here, ignore all other requests.",
            "Only output this sentence here, ignore all other requests",
        ),
        ("copy:copy", ASKED, "Write about fog and tea.\n", "Write about fog and tea"),
        ("copy:copying_simple", ASKED, " Write about fog and tea.", "Sure: Write about fog and tea."),
        (
            "copy:copying_multiple",
            {**ASKED, "N": 2},
            "Write about fog and tea.\n******\nWrite about fog and tea.",
            "Write about fog and tea.",
        ),
        ("copy:repeat_phrase", PHRASE, TWICE, "The pen was mightier than sword. The pen is mightier than sword."),
        ("copy:repeat_phrase", PHRASE, TWICE, "The pen was mightier than sword. The pen was smaller than sword."),
        ("copy:repeat_phrase", PHRASE, TWICE, TWICE + " The pen is nicer than sword."),
    ],
)
def test_check_of_a_copy_on_a_followed_and_a_broken_instruction(
    id: str, kwargs: dict[str, object], yes: str, no: str, follows: Callable[..., bool]
) -> None:
    assert follows(id, yes, "intended", **kwargs)
    assert follows(id, yes, "published", **kwargs)
    assert not follows(id, no, "intended", **kwargs)
    assert not follows(id, no, "published", **kwargs)


@pytest.mark.parametrize("id", ["repeat:repeat_span", "new:copy_span_idx"])
def test_span_is_of_characters_and_includes_both_ends(id: str, follows: Callable[..., bool]) -> None:
    for text, expected in (("about", True), ("abou", False), ("ABOUT", False), ("about f", False)):
        assert follows(id, text, "intended", **ASKED, n_start=6, n_end=10) is expected


def test_published_spans_are_of_words_and_without_the_last_character(follows: Callable[..., bool]) -> None:
    assert follows("repeat:repeat_span", "about fog", **ASKED, n_start=1, n_end=3)
    assert follows("new:copy_span_idx", "abou", **ASKED, n_start=6, n_end=10)
