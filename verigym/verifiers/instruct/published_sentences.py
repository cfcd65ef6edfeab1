"""Sentences as IFBench's own judge cuts them: by substitution, without a model and with its quirks."""

from __future__ import annotations

import re

# Private characters stand for a full stop that ends nothing, and for the place behind an end.
_KEPT, _CUT = "\ue000", "\ue001"
_OPENERS = r"(Mrs?|Ms|Dr|Prof|Capt|Cpt|Lt|(?:He|She|It|They|Their|Our|We|But|However|That|This)\s|Wherever)"
_COMPANY = r" (Inc|Ltd|[JS]r|Co)\."

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(Mrs?|St|Ms|Dr)\.", rf"\1{_KEPT}"),
        (r"\.(?=com|net|org|io|gov|edu|me)", _KEPT),
        # The second digit is used up: of 1.2.3 only the first point is one within a number.
        (r"([0-9])\.([0-9])", rf"\1{_KEPT}\2"),
        (r"\.{2,}", lambda dots: _KEPT * len(dots[0]) + _CUT),
        (r"Ph\.D\.", f"Ph{_KEPT}D{_KEPT}"),
        (r"\s([A-Za-z])\. ", rf" \1{_KEPT} "),
        (rf"([A-Z]\.[A-Z]\.(?:[A-Z]\.)?) (?={_OPENERS})", rf"\1{_CUT} "),
        (r"([A-Za-z])\.([A-Za-z])\.([A-Za-z])\.", rf"\1{_KEPT}\2{_KEPT}\3{_KEPT}"),
        (r"([A-Za-z])\.([A-Za-z])\.", rf"\1{_KEPT}\2{_KEPT}"),
        (rf"{_COMPANY} (?={_OPENERS})", rf" \1{_CUT} "),  # the full stop is lost
        (_COMPANY, rf" \1{_KEPT}"),
        (r" ([A-Za-z])\.", rf" \1{_KEPT}"),
    )
)
_ENDS = re.compile(r"([.?!])")


def published_sentences(text: str) -> list[str]:
    """The sentences with their end marks; a closing quotation mark goes before the end mark.

    The marks that end nothing come back as full stops. What follows the last end mark is a sentence too, and so is
    each mark of ``?!``.

    >>> published_sentences('Dr. Low said "Go." He left... Why')
    ['Dr. Low said "Go".', 'He left...', 'Why']
    """
    text = text.translate({ord(_KEPT): "\ufffd", ord(_CUT): "\ufffd"}).replace("\n", " ")
    text = f" {text}  ".replace("<prd>", _KEPT).replace("<stop>", _CUT)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    text = text.replace(".”", "”.")
    for mark in ".!?":
        text = text.replace(f'{mark}"', f'"{mark}')
    cut = _ENDS.sub(rf"\1{_CUT}", text).replace(_KEPT, ".").split(_CUT)
    sentences = [sentence.strip() for sentence in cut]
    return sentences if sentences[-1] else sentences[:-1]
