"""Whether a text starts with a verb, by TextBlob's tagger for English."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from functools import cache
from typing import Any

from verigym.verifiers.instruct.words import listed

_READ = 20
"""Tokens that are looked at: what follows the first word tells whether it is a verb here."""

_LONGEST = 40
"""Characters of a token that are looked at; no English word has more."""

_BLANK = re.compile(r"\s")
_NOUNS = ("NN", "NNP")
_OBJECTS = ("DT", "PRP$")
_COMPLEMENTS = ("IN", "TO", "RB", "PRP", "NNP", "RP", ",")
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_ORDERS = listed(
    """answer bake call clean climb close cook cut dance design dive dream drink drive eat fly hope jump laugh listen
    love mix move notice open paint picture plan plant play pull push rest ride run sail sing sleep smile stand start
    stay step stop study swim talk travel visit wait wake walk wash watch welcome wish work write"""
)
"""Verbs that are nouns, too, and often open an order."""
_NO_VERBS = listed("please")
"""Words that the tagger takes for verbs."""


@cache
def _english() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves the closing of its files to Python
        from textblob import en

        en.tag("warm", tokenize=False)
    return en


def verb_form(words: Sequence[str]) -> str | None:
    """Which form of a verb the first of these words is: VB, VBP, VBZ, VBG, VBD, VBN or MD, as in the Penn Treebank.

    A noun right before an article or a possessive is an order that the tagger missed; so is a frequent one before what
    follows verbs, where no other verb comes after it.

    >>> verb_form("Water the plants".split()), verb_form("Watering plants".split()), verb_form("Plants grow".split())
    ('VB', 'VBG', None)
    >>> verb_form("Run to the store".split()), verb_form("Work in town is hard".split())
    ('VB', None)
    """
    if not words or words[0].lower() in _NO_VERBS:
        return None
    english = _english()
    text = " ".join(_BLANK.sub("", word[:_LONGEST]) for word in words[:_READ])
    kinds: list[str] = [kind for _, kind in english.tag(text, tokenize=False)]
    if len(kinds) > 1 and kinds[0] in _NOUNS:
        if kinds[1] in _OBJECTS and words[1].islower():
            return "VB" if words[0].lower() in english.lexicon else None
        if kinds[1] in _COMPLEMENTS and words[0].lower() in _ORDERS and not _FINITE.intersection(kinds[1:]):
            return "VB"
    return kinds[0] if kinds and kinds[0].startswith(("VB", "MD")) else None


_SURE = listed(
    """be begin call consider do expect give go have is keep let look lose provide publish put read see sing take think
    throw try"""
)
_NEVER = listed("did had was were")
_BEFORE = listed("a about his it me out that's the their this what your")


def is_published_verb(words: Sequence[str]) -> bool:
    """Whether the tagger of IFBench's own judge takes the first of these words for a verb.

    It takes most capitalised orders for names, unless they are frequent, end in -ize, or stand before certain words.

    >>> is_published_verb("Imagine an empire".split()), is_published_verb("Imagine a land".split())
    (False, True)
    """
    if not words:
        return False
    form, word, after = verb_form(words), words[0].lower(), "".join(words[1:2]).lower()
    if form is None:
        return word.endswith("ing") and word != "during" and after in _BEFORE
    if form == "MD" or word in _NEVER or after == "not":
        return False
    if form in ("VBG", "VBD", "VBN") or words[0] == word:
        return True
    return word in _SURE or word.endswith("ize") or after in _BEFORE
