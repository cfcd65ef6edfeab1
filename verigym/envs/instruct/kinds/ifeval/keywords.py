"""Words and letters that must, or must not, be there."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import Kind, Kwargs, relation
from verigym.envs.instruct.words import keywords


def _existence(draft: Draft, keywords: list[str]) -> None:
    for word in keywords:
        draft.say(word)


def _frequency(draft: Draft, keyword: str, frequency: int, relation: str) -> None:
    wanted = frequency if relation == "at least" else frequency - 1
    for _ in range(wanted - draft.text().lower().count(keyword)):
        draft.say(keyword)


def _not_frequency(draft: Draft, keyword: str, frequency: int, relation: str) -> None:
    if relation == "less than":
        draft.say(" ".join([keyword] * frequency))


def _one_of(draft: Draft, forbidden_words: list[str]) -> None:
    draft.say(forbidden_words[0])


def _letters(draft: Draft, letter: str, let_frequency: int, let_relation: str) -> None:
    if let_relation == "at least":
        draft.say(letter * let_frequency)


def _not_letters(draft: Draft, letter: str, let_frequency: int, let_relation: str) -> None:
    if let_relation == "less than":
        draft.say(letter * let_frequency)


def _sample_frequency(rng: Random, _: str) -> Kwargs:
    return {"keyword": keywords(rng, 1)[0], "frequency": rng.randint(2, 4), "relation": relation(rng)}


def _sample_letters(rng: Random, _: str) -> Kwargs:
    # Letters that nothing else brings in: keywords, topics and sentences have none of them.
    return {"letter": rng.choice("jqxz"), "let_frequency": rng.randint(2, 6), "let_relation": relation(rng)}


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
        sample=lambda rng, _: {"keywords": keywords(rng, rng.randint(1, 3))},
    ),
    Kind(
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
        sample=_sample_frequency,
    ),
    Kind(
        "keywords:forbidden_words",
        (
            "Never say {forbidden_words}.",
            "Do without {forbidden_words}.",
            "Leave out {forbidden_words}.",
            "It must not contain {forbidden_words}.",
            "Keep {forbidden_words} out of it.",
        ),
        follow=lambda draft, forbidden_words: None,
        break_=_one_of,
        sample=lambda rng, _: {"forbidden_words": keywords(rng, rng.randint(1, 3))},
    ),
    Kind(
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
    ),
)
