"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from verigym.verifiers.instruct.words import listed

_READ = 20_000
"""Characters that are looked at; the detector itself reads the first half of them."""

_ASCII_LETTER = re.compile(r"[A-Za-z]")
_LATIN = re.compile(r"[a-z]+")


@cache
def _factory() -> Any:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.set_seed(0)
    # Sorted, since the order of a folder's files, and with it the winner of a tie, depends on the machine.
    factory.load_json_profile([path.read_text("utf-8") for path in sorted(Path(PROFILES_DIRECTORY).iterdir())])
    return factory


_ENGLISH = listed(
    """about after and are be because been but could does each every for from have he his how i it its my of our she
    should than that the their them there these they this those through to very were what when where which while who
    why will with would you your"""
)
_ENOUGH_WORDS, _ENOUGH_SHARE = 20, 0.17
"""So many words, and so large a share of them in the list above, leave no doubt that a text is English."""
_ENOUGH_LETTERS = 15
_NO_DOUBT, _LONG = 0.999, 100
_SCRIPTS = {
    "el": ("\u0370", "\u03ff"),
    "he": ("\u0590", "\u05ff"),
    "bn": ("\u0980", "\u09ff"),
    "pa": ("\u0a00", "\u0a7f"),
    "gu": ("\u0a80", "\u0aff"),
    "ta": ("\u0b80", "\u0bff"),
    "te": ("\u0c00", "\u0c7f"),
    "kn": ("\u0c80", "\u0cff"),
    "ml": ("\u0d00", "\u0d7f"),
    "th": ("\u0e00", "\u0e7f"),
    "ko": ("\uac00", "\ud7a3"),
}
"""Scripts in which the detector knows a single language: first and last character."""


def language_of(text: str) -> str | None:
    """The language's code as langdetect spells it, or ``None`` if the text tells nothing.

    What is plain from common English words or from the script needs no detector, which takes milliseconds. The
    detector draws random numbers; they come from a fixed seed, so a text has one verdict.
    """
    text = text[:_READ]
    return _plain(text) or _detected(text)


def _plain(text: str) -> str | None:
    foreign = [char for char in text if char > "\x7f" and char.isalpha()]
    if not foreign:
        words = _LATIN.findall(text.lower())
        common = sum(word in _ENGLISH for word in words)
        return "en" if len(words) >= _ENOUGH_WORDS and common >= _ENOUGH_SHARE * len(words) else None
    for code, (first, last) in _SCRIPTS.items():
        if first <= foreign[0] <= last and len(foreign) >= _ENOUGH_LETTERS:
            # The detector, too, passes over Latin letters where others are twice as many.
            inside = sum(first <= char <= last for char in foreign)
            return code if inside > 0.9 * len(foreign) and inside > 3 * len(_ASCII_LETTER.findall(text)) else None
    return None


def _detected(text: str) -> str | None:
    # One of the detector's seven trials is enough where it leaves no doubt; on a short text it never does.
    found = _trials(text, 1) if len(text) >= _LONG else []
    if not found or found[0].prob < _NO_DOUBT:
        found = _trials(text, _factory().create().n_trial)
    return found[0].lang if found else None


def _trials(text: str, count: int) -> list[Any]:
    from langdetect import LangDetectException

    detector = _factory().create()
    detector.n_trial = count
    detector.append(text)
    try:
        found: list[Any] = detector.get_probabilities()
    except LangDetectException:
        return []
    return found
