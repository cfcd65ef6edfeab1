"""Whether a text starts with a verb, by TextBlob's tagger for English."""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import Any

_READ = 20
"""Tokens that are looked at: what follows the first word tells whether it is a verb here."""

_LONGEST = 40
"""Characters of a token that are looked at; no English word has more."""

_BLANK = re.compile(r"\s")
_NOUNS = ("NN", "NNP")
_OBJECTS = ("DT", "PRP$")
_NO_VERBS = frozenset({"please"})
"""Words that the tagger takes for verbs."""


@cache
def _english() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves the closing of its files to Python
        from textblob import en

        en.tag("warm", tokenize=False)
    return en


def is_verb_first(words: list[str], *, modal: bool) -> bool:
    """Whether the first of these words is a verb; ``modal`` if words such as ``can`` are some.

    A noun right before an article or a possessive is an order that the tagger missed.

    >>> is_verb_first("Water the plants".split(), modal=True), is_verb_first("Plants need it".split(), modal=True)
    (True, False)
    """
    if not words or words[0].lower() in _NO_VERBS:
        return False
    english = _english()
    text = " ".join(_BLANK.sub("", word[:_LONGEST]) for word in words[:_READ])
    kinds = [kind for _, kind in english.tag(text, tokenize=False)][:2]
    if len(kinds) > 1 and kinds[0] in _NOUNS and kinds[1] in _OBJECTS and words[1].islower():
        return words[0].lower() in english.lexicon
    return kinds != [] and (kinds[0].startswith("VB") or (modal and kinds[0] == "MD"))
