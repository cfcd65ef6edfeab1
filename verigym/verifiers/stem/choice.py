"""Multiple choice: a letter in any usual dress, or an option's text."""

from __future__ import annotations

import re

from verigym.verifiers.stem.words import normal

_PREFIX = re.compile(r"^(?:the )?(?:correct |right )?(?:option|choice|answer)(?: is)?:? ?", re.IGNORECASE)
_ALONE = re.compile(r"[(\[]? ?([A-Za-z]) ?[)\]]?[.:)]?")
_WITH_TEXT = re.compile(r"(?:[(\[] ?([A-Za-z]) ?[)\]]|([A-Za-z]) ?[).:])[.:]? ?(.+)", re.DOTALL)
_ANOTHER = re.compile(r"[(\[] ?[A-Za-z] ?[)\]]|(?<![A-Za-z])[A-Z](?![A-Za-z])|(?<![A-Za-z])[a-z][).:]")


def read_choice(text: str, choices: tuple[str, ...]) -> str | None:
    """The letter that cleaned text chooses, upper case; ``None`` unless it is exactly one.

    >>> read_choice("(b) Lead", ("Gold", "Lead"))
    'B'
    >>> read_choice("A or B", ("Gold", "Lead")) is None
    True
    """
    text = _PREFIX.sub("", text.strip()).strip()
    if match := _ALONE.fullmatch(text):
        letter = match.group(1).upper()
        return letter if not choices or ord(letter) - ord("A") < len(choices) else None
    wanted = normal(text)
    named = [place for place, choice in enumerate(choices) if wanted and normal(choice) == wanted]
    if len(named) == 1:
        return chr(ord("A") + named[0])
    if match := _WITH_TEXT.fullmatch(text):
        letter = (match.group(1) or match.group(2)).upper()
        return letter if _agrees(letter, match.group(3), choices) else None
    return None


def _agrees(letter: str, text: str, choices: tuple[str, ...]) -> bool:
    """Whether the words beside a letter are that option's, or at least name no other option."""
    if choices:
        place = ord(letter) - ord("A")
        return place < len(choices) and normal(choices[place]) == normal(text)
    return _ANOTHER.search(text) is None
