"""words: what stands where: initials in a row, first and last words, words at a place."""

from __future__ import annotations

import string
from itertools import pairwise

from verigym.verifiers.instruct.marks import bare, bare_words
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import Positive, instruction, published
from verigym.verifiers.instruct.sentences import worded_sentences
from verigym.verifiers.instruct.tokens import tokens
from verigym.verifiers.instruct.verbs import is_published_verb, verb_form
from verigym.verifiers.instruct.words import trimmed, unpunctuated

_ALPHABET = string.ascii_lowercase
_NEXT = dict(zip(_ALPHABET, _ALPHABET[1:] + _ALPHABET[0], strict=True))
_MARKS = string.punctuation + " "
_OPENING = 2000
"""Characters that are read of a text when only its first words matter."""


@instruction("words:alphabet")
def alphabet(response: str) -> bool:
    """Two words or more; each starts with the letter after that of the word before, A after Z."""
    initials = [word[0] for word in bare_words(response)]
    return len(initials) > 1 and _runs_through(initials)


@published("words:alphabet")
def alphabet_published(response: str) -> bool:
    """One word will do."""
    words = unpunctuated(response).split()
    return bool(words) and _runs_through([words[0][0].lower(), *(word.lower()[0] for word in words[1:])])


def _runs_through(initials: list[str]) -> bool:
    return initials[0] in _NEXT and all(_NEXT.get(one) == other for one, other in pairwise(initials))


@instruction("words:no_consecutive")
def no_consecutive(response: str) -> bool:
    """Two words or more, of which no neighbours start with one letter; a digit is no letter."""
    initials = [word[0] for word in bare_words(response)]
    return len(initials) > 1 and not any(one == other and one.isalpha() for one, other in pairwise(initials))


@published("words:no_consecutive")
def no_consecutive_published(response: str) -> bool:
    """A digit is a letter, a mark outside ASCII too, and one word will do."""
    return all(one[0] != other[0] for one, other in pairwise(unpunctuated(response.lower()).split()))


@instruction("words:last_first")
def last_first(response: str) -> bool:
    """Two sentences or more; each starts with the word that the one before ends with."""
    words = [bare_words(sentence) for sentence in worded_sentences(response)]
    return len(words) > 1 and all(before[-1] == after[0] for before, after in pairwise(words))


@published("words:last_first")
def last_first_published(response: str) -> bool:
    """One sentence will do; a mark inside, as in ``Tea, then``, parts a word from its like."""
    cut = published_sentences(response)
    return all(_last(before) == _first(after) != "" for before, after in pairwise(cut))


def _last(sentence: str) -> str:
    return (sentence.rstrip(_MARKS).split() or [""])[-1].lower()


def _first(sentence: str) -> str:
    return (sentence.lstrip(_MARKS).split() or [""])[0].lower()


@instruction("words:paragraph_last_first")
def paragraph_last_first(response: str) -> bool:
    """Each line that has words has two or more, and ends with the word that it starts with."""
    lines = [words for words in map(bare_words, response.split("\n")) if words]
    return lines != [] and all(len(words) > 1 and words[0] == words[-1] for words in lines)


@published("words:paragraph_last_first")
def paragraph_last_first_published(response: str) -> bool:
    """One word is a paragraph; a mark inside, as in ``Tea, not fog, is tea``, parts a word from its like."""
    lines = (trimmed(line.strip().lower()).split() for line in response.split("\n"))
    return all(words[0] == words[-1] for words in lines if words)


@instruction("words:keywords_specific_position")
def keywords_specific_position(response: str, keyword: str, n: Positive, m: Positive) -> bool:
    """The mth word of the nth sentence is the keyword, in letters of any case."""
    return any(bare_words(text)[m - 1 : m] == [bare(keyword)] for text in worded_sentences(response)[n - 1 : n])


@published("words:keywords_specific_position")
def keywords_specific_position_published(response: str, keyword: str, n: Positive, m: Positive) -> bool:
    """Marks and the parts of contractions count as words, and case matters: in ``Well, tea`` the third is ``tea``."""
    return any(tokens(text)[m - 1 : m] == [keyword.strip()] for text in published_sentences(response)[n - 1 : n])


@instruction("words:words_position")
def words_position(response: str, keyword: str) -> bool:
    """Second word and last word but one are the keyword, in letters of any case."""
    words = bare_words(response)
    return len(words) > 2 and words[1] == words[-2] == bare(keyword)


@published("words:words_position")
def words_position_published(response: str, keyword: str) -> bool:
    """A full stop is a word, and case matters: ``No tea is tea.`` follows here, and does not as intended."""
    words = tokens(response)
    return len(words) > 1 and words[1] == words[-2] == keyword.strip()


@instruction("words:start_verb")
def start_verb(response: str) -> bool:
    """The first word is a verb; marks before it do not matter."""
    start = next((i for i, char in enumerate(response) if char.isalnum()), len(response))
    return verb_form([word.strip("*_`") for word in tokens(response[start : start + _OPENING])]) is not None


@published("words:start_verb")
def start_verb_published(response: str) -> bool:
    """Its tagger takes most orders for names: ``Imagine an empire`` does not follow here, and does as intended."""
    return is_published_verb(tokens(response[:_OPENING]))
