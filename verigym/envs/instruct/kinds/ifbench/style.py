"""format: what each word or sentence looks like, and marks within the text."""

from __future__ import annotations

import re

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifeval.case import all_but_last_word
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind
from verigym.envs.instruct.kinds.tokens import MARKS, TOKENS, each_word

_WORD = re.compile(r"[^\W\d_]+")
_SMILES = ("😀", "🌟", "🎉", "🌍")


def _title_case(text: str) -> str:
    return _WORD.sub(lambda word: word[0].capitalize(), text)


def _titled(draft: Draft) -> None:
    draft.pad(1)
    draft.case = _title_case


def _last_word_small(draft: Draft) -> None:
    draft.pad(1)
    draft.case = all_but_last_word(_title_case, str.lower)


def _smiling(draft: Draft) -> None:
    draft.pad(2)
    draft.sentence = lambda text: f"{text[:-1]} {_SMILES[len(text) % len(_SMILES)]}{text[-1]}"


def _smiling_but_once(draft: Draft) -> None:
    _smiling(draft)
    draft.ending = draft.filler()


def _nested(draft: Draft) -> None:
    draft.body.append("Look at it (and what is in it [and what that holds {and its parts (and so on [and on])}]).")


def _four_deep(draft: Draft) -> None:
    draft.body.append("Look at it (and what is in it [and what that holds {and its parts (and so on)}]).")


def _quotes(draft: Draft) -> None:
    draft.body.append('They say "a friend said \'my mother told me "go and see it" once\' to me" about it.')


def _two_levels(draft: Draft) -> None:
    draft.body.append("They say \"a friend said 'go and see it' to me\" about it.")


def _explained(draft: Draft) -> None:
    draft.body.append('The phrase "better late than never" means that it is not too late to start.')


def _unexplained(draft: Draft) -> None:
    _explained(draft)
    draft.ending = '"Less is more"'


KINDS = (
    Kind(
        "format:title_case",
        (
            "Write all of it in title case: a capital letter at the start of each major word.",
            "Begin every important word with a capital letter as in a headline.",
            "The whole reply has to be in title case.",
            "Capitalize the first letter of all major words from beginning to end.",
            "Use title case throughout as book titles do.",
        ),
        follow=_titled,
        break_=_last_word_small,
        slots=frozenset({"case"}),
        shares=SENTENCES | {"tokens"},
        idle=True,
    ),
    Kind(
        "format:emoji",
        (
            "End every sentence with an emoji.",
            "Put an emoji at the close of each sentence.",
            "No sentence may end without an emoji.",
            "Let an emoji be the last thing in all of your sentences.",
            "Each sentence needs an emoji at its end.",
        ),
        follow=_smiling,
        break_=_smiling_but_once,
        slots=frozenset({"form", "pieces", "start", "end", "layout", "quote"}),
        shares=SENTENCES,
    ),
    Kind(
        "format:newline",
        (
            "Put each word on a line of its own.",
            "After every word there has to be a line break.",
            "Write one word per line.",
            "No line may hold more than one word.",
            "Start a new line for each word.",
        ),
        follow=each_word("\n".join),
        break_=each_word(lambda words: " ".join(("\n".join(words[:-1]), words[-1]))),
        slots=TOKENS,
        shares=MARKS,
    ),
    Kind(
        "format:no_whitespace",
        (
            "Leave out all whitespace.",
            "There must be no blank, tab or line break in your reply.",
            "Your output may not have a single whitespace character.",
            "Write it without any spaces or line breaks.",
            "Use no white space at all.",
        ),
        follow=each_word("-".join),
        break_=each_word(lambda words: " ".join(("-".join(words[:-1]), words[-1]))),
        slots=TOKENS,
        shares=MARKS | {"hyphen"},
        idle=True,
    ),
    Kind(
        "format:parentheses",
        (
            "Nest parentheses, brackets and braces inside each other at least five levels deep.",
            "Somewhere put brackets (of any kind [also mixed]) within brackets, five levels or more.",
            "Use parentheses inside parentheses to a depth of at least 5; [ ] and {{ }} count as well.",
            "There must be nested parentheses (or square or curly ones) with a depth of five or more.",
            "Open at least 5 parentheses, brackets or braces within each other before you close them again.",
        ),
        follow=_nested,
        break_=_four_deep,
        slots=frozenset({"brackets"}),
        shares=SENTENCES | {"tokens", "form"},
    ),
    Kind(
        "format:quotes",
        (
            "Use a quote within a quote within a quote: at least three levels, double and single marks by turns.",
            "Nest quotations three deep or deeper and alternate double with single quotation marks.",
            "Somewhere someone must quote someone who quotes another, three levels at least, with \" and ' in turn.",
            "Put quotes inside quotes to a depth of at least 3; switch between double and single quotes at each level.",
            "There has to be a quotation of three levels or more whose marks change between double and single.",
        ),
        follow=_quotes,
        break_=_two_levels,
        slots=frozenset({"quote"}),
        shares=SENTENCES | {"tokens", "form"},
    ),
    Kind(
        "format:quote_unquote",
        (
            "Quote something and explain it after the quote in words outside quotation marks; do so for each quote.",
            "After every phrase in quotation marks an explanation without quotation marks has to follow.",
            "No quoted phrase may stand without an unquoted explanation behind it. Use at least one.",
            "Put at least one phrase in quotes and let words outside the quotes explain each such phrase right after.",
            "Each quote needs to be followed by its explanation, which is not in quotes; have one quote or more.",
        ),
        follow=_explained,
        break_=_unexplained,
        slots=frozenset({"quote", "end"}),
        shares=SENTENCES | {"tokens", "form"},
    ),
)
