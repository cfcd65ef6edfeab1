"""first_word and last_word: of each sentence, or of the whole reply."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.words import keywords

_EACH = frozenset({"form", "pieces", "start", "end", "layout", "quote"})


def _first_of_each(draft: Draft, first_word: str) -> None:
    draft.pad(2)
    draft.sentence = lambda text: f"{first_word.capitalize()} makes me say that {text[0].lower()}{text[1:]}"


def _first_but_once(draft: Draft, first_word: str) -> None:
    _first_of_each(draft, first_word)
    draft.ending = draft.filler()


def _last_of_each(draft: Draft, last_word: str) -> None:
    draft.pad(2)
    draft.sentence = lambda text: f"{text[:-1]} as far as we talk of {last_word}{text[-1]}"


def _last_but_once(draft: Draft, last_word: str) -> None:
    _last_of_each(draft, last_word)
    draft.ending = draft.filler()


def _first(draft: Draft, first_word: str) -> None:
    draft.opening = f"{first_word.capitalize()} is what comes first."


def _late(draft: Draft, first_word: str) -> None:
    draft.opening = f"The {first_word} is what comes first."


def _last(draft: Draft, last_word: str) -> None:
    draft.ending = f"In the end it comes down to {last_word}."


def _early(draft: Draft, last_word: str) -> None:
    draft.ending = f"In the end it comes down to {last_word} too."


def _sample_first(rng: Random, _: str) -> Kwargs:
    return {"first_word": keywords(rng, 1)[0]}


def _sample_last(rng: Random, _: str) -> Kwargs:
    return {"last_word": keywords(rng, 1)[0]}


KINDS = (
    Kind(
        "first_word:first_word_sent",
        (
            "Every sentence has to start with the word {first_word}.",
            "Open each sentence with {first_word}.",
            "The word {first_word} must come first in all of your sentences.",
            "No sentence may begin otherwise than with {first_word}.",
            "Let {first_word} be the word that each sentence begins with.",
        ),
        follow=_first_of_each,
        break_=_first_but_once,
        sample=_sample_first,
        slots=_EACH,
        shares=SENTENCES,
    ),
    Kind(
        "first_word:first_word_answer",
        (
            "The very first word of your reply must be {first_word}.",
            "Start your reply with the word {first_word}.",
            "Open with {first_word} as the first word of all.",
            "Nothing may come before the word {first_word} in your reply; it opens with it.",
            "Let the whole reply begin with {first_word}.",
        ),
        follow=_first,
        break_=_late,
        sample=_sample_first,
        slots=frozenset({"start"}),
        shares=SENTENCES,
    ),
    Kind(
        "last_word:last_word_sent",
        (
            "Every sentence has to end with the word {last_word} before its punctuation mark.",
            "Close each sentence with {last_word} and the punctuation mark.",
            "The word {last_word} must come last in all of your sentences.",
            "No sentence may end otherwise than with the word {last_word}.",
            "Let {last_word} be the word that each sentence ends on.",
        ),
        follow=_last_of_each,
        break_=_last_but_once,
        sample=_sample_last,
        slots=_EACH,
        shares=SENTENCES,
    ),
    Kind(
        "last_word:last_word_answer",
        (
            "The word {last_word} must be the very last one of your reply.",
            "Use {last_word} as the word that your reply ends with.",
            "Let {last_word} be the last word of all.",
            "No other word may come after the word {last_word} at the end of your reply.",
            "See to it that {last_word} is the word on which the whole reply ends.",
        ),
        follow=_last,
        break_=_early,
        sample=_sample_last,
        slots=frozenset({"end"}),
        shares=SENTENCES,
    ),
)
