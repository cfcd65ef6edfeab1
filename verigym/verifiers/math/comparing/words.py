"""Answers in words."""

from __future__ import annotations

import re

from verigym.verifiers.math.reading.words import CHANGING, meaning

_PREDICATE = re.compile(r"(?P<subject>(?:\w+ ){1,6})(?:is|are|was|were) (?P<said>.+)")


def same_words(gold: str, answer: str) -> bool:
    """The same words, or a sentence about the subject that ends in them: ``the lines are parallel``.

    A part of the gold is never enough: it may repeat the question.
    """
    if gold == answer:
        return True
    stated = _PREDICATE.fullmatch(answer)
    return stated is not None and meaning(stated["said"]) == gold and not CHANGING.search(stated["subject"])


def same_letters(gold: str, answer: str) -> bool | None:
    """Whether two runs of letters are one word but for its case (``red``); ``None`` if they are not."""
    a, b = (re.sub(r"[⟦⟧ ]", "", text) for text in (gold, answer))
    return (len(a) > 1 and a.isalpha() and a.casefold() == b.casefold()) or None
