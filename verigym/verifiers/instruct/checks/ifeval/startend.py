"""startend: how it begins and ends."""

from __future__ import annotations

from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.registry import instruction, published

_ENDS = tuple(".,;:!?…)")


@instruction("startend:end_checker")
def end_checker(response: str, end_phrase: str) -> bool:
    """The phrase comes last, not as a part of a word and maybe before a closing quotation mark."""
    text, phrase = response.strip().strip('"').lower(), end_phrase.strip().lower()
    before = text[: -len(phrase)][-1:]
    return text.endswith(phrase) and not (before.isalnum() and phrase[0].isalnum())


@published("startend:end_checker")
def end_checker_published(response: str, end_phrase: str) -> bool:
    """Be it the end of a longer word."""
    return response.strip().strip('"').lower().endswith(end_phrase.strip().lower())


@instruction("startend:quotation")
def quotation(response: str) -> bool:
    """All of it, and that is something, stands between two double quotation marks that belong together."""
    text = response.strip()
    inner = text[1:-1]
    opened = inner[: inner.find('"')] if '"' in inner else ""
    # The first mark inside opens a quote of its own, or else it closes what the outer one opened.
    closes = opened[-1:].isalnum() or opened.endswith(_ENDS)
    return quotation_published(text) and says_something(inner) and not closes


@published("startend:quotation")
def quotation_published(response: str) -> bool:
    """The first and the last character are such marks."""
    text = response.strip()
    return len(text) > 1 and text[0] == text[-1] == '"'
