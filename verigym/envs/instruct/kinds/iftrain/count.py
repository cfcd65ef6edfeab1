"""count: words in small letters, words that are unique, and texts of a fixed shape."""

from __future__ import annotations

import re
from itertools import cycle
from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.words import keywords

_SUBJECTS = ("Many people", "Some friends", "Most visitors", "Young children", "Old neighbors")
_VERBS = ("like", "love", "admire", "remember")
_WORD = re.compile(r"\b[A-Z]+\b")
_OBJECTS = {
    1: "them",
    2: "such things",
    3: "all of them",
    4: "most of these things",
    5: "what they see right there",
}
"""By number of words."""


def _capitals(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    draft.case = str.upper


def _too_many_small(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    draft.pad(1)
    draft.case = lambda text: _last_words_small(text.upper(), N + 1)


def _last_words_small(text: str, count: int) -> str:
    start = [word.start() for word in _WORD.finditer(text)][-count]
    return text[:start] + text[start:].lower()


def _unique(draft: Draft) -> None:
    draft.body = [f"Many people love {draft.topic} because they bring so much wonder."]


def _one_twice(draft: Draft) -> None:
    draft.body = [f"Many people love {draft.topic} because they bring people so much wonder."]


def _composition(draft: Draft, n_sent: int, n_words: int, last: int) -> None:
    subjects, verbs = cycle(_SUBJECTS), cycle(_VERBS)
    sizes = [n_words] * (3 * n_sent - 1) + [last]
    texts = [f"{next(subjects)} {next(verbs)} {_OBJECTS[size - 3]}." for size in sizes]
    paragraphs = [" ".join(texts[start : start + n_sent]) for start in range(0, len(texts), n_sent)]
    draft.only("\n\n* * *\n\n".join(paragraphs))


def _once_and_twice(draft: Draft, keyword1: str, keyword2: str) -> None:
    for word in (keyword2, keyword1, keyword2):
        draft.say(word)


def _once_each(draft: Draft, keyword1: str, keyword2: str) -> None:
    draft.say(keyword1)
    draft.say(keyword2)


def _sample_two(rng: Random, _: str) -> Kwargs:
    return dict(zip(("keyword1", "keyword2"), keywords(rng, 2), strict=True))


_ALL = frozenset({"text", "sentences", "form", "tokens", "layout", "start", "end", "quote", "length"})

KINDS = (
    Kind(
        "count:lowercase_counting",
        (
            "At most {N} words may be in small letters.",
            "Of words in lower case there must be no more than {N} in all.",
            "Do not use more than {N} words that are all lower case.",
            "Your reply may hold {N} lower-case words at most; the others need capitals.",
            "Keep the number of words in small letters to {N} or fewer.",
        ),
        follow=_capitals,
        break_=_too_many_small,
        sample=lambda rng, _: {"N": rng.randint(2, 6)},
        slots=frozenset({"case"}),
        shares=frozenset({"tokens", "hyphen"}),
        idle=True,
    ),
    Kind(
        "count:count_unique",
        (
            "No word may occur twice.",
            "Use every word only once in the whole reply.",
            "Do not repeat any word at all.",
            "All words must be different from each other.",
            "Each word you use has to be a new one; repeat none.",
        ),
        follow=_unique,
        break_=_one_twice,
        slots=_ALL,
        turn=0,
        idle=True,
    ),
    Kind(
        "count:counting_composition",
        (
            "Write 3 paragraphs parted by * * * with exactly {n_sent} sentences each and exactly {n_words} words in "
            "each sentence.",
            "Make it three paragraphs of {n_sent} sentences of {n_words} words; put the divider * * * between them.",
            "There must be 3 paragraphs with * * * between them. Each has {n_sent} sentences and each of these has "
            "{n_words} words.",
            "Build three paragraphs and divide them by * * * lines. A paragraph is {n_sent} sentences long and a "
            "sentence {n_words} words.",
            "I want 3 paragraphs (divider: * * *). They all hold {n_sent} sentences and every sentence holds {n_words} "
            "words.",
        ),
        follow=lambda draft, n_sent, n_words: _composition(draft, n_sent, n_words, n_words),
        break_=lambda draft, n_sent, n_words: _composition(draft, n_sent, n_words, n_words + 1),
        sample=lambda rng, _: {"n_sent": rng.randint(2, 4), "n_words": rng.randint(4, 7)},
        slots=_ALL,
        shares=frozenset({"star"}),
        turn=0,
    ),
    Kind(
        "count:count_increment_word",
        (
            "Use the word {keyword1} once and the word {keyword2} twice.",
            "The word {keyword1} must occur exactly one time and {keyword2} exactly two times.",
            "Mention {keyword1} a single time but {keyword2} two times.",
            "Let {keyword1} come up once and let {keyword2} come up twice.",
            "I want to read {keyword2} twice and {keyword1} only once.",
        ),
        follow=_once_and_twice,
        break_=_once_each,
        sample=_sample_two,
        shares=SENTENCES,
    ),
)
