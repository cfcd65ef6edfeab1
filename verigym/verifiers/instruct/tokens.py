"""Tokens as in the Penn Treebank: words, parts of contractions, and marks."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from verigym.verifiers.instruct.sentences import sentences


@cache
def _tokenizer() -> Any:
    from nltk.tokenize.destructive import NLTKWordTokenizer

    return NLTKWordTokenizer()


@lru_cache(maxsize=8)  # the variants of one response: several of its instructions ask for the same tokens
def _tokens(text: str) -> tuple[str, ...]:
    parted = _tokenizer()
    return tuple(token for sentence in sentences(text) for token in parted.tokenize(sentence))


def tokens(text: str) -> list[str]:
    """The tokens of all sentences, as NLTK's ``word_tokenize`` has them; only a sentence's last full stop is parted.

    >>> tokens("I can't go to St. Ives. (Why?)")
    ['I', 'ca', "n't", 'go', 'to', 'St.', 'Ives', '.', '(', 'Why', '?', ')']
    """
    return list(_tokens(text))
