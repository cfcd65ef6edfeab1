"""Multiple choice: letters in any usual dress, or the options' texts; one right option or several."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from verigym.verifiers.stem.words import normal

Chosen: TypeAlias = frozenset[str]
"""The letters that an answer chooses, upper case."""

Same: TypeAlias = Callable[[str, str], bool] | None
"""Whether an option and a text mean the same."""

_PREFIX = re.compile(
    r"^(?:(?:it is|it's|so|therefore|thus|hence),? )?(?:both )?(?:the )?(?:correct |right |best )?"
    r"(?:options?|choices?|answers?|statements?)?(?: (?:is|are))?:? ?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r" (?:only|(?:is|are) (?:the )?(?:correct|right|true)(?: (?:option|answer|choice)s?)?)$", re.IGNORECASE
)
_LETTER = r"(?:\(\s?[A-Za-z]\s?\)|\[\s?[A-Za-z]\s?\]|\{\s?[A-Za-z]\s?\}|[A-Za-z])[.):]?"
_ALONE = re.compile(_LETTER)
_SEVERAL = re.compile(rf"{_LETTER}(?:(?: ?[,;&] ?(?:and )?| and ){_LETTER})+")
_RUN = re.compile(r"[A-Z]{2,10}")
_SET = re.compile(r"[({\[]\s?(.+?)\s?[)}\]]")
_WITH_TEXT = re.compile(r"(?:[(\[] ?([A-Za-z]) ?[)\]]|([A-Za-z]) ?(?:[).:]| -))[.:]? ?(.+)", re.DOTALL)
_TEXT_FIRST = re.compile(r"(.+?),? ?[(\[](?:option |choice )?([A-Za-z])[)\]]", re.IGNORECASE)
_ANOTHER = re.compile(r"[(\[] ?[A-Za-z] ?[)\]]|(?<![A-Za-z])[A-Z](?![A-Za-z])|(?<![A-Za-z])[a-z][).:]")
_DOUBT = re.compile(r"\b(?:or|and|not|nor)\b|\?", re.IGNORECASE)
_LIKE_A_LETTER = re.compile(r"A (?=[A-Za-z])")  # an option's letter or an article
_JOINTS = re.compile(r" ?[,;] ?(?:and )?| and | & ")
_LAST_WITHOUT_LIST = "J"


def read_choice(text: str, choices: tuple[str, ...], same: Same = None) -> Chosen | None:
    """The letters that cleaned text chooses; ``None`` unless that is clear.

    Args:
        text: The answer.
        choices: Texts of the options; none if only letters are known.
        same: Whether an option and a text mean the same, where their words differ, as ``12 m/s`` and ``12.0 m / s``.

    >>> sorted(read_choice("(b) Lead", ("Gold", "Lead"))), sorted(read_choice("A and B", ("Gold", "Lead")))
    (['B'], ['A', 'B'])
    >>> read_choice("A or B", ("Gold", "Lead")) is None
    True
    """
    plain = text.replace("\\{", "{").replace("\\}", "}").strip(" *^\"'")
    for reading in dict.fromkeys((plain, _SUFFIX.sub("", _PREFIX.sub("", plain)).strip(" *^\"'"))):
        if (found := _read(reading, choices, same)) is not None:
            return found
    return None


def _read(text: str, choices: tuple[str, ...], same: Same) -> Chosen | None:
    if _ALONE.fullmatch(text):
        return _letters(text, choices)
    exact = [place for place, choice in enumerate(choices) if _squeezed(choice) == _squeezed(text)]
    if len(exact) == 1:
        return frozenset(_letter(exact[0]))
    inner = text if _SEVERAL.fullmatch(text) or not (outer := _SET.fullmatch(text)) else outer.group(1)
    if _SEVERAL.fullmatch(inner):
        return _letters(inner.replace(" and ", ","), choices)
    if _RUN.fullmatch(inner) and list(inner) == sorted(set(inner)):
        return _letters(",".join(inner), choices)
    return _one(text, choices, same) or _listed(text, choices, same)


def _letters(text: str, choices: tuple[str, ...]) -> Chosen | None:
    """All letters of a text that consists of them; none twice, none beyond the options."""
    letters = re.findall(r"[A-Za-z]", text.replace("and ", "").upper())
    last = chr(ord("A") + len(choices) - 1) if choices else _LAST_WITHOUT_LIST
    return frozenset(letters) if letters and len(set(letters)) == len(letters) and max(letters) <= last else None


def _named(text: str, choices: tuple[str, ...], same: Same) -> str | None:
    """The one option whose words these are, or that means the same."""
    wanted = normal(text)
    if not wanted or _LIKE_A_LETTER.match(text) or ("?" in text and not any("?" in choice for choice in choices)):
        return None
    places = [place for place, choice in enumerate(choices) if normal(choice) == wanted]
    if not places and same is not None:
        places = [place for place, choice in enumerate(choices) if same(choice, text)]
    return _letter(places[0]) if len(places) == 1 else None


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s{}]+", "", text)


def _one(text: str, choices: tuple[str, ...], same: Same) -> Chosen | None:
    """One option: a letter, a text, or both, which then must agree.

    Without the options' texts the words beside a letter must at least name no other option.
    """
    if _ALONE.fullmatch(text):
        return _letters(text, choices)
    if match := _WITH_TEXT.fullmatch(text):
        letter, words = (match.group(1) or match.group(2)).upper(), match.group(3)
    elif choices and (match := _TEXT_FIRST.fullmatch(text)):
        letter, words = match.group(2).upper(), match.group(1)
    else:
        named = _named(text, choices, same)
        return frozenset(named) if named else None
    if choices:
        return frozenset(letter) if _named(words, choices, same) == letter else None
    return None if _ANOTHER.search(words) or _DOUBT.search(words) else frozenset(letter)


def _listed(text: str, choices: tuple[str, ...], same: Same) -> Chosen | None:
    """Several options by their texts, with or without letters."""
    parts = [part for part in _JOINTS.split(text) if part]
    if not 2 <= len(parts) <= len(choices):
        return None
    found: list[Chosen | None] = [_one(part, choices, same) for part in parts]
    letters = [letter for one in found if one for letter in one]
    return frozenset(letters) if None not in found and len(set(letters)) == len(parts) else None
