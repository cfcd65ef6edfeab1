"""change_case: capital and small letters."""

from __future__ import annotations

from verigym.verifiers.instruct.language import language_of
from verigym.verifiers.instruct.registry import Relation, holds, instruction, published
from verigym.verifiers.instruct.words import count_capital_words


@instruction("change_case:english_capital")
def english_capital(response: str) -> bool:
    """English, in capital letters only."""
    return response.isupper() and language_of(response) == "en"


@published("change_case:english_capital")
def english_capital_published(response: str) -> bool:
    """What tells no language passes for English."""
    return response.isupper() and language_of(response) in ("en", None)


@instruction("change_case:english_lowercase")
def english_lowercase(response: str) -> bool:
    """English, in small letters only."""
    return response.islower() and language_of(response) == "en"


@published("change_case:english_lowercase")
def english_lowercase_published(response: str) -> bool:
    """What tells no language passes for English."""
    return response.islower() and language_of(response) in ("en", None)


@instruction("change_case:capital_word_frequency")
def capital_word_frequency(response: str, capital_frequency: int, capital_relation: Relation) -> bool:
    """So many words in capital letters."""
    return holds(count_capital_words(response), capital_relation, capital_frequency)
