"""IFBench's format types: a response that follows, and one that narrowly does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

OPTIONS = {"options": "yes/no/maybe"}
LETTERS = {"options": "a), b), c), d)"}


@pytest.mark.parametrize(
    ("id", "kwargs", "yes", "no"),
    [
        ("format:emoji", {}, "Fog is wet 😀. Tea is hot! 👍", "Fog is wet 😀. Tea is hot!"),
        ("format:emoji", {}, "Fog is wet. 😀 Tea is hot. 👍", "Fog 😀 is wet. Tea is hot. 👍"),
        ("format:line_indent", {}, "fog\n tea\n   rain", "fog\n tea\n rain"),
        ("format:list", {"sep": "!?!?"}, "!?!? fog\n!?!? tea", "!?!? fog\n- tea"),
        ("format:newline", {}, "fog\nis\nwet.", "fog\nis wet."),
        ("format:no_bullets_bullets", {}, "Fog is wet. Tea is hot.\n* fog\n* tea", "Fog is wet.\n* fog\n* tea"),
        ("format:no_bullets_bullets", {}, "Fog is wet. Tea is hot.\n* fog\n* tea", "Fog is wet. Tea is hot.\n* fog"),
        ("format:no_whitespace", {}, "fog-and-tea", "fog\u00a0tea"),
        ("format:options", OPTIONS, "Maybe.", "maybe not"),
        ("format:options", LETTERS, "b)", "b) it is"),
        ("format:output_template", {}, "My Answer: a\nMy Conclusion: b\nFuture Outlook: c", "My Answer: a"),
        ("format:parentheses", {}, "fog (is [so {very (much [wet])}])", "fog (is [so {very (much)}])"),
        ("format:parentheses", {}, "a) ((((( b )))))", "((((( b ))))]"),  # a mark that closes nothing does no harm
        ("format:quote_unquote", {}, '"Fog" means wet air. "Tea" is a drink.', '"Fog" "Tea" are wet things.'),
        ("format:quotes", {}, 'He said "she said \'they said "fog" once\' twice"', "\"she said 'fog' once\""),
        ("format:sub-bullets", {}, "* fog\n  - wet\n* tea\n  - hot", "* fog\n  - wet\n* tea"),
        ("format:thesis", {}, "<i>Fog is wet.</i> So it is.", "So <b>it</b> is. <i>Fog.</i>"),
        ("format:thesis", {}, "# One\n<em>Fog.</em> Wet.\n# Two\n<i>Tea.</i> Hot.", "Fog is wet."),
        ("format:title_case", {}, "Fog Is Wet", "Fog is Wet"),
    ],
)
def test_check_of_format_on_a_followed_and_a_broken_instruction(
    id: str, kwargs: dict[str, object], yes: str, no: str, follows: Callable[..., bool]
) -> None:
    assert follows(id, yes, "intended", **kwargs)
    assert follows(id, yes, "published", **kwargs)
    assert not follows(id, no, "intended", **kwargs)


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("format:emoji", "😀"),  # no sentence
        ("format:list", "..."),
        ("format:newline", "0"),
        ("format:options", "..."),
        ("format:quotes", "\"'\"'\"'"),
        ("format:sub-bullets", "*\n-"),
        ("format:title_case", "0"),
        ("format:thesis", "<i>.</i> ."),
        ("format:output_template", "My Answer: [answer] My Conclusion: [conclusion] Future Outlook: [outlook]"),
    ],
)
def test_marks_alone_and_the_template_itself_follow_nothing(id: str, text: str, follows: Callable[..., bool]) -> None:
    assert not follows(id, text, "intended", sep="...", options="yes, no, or maybe")


def test_each_section_needs_a_thesis_of_its_own(follows: Callable[..., bool]) -> None:
    assert not follows("format:thesis", "# One\n<em>Fog.</em> Wet.\n# Two\nTea is hot.", "intended")
    assert not follows("format:thesis", "<em>Fog.</em> Wet.\n\n***\n\nTea is hot.", "intended")


def test_words_that_carry_no_weight_may_be_small_within_a_title(follows: Callable[..., bool]) -> None:
    assert follows("format:title_case", "The Lord of the Rings, Don't You Know", "intended")
    assert not follows("format:title_case", "the Lord", "intended")
    assert not follows("format:title_case", "What Is It For the", "intended")
    assert not follows("format:title_case", "FOG IS WET", "intended")
