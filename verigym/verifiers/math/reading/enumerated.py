"""Answers to the parts of a question: ``(1) 5; (2) 7``, ``a) x > 2 b) none``, ``(I) y = 2x (II) 5``."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:^|(?<=[\s,;.⟧⟦]))\(? ?⟦? ?\(?(?P<mark>[1-9]|[a-e]|i{1,3}|iv|I{1,3}|IV) ?\) ?⟧?:? ?(?=[^\s,)])")
_SERIES = (
    ("1", "2", "3", "4", "5"),
    ("a", "b", "c", "d", "e"),
    ("i", "ii", "iii", "iv"),
    ("I", "II", "III", "IV"),
)


def enumerated(text: str) -> list[str] | None:
    """The parts of an answer whose parts are numbered from the first on, or ``None``.

    >>> enumerated("(1) 5; (2) 7"), enumerated("(1) 5"), enumerated("f(1) = 5, f(2) = 7")
    (['5', '7'], None, None)
    """
    marks = list(_MARK.finditer(text))
    found = tuple(mark["mark"] for mark in marks)
    if len(found) < 2 or marks[0].start() > 0 or not any(found == series[: len(found)] for series in _SERIES):
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = [text[mark.end() : end].strip(" ,;.") for mark, end in zip(marks, ends, strict=True)]
    return [part.strip("⟦⟧ ") if part.count("⟦") != part.count("⟧") else part for part in parts] if all(parts) else None
