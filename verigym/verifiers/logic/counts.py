"""Numbers as people write them: digits with separators, or English words."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.(\d+))?")
_SIGN_WORDS = {"minus": "-", "negative": "-", "plus": ""}
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_UNITS = {word: value for value, word in enumerate(_SMALL)}
_ROUND = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * value for value, word in enumerate(_ROUND, start=2)}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_MOST_WORDS = 40


def number(text: str) -> str | None:
    """A number in its one normal form, from digits or words; ``None`` if the text is anything else.

    Args:
        text: In lower case, with single spaces, and with a hyphen for a minus.

    >>> number("-5,453"), number("0042.50"), number("minus three hundred and thirty"), number("1, 2")
    ('-5453', '42.5', '-330', None)
    """
    digits = _DIGITS.fullmatch(text.replace("- ", "-", 1) if text.startswith("- ") else text)
    if digits is None:
        return _worded(text)
    sign, whole, decimals = digits.groups()
    whole = whole.replace(",", "").replace(" ", "").lstrip("0") or "0"
    decimals = (decimals or "").rstrip("0")
    value = f"{whole}.{decimals}" if decimals else whole
    return f"-{value}" if sign == "-" and value != "0" else value


def _worded(text: str) -> str | None:
    words = text.replace("-", " ").split(maxsplit=_MOST_WORDS)
    sign = ""
    if words and words[0] in _SIGN_WORDS:
        sign = _SIGN_WORDS[words.pop(0)]
    value = _value(words)
    return None if value is None else f"{sign}{value}" if value else "0"


def _value(words: list[str]) -> int | None:
    """The value of number words; ``None`` where they do not make one number."""
    total = group = 0
    last = 0  # what the last word may be followed by: 0 anything, 1 nothing small, 10 a unit
    scale = 10**12
    if not words or words[-1] == "and":
        return None
    for place, word in enumerate(words):
        if word in _UNITS and (last == 0 or (last == 10 and 0 < _UNITS[word] < 10)):
            group, last = group + _UNITS[word], 1
        elif word in _TENS and last == 0:
            group, last = group + _TENS[word], 10
        elif word == "hundred" and 0 < group < 100:
            group, last = 100 * group, 0
        elif word in _SCALES and group and _SCALES[word] < scale:
            scale = _SCALES[word]
            total, group, last = total + scale * group, 0, 0
        elif word != "and" or place == 0 or words[place - 1] not in ("hundred", *_SCALES):
            return None
    return total + group
