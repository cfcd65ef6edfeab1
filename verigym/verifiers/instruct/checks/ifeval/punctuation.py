"""punctuation: marks to do without."""

from __future__ import annotations

from verigym.verifiers.instruct.registry import instruction


@instruction("punctuation:no_comma")
def no_comma(response: str) -> bool:
    """No comma anywhere."""
    return "," not in response
