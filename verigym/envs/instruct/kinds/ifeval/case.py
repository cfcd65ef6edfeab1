"""Capital and small letters."""

from __future__ import annotations

import re
from random import Random

from verigym.envs.instruct.draft import Draft, Wrap
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs, relation

_CASE = frozenset({"case"})
_MUCH = SENTENCES | {"bulk"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHOUTS = (
    "LOOK HERE.",
    "NOTE THIS WELL.",
    "THIS IS WORTH KNOWING.",
    "NOBODY SHOULD EVER MISS THIS.",
    "THIS IS WHAT PEOPLE LOVE MOST.",
)
"""Sentences of two to six words."""
_SURE = 8
"""Sentences after which a language detector is sure."""


def _capital(draft: Draft) -> None:
    draft.pad(_SURE)
    draft.case = str.upper


def _lower(draft: Draft) -> None:
    draft.pad(_SURE)
    draft.case = str.lower


def all_but_last_word(case: Wrap, other: Wrap) -> Wrap:
    """Changes the case of a text, and that of its last word otherwise."""

    def change(text: str) -> str:
        changed = case(text)
        start, end = [word.span() for word in _WORD.finditer(changed)][-1]
        return changed[:start] + other(changed[start:end]) + changed[end:]

    return change


def _not_capital(draft: Draft) -> None:
    draft.pad(_SURE)
    draft.case = all_but_last_word(str.upper, str.capitalize)


def _not_lower(draft: Draft) -> None:
    draft.pad(_SURE)
    draft.case = all_but_last_word(str.lower, str.capitalize)


def _capital_words(draft: Draft, capital_frequency: int, capital_relation: str) -> None:
    _shout(draft, capital_frequency if capital_relation == "at least" else capital_frequency - 1)


def _not_capital_words(draft: Draft, capital_frequency: int, capital_relation: str) -> None:
    _shout(draft, capital_frequency - 1 if capital_relation == "at least" else capital_frequency)


def _shout(draft: Draft, count: int) -> None:
    draft.body.append(" ".join([draft.topic.upper()] * count) if draft.bare else _SHOUTS[count - 2])


def _sample(rng: Random, _: str) -> Kwargs:
    return {"capital_frequency": rng.randint(3, 6), "capital_relation": relation(rng)}


KINDS = (
    Kind(
        "change_case:english_capital",
        (
            "Write in English and in capital letters only.",
            "Use English and nothing but capitals.",
            "All letters must be capitals and the language English.",
            "Give it in English with every letter in upper case.",
            "Put all of your English text in upper case.",
        ),
        follow=_capital,
        break_=_not_capital,
        slots=_CASE,
        shares=_MUCH,
    ),
    Kind(
        "change_case:english_lowercase",
        (
            "Write in English and in small letters only.",
            "Use English without a single capital letter.",
            "All letters must be small and the language English.",
            "Give it in English with every letter in lower case.",
            "Put all of your English text in lower case.",
        ),
        follow=_lower,
        break_=_not_lower,
        slots=_CASE,
        shares=_MUCH,
    ),
    Kind(
        "change_case:capital_word_frequency",
        (
            "Write {capital_relation} {capital_frequency} words in capitals.",
            "Use {capital_relation} {capital_frequency} words that are all upper case.",
            "It should have {capital_relation} {capital_frequency} words in capital letters.",
            "Let {capital_relation} {capital_frequency} words be in upper case.",
            "Of words in capitals there must be {capital_relation} {capital_frequency}.",
        ),
        follow=_capital_words,
        break_=_not_capital_words,
        sample=_sample,
        slots=_CASE,
        shares=SENTENCES | {"form"},
    ),
)
