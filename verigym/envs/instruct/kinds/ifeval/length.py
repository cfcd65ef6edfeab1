"""How many words and sentences."""

from __future__ import annotations

import re

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, relation

_LENGTH = frozenset({"length", "bulk"})
_FILLED = SENTENCES | {"form"}
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?]+(?=\W|\Z)|\w\Z")


def _size(text: str) -> int:
    return len(_WORD.findall(text))


def _words(draft: Draft, num_words: int, relation: str) -> None:
    draft.fill((num_words if relation == "at least" else num_words - 1) - _size(draft.text()), _size)


def _not_words(draft: Draft, num_words: int, relation: str) -> None:
    draft.fill((num_words - 1 if relation == "at least" else num_words) - _size(draft.text()), _size)


def _sentences(draft: Draft, num_sentences: int, relation: str) -> None:
    draft.pad((num_sentences if relation == "at least" else num_sentences - 1) - len(_STOP.findall(draft.text())))


def _not_sentences(draft: Draft, num_sentences: int, relation: str) -> None:
    draft.pad((num_sentences - 1 if relation == "at least" else num_sentences) - len(_STOP.findall(draft.text())))


KINDS = (
    Kind(
        "length_constraints:number_words",
        (
            "Write {relation} {num_words} words.",
            "Use {relation} {num_words} words.",
            "It should have {relation} {num_words} words.",
            "Its length must be {relation} {num_words} words.",
            "Answer in {relation} {num_words} words.",
        ),
        follow=_words,
        break_=_not_words,
        sample=lambda rng, _: {"num_words": rng.randint(12, 20) * 10, "relation": relation(rng)},
        slots=_LENGTH,
        shares=_FILLED,
        turn=3,
    ),
    Kind(
        "length_constraints:number_sentences",
        (
            "Write {relation} {num_sentences} sentences.",
            "Use {relation} {num_sentences} sentences.",
            "It should have {relation} {num_sentences} sentences.",
            "The number of sentences must be {relation} {num_sentences}.",
            "Answer in {relation} {num_sentences} sentences.",
        ),
        follow=_sentences,
        break_=_not_sentences,
        sample=lambda rng, _: {"num_sentences": rng.randint(20, 25), "relation": relation(rng)},
        slots=_LENGTH | {"pieces"},
        shares=_FILLED,
        turn=3,
    ),
)
