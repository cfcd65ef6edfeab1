"""custom: one answer, of one shape."""

from __future__ import annotations

import re
from datetime import date
from string import ascii_lowercase

from verigym.verifiers.instruct.marks import bare_words
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.sentences import worded_sentences
from verigym.verifiers.instruct.words import listed, unpunctuated

_ANSWER = "bald eagle"
_PLAIN_WORDS = listed(
    "the is of and it to in this that with for answer reversed reverse backwards bald eagle national symbol animal"
    " united states sentence spelled written letters here"
)
_DETERMINERS = listed("a an the my your our their its his her")
_NO_NOUNS = _DETERMINERS | listed("is are was be of to in and or it that this as for with by on")
_NUMBER = re.compile(r"\d+")
_APART = re.compile(r"(?<![\w.])(?<!(?<!\d)-)\d+(?![\w]|\.\d)")
_MULTIPLES = [str(number) for number in range(14, 51, 7)]
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DATE_PUBLISHED = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CAREER = range(1793, 1816)
_LIFE = range(1769, 1822)
_DAYS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


@instruction("custom:character_reverse")
def character_reverse(response: str) -> bool:
    """Read from the end it names the bald eagle; read from the front it has no plain words."""
    return _ANSWER in " ".join(bare_words(response[::-1])) and _PLAIN_WORDS.isdisjoint(bare_words(response))


@published("custom:character_reverse")
def character_reverse_published(response: str) -> bool:
    """The animal's name reversed, in whatever text."""
    return _ANSWER[::-1] in response.lower()


@instruction("custom:word_reverse")
def word_reverse(response: str) -> bool:
    """Read from the last word it names the bald eagle, and the articles stand before what they belong to."""
    words = bare_words(response)[::-1]
    following = [*words[1:], "the"]
    return (
        f" {_ANSWER} " in f" {' '.join(words)} "
        and f" {_ANSWER} " not in f" {' '.join(words[::-1])} "
        and all(after not in _NO_NOUNS for word, after in zip(words, following, strict=True) if word in _DETERMINERS)
    )


@published("custom:word_reverse")
def word_reverse_published(response: str) -> bool:
    """The animal's name reversed, in whatever text."""
    words = unpunctuated(response.lower()).split()
    return _ANSWER in " ".join(words[::-1])


@instruction("custom:multiples")
def multiples(response: str) -> bool:
    """The multiples of 7 from 10 to 50, and no other number; none is negative or part of a word."""
    return _NUMBER.findall(response) == _APART.findall(response) == _MULTIPLES


@published("custom:multiples")
def multiples_published(response: str) -> bool:
    """Their digits, be it in ``a-14b``."""
    return _NUMBER.findall(response) == _MULTIPLES


@instruction("custom:date_format_list")
def date_format_list(response: str) -> bool:
    """Dates of the calendar, no two alike, from the years of Napoleon's battles, parted by commas."""
    found = [_DATE.fullmatch(part.strip()) for part in response.strip().removesuffix(".").split(",")]
    parts = [tuple(map(int, match.groups())) for match in found if match]
    return 1 < len(found) == len(set(parts)) and all(year in _CAREER and _exists(year, *rest) for year, *rest in parts)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@published("custom:date_format_list")
def date_format_list_published(response: str) -> bool:
    """From the years of his life; month and day may be 0."""
    found = [_DATE_PUBLISHED.fullmatch(part.strip()) for part in response.split(",")]
    return all(match and _fits_published(*map(int, match.groups())) for match in found)


def _fits_published(year: int, month: int, day: int) -> bool:
    return year in _LIFE and month <= 12 and (month == 0 or day <= _DAYS.get(month, 31))


@instruction("custom:sentence_alphabet")
def sentence_alphabet(response: str) -> bool:
    """26 sentences of two words or more, whose initials run from A to Z."""
    found = list(map(bare_words, worded_sentences(response)))
    return [words[0][:1] for words in found] == list(ascii_lowercase) and all(len(words) > 1 for words in found)


@published("custom:sentence_alphabet")
def sentence_alphabet_published(response: str) -> bool:
    """One letter is a sentence, and a quotation mark an initial."""
    return [text[:1].lower()[:1] for text in published_sentences(response)] == list(ascii_lowercase)
