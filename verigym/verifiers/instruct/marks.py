"""What a text says beside its marks: punctuation, markup and blanks."""

from __future__ import annotations

import re


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit."""
    return any(map(str.isalnum, text))


def bare(chunk: str) -> str:
    r"""A chunk of text without the marks around it, in small letters.

    >>> bare('"Fog\'s,"')
    "fog's"
    """
    start, end = 0, len(chunk)
    while start < end and not chunk[start].isalnum():
        start += 1
    while end > start and not chunk[end - 1].isalnum():
        end -= 1
    return chunk[start:end].casefold()


def bare_words(text: str) -> list[str]:
    """The chunks between blanks that say something, bare.

    >>> bare_words("Well - *he* said: no!")
    ['well', 'he', 'said', 'no']
    """
    return [word for word in map(bare, text.split()) if word]


def literal(keyword: str, *, whole: bool) -> re.Pattern[str]:
    """A pattern that finds a keyword in letters of any case, ``whole`` only as a word of its own."""
    pattern = re.escape(keyword.strip())
    return re.compile(rf"(?<!\w){pattern}(?!\w)" if whole else pattern, re.IGNORECASE)


def occurrences(text: str, keyword: str, *, whole: bool) -> int:
    """How often a keyword occurs.

    >>> occurrences("Cat, catalogue", "cat", whole=True), occurrences("Cat, catalogue", "cat", whole=False)
    (1, 2)
    """
    return sum(1 for _ in literal(keyword, whole=whole).finditer(text))
