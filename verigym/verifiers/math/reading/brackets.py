r"""Text cut where no bracket is open. A round bracket may close a square one, as half-open intervals are written."""

from __future__ import annotations

_OPEN, _CLOSE = "([{", ")]}"


def split_top(text: str, separators: str) -> list[str]:
    """``text`` cut at the separators that stand in no bracket."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth -= 1
        elif depth <= 0 and sign in separators:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return [part.strip() for part in parts]


def balanced(text: str) -> bool:
    """Whether each bracket that closes was opened before, and the other way round."""
    depth = 0
    for sign in text:
        depth += (sign in _OPEN) - (sign in _CLOSE)
        if depth < 0:
            return False
    return depth == 0


def braced(text: str) -> str | None:
    r"""What stands in the braces of a set, or ``None`` if ``text`` is no set.

    >>> braced(r"\{1, 2\}"), braced("(1, 2)")
    ('1, 2', None)
    """
    for opening, closing in ((r"\{", r"\}"), ("{", "}")):
        if text.startswith(opening) and text.endswith(closing):
            inner = text[len(opening) : len(text) - len(closing)]
            if balanced(inner):
                return inner
    return None
