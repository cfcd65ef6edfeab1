"""keywords: words and letters that must, or must not, be there."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.registry import InstructionError, Relation, holds, instruction


def _finder(keyword: str, *, whole: bool = False) -> re.Pattern[str]:
    literal = re.escape(keyword)
    return re.compile(rf"\b{literal}\b" if whole else literal, re.IGNORECASE)


@instruction("keywords:existence")
def existence(response: str, keywords: list[str]) -> bool:
    """Each of them occurs, be it within a longer word."""
    return all(_finder(keyword).search(response) for keyword in keywords)


@instruction("keywords:frequency")
def frequency(response: str, keyword: str, frequency: int, relation: Relation) -> bool:
    """The keyword occurs so often."""
    return holds(len(_finder(keyword).findall(response)), relation, frequency)


@instruction("keywords:forbidden_words")
def forbidden_words(response: str, forbidden_words: list[str]) -> bool:
    """None of them occurs as a word of its own."""
    return not any(_finder(word, whole=True).search(response) for word in forbidden_words)


@instruction("keywords:letter_frequency")
def letter_frequency(response: str, letter: str, let_frequency: int, let_relation: Relation) -> bool:
    """The letter, capital or small, occurs so often."""
    if len(letter) != 1:
        raise InstructionError(f"keywords:letter_frequency counts one character, got {letter!r}")
    return holds(response.lower().count(letter.lower()), let_relation, let_frequency)
