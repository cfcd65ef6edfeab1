"""Comparisons of words: short texts and truth values."""

from __future__ import annotations

import re
import unicodedata

from verigym.verifiers.stem.spelling import singular, spelled_out

_TRUTHS = {"true": True, "yes": True, "correct": True, "t": True, "y": True}
_TRUTHS |= {"false": False, "no": False, "incorrect": False, "f": False, "n": False}
_CLAIM = re.compile(r"^(?:the |this )?(?:statement|claim|assertion|proposition|it|that)(?: above)? is ")
_ARTICLES = re.compile(r"\b(?:the|an?)\s+")
_SAID = re.compile(r"^(?:it is|it's|this is|these are|they are|is|are)\s+(?!not\b|n't|no\b)", re.IGNORECASE)
_NOT_WORDS = re.compile(r"[\s\"'`“”‘’«»„.,;:!?_{}()\[\]\\*-]+")
_PARENTHESIS = re.compile(r"(.+?) ?\(([^()]+)\)")
_TOO_LONG = 300


def normal(text: str) -> str:
    """Cleaned text without case, accents, articles, punctuation and extra space; Greek letters by name.

    >>> normal("The Krebs-Cycle."), normal("β-sheet")
    ('krebs cycle', 'beta sheet')
    """
    text = unicodedata.normalize("NFKD", spelled_out(text).casefold())
    text = "".join(character for character in text if not unicodedata.combining(character))
    return _NOT_WORDS.sub(" ", _ARTICLES.sub("", _NOT_WORDS.sub(" ", text).strip())).strip()


def truth(text: str) -> bool | None:
    """The truth value that cleaned text names, if it names one and nothing else.

    >>> truth("Yes."), truth("The statement is false"), truth("true or false")
    (True, False, None)
    """
    return None if "?" in text else _TRUTHS.get(_CLAIM.sub("", normal(text).removeprefix("statement is ")))


def same_words(gold: str, answer: str) -> bool | None:
    """Whether cleaned texts are the same words; ``None`` if the answer has none.

    Case, accents, articles, number, hyphens and spaces within a word, British and American spelling, and Greek letters
    for their names make no difference. A name with another in brackets must be right in both. A gold in capitals, such
    as ``CO``, is not met by mixed case, such as ``Co``.
    """
    said = _SAID.sub("", answer.strip())
    if not normal(said) or len(said) > _TOO_LONG or ("?" in said and "?" not in gold):
        return None
    capitals = gold.strip()
    if capitals.isupper() and len(capitals) <= 5 and capitals.isalpha():
        letters = re.sub(r"[^A-Za-z]", "", said)
        if letters.lower() == capitals.lower() and not (letters.isupper() or letters.islower()):
            return False
    return _key(said) == _key(gold)


def readings(text: str) -> list[str]:
    """The names that a text gives: ``adenosine triphosphate (ATP)`` gives two, and both have to be right."""
    found = _PARENTHESIS.fullmatch(text.strip())
    return [found.group(1), found.group(2)] if found else [text]


def _key(text: str) -> str:
    """Words in the singular, run together; digits stay apart from digits."""
    words = " ".join(singular(word) for word in normal(text).split())
    return re.sub(r"(?<!\d) | (?!\d)", "", words)
