"""Level 0: four tasks in a line each, small enough for a model of characters.

The wording is ours, made from the entry's metadata; the entry itself, which the scorer reads, stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from verigym.types import Json

MAX_QUESTION = 60
"""Characters of a question."""
MAX_GOLD = 12
"""Characters of a gold answer."""


@dataclass(frozen=True)
class Trivial:
    """A task at level 0.

    Attributes:
        config: What its generator is given.
        wording: Question from the entry's metadata.
        mistake: A wrong answer from the gold and the entry's metadata.
    """

    config: dict[str, Json]
    wording: Callable[[Mapping[str, Any]], str]
    mistake: Callable[[Random, str, Mapping[str, Any]], str]


def fits(question: str, gold: str) -> bool:
    """Whether an entry is short enough, and in the plain characters that a small tokenizer has."""
    return len(question) <= MAX_QUESTION and len(gold) <= MAX_GOLD and (question + gold).isascii()


def _other_order(rng: Random, items: list[str], gold: list[str]) -> list[str]:
    """The items in an order that is not the gold's; with another one added where there is no such order."""
    shuffled = list(items)
    rng.shuffle(shuffled)
    if shuffled == gold:
        shuffled.reverse()
    return shuffled if shuffled != gold else [*shuffled, shuffled[0]]


def _misspelt(rng: Random, gold: str, meta: Mapping[str, Any]) -> str:
    return "".join(_other_order(rng, list(meta["word"]), list(gold)))


def _misreversed(rng: Random, gold: str, meta: Mapping[str, Any]) -> str:
    return ", ".join(_other_order(rng, meta["words"], gold.split(", ")))


def _missorted(rng: Random, gold: str, meta: Mapping[str, Any]) -> str:
    return ", ".join(_other_order(rng, meta["transformed_words"], gold.split(", ")))


def _no_palindrome(rng: Random, gold: str, meta: Mapping[str, Any]) -> str:
    letters = list(meta["letters"])
    rng.shuffle(letters)
    word = "".join(letters)
    return word if word != word[::-1] else word + ("a" if word[0] != "a" else "b")


TRIVIAL: dict[str, Trivial] = {
    "palindrome_generation": Trivial(
        {"min_length": 3, "max_length": 5},
        lambda meta: f"Make a palindrome: {' '.join(meta['letters'])}",
        _no_palindrome,
    ),
    "spell_backward": Trivial(
        {"min_word_len": 3, "max_word_len": 4},
        lambda meta: f"Spell backward: {meta['word']}",
        _misspelt,
    ),
    "word_sequence_reversal": Trivial(
        {"min_words": 2, "max_words": 3},
        lambda meta: f"Reverse the list: {', '.join(meta['words'])}",
        _misreversed,
    ),
    "word_sorting": Trivial(
        {"min_words": 2, "max_words": 2, "min_word_length": 3, "max_word_length": 5, "transformation": "lowercase"},
        lambda meta: (
            f"Sort {'a to z' if meta['direction'] == 'ascending' else 'z to a'}: {', '.join(meta['transformed_words'])}"
        ),
        _missorted,
    ),
}
"""Task to its form at level 0."""
