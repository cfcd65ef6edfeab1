"""keywords: words that must be there, so often, or not at all."""

from __future__ import annotations

from verigym.verifiers.instruct.marks import occurrences
from verigym.verifiers.instruct.registry import Relation, holds, instruction, published


@instruction("keywords:word_once")
def word_once(response: str, keyword: str) -> bool:
    """The keyword occurs once, as a word of its own."""
    return occurrences(response, keyword, whole=True) == 1


@published("keywords:word_once")
def word_once_published(response: str, keyword: str) -> bool:
    """Be it within a longer word."""
    return occurrences(response, keyword, whole=False) == 1


@instruction("keywords:word_count_different_numbers")
def word_count_different_numbers(response: str, keyword: str, frequency: int, relation: Relation) -> bool:
    """The keyword occurs so often as a word of its own."""
    return holds(occurrences(response, keyword, whole=True), relation, frequency)


@published("keywords:word_count_different_numbers")
def word_count_different_numbers_published(response: str, keyword: str, frequency: int, relation: Relation) -> bool:
    """Longer words that hold the keyword count."""
    return holds(occurrences(response, keyword, whole=False), relation, frequency)


@instruction("keywords:exclude_word_harder")
def exclude_word_harder(response: str, keyword: str) -> bool:
    """The keyword does not occur as a word of its own."""
    return not occurrences(response, keyword, whole=True)


@published("keywords:exclude_word_harder")
def exclude_word_harder_published(response: str, keyword: str) -> bool:
    """It may occur in other letters, beside a mark, and at either end of the text."""
    return f" {keyword.strip()} " not in response


@instruction("count:count_increment_word")
def count_increment_word(response: str, keyword1: str, keyword2: str) -> bool:
    """The first keyword occurs once and the second twice, as words of their own."""
    return [occurrences(response, keyword, whole=True) for keyword in (keyword1, keyword2)] == [1, 2]


@published("count:count_increment_word")
def count_increment_word_published(response: str, keyword1: str, keyword2: str) -> bool:
    """Longer words that hold the keyword count."""
    return [occurrences(response, keyword, whole=False) for keyword in (keyword1, keyword2)] == [1, 2]
