"""Relations: assignments, equations, inequalities and chains of them."""

from __future__ import annotations

import re

from verigym.verifiers.math.equality import same_node
from verigym.verifiers.math.expression import Name, RefusedError, UnreadableError, names, parse, parsed
from verigym.verifiers.math.reading.values import is_constant, value
from verigym.verifiers.math.shapes import Chain, Equation, Shape

RELATION = re.compile(r"\\le(?![a-z])|\\ge(?![a-z])|\\ne(?![a-z])|[<>=]")
FLIPPED = {">": "<", r"\ge": r"\le"}
_SIGN = {r"\le": "<=", r"\ne": "!="}
_ASSIGNED = re.compile(
    r"[A-Za-z](?:_\{?\w+\}?|'|\^\{?-1\}?|\([^()]{1,12}\))*|[A-Z] ?: ?[A-Z]"
    r"|\\angle ?[A-Za-z0-9_{} ]+"
    r"|\\(?!pi|sqrt|infty)[a-z]+(?:_\{?\w+\}?)?|\\Delta ?[a-zA-Z]|[a-z]_\{[^{}]*\}|[A-Z]{2,3}|min|max|[A-Za-z ]{4,}"
)


def relation(text: str) -> Shape:
    """What a text with a relation sign says.

    Raises:
        UnreadableError: If a side is missing or outside the grammar.
    """
    marks = [mark.group() for mark in RELATION.finditer(text)]
    sides = [part.strip() for part in RELATION.split(text)]
    if not all(sides):
        raise UnreadableError("a relation without a side")
    if set(marks) == {"="}:
        return _equal(sides)
    if marks[0] in FLIPPED or (marks[0] == "=" and set(marks) & set(FLIPPED)):
        marks, sides = [FLIPPED.get(mark, mark if mark == "=" else "?") for mark in reversed(marks)], sides[::-1]
    if len(marks) == 1:
        return Equation(parse(sides[0]), _SIGN.get(marks[0], marks[0]), parse(sides[1]))
    if not set(marks) <= {"<", r"\le", "="}:
        raise UnreadableError("a chain of relations that point both ways")
    return Chain(tuple(map(parse, sides)), tuple(_SIGN.get(mark, mark) for mark in marks))


def assigned(text: str) -> tuple[str, str] | None:
    """The name and the value's text of an assignment such as ``x = 5``, or ``None``."""
    name, sign, rest = text.partition("=")
    if not sign or not _ASSIGNED.fullmatch(name.strip()) or RELATION.search(name):
        return None
    return _name(name), rest.strip()


def _name(text: str) -> str:
    return text.replace(" ", "").replace(r"\angle", r"\angle ")


def _equal(sides: list[str]) -> Shape:
    """``x = ...`` names its value; ``x = 5 + 6 = 11`` has the value of its last side; else an equation."""
    if len(sides) == 2 and isinstance(parsed(sides[1]), Name) and is_constant(sides[0]):
        sides = sides[::-1]
    name = _name(sides[0]) if _ASSIGNED.fullmatch(sides[0]) else ""
    known = [node for side in (sides[1:] if name else sides) if (node := parsed(side)) is not None]
    alike = bool(known) and all(
        same_node(known[-1], node) for node in known if not (isinstance(node, Name) and names(node))
    )
    if len(sides) > 2 and known and not alike:
        raise RefusedError("a chain of equations that does not hold")
    if name or len(sides) > 2 or (alike and not names(known[-1])):
        return value(sides[-1], name or "?")
    return Equation(parse(sides[0]), "=", parse(sides[-1]))
