"""ratio: shares of sentence types, stop words and runs of characters; sentences of one length."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import bare_words
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.sentences import worded_sentences
from verigym.verifiers.instruct.stopwords import STOP_WORDS

_WORD = re.compile(r"\w+")
_CLOSING = " \"'”’»)]}*_"
_TYPES = ".?!"
_TOLERANCE = 2


@instruction("ratio:overlap")
def overlap(response: str, reference_text: str, percentage: int) -> bool:
    """Of the different runs of three characters, so many per cent are in the reference too, within two points."""
    runs = _trigrams(response)
    share = len(runs & _trigrams(reference_text)) / len(runs) * 100 if runs else -1.0
    return bool(runs) and percentage - _TOLERANCE <= share <= percentage + _TOLERANCE


def _trigrams(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


@instruction("ratio:stop_words")
def stop_words(response: str, percentage: int) -> bool:
    """At most so many per cent of the words are stop words."""
    words = _WORD.findall(response)
    return bool(words) and sum(word.lower() in STOP_WORDS for word in words) / len(words) * 100 <= percentage


def _types(sentences: list[str], closing: str) -> list[int]:
    """How many sentences end with a full stop, a question mark and an exclamation mark, before closing marks."""
    ends = [sentence.rstrip(closing)[-1:] for sentence in sentences]
    return [ends.count(mark) for mark in _TYPES]


@instruction("ratio:sentence_type")
def sentence_type(response: str) -> bool:
    """Two declarative sentences for each question; there is one at least."""
    statements, questions, _ = _types(worded_sentences(response), _CLOSING)
    return statements == 2 * questions > 0


@published("ratio:sentence_type")
def sentence_type_published(response: str) -> bool:
    """No sentence of either type will do: ``Well!`` follows here, and does not as intended."""
    statements, questions, _ = _types(published_sentences(response), " ")
    return statements == 2 * questions


@instruction("ratio:sentence_balance")
def sentence_balance(response: str) -> bool:
    """As many declarative as interrogative as exclamatory sentences; there is one of each at least."""
    statements, questions, calls = _types(worded_sentences(response), _CLOSING)
    return statements == questions == calls > 0


@published("ratio:sentence_balance")
def sentence_balance_published(response: str) -> bool:
    """No sentence of any type will do: ``well`` follows here, and does not as intended."""
    statements, questions, calls = _types(published_sentences(response), " ")
    return statements == questions == calls


@instruction("ratio:sentence_words")
def sentence_words(response: str) -> bool:
    """Three sentences of as many characters, in which no word occurs twice."""
    words = bare_words(response)
    return _are_three_of_one_length(worded_sentences(response)) and len(set(words)) == len(words)


@published("ratio:sentence_words")
def sentence_words_published(response: str) -> bool:
    """Words in common do not matter: ``Tea. Tea. Tea.`` follows here, and does not as intended."""
    return _are_three_of_one_length(published_sentences(response))


def _are_three_of_one_length(sentences: list[str]) -> bool:
    return len(sentences) == 3 and len(set(map(len, sentences))) == 1
