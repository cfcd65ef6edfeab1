"""One spelling for each thing: LaTeX and plain text to a normal form. Nothing is parsed."""

from __future__ import annotations

import re

from verigym.verifiers.math.normal.amounts import marked, percent, ungrouped
from verigym.verifiers.math.normal.latex import plain
from verigym.verifiers.math.normal.signs import as_latex

MAX_ANSWER = 2000
"""A longer answer, in characters, is not read at all."""

_MARKS = str.maketrans("⟦⟧⏎", "   ")  # what the normal form means something by
_SPACES = re.compile(r"\s+")
_LAST_POINT = re.compile(r"\.\s*(?=[])]$)")


def normal(text: str) -> str:
    r"""The normal form of an answer.

    >>> normal(r"$\dfrac{1}{2}\,\text{cm}$"), normal("7,425,000")
    ('\\frac{1}{2} ⟦cm⟧', '7425000')
    """
    text = _SPACES.sub(" ", as_latex(marked(text.translate(_MARKS))))
    text = _LAST_POINT.sub("", percent(_SPACES.sub(" ", plain(text))))
    bracketed = text.strip()[:1] in ("(", "[") or text.strip()[:2] == r"\{"
    text = _SPACES.sub(" ", text if bracketed else ungrouped(text)).strip()
    while text and text[-1] in ".,;: " and not text.endswith("..."):
        text = text[:-1]
    return text


def squeezed(text: str) -> str:
    """A normal form without spaces, for comparison as strings; two words or two numbers never run into one another."""
    return (
        re.sub(r"(?<![A-Za-z0-9]) | (?![A-Za-z0-9])|(?<=[A-Za-z]) (?=[0-9])|(?<=[0-9]) (?=[A-Za-z])", "", text)
        .replace("⟦", "")
        .replace("⟧", "")
    )


__all__ = ["MAX_ANSWER", "normal", "squeezed"]
