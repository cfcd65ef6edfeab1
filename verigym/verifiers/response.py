"""Where the answer stands in a response. Every function here takes linear time, whatever the text."""

from __future__ import annotations

import re

_THINK_OPEN, _THINK_CLOSE = "<think>", "</think>"

# One token at a time: an escaped backslash or brace is text, a box opens with its brace, other braces nest.
_BRACES = re.compile(r"\\[\\{}]|\\(?:boxed|fbox)\s*+\{|[{}]")
_ANSWER_TAGS = re.compile(r"<(/?)answer>", re.IGNORECASE)


def final_text(response: str, thinking_open: bool = False) -> str | None:
    """What follows the thinking: all of the response if there was none.

    Args:
        response: The model's text.
        thinking_open: The prompt has opened ``<think>`` already (``task.meta["thinking"] == "open"``).

    Returns:
        The text after the last ``</think>``; ``None`` if thinking was opened and never closed.

    >>> final_text("<think>2 or 3?</think>It is 3.")
    'It is 3.'
    """
    before, closed, after = response.rpartition(_THINK_CLOSE)
    if _THINK_OPEN in after or (thinking_open and not closed):
        return None
    return after


def last_boxed(text: str) -> str | None:
    r"""The content of the box that is closed last (``\boxed{...}`` or ``\fbox{...}``), or ``None``.

    A box that is never closed is not an answer; of nested boxes the outer one counts.

    >>> last_boxed(r"first \boxed{1}, then \boxed{\frac{1}{2}}")
    '\\frac{1}{2}'
    """
    opened: list[int | None] = []  # where the content of each open brace begins, None if it is no box
    found: tuple[int, int] | None = None
    for token in _BRACES.finditer(text):
        mark = token.group()
        if mark == "}":
            start = opened.pop() if opened else None
            if start is not None:
                found = (start, token.start())
        elif mark.endswith("{") and mark != "\\{":
            opened.append(token.end() if len(mark) > 1 else None)
    return None if found is None else text[found[0] : found[1]]


def last_answer_tag(text: str) -> str | None:
    """The content of the last complete ``<answer>...</answer>``, or ``None``.

    >>> last_answer_tag("<answer>1</answer> no: <answer>2</answer>")
    '2'
    """
    start: int | None = None
    found: tuple[int, int] | None = None
    for tag in _ANSWER_TAGS.finditer(text):
        if not tag.group(1):
            start = tag.end()
        elif start is not None:
            found, start = (start, tag.start()), None
    return None if found is None else text[found[0] : found[1]]
