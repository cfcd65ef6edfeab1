"""count: how often which words are mentioned: keywords, names, conjunctions, pronouns."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import bare_words, occurrences
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.words import listed, trimmed, unpunctuated

_TIMES = (1, 2, 3, 5, 7)
_WORD = re.compile(r"\w+")
_CONJUNCTIONS = listed("and but for nor or so yet")
_NAMES = listed(
    """Emma Liam Sophia Jackson Olivia Noah Ava Lucas Isabella Mason Mia Ethan Charlotte Alexander Amelia Benjamin
    Harper Leo Zoe Daniel Chloe Samuel Lily Matthew Grace Owen Abigail Gabriel Ella Jacob Scarlett Nathan Victoria
    Elijah Layla Nicholas Audrey David Hannah Christopher Penelope Thomas Nora Andrew Aria Joseph Claire Ryan Stella
    Jonathan"""
)
"""The names of the published instruction, which asks for some of these."""
_PRONOUNS = listed(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves"""
)


@instruction("count:keywords_multiple")
def keywords_multiple(
    response: str, *, keyword1: str, keyword2: str, keyword3: str, keyword4: str, keyword5: str
) -> bool:
    """The first as a word of its own once, the others twice, 3, 5 and 7 times."""
    keywords = (keyword1, keyword2, keyword3, keyword4, keyword5)
    return all(occurrences(response, word, whole=True) == n for word, n in zip(keywords, _TIMES, strict=True))


@published("count:keywords_multiple")
def keywords_multiple_published(
    response: str, *, keyword1: str, keyword2: str, keyword3: str, keyword4: str, keyword5: str
) -> bool:
    """Keywords within longer words count: ``doorway`` is a ``door``."""
    keywords = (keyword1, keyword2, keyword3, keyword4, keyword5)
    text = response.lower()
    return all(text.count(word.strip().lower()) == n for word, n in zip(keywords, _TIMES, strict=True))


@instruction("count:person_names")
def person_names(response: str, N: int) -> bool:  # noqa: N803  the published name
    """At least so many different names of the list, each as a word of its own."""
    return len(_NAMES.intersection(_WORD.findall(response))) >= N


@published("count:person_names")
def person_names_published(response: str, N: int) -> bool:  # noqa: N803  the published name
    """Names within words count: ``Leopard`` is a ``Leo``, ``Available`` an ``Ava``."""
    return sum(name in response for name in _NAMES) >= N


@instruction("count:conjunctions")
def conjunctions(response: str, small_n: int) -> bool:
    """At least so many different coordinating conjunctions."""
    return len(_CONJUNCTIONS.intersection(bare_words(response))) >= small_n


@published("count:conjunctions")
def conjunctions_published(response: str, small_n: int) -> bool:
    """Case and marks tell them apart: ``and``, ``And`` and ``and,`` are three."""
    return len({word for word in set(response.split()) if trimmed(word).lower() in _CONJUNCTIONS}) >= small_n


@instruction("count:pronouns")
def pronouns(response: str, N: int) -> bool:  # noqa: N803  the published name
    """At least so many personal, possessive and reflexive pronouns; ``I'm`` has one."""
    return sum(word in _PRONOUNS for word in _WORD.findall(response.lower())) >= N


@published("count:pronouns")
def pronouns_published(response: str, N: int) -> bool:  # noqa: N803  the published name
    """Contractions have none, as their apostrophe is taken away first, save for ``it's``; ``she/her`` has two."""
    words = unpunctuated(response.replace("/", " ").lower()).split()
    return sum(word in _PRONOUNS for word in words) >= N
