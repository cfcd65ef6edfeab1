"""keywords: what a word is, and which words stand where."""

from __future__ import annotations

import re
from itertools import pairwise

from verigym.verifiers.instruct.marks import bare, bare_words
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import Positive, instruction, published
from verigym.verifiers.instruct.sentences import worded_sentences
from verigym.verifiers.instruct.tokens import tokens

_PIECES = re.compile(r"[.!?\n;\"“”]")
_SHORTEST = 3
"""Letters of a word that is a palindrome worth the name."""
_PHRASE = 5
"""Letters of a piece of text that reads the same from its end."""


@instruction("keywords:no_adjacent_consecutive")
def no_adjacent_consecutive(response: str) -> bool:
    """No word starts with the letter of the alphabet that follows the last word's."""
    initials = [ord(word[0]) if "a" <= word[0] <= "z" else 0 for word in bare_words(response)]
    return all(second - first != 1 for first, second in pairwise(initials))


@published("keywords:no_adjacent_consecutive")
def no_adjacent_consecutive_published(response: str) -> bool:
    """Marks and digits are taken for letters, and marks before a letter hide it."""
    initials = [word[0].lower() for word in response.split()]
    single = len(initials) < 2 or all(len(initial) == 1 for initial in initials)
    return single and all(ord(second[0]) - ord(first[0]) != 1 for first, second in pairwise(initials))


@instruction("keywords:palindrome")
def palindrome(response: str) -> bool:
    """A word of three letters or more, or a piece of text of five, that reads the same from its end."""
    return any(_mirrored(word, _SHORTEST) for word in bare_words(response)) or any(
        _mirrored("".join(filter(str.isalnum, piece.casefold())), _PHRASE) for piece in _PIECES.split(response)
    )


def _mirrored(text: str, shortest: int) -> bool:
    return len(text) >= shortest and text == text[::-1] and len(set(text)) > 1 and not text.isdecimal()


@published("keywords:palindrome")
def palindrome_published(response: str) -> bool:
    """Any chunk between blanks that reads the same from its end, such as ``a``; ``Level`` and ``level.`` do not."""
    return any(word == word[::-1] for word in response.split())


@instruction("keywords:keyword_specific_position")
def keyword_specific_position(response: str, keyword: str, n: Positive, m: Positive) -> bool:
    """The keyword is the mth word of the nth sentence."""
    found = worded_sentences(response)
    return n <= len(found) and bare_words(found[n - 1])[m - 1 : m] == [bare(keyword)]


@published("keywords:keyword_specific_position")
def keyword_specific_position_published(response: str, keyword: str, n: Positive, m: Positive) -> bool:
    """Marks and parts of contractions are words too, and capitals matter."""
    found = published_sentences(response)
    return n <= len(found) and tokens(found[n - 1])[m - 1 : m] == [keyword.strip()]


@instruction("keywords:start_end")
def start_end(response: str) -> bool:
    """The first word is the last, and nothing follows it."""
    words = response.split()
    return len(words) > 1 and words[-1][-1].isalnum() and bare(words[0]) == bare(words[-1])


@published("keywords:start_end")
def start_end_published(response: str) -> bool:
    """Marks are words too."""
    found = [token.lower() for token in tokens(response)]
    return len(found) > 1 and found[0] == found[-1]
