"""What is right, as the verifier reads it from a task."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from verigym.errors import UsageError, did_you_mean
from verigym.types import Json
from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.number import read_number
from verigym.verifiers.stem.unit import read_unit
from verigym.verifiers.stem.words import truth

Kind: TypeAlias = Literal["number", "choice", "expression", "text", "formula", "boolean", "list"]

RTOL = 0.01
"""Relative tolerance of a measured number: one with a unit or a decimal point. A count is exact."""

_LETTER = re.compile(r"\(?[A-Ja-j]\)|\(?[A-J]\)?")
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[ '-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Gold:
    """A right answer.

    Attributes:
        kind: How to compare.
        value: The answer itself.
        unit: Its unit as written; empty if it has none.
        rtol: Relative tolerance of numbers; ``None`` means :data:`RTOL`, and exact for counts.
        choices: Texts of the options, in the order of their letters.
    """

    kind: Kind
    value: Json
    unit: str = ""
    rtol: float | None = None
    choices: tuple[str, ...] = ()


def gold(answer: Json) -> Gold:
    """Read a task's answer.

    Raises:
        UsageError: If it is none.
    """
    if not isinstance(answer, Mapping):
        return Gold(_kind(answer, ()), answer)
    if "value" not in answer:
        raise UsageError(f"a STEM answer needs a 'value', got {dict(answer)!r}")
    choices = tuple(str(choice) for choice in answer.get("choices") or ())
    kind = answer.get("kind") or _kind(answer["value"], choices)
    if kind not in get_args(Kind):
        raise UsageError(f"unknown kind of STEM answer {kind!r}.{did_you_mean(str(kind), get_args(Kind))}")
    return Gold(kind, answer["value"], clean(str(answer.get("unit") or "")), answer.get("rtol"), choices)


def _kind(value: Json, choices: tuple[str, ...]) -> Kind:
    if isinstance(value, str):
        return _kind_of_text(clean(value), choices)
    if isinstance(value, list):
        return "list"
    if isinstance(value, bool | int | float):
        return "boolean" if isinstance(value, bool) else "number"
    raise UsageError(f"a STEM answer is a string, number, list or truth value, got {value!r}")


def _kind_of_text(text: str, choices: tuple[str, ...]) -> Kind:
    if choices or _LETTER.fullmatch(text):
        return "choice"
    if truth(text) is not None:
        return "boolean"
    if (found := read_number(text)) is not None and (not found[1] or read_unit(found[1]) is not None):
        return "number"
    return "text" if _WORDS.fullmatch(text) else "expression"
