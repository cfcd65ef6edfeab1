"""Where a puzzle's answer stands in a response. All functions take linear time."""

from __future__ import annotations

import re

from verigym.verifiers.response import last_answer_tag, last_boxed

_PHRASE = re.compile(r"\banswer(?: is|:)[ \t]*:?[ \t]*\**:?[ \t]*\n*", re.IGNORECASE)
_WHOLE_CHARS = 400


def find_answer(text: str, lenient: bool) -> str | None:
    r"""The answer in the text after the thinking, or ``None``.

    Args:
        text: What follows the thinking.
        lenient: Besides ``<answer></answer>`` take ``\boxed{}``, then what follows "the answer is", then the whole
            text if it is short.
    """
    tagged = last_answer_tag(text)
    if tagged is not None:
        return tagged.strip()
    if not lenient:
        return None
    boxed = last_boxed(text)
    if boxed is not None:
        return boxed.strip()
    after = _after_phrase(text)
    if after:
        return after
    whole = text.strip()
    return whole if 0 < len(whole) <= _WHOLE_CHARS else None


def _after_phrase(text: str) -> str | None:
    end = None
    for match in _PHRASE.finditer(text):
        end = match.end()
    if end is None:
        return None
    # Grids follow on lines of their own, up to an empty line; anything else ends with its line.
    own_lines = text[:end].endswith("\n")
    rest = text[end:].split("\n\n", 1)[0] if own_lines else text[end:].split("\n", 1)[0]
    rest = rest.strip().strip("*").strip()
    return rest.removesuffix(".").rstrip() if not own_lines else rest
