"""count: words in small letters, words that are unique, and a text of exact shape."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import bare_words
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import Positive, instruction, published
from verigym.verifiers.instruct.sentences import sentences
from verigym.verifiers.instruct.tokens import tokens

_SMALL = re.compile(r"\b[a-z]+\b")
_DIVIDER = re.compile(r"\* ?\* ?\*")
_DIVIDER_PUBLISHED = re.compile(r"\s?\*\*\*\s?")
_PARAGRAPHS = 3


@instruction("count:lowercase_counting")
def lowercase_counting(response: str, N: int) -> bool:  # noqa: N803  as published
    """At most so many words without a capital letter."""
    return sum(map(str.islower, response.split())) <= N


@published("count:lowercase_counting")
def lowercase_counting_published(response: str, N: int) -> bool:  # noqa: N803  as published
    """Words of A to Z alone; ``don't`` has two."""
    return len(_SMALL.findall(response)) <= N


@instruction("count:count_unique")
def count_unique(response: str) -> bool:
    """No word twice, in whatever letters."""
    words = bare_words(response)
    return bool(words) and len(words) == len(set(words))


@published("count:count_unique")
def count_unique_published(response: str) -> bool:
    """Marks are words too, so there is one full stop at most; capitals make another word."""
    found = tokens(response)
    return len(found) == len(set(found))


@instruction("count:counting_composition")
def counting_composition(response: str, n_sent: Positive, n_words: Positive) -> bool:
    """Three paragraphs parted by ``* * *``, each of so many sentences of so many words."""
    shapes = [[len(bare_words(text)) for text in sentences(part)] for part in _DIVIDER.split(response)]
    return [list(filter(None, shape)) for shape in shapes] == [[n_words] * n_sent] * _PARAGRAPHS


@published("count:counting_composition")
def counting_composition_published(response: str, n_sent: Positive, n_words: Positive) -> bool:
    """Parted by ``***``, and marks are words too."""
    parts = [published_sentences(part) for part in _DIVIDER_PUBLISHED.split(response)]
    if [len(part) for part in parts] != [n_sent] * _PARAGRAPHS:
        return False
    return all(len(tokens(text)) == n_words for part in parts for text in part)
