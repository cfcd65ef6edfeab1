"""punctuation: marks to do without."""

from __future__ import annotations

from verigym.verifiers.instruct.registry import instruction, published

_COMMAS = ",،、，﹐﹑､"


@instruction("punctuation:no_comma")
def no_comma(response: str) -> bool:
    """No comma anywhere, of whatever script."""
    return not any(comma in response for comma in _COMMAS)


@published("punctuation:no_comma")
def no_comma_published(response: str) -> bool:
    """No Latin comma."""
    return "," not in response
