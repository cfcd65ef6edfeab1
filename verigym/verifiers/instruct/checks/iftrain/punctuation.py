"""punctuation: marks to do without."""

from __future__ import annotations

from verigym.verifiers.instruct.registry import instruction


@instruction("punctuation:punctuation_dot")
def punctuation_dot(response: str) -> bool:
    """No full stop anywhere."""
    return "." not in response


@instruction("punctuation:punctuation_exclamation")
def punctuation_exclamation(response: str) -> bool:
    """No exclamation mark anywhere."""
    return "!" not in response
