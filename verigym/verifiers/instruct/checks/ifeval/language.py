"""language: which one."""

from __future__ import annotations

from verigym.verifiers.instruct.language import language_of
from verigym.verifiers.instruct.registry import instruction, published


@instruction("language:response_language")
def response_language(response: str, language: str) -> bool:
    """All in that language. A text that tells no language is in none."""
    return language_of(response) == language


@published("language:response_language")
def response_language_published(response: str, language: str) -> bool:
    """A text that tells no language is in any."""
    return language_of(response) in (language, None)
