"""keywords: first letters, palindromes, and the same word first and last."""

from __future__ import annotations

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind

_APART = (
    "Nice trips often make people calm.",
    "Every visit gives us a rest.",
    "People who go there return very happy.",
)
"""Sentences of which no two words in a row start with neighbours in the alphabet."""


def _apart(draft: Draft) -> None:
    draft.body = list(_APART)


def _neighbors(draft: Draft) -> None:
    draft.body = [*_APART[:-1], _APART[-1].replace("go there", "travel usually")]


def _palindrome(draft: Draft) -> None:
    draft.body.append("It is like the word level that reads the same from both ends.")


def _near_palindrome(draft: Draft) -> None:
    draft.body.append("It is like the word levels that reads otherwise from the end.")


def _same_ends(draft: Draft) -> None:
    draft.opening = "Today we look at this."
    draft.ending = "That is how we see it today"


def _stop_at_the_end(draft: Draft) -> None:
    _same_ends(draft)
    draft.ending += "."


KINDS = (
    Kind(
        "keywords:no_adjacent_consecutive",
        (
            "Two words in a row must never start with letters that follow each other in the alphabet.",
            "Where one word starts with some letter the next word may not start with the letter after it.",
            "Take care that neighboring words do not start with neighboring letters of the alphabet such as a and b.",
            "After a word in a- no word in b- may follow and so on through the alphabet.",
            "The initials of two words side by side must not be consecutive letters of the alphabet.",
        ),
        follow=_apart,
        break_=_neighbors,
        slots=frozenset({"text", "sentences", "form", "tokens", "layout", "start", "end", "quote"}),
        turn=0,
        idle=True,
    ),
    Kind(
        "keywords:palindrome",
        (
            "Use at least one palindrome.",
            "Somewhere there should be a word that reads the same backwards.",
            "Work in a palindrome.",
            "One of the words has to be a palindrome.",
            "It must contain a palindrome: a word that is the same from both ends.",
        ),
        follow=_palindrome,
        break_=_near_palindrome,
        slots=frozenset({"palindromes"}),
        shares=SENTENCES | {"tokens", "case"},
    ),
    Kind(
        "keywords:start_end",
        (
            "The first word must be the last word too and nothing may come after it, not even a full stop.",
            "Begin and finish with the same word; leave off the final punctuation mark.",
            "Close with the very word you open with and put no mark behind it.",
            "Let one and the same word come first and last with nothing after the last one.",
            "Your first and your last word must be equal. No punctuation may follow the last word.",
        ),
        follow=_same_ends,
        break_=_stop_at_the_end,
        slots=frozenset({"start", "end", "quote"}),
        shares=SENTENCES,
    ),
)
