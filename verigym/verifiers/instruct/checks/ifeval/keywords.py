"""keywords: words and letters that must, or must not, be there."""

from __future__ import annotations

import re
from string import ascii_lowercase

from verigym.verifiers.instruct.marks import literal, occurrences
from verigym.verifiers.instruct.registry import InstructionError, Relation, holds, instruction, published


@instruction("keywords:existence")
def existence(response: str, keywords: list[str]) -> bool:
    """Each of them occurs as a word of its own."""
    return all(literal(keyword, whole=True).search(response) for keyword in keywords)


@published("keywords:existence")
def existence_published(response: str, keywords: list[str]) -> bool:
    """Be it within a longer word."""
    return all(re.search(re.escape(keyword), response, re.IGNORECASE) for keyword in keywords)


@instruction("keywords:frequency")
def frequency(response: str, keyword: str, frequency: int, relation: Relation) -> bool:
    """The keyword occurs so often as a word of its own."""
    return holds(occurrences(response, keyword, whole=True), relation, frequency)


@published("keywords:frequency")
def frequency_published(response: str, keyword: str, frequency: int, relation: Relation) -> bool:
    """Longer words that hold the keyword count."""
    return holds(occurrences(response, keyword, whole=False), relation, frequency)


@instruction("keywords:forbidden_words")
def forbidden_words(response: str, forbidden_words: list[str]) -> bool:
    """None of them occurs as a word of its own."""
    return not any(literal(word, whole=True).search(response) for word in forbidden_words)


@published("keywords:forbidden_words")
def forbidden_words_published(response: str, forbidden_words: list[str]) -> bool:
    """One that ends in a mark is found only before a letter or digit."""
    return not any(re.search(rf"\b{re.escape(word)}\b", response, re.IGNORECASE) for word in forbidden_words)


@instruction("keywords:letter_frequency")
def letter_frequency(response: str, letter: str, let_frequency: int, let_relation: Relation) -> bool:
    """The letter, capital or small, occurs so often."""
    return holds(response.lower().count(_single(letter)), let_relation, let_frequency)


@published("keywords:letter_frequency")
def letter_frequency_published(response: str, letter: str, let_frequency: int, let_relation: Relation) -> bool:
    """In the place of what is none of A to Z a random letter is counted; the verdict is that of most letters."""
    single, text = _single(letter), response.lower()
    drawn = single if "a" <= single <= "z" else ascii_lowercase
    return 2 * sum(holds(text.count(one), let_relation, let_frequency) for one in drawn) > len(drawn)


def _single(letter: str) -> str:
    if len(letter) != 1:
        raise InstructionError(f"an instruction that counts a letter needs one character, got {letter!r}")
    return letter.lower()
