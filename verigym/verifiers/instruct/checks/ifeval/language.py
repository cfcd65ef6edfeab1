"""language: which one."""

from __future__ import annotations

from verigym.verifiers.instruct.language import language_of
from verigym.verifiers.instruct.registry import instruction


@instruction("language:response_language")
def response_language(response: str, language: str) -> bool:
    """All in that language. A text that tells no language is in none."""
    return language_of(response) == language
