"""Spans of characters."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.kinds.kind import Kwargs


def sample_span(rng: Random, request: str) -> Kwargs:
    """A text with the indices of a span of whole words.

    The last index is that of the blank behind the span: whoever counts it in and whoever does not finds the same text,
    once the blanks around it are gone.
    """
    starts = [0, *(i + 1 for i, char in enumerate(request) if char == " ")]
    first = rng.randrange(1, len(starts) - 1)
    last = rng.randrange(first + 1, len(starts))
    return {"prompt_to_repeat": request, "n_start": starts[first], "n_end": starts[last] - 1}


def span_of(text: str, start: int, end: int) -> str:
    """The characters from ``start`` to ``end``, without blanks around them."""
    return text[start : end + 1].strip()


def first_letters_gone(span: str) -> str:
    """The span without its first character."""
    return span[1:].lstrip()
