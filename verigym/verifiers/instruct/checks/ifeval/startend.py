"""startend: how it begins and ends."""

from __future__ import annotations

from verigym.verifiers.instruct.registry import instruction


@instruction("startend:end_checker")
def end_checker(response: str, end_phrase: str) -> bool:
    """The phrase comes last, maybe before a closing quotation mark."""
    return response.strip().strip('"').lower().endswith(end_phrase.strip().lower())


@instruction("startend:quotation")
def quotation(response: str) -> bool:
    """All of it stands between double quotation marks."""
    text = response.strip()
    return len(text) > 1 and text[0] == text[-1] == '"'
