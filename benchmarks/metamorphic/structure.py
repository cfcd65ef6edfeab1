"""What several values make together: tuples, sets, lists, intervals, equations; and when two are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import permutations
from typing import Literal, TypeAlias

from metamorphic.reader import GROUPED, UnreadError, names, read
from metamorphic.tokens import top_level
from metamorphic.value import ratios, same

Kind: TypeAlias = Literal[
    "value", "tuple", "set", "list", "interval", "union", "definition", "plus-minus", "vector", "equation"
]

_SIZES = re.compile(r"\\(?:left|right)(?![a-z])")
_DEFINITION = re.compile(r"([A-Za-z](?:_\{?\w\}?)?(?:\(([a-z])\))?) ?= ?([^=]+)")
_VECTOR = re.compile(r"\\begin\{pmatrix\}(.*)\\end\{pmatrix\}")
_RELATION = re.compile(r"[<>]|\\[lg]e")
_LABEL = re.compile(r"[A-Z]+")
_UNIT = re.compile(r"[ckm]m(?![a-z])|(?<=\d) ?[smg]$")
_INFINITE = re.compile(r"[+-]?\\infty")
_MOST = 7


@dataclass(frozen=True)
class Structure:
    """A value or several.

    Attributes:
        kind: What they make.
        text: As it is written, without dollars.
        parts: The elements; of a definition what is defined, of plus and minus the two values.
        ends: The brackets of a tuple or an interval.
        left: What stands left of a definition's equals sign, and the function's variable if it is one.
    """

    kind: Kind
    text: str
    parts: tuple[Structure, ...] = ()
    ends: str = ""
    left: tuple[str, str] = field(default=("", ""))


def structure(text: str) -> Structure:  # noqa: PLR0911 - one line a kind, in their order
    """What a text writes.

    Raises:
        UnreadError: If that is nothing known here, or could be two things.
    """
    core = _SIZES.sub("", text.replace("$", "")).strip()
    if GROUPED.fullmatch(core):
        return Structure("value", core)
    if _LABEL.fullmatch(core) or _UNIT.search(core):
        raise UnreadError("a label, a unit or a name")
    if len(pieces := top_level(core, r"\cup")) > 1:
        return Structure("union", core, tuple(_interval(piece.strip()) for piece in pieces))
    if len(pieces := top_level(core, ",")) > 1:
        return Structure("list", core, tuple(structure(piece) for piece in pieces))
    if core.startswith(r"\{") and core.endswith(r"\}"):
        return Structure("set", core, tuple(structure(piece) for piece in top_level(core[2:-2], ",")))
    if found := _VECTOR.fullmatch(core):
        return Structure("vector", core, tuple(structure(piece) for piece in top_level(found[1], r"\\")))
    if found := _DEFINITION.fullmatch(core):
        return Structure("definition", core, (structure(found[3]),), left=(found[1], found[2] or ""))
    if core.count("=") == 1 and _RELATION.search(core) is None:
        return Structure("equation", core, tuple(structure(side) for side in core.split("=")))
    if core.count(r"\pm") == 1 and "," not in core:
        both = (structure(core.replace(r"\pm", "+")), structure(core.replace(r"\pm", "-")))
        return Structure("plus-minus", core, both)
    if core[:1] in ("(", "[") and core[-1:] in (")", "]") and len(top_level(core[1:-1], ",")) > 1:
        return _bracketed(core)
    read(core)
    return Structure("value", core)


def _bracketed(core: str) -> Structure:
    pieces = [piece.strip() for piece in top_level(core[1:-1], ",")]
    if len(pieces) == 2 and (core[0] + core[-1] != "()" or _INFINITE.search(core)):
        return _interval(core)
    if core[0] + core[-1] != "()":
        raise UnreadError("a list in square brackets, or an interval")
    return Structure("tuple", core, tuple(structure(piece) for piece in pieces), "()")


def _interval(core: str) -> Structure:
    pieces = [piece.strip() for piece in top_level(core[1:-1], ",")]
    if len(pieces) != 2 or core[0] not in "([" or core[-1] not in ")]":
        raise UnreadError(core)
    return Structure("interval", core, tuple(structure(piece) for piece in pieces), core[0] + core[-1])


def alike(one: Structure, other: Structure) -> bool | None:
    """Whether two structures are the same; ``None`` where that cannot be told."""
    if one.kind != other.kind or one.left != other.left:
        return None
    if one.kind == "value":
        return same(one.text, other.text)
    if one.kind == "equation":
        return _proportional(one, other)
    if one.ends != other.ends or len(one.parts) != len(other.parts):
        return False if distinct(one) and distinct(other) else None
    if one.kind in ("set", "list", "plus-minus", "union"):
        return _matched(one, other)
    return _all(alike(a, b) for a, b in zip(one.parts, other.parts, strict=True))


def distinct(one: Structure) -> bool:
    """Whether no two of the elements are, or might be, the same."""
    parts = one.parts
    return all(_apart(parts[a], parts[b]) for a in range(len(parts)) for b in range(a))


def _apart(one: Structure, other: Structure) -> bool:
    return one.kind == other.kind and alike(one, other) is False


def _matched(one: Structure, other: Structure) -> bool | None:
    """In any order; exactly as many of each."""
    table = [[alike(a, b) for b in other.parts] for a in one.parts]
    if any(verdict is None for row in table for verdict in row):
        return None
    counts = sorted(sum(bool(verdict) for verdict in row) for row in table)
    if counts[0] == 0 or not all(any(row[index] for row in table) for index in range(len(table))):
        return False
    if counts[-1] == 1:
        return True
    if len(table) > _MOST:
        return None
    return any(all(table[a][b] for a, b in enumerate(order)) for order in permutations(range(len(table))))


def _proportional(one: Structure, other: Structure) -> bool | None:
    """Whether the differences of two equations' sides are multiples of each other."""
    first, second = (f"(({side.parts[0].text})-({side.parts[1].text}))" for side in (one, other))
    found = ratios(first, second)
    return None if found is None else len(found) == 1


def _all(verdicts: Iterable[bool | None]) -> bool | None:
    found = list(verdicts)
    if False in found:
        return False
    return None if None in found else True


def infinite(one: Structure) -> bool:
    """Whether it is an end at infinity."""
    return one.kind == "value" and _INFINITE.fullmatch(one.text) is not None


def free(one: Structure) -> set[str]:
    """The names in a structure."""
    return names(read(one.text)) if one.kind == "value" else set().union(*(free(part) for part in one.parts))
