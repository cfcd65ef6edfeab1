"""Words as the published checks count them."""

from __future__ import annotations

import re
import string

_WORD = re.compile(r"\w+")

# Where a treebank tokenizer parts a chunk between blanks; what it makes of the marks themselves does not matter here,
# since a token without a letter is not in capitals.
_BORDER = re.compile(r"[\s;@#$%&?!*\[\](){}<>\"“”‘’«»„`]+|[:,](?!\d)|-{2,}|\.{2,}")
_CLITIC = re.compile(r"(.+?)(n't|'(?:ll|re|ve|[smd]))", re.IGNORECASE)


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


_PUNCTUATION = str.maketrans("", "", string.punctuation)


def unpunctuated(text: str) -> str:
    """The text without ASCII's punctuation; nothing takes its place, so ``well-known`` is one word.

    >>> unpunctuated("It's (well-known)!")
    'Its wellknown'
    """
    return text.translate(_PUNCTUATION)


def trimmed(word: str) -> str:
    """A word without the blanks and ASCII punctuation around it."""
    return word.strip(string.punctuation + " ")


def count_words(text: str) -> int:
    """How many runs of word characters there are; ``don't`` has two."""
    return sum(1 for _ in _WORD.finditer(text))


def count_capital_words(text: str) -> int:
    """How many tokens have letters, and only capital ones; ``I'M`` has two, ``I'm`` has one."""
    return sum(_capital_tokens(chunk) for chunk in _BORDER.split(text) if chunk)


def _capital_tokens(chunk: str) -> int:
    if "'" not in chunk:
        return int(chunk.isupper())
    parts = _CLITIC.fullmatch(chunk)
    return sum(part.isupper() for part in parts.groups()) if parts else int(chunk.isupper())
