"""sentence: sentences that grow, and a word in one of them."""

from __future__ import annotations

import string
from itertools import groupby, pairwise

from verigym.verifiers.instruct.marks import bare_words, occurrences
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import Positive, instruction, published
from verigym.verifiers.instruct.sentences import worded_sentences
from verigym.verifiers.instruct.words import unpunctuated

_MARKS = string.punctuation + " "


@instruction("sentence:alliteration_increment")
def alliteration_increment(response: str) -> bool:
    """Two sentences or more; the longest run of words with one initial gets longer with each."""
    runs = [_longest_run([word[0] for word in bare_words(text)]) for text in worded_sentences(response)]
    return len(runs) > 1 and all(before < after for before, after in pairwise(runs))


def _longest_run(initials: list[str]) -> int:
    return max(len(list(run)) for _, run in groupby(initials))


@published("sentence:alliteration_increment")
def alliteration_increment_published(response: str) -> bool:
    """All runs of a sentence are added up, and one sentence will do.

    ``Big bears. Red rats see six.`` follows here, and does not as intended.
    """
    sums = [_sum_of_runs(text) for text in published_sentences(response)]
    return all(before < after for before, after in pairwise(sums))


def _sum_of_runs(sentence: str) -> int:
    words = (word.lstrip(_MARKS) for word in sentence.lower().split())
    runs = (len(list(run)) for _, run in groupby(word[0] for word in words if word))
    return sum(run for run in runs if run > 1)


@instruction("sentence:increment")
def increment(response: str, small_n: int) -> bool:
    """Two sentences or more; each has so many words more than the one before."""
    counts = [len(bare_words(text)) for text in worded_sentences(response)]
    return len(counts) > 1 and _grows(counts, small_n)


@published("sentence:increment")
def increment_published(response: str, small_n: int) -> bool:
    """One sentence will do: ``Tea is hot.`` follows here, and does not as intended."""
    return _grows([len(unpunctuated(text).split()) for text in published_sentences(response)], small_n)


def _grows(counts: list[int], step: int) -> bool:
    return all(after - before == step for before, after in pairwise(counts))


@instruction("sentence:keyword")
def keyword(response: str, N: Positive, word: str) -> bool:  # noqa: N803  the published name
    """The Nth sentence has the word, as one of its own."""
    return any(occurrences(text, word, whole=True) for text in worded_sentences(response)[N - 1 : N])


@published("sentence:keyword")
def keyword_published(response: str, N: Positive, word: str) -> bool:  # noqa: N803  the published name
    """Be it within a longer word: ``Teams play.`` has ``tea``."""
    return any(word.lower() in text.lower() for text in published_sentences(response)[N - 1 : N])
