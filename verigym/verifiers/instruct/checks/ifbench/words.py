"""words: how each word is built, and how often it comes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from verigym.verifiers.instruct.marks import bare_words
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.syllables import syllables
from verigym.verifiers.instruct.words import unpunctuated

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_VOWELS = frozenset("aeiou")
_CLUSTER = re.compile(r"[b-df-hj-np-tv-z]{2}")
_PRIMES = frozenset(n for n in range(2, 100) if all(n % d for d in range(2, n)))
"""No word is longer than 100 letters."""


@instruction("words:vowel")
def vowel(response: str) -> bool:
    """One paragraph of two words or more with three kinds of vowels at most; ``é`` is an ``e``."""
    letters = {char for char in unicodedata.normalize("NFKD", response.casefold()) if char.isalpha()}
    return (
        len(bare_words(response)) > 1
        and "\n" not in response.strip()
        and all(map(str.isascii, letters))  # of other alphabets it is not known which letters are vowels
        and len(_VOWELS & letters) <= 3
    )


@published("words:vowel")
def vowel_published(response: str) -> bool:
    """Accents hide vowels, and no words are needed: ``tide of fúr`` follows here, and does not as intended."""
    return "\n" not in response.strip() and len(_VOWELS.intersection(response.lower())) <= 3


@instruction("words:consonants")
def consonants(response: str) -> bool:
    """Each word has two consonants in a row; numbers and marks are no words."""
    words = [word for word in bare_words(response) if any(map(str.isalpha, word))]
    return len(words) > 1 and all(map(_CLUSTER.search, words))


@published("words:consonants")
def consonants_published(response: str) -> bool:
    """Whatever stands between blanks is a word: ``salt - pepper`` does not follow here, and does as intended."""
    return all(map(_CLUSTER.search, response.lower().split()))


@instruction("words:palindrome")
def palindrome(response: str) -> bool:
    """Ten different palindromes of five letters or more, which are not all the same."""
    return sum(word.isalpha() and len(set(word)) > 1 and _is_long_palindrome(word) for word in _bare(response)) >= 10


def _bare(text: str) -> set[str]:
    return set(bare_words(text))


@published("words:palindrome")
def palindrome_published(response: str) -> bool:
    """The same one ten times will do, and so will ``11111``."""
    return sum(map(_is_long_palindrome, unpunctuated(response).lower().split())) >= 10


def _is_long_palindrome(word: str) -> bool:
    return len(word) >= 5 and word == word[::-1]


@instruction("words:prime_lengths")
def prime_lengths(response: str) -> bool:
    """Two words or more; how many letters and digits each has is a prime number."""
    lengths = [sum(map(str.isalnum, word)) for word in bare_words(response)]
    return len(lengths) > 1 and _PRIMES.issuperset(lengths)


@published("words:prime_lengths")
def prime_lengths_published(response: str) -> bool:
    """Marks outside ASCII count as letters, and no words are needed: ``...`` follows here."""
    return _PRIMES.issuperset(map(len, unpunctuated(response).split()))


@instruction("words:repeats")
def repeats(response: str, small_n: int) -> bool:
    """No word comes more than so often; there is one at least."""
    counts = Counter(_WORD.findall(response.casefold()))
    return 0 < max(counts.values(), default=0) <= small_n


@published("words:repeats")
def repeats_published(response: str, small_n: int) -> bool:
    """What has no blanks between is one word: ``tea/tea tea`` has none twice here."""
    return max(Counter(unpunctuated(response.lower()).split()).values(), default=0) <= small_n


@instruction("words:odd_even_syllables")
def odd_even_syllables(response: str) -> bool:
    """Two words or more, by turns of odd and even numbers of syllables; numbers in digits cannot be told."""
    counts = [syllables("".join(filter(str.isalnum, word))) for word in bare_words(response)]
    return len(counts) > 1 and all(counts) and _alternates(counts)


@published("words:odd_even_syllables")
def odd_even_syllables_published(response: str) -> bool:
    """Numbers in digits have none, and one word will do: ``Tea 1 tea`` follows here, and does not as intended."""
    return _alternates([syllables(word) for word in unpunctuated(response).lower().split()])


def _alternates(counts: list[int]) -> bool:
    return all(one % 2 != other % 2 for one, other in pairwise(counts))
