"""Lists of answers: brackets of any shape, commas outside brackets, matrices row by row."""

from __future__ import annotations

import re

_MATRIX = re.compile(
    r"\\begin\{[pbvBV]?(?:matrix|array)\}(?:\{[^{}]*\})?(.*?)\\end\{[pbvBV]?(?:matrix|array)\}", re.DOTALL
)
_OPEN, _CLOSED = "([{⟨", ")]}⟩"
_BRACKETS = dict(zip(_OPEN, _CLOSED, strict=True))
_NAME = re.compile(r"^\(?[A-Za-zα-ωΑ-Ω\\][\w{}\\', ()]{0,60}= ?(?=[(\[{⟨])")
_AND = re.compile(r",? and (?!.*\band\b)")
_TRANSPOSED = re.compile(r" ?\^ ?\{? ?(?:T|\\top|\\intercal|\\mathsf T) ?\}?")


def rows(text: str) -> str:
    r"""Matrices as lists of lists, single columns as lists; before LaTeX is cleaned away."""

    def listed(match: re.Match[str]) -> str:
        lines = [line.split("&") for line in re.split(r"\\\\", match.group(1)) if line.strip()]
        if all(len(line) == 1 for line in lines):
            return "[" + ", ".join(line[0] for line in lines) + "]"
        return "[" + ", ".join("[" + ", ".join(line) + "]" for line in lines) + "]"

    return _MATRIX.sub(listed, text).replace("\\langle", "⟨").replace("\\rangle", "⟩")


def read_list(text: str) -> list[str] | None:
    """The elements of cleaned text as texts; ``None`` if its brackets do not match.

    A unit behind the bracket belongs to every element.

    >>> read_list("[1, (2, 3)]"), read_list("(3, 4) m/s")
    (['1', '(2, 3)'], ['3 m/s', '4 m/s'])
    """
    text = _NAME.sub("", text.strip().replace("\\{", "{").replace("\\}", "}"))
    unit = ""
    if text[:1] in _BRACKETS and (end := _closing(text)) is not None:
        unit = _TRANSPOSED.sub("", text[end + 1 :]).strip()
        if unit and not re.fullmatch(r"[A-Za-zµΩÅ°%][^,;()\[\]]{0,40}", unit):
            unit = ""
        else:
            text = text[1:end]
    elements, depth, start = [], 0, 0
    if not any(character in _OPEN for character in text) and len(parts := _AND.split(text)) == 2:
        text = ", ".join(parts)
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
    return [f"{element} {unit}".strip() for element in elements] if all(elements) else None


def _closing(text: str) -> int | None:
    """Where the bracket that opens the text closes."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSED)
        if depth == 0:
            return place if character == _BRACKETS[text[0]] else None
    return None
