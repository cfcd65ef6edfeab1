"""first_word and last_word: of each sentence, or of the whole response."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import bare, bare_words
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.sentences import worded_sentences

_MARK = re.compile(r"[^\w\s]")


def _spoken(response: str) -> list[list[str]]:
    """The words of each sentence that has any."""
    return list(map(bare_words, worded_sentences(response)))


@instruction("first_word:first_word_sent")
def first_word_sent(response: str, first_word: str) -> bool:
    """Each sentence starts with the word, whatever marks are beside it."""
    found = _spoken(response)
    return bool(found) and all(words[0] == bare(first_word) for words in found)


@published("first_word:first_word_sent")
def first_word_sent_published(response: str, first_word: str) -> bool:
    """No mark may touch the word, and a mark behind a mark is a sentence."""
    return all(_first(text) == first_word.strip().lower() for text in published_sentences(response))


@instruction("first_word:first_word_answer")
def first_word_answer(response: str, first_word: str) -> bool:
    """The response starts with the word, whatever marks are beside it."""
    return bare_words(response)[:1] == [bare(first_word)]


@published("first_word:first_word_answer")
def first_word_answer_published(response: str, first_word: str) -> bool:
    """No mark may touch the word."""
    return _first(response) == first_word.strip().lower()


def _first(text: str) -> str:
    return "".join(text.split(maxsplit=1)[:1]).lower()


@instruction("last_word:last_word_sent")
def last_word_sent(response: str, last_word: str) -> bool:
    """Each sentence ends with the word, whatever marks are beside it."""
    found = _spoken(response)
    return bool(found) and all(words[-1] == bare(last_word) for words in found)


@published("last_word:last_word_sent")
def last_word_sent_published(response: str, last_word: str) -> bool:
    """Marks within the word do not count either, and a mark behind a mark is a sentence."""
    return all(_last(text) == last_word.strip().lower() for text in published_sentences(response))


@instruction("last_word:last_word_answer")
def last_word_answer(response: str, last_word: str) -> bool:
    """The response ends with the word, whatever marks are beside it."""
    return bare_words(response)[-1:] == [bare(last_word)]


@published("last_word:last_word_answer")
def last_word_answer_published(response: str, last_word: str) -> bool:
    """Marks within the word do not count either."""
    return _last(response) == last_word.strip().lower()


def _last(text: str) -> str:
    return _MARK.sub("", "".join(text.rsplit(maxsplit=1)[-1:])).lower()
