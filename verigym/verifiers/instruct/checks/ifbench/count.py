"""count: how many words, numbers and marks."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import bare_words
from verigym.verifiers.instruct.registry import Positive, instruction, published
from verigym.verifiers.instruct.words import count_words, trimmed, unpunctuated

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MARKS = frozenset(".,!?;:")
_INTERROBANGS = ("?!", "!?")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_JAPANESE_LETTERS = re.compile(r"[\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9d]+")


@instruction("count:word_count_range")
def word_count_range(response: str, min_words: int, max_words: int) -> bool:
    """From so many words to so many."""
    return min_words <= count_words(response) <= max_words


@instruction("count:unique_word_count")
def unique_word_count(response: str, N: int) -> bool:  # noqa: N803  the published name
    """At least so many different words, whatever their case."""
    return len(set(bare_words(response))) >= N


@published("count:unique_word_count")
def unique_word_count_published(response: str, N: int) -> bool:  # noqa: N803  the published name
    """Marks that stand alone are one word more, and marks outside ASCII tell words apart.

    ``tea - fog`` has three words here and two as intended.
    """
    return len({trimmed(word) for word in response.lower().split()}) >= N


@instruction("count:numbers")
def numbers(response: str, N: int) -> bool:  # noqa: N803  the published name
    """Exactly so many numbers in digits; commas and points within a number belong to it."""
    return sum(1 for _ in _NUMBER.finditer(response)) == N


@published("count:numbers")
def numbers_published(response: str, N: int) -> bool:  # noqa: N803  the published name
    """Marks are taken away first, so that ``10-12`` and ``3/4`` are one number each."""
    return sum(1 for _ in _DIGITS.finditer(unpunctuated(response))) == N


@instruction("count:punctuation")
def punctuation(response: str) -> bool:
    """Each of ``. , ! ? ; :`` beside an interrobang, which is ``?!``, ``!?`` or one character."""
    pair = next((pair for pair in _INTERROBANGS if pair in response), None)
    if pair is None:
        return "‽" in response and set(response) >= _MARKS
    return set(response.replace(pair, "", 1)) >= _MARKS


@instruction("count:words_japanese")
def words_japanese(response: str, N: Positive) -> bool:  # noqa: N803  the published name
    """The words between blanks at N, 2 N, 3 N ... are Japanese in all their letters; the first of them is there."""
    every = bare_words(response)[N - 1 :: N]
    return every != [] and all(_is_japanese(word) for word in every)


def _is_japanese(word: str) -> bool:
    letters = "".join(filter(str.isalnum, word.replace("ー", "")))
    return _JAPANESE_LETTERS.fullmatch(letters) is not None


@published("count:words_japanese")
def words_japanese_published(response: str, N: Positive) -> bool:  # noqa: N803  the published name
    """One Japanese character is enough; marks count as words, digits are let through, and so is a text that is short.

    ``yes`` follows ``N = 2`` here, and does not as intended.
    """
    every = map(trimmed, response.split()[N - 1 :: N])
    return all(_JAPANESE.search(word) for word in every if word and not word.isdigit())
