"""A choice that is answered by its letter with its text beside it: ``C``, ``(C) 12``, ``C. 12``."""

from __future__ import annotations

import re

_LETTER = re.compile(r"[A-J]")
_OPTION = re.compile(r"\(([A-J])\) ?\S.*")
_MARKED = re.compile(r"⟦?\(?([A-J])\)?(?:[.:)]⟧?|⟧)? ?[.:]?(?=[ \d$\\⟦])(?<=[.:)⟧]) ?\S.*")
_HEDGE = re.compile(r"\b(?:or|and|not|also|wrong)\b|\([A-J]\)|(?<![A-Za-z\\])[A-J](?![A-Za-z])")


def same_choice(gold: str, answer: str) -> bool | None:
    """Whether a lettered option is the gold's letter; ``None`` if the gold is no letter or the answer no option.

    >>> same_choice("C", "C. 12"), same_choice("C", "(B) 12"), same_choice("C", "12")
    (True, False, None)
    """
    if (lettered := _OPTION.fullmatch(gold)) is not None and _LETTER.fullmatch(answer):
        return lettered.group(1) == answer  # an option with its text, answered by its letter
    if not _LETTER.fullmatch(gold):
        return None
    option = _MARKED.fullmatch(answer)
    if option is None or _HEDGE.search(answer[option.end(1) :]):
        return None
    return option.group(1) == gold
