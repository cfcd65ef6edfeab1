"""Reads lists of integers or quoted strings, and nothing else: what Python's own reader must not see is not read."""

from __future__ import annotations

import re
from typing import TypeAlias

from verigym.verifiers.logic.unreadable import Unreadable

Literal: TypeAlias = "int | str | list[Literal]"

_MAX_CHARS = 100_000
_MAX_DEPTH = 4
_TOKEN = re.compile(r"""\s*(?:(-?\d{1,20})(?![\d.\w])|"([^"\\\n]{0,200})"|'([^'\\\n]{0,200})'|([\[\](),]))""")
_CLOSES = {"[": "]", "(": ")"}


def read_literal(text: str) -> list[Literal]:
    """A list such as ``[[0, 1], [1, 0]]`` or ``("A", "B")``; tuples become lists.

    Raises:
        Unreadable: If the text is anything else.

    >>> read_literal("[[0, 1], ['Q', '_']]")
    [[0, 1], ['Q', '_']]
    """
    if len(text) > _MAX_CHARS:
        raise Unreadable(f"longer than {_MAX_CHARS} characters")
    tokens = _tokens(text.strip())
    value, end = _read(tokens, 0, 0)
    if end != len(tokens) or not isinstance(value, list):
        raise Unreadable("not one list")
    return value


def _tokens(text: str) -> list[tuple[str, str | int]]:
    found: list[tuple[str, str | int]] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise Unreadable("neither an integer nor a quoted string nor a list of these")
        number, double, single, mark = match.groups()
        if number is not None:
            found.append(("item", int(number)))
        elif mark is not None:
            found.append((mark, mark))
        else:
            found.append(("item", double if double is not None else single))
        place = match.end()
    return found


def _read(tokens: list[tuple[str, str | int]], place: int, depth: int) -> tuple[Literal, int]:
    if place >= len(tokens) or depth > _MAX_DEPTH:
        raise Unreadable("a list that does not end, or too many lists in one another")
    kind, value = tokens[place]
    if kind == "item":
        return value, place + 1
    if kind not in _CLOSES:
        raise Unreadable(f"{kind!r} where an item should be")
    close, items, place = _CLOSES[kind], [], place + 1
    while place < len(tokens) and tokens[place][0] != close:
        item, place = _read(tokens, place, depth + 1)
        items.append(item)
        if place < len(tokens) and tokens[place][0] == ",":
            place += 1
        elif place < len(tokens) and tokens[place][0] != close:
            raise Unreadable("two items without a comma")
    if place >= len(tokens):
        raise Unreadable("a list that does not end")
    return items, place + 1
