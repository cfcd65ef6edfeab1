"""Syllables of English words."""

from __future__ import annotations


def syllables(word: str) -> int:
    """How many syllables a word has, from a word list and otherwise from its vowels; 0 if it has no letters.

    >>> syllables("poetry"), syllables("frobnicate"), syllables("42")
    (3, 3, 0)
    """
    import syllapy

    found: int = syllapy.count(word)
    return found
