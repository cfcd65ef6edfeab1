"""Lists of answers: brackets of any shape, commas outside brackets, matrices row by row."""

from __future__ import annotations

import re

_MATRIX = re.compile(
    r"\\begin\{[pbvB]?(?:matrix|array)\}(?:\{[^{}]*\})?(.*?)\\end\{[pbvB]?(?:matrix|array)\}", re.DOTALL
)
_OPEN, _CLOSED = "([{", ")]}"
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def rows(text: str) -> str:
    r"""Matrices as lists of lists, single columns as lists; before LaTeX is cleaned away."""

    def listed(match: re.Match[str]) -> str:
        lines = [line.split("&") for line in re.split(r"\\\\", match.group(1)) if line.strip()]
        if all(len(line) == 1 for line in lines):
            return "[" + ", ".join(line[0] for line in lines) + "]"
        return "[" + ", ".join("[" + ", ".join(line) + "]" for line in lines) + "]"

    return _MATRIX.sub(listed, text)


def read_list(text: str) -> list[str] | None:
    """The elements of cleaned text as texts; ``None`` if its brackets do not match.

    >>> read_list("[1, (2, 3)]")
    ['1', '(2, 3)']
    """
    text = text.strip().replace("\\{", "{").replace("\\}", "}")
    if text[:1] in _BRACKETS and _closes_at_end(text):
        text = text[1:-1]
    elements, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSED)
        if depth < 0:
            return None
        if depth == 0 and character in ",;":
            elements.append(text[start:place].strip())
            start = place + 1
    if depth:
        return None
    elements.append(text[start:].strip())
    return elements if all(elements) else None


def _closes_at_end(text: str) -> bool:
    """Whether the bracket that opens the text is the one that closes it."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSED)
        if depth == 0:
            return place == len(text) - 1 and character == _BRACKETS[text[0]]
    return False
