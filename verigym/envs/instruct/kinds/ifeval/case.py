"""Capital and small letters."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import Kind, Kwargs, relation

_CASE = frozenset({"case"})
_SURE = 8
"""Sentences after which a language detector is sure."""


def _capital(draft: Draft) -> None:
    draft.pad(_SURE)
    draft.case = str.upper


def _lower(draft: Draft) -> None:
    draft.pad(_SURE)
    draft.case = str.lower


def _shout(draft: Draft, count: int) -> None:
    draft.say(" ".join([draft.topic.split()[-1].upper()] * count))


def _capital_words(draft: Draft, capital_frequency: int, capital_relation: str) -> None:
    if capital_relation == "at least":
        _shout(draft, capital_frequency)


def _not_capital_words(draft: Draft, capital_frequency: int, capital_relation: str) -> None:
    if capital_relation == "less than":
        _shout(draft, capital_frequency)


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
        slots=_CASE,
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
        slots=_CASE,
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
    ),
)
