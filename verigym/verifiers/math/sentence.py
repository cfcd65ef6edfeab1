r"""Golds that data sets wrote as sentences: ``The equation is $x^2 + y^2 = 1$.``, ``The rent is 240 yuan for A``.

Only golds are read so: they are trusted, and what an answer says around its values stays its own affair.
"""

from __future__ import annotations

import re

from verigym.verifiers.math.reading.words import CHANGING

_VERB = (
    r"(?:is|are|was|were|equals?|costs?|needs?|takes?|weighs?|gets?|has|have|had|pays?|earns?|sells? for|bought|sold|"
    r"at|should be|will be|must be)"
)
_VALUE = r"(?:\\?\$ ?)?-?(?:\d+/\d+|\d[\d,]*(?:\.\d+)?)\$?(?: ?\\?%| ?(?:[a-zA-Z]{1,10}/[a-zA-Z]{1,6}|[a-zA-Z]{2,12}))?"
_STATED = re.compile(rf"\b{_VERB}:? (?:about |approximately |only )?(?P<value>{_VALUE})")
_AND = re.compile(rf",? and (?P<value>{_VALUE})")
_EQUATION = re.compile(r"[^$\d]{12,}\b(?:is|are|equals)\b:? *\$([^$]+)\$\.?")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:/\d+)?")
_WORD = re.compile(r"[A-Za-z]{2,}")


def stated_value(gold: str) -> str | None:
    """What a sentence states, or ``None`` if the gold is no sentence or states it otherwise than after its verbs.

    Several numbers are a tuple: their order says what each is.

    >>> stated_value("The equation of the circle is $x^2+y^2=9$."), stated_value("n is a power of 2")
    ('x^2+y^2=9', None)
    >>> stated_value("The rent is 240 yuan for A and 210 yuan for B")
    '(240 yuan, 210 yuan)'
    """
    text = gold.strip()
    if (equation := _EQUATION.fullmatch(text)) is not None:
        return equation.group(1)
    if len(_WORD.findall(text)) < 4 or "\\" in text.replace(r"\$", "").replace(r"\%", "") or CHANGING.search(text):
        return None
    values = [*_STATED.finditer(text), *_AND.finditer(text)] if _STATED.search(text) else []
    found = [match["value"] for match in sorted(values, key=lambda match: match.start())]
    if not found or len(found) != len(_NUMBER.findall(text)) or re.search(r"[=<>^_]", text):
        return None
    return found[0] if len(found) == 1 else f"({', '.join(found)})"
