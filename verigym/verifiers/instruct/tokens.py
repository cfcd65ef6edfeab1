"""Tokens as in the Penn Treebank: words, parts of contractions, and marks."""

from __future__ import annotations

from functools import cache
from typing import Any

from verigym.verifiers.instruct.sentences import sentences


@cache
def _tokenizer() -> Any:
    from nltk.tokenize.destructive import NLTKWordTokenizer

    return NLTKWordTokenizer()


def tokens(text: str) -> list[str]:
    """The tokens of all sentences, as NLTK's ``word_tokenize`` has them; only a sentence's last full stop is parted.

    >>> tokens("I can't go to St. Ives. (Why?)")
    ['I', 'ca', "n't", 'go', 'to', 'St.', 'Ives', '.', '(', 'Why', '?', ')']
    """
    parted = _tokenizer()
    return [token for sentence in sentences(text) for token in parted.tokenize(sentence)]
