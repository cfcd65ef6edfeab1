"""Text golds: choices, words, truth values, brackets, counts."""

from __future__ import annotations

import re

_CHOICE = re.compile(r"\(?([a-z])\)?[.:]?")
_CHOICE_WITH_TEXT = re.compile(r"(?:\(([a-z])\)|([a-z])[.):])\s.*", re.DOTALL)
_BRACKETS = re.compile(r"[\s\[\](){}<>]+")


def same_text(answer: str, gold: str) -> bool:
    """Whether two short answers say the same, apart from case, spacing, a full stop and a choice's brackets.

    >>> same_text("b.", "(B)"), same_text("(B) the cat", "(B)"), same_text("(A)", "(B)")
    (True, True, False)
    """
    given, wanted = _canonical(answer), _canonical(gold)
    if given == wanted:
        return True
    choice = _CHOICE.fullmatch(gold.strip().lower())
    if choice is None:
        return "," not in wanted and _canonical(answer.replace(",", " ")) == wanted
    text = answer.strip().lower()
    chosen = _CHOICE_WITH_TEXT.fullmatch(text)
    others = set(re.findall(r"\(([a-z])\)", text)) - {choice.group(1)}
    return chosen is not None and choice.group(1) in chosen.groups() and not others


def _canonical(text: str) -> str:
    plain = " ".join(text.strip().strip("\"'`*").lower().split())
    if _BRACKETS.fullmatch(plain):
        return plain.replace(" ", "")
    choice = _CHOICE.fullmatch(plain)
    return choice.group(1) if choice else plain.removesuffix(".").rstrip()
