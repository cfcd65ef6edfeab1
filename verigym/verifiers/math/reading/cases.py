r"""Case distinctions: ``\begin{cases} a, & x > 0 \\ b, & x \le 0 \end{cases}``, with "otherwise" for the rest."""

from __future__ import annotations

import re
from collections.abc import Callable

from verigym.verifiers.math.reading.brackets import split_top
from verigym.verifiers.math.shapes import Cases, Shape

_CASES = re.compile(
    r"^(?P<name>[A-Za-z](?:_\{?\w\}?)?(?:\([a-z]\))? ?= ?)?\\begin ?\{cases\}(?P<body>.*)\\end ?\{cases\}$"
)
_LEAD = re.compile(r"^(?:⟦|\s|,|\()*\b(?:if|when|for|where)\b(?:⟦|⟧|\s)*")
_WORD = re.compile(r"⟦[^⟧]*\b(?:if|when|for|where|otherwise|else)\b|\b(?:if|when|otherwise|else)\b")


def cases(text: str, read: Callable[[str], Shape]) -> Shape | None:
    """The case distinction that a normal form is, or ``None``; without conditions it is a system of equations.

    Args:
        text: The normal form.
        read: Reads what stands in a branch.
    """
    found = _CASES.match(text)
    if found is None:
        return None
    rows = [row.strip() for row in found["body"].split(r"\\") if row.strip()]
    branches = [_branch(row) for row in rows]
    if not any(condition for _, condition in branches):
        return read(", ".join(row.replace("&", " ") for row in rows))
    return Cases(tuple((read(what), read(condition or "otherwise")) for what, condition in branches))


def _branch(row: str) -> tuple[str, str]:
    """What holds, and when."""
    what, sign, condition = row.partition("&")
    if not sign:
        word = _WORD.search(row)
        parts = split_top(row, ",")
        if word:
            what, condition = row[: word.start()], row[word.start() :]
        elif len(parts) == 2:
            what, condition = parts
    condition = _LEAD.sub("", condition).strip(" .,;()⟦⟧")
    return what.strip(" ,;"), condition
