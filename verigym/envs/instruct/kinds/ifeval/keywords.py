"""Words and letters that must, or must not, be there."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs, leave, relation
from verigym.envs.instruct.words import keywords

_WITH_LETTER = {
    "j": ("jam", "job", "joke", "jump", "joy", "jar"),
    "q": ("queen", "quilt", "quiet", "quick", "quest", "quote"),
    "x": ("fox", "box", "mix", "tax", "wax", "text"),
    "z": ("zebra", "zoo", "maze", "prize", "size", "zone"),
}
"""Words that hold the letter once. Keywords, topics and sentences have none of these letters."""


def _say_all(draft: Draft, words: Sequence[str]) -> None:
    for word in words:
        draft.say(word)


def _existence(draft: Draft, keywords: list[str]) -> None:
    _say_all(draft, keywords)


def _all_but_one(draft: Draft, keywords: list[str]) -> None:
    _say_all(draft, keywords[:-1])


def _frequency(draft: Draft, keyword: str, frequency: int, relation: str) -> None:
    _say_up_to(draft, keyword, frequency if relation == "at least" else frequency - 1)


def _not_frequency(draft: Draft, keyword: str, frequency: int, relation: str) -> None:
    _say_up_to(draft, keyword, frequency - 1 if relation == "at least" else frequency)


def _say_up_to(draft: Draft, keyword: str, count: int) -> None:
    _say_all(draft, [keyword] * (count - draft.text().lower().count(keyword)))


def _row(draft: Draft, keyword: str, frequency: int, relation: str) -> None:
    if relation == "less than":
        draft.say(" ".join([keyword] * frequency))


def _one_of(draft: Draft, forbidden_words: list[str]) -> None:
    draft.say(forbidden_words[0])


def _letters(draft: Draft, letter: str, let_frequency: int, let_relation: str) -> None:
    _say_letters(draft, letter, let_frequency if let_relation == "at least" else let_frequency - 1)


def _not_letters(draft: Draft, letter: str, let_frequency: int, let_relation: str) -> None:
    _say_letters(draft, letter, let_frequency - 1 if let_relation == "at least" else let_frequency)


def _say_letters(draft: Draft, letter: str, count: int) -> None:
    if count:
        draft.say(" and ".join(_WITH_LETTER[letter][:count]))


def _sample_frequency(rng: Random, _: str) -> Kwargs:
    return {"keyword": keywords(rng, 1)[0], "frequency": rng.randint(2, 4), "relation": relation(rng)}


def _sample_letters(rng: Random, _: str) -> Kwargs:
    return {"letter": rng.choice("jqxz"), "let_frequency": rng.randint(2, 6), "let_relation": relation(rng)}


FREQUENCY = Kind(
    "keywords:frequency",
    (
        "The word {keyword} should appear {relation} {frequency} times.",
        "Use {keyword} {relation} {frequency} times.",
        "Say {keyword} {relation} {frequency} times.",
        "Let the word {keyword} occur {relation} {frequency} times.",
        "Count the uses of {keyword}: there must be {relation} {frequency}.",
    ),
    follow=_frequency,
    break_=_not_frequency,
    omit=_row,
    sample=_sample_frequency,
    shares=SENTENCES,
)

LETTER_FREQUENCY = Kind(
    "keywords:letter_frequency",
    (
        "The letter {letter} should appear {let_relation} {let_frequency} times.",
        "Use the letter {letter} {let_relation} {let_frequency} times.",
        "Write {let_relation} {let_frequency} of the letter {letter}.",
        "All of it may count {let_relation} {let_frequency} of the letter {letter}.",
        "Of the letter {letter} there must be {let_relation} {let_frequency}.",
    ),
    follow=_letters,
    break_=_not_letters,
    sample=_sample_letters,
    slots=frozenset({"letters"}),
    shares=SENTENCES,
)

KINDS = (
    Kind(
        "keywords:existence",
        (
            "Use {keywords} somewhere in it.",
            "Include the following: {keywords}.",
            "It must mention {keywords}.",
            "Make sure that {keywords} can be found in it.",
            "Work in {keywords}.",
        ),
        follow=_existence,
        break_=_all_but_one,
        sample=lambda rng, _: {"keywords": keywords(rng, rng.randint(1, 3))},
        shares=SENTENCES,
    ),
    FREQUENCY,
    Kind(
        "keywords:forbidden_words",
        (
            "Never say {forbidden_words}.",
            "Do without {forbidden_words}.",
            "Leave out {forbidden_words}.",
            "It must not contain {forbidden_words}.",
            "Keep {forbidden_words} out of it.",
        ),
        follow=leave,
        break_=_one_of,
        sample=lambda rng, _: {"forbidden_words": keywords(rng, rng.randint(1, 3))},
        idle=True,
    ),
    LETTER_FREQUENCY,
)
