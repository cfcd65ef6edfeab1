"""Comparisons of words: short texts, truth values, chemical formulas."""

from __future__ import annotations

import re
import unicodedata

_TRUTHS = {"true": True, "yes": True, "t": True, "y": True, "false": False, "no": False, "f": False, "n": False}
_ARTICLES = re.compile(r"\b(?:the|an?)\s+")
_NOT_WORDS = re.compile(r"[\s\"'`.,;:!?_{}()\[\]-]+")
_FORMULA_DRESS = re.compile(r"[\s_{}*]+")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-")
_CHARGE = re.compile(r"\^?\(?(\d*)([+-])(\d*)\)?$")


def normal(text: str) -> str:
    """Cleaned text without case, accents, articles, punctuation and extra space.

    >>> normal("The Krebs-Cycle.")
    'krebs cycle'
    """
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(character for character in text if not unicodedata.combining(character))
    return _NOT_WORDS.sub(" ", _ARTICLES.sub("", text)).strip()


def truth(text: str) -> bool | None:
    """The truth value that cleaned text names, if it names one."""
    return _TRUTHS.get(normal(text))


def formula(text: str) -> str:
    r"""A chemical formula in one spelling, charge last as in ``SO4^2-``.

    >>> formula("SO_{4}^{2-}") == formula("SO₄²⁻".replace("²⁻", "^2-"))
    True
    """
    text = _FORMULA_DRESS.sub("", text.translate(_LOWERED))
    charge = _CHARGE.search(text) if "^" in text or text.endswith(("+", "-")) else None
    if charge is None:
        return text
    size = (charge.group(1) if "^" in text else charge.group(3)) or charge.group(3) or ""
    stem = text[: charge.start()] + ("" if "^" in text else charge.group(1))
    return f"{stem}^{'' if size == '1' else size}{charge.group(2)}"
