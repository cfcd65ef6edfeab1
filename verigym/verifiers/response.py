"""Where the answer stands in a response. Every function here takes linear time, whatever the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_THINK_OPEN, _THINK_CLOSE = "<think>", "</think>"

# One token at a time: a box opens with its brace (and models escape its backslash twice), an escaped backslash or
# brace is text, other braces nest.
_BRACES = re.compile(r"\\{1,2}(?:boxed|fbox)\s*+\{|\\[\\{}]|[{}]")
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
    _, closed, after = response.rpartition(_THINK_CLOSE)
    if _THINK_OPEN in after or (thinking_open and not closed):
        return None
    return after


@dataclass(frozen=True, slots=True)
class Box:
    """A closed box: where it starts and ends in its text, and what stands in it."""

    start: int
    end: int
    content: str


def boxes(text: str) -> list[Box]:
    r"""The outermost closed boxes (``\boxed{...}`` or ``\fbox{...}``), in the order in which they are closed.

    A box that is never closed is not an answer, and hides nothing that follows it.
    """
    opened: list[re.Match[str] | None] = []  # for each open brace its box, None if it is no box
    spans: list[tuple[int, int, int]] = []
    for token in _BRACES.finditer(text):
        mark = token.group()
        if mark == "}":
            box = opened.pop() if opened else None
            if box is not None:
                while spans and spans[-1][0] > box.start():  # a box in a box
                    spans.pop()
                spans.append((box.start(), box.end(), token.start()))
        elif mark.endswith("{") and mark != "\\{":
            opened.append(token if len(mark) > 1 else None)
    return [Box(start, end + 1, text[inner:end]) for start, inner, end in spans]


def last_boxed(text: str) -> str | None:
    r"""The content of the last closed box, or ``None``; of nested boxes the outer one counts.

    >>> last_boxed(r"first \boxed{1}, then \boxed{\frac{1}{2}}")
    '\\frac{1}{2}'
    """
    found = boxes(text)
    return found[-1].content if found else None


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
