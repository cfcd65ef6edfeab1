r"""What kind of thing an answer is: a value, a tuple, a list, a union of intervals, an equation, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from verigym.verifiers.math.expression import Apply, Name, Node, UnreadableError, names, parse

Shape: TypeAlias = "Value | Row | Many | Ranges | Equation | Words"


@dataclass(frozen=True, slots=True)
class Value:
    """One expression; ``unit`` is what stood after it in words, ``name`` what stood before ``=`` or ``:``."""

    node: Node
    unit: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A tuple, vector or matrix row: order matters. ``closed`` says which ends had a square bracket."""

    items: tuple[Shape, ...]
    closed: tuple[bool, bool] = (False, False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Many:
    """A set or a bare list: order does not matter."""

    items: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """An interval; an end of ``None`` is infinite."""

    low: Node | None
    low_closed: bool
    high: Node | None
    high_closed: bool


@dataclass(frozen=True, slots=True)
class Ranges:
    """A union of intervals."""

    ranges: tuple[Range, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Equation:
    """A relation that is no assignment; ``relation`` is ``=``, ``<``, ``<=`` or ``!=``."""

    left: Node
    relation: str
    right: Node


@dataclass(frozen=True, slots=True)
class Words:
    """An answer in words."""

    text: str


_QUALIFIER = re.compile(
    r"(?:⟦|\s|,|\()*\b(?:for all|for any|for every|for some|where|with|when|such that|if|approximately|about)\b.*"
    r"|\\(?:approx|forall|iff)(?![a-z]).*|\(? ?\b[a-zA-Z](?: ?, ?[a-zA-Z])* ?\\in ?⟦?[ZNQR]⟧?.*|, ?⟦?$"
)
_HEDGE = re.compile(r"\b(?:or|else|otherwise|not)\b")
_SEPARATOR = re.compile(r"\band\b|\bor\b|⟦\s*(?:and|or)\s*⟧|(?<=\d)or(?=[A-Za-z(])|(?<=\))or(?=\()")
_RELATION = re.compile(r"\\le(?![a-z])|\\ge(?![a-z])|\\ne(?![a-z])|[<>=]")
_MEMBER = re.compile(r"^[a-zA-Z](?:_\w+|\([a-z]\))? ?\\in(?![a-z]) ?(?=.*[(\[{])")
_BUILDER = re.compile(r"^\\?\{ ?[a-zA-Z] ?[|:] ?(.*?) ?\\?\}$")
_LABEL = re.compile(r"^(?:⟦[^⟧]*⟧|[A-Za-z][A-Za-z ]*?(?: \d+)?) ?: ?(?=\S)|^⟦[^⟧]*⟧(?=\s*\S)")
_UNIT = re.compile(
    r"(?:⟦[^⟧]*⟧|(?<=[\d\s)}%])[A-Za-z]{2,}[A-Za-z /]*(?:\^\{?[23]\}?)?|\^ ?\{? ?⟦?(?:th|st|nd|rd)⟧? ?\}?)\s*$"
)
_SHORT_UNIT = re.compile(r"(?<=[\d})]) (km|cm|mm|kg|mg|min|hr|ft|mi|sec|mph)$")
_MATRIX = re.compile(r"^\\begin\{pmatrix\}(.*)\\end\{pmatrix\}$")
_MARKUP = re.compile(r"⟦|⟧|\\text|\*|\bthe\b|\ban?\b|[^\w\s]", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"[A-Za-z](?:_\{?\w+\}?|'|\([^()]{1,12}\))*"
    r"|\\(?!pi|sqrt|infty)[a-z]+(?:_\{?\w+\}?)?|\\Delta ?[a-zA-Z]|[a-z]_\{[^{}]*\}|[A-Z]{2,3}|[A-Za-z ]{4,}"
)
_OPEN, _CLOSE = "([{", ")]}"
_FLIPPED = {">": "<", r"\ge": r"\le"}
_MAX_ITEMS = 200


def split_top(text: str, separators: str) -> list[str]:
    """``text`` cut at the separators that stand in no bracket; a round bracket may close a square one."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth -= 1
        elif depth <= 0 and sign in separators:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return [part.strip() for part in parts]


def read(text: str) -> Shape:
    """The shape of a normal form.

    Raises:
        UnreadableError: If it is no mathematics that is known here, and not just words either.
    """
    text = re.sub(r"^([A-Za-z\\_{} ]+?)\\approx(?![a-z])", r"\1=", text)  # a name for a rounded value
    if (qualifier := _QUALIFIER.search(text)) and _HEDGE.search(qualifier.group()):
        raise UnreadableError("a condition with an alternative")
    text = _QUALIFIER.sub("", text).strip(" .,;") or text
    text = _SEPARATOR.sub(",", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    if (ranges := _ranges(text)) is not None:
        return ranges
    inner = _peeled(text)
    if inner is not None:
        text = inner
    separator = ";" if len(split_top(text, ";")) > 1 and not split_top(text, ",")[1:] else ",;"
    parts = [part for part in split_top(text, separator) if part]
    if len(parts) > _MAX_ITEMS:
        raise UnreadableError(f"more than {_MAX_ITEMS} elements")
    if len(parts) > 1:
        named = [_item(part) for part in parts]
        return Many(tuple(flat for item in named for flat in (item.items if isinstance(item, Many) else (item,))))
    item = _item(text)
    return Many((item,)) if inner is not None and not isinstance(item, Many) and text.count(",") else item


def _peeled(text: str) -> str | None:
    r"""What stands in the braces of a set, or ``None`` if ``text`` is no set."""
    for opening, closing in ((r"\{", r"\}"), ("{", "}")):
        if text.startswith(opening) and text.endswith(closing):
            inner = text[len(opening) : len(text) - len(closing)]
            if len(split_top(text, "")) == 1 and _balanced(inner):
                return inner
    return None


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign in _OPEN) - (sign in _CLOSE)
        if depth < 0:
            return False
    return depth == 0


def _item(text: str) -> Shape:
    label = _LABEL.match(text)
    if label and re.search(r"\d|\\", text[label.end() :]):
        text = text[label.end() :].strip()
    if matrix := _MATRIX.match(text):
        return _matrix(matrix.group(1))
    if (row := _row(text, "")) is not None:
        return row
    if _RELATION.search(text):
        return _related(text)
    return _value(text, "")


def _matrix(body: str) -> Shape:
    rows = [row.strip() for row in body.split(r"\\") if row.strip()]
    cells = [[_value(cell.strip(), "") for cell in row.split("&")] for row in rows]
    if len(cells) == 1 or all(len(row) == 1 for row in cells):
        return Row(tuple(cell for row in cells for cell in row))
    return Row(tuple(Row(tuple(row)) for row in cells))


def _row(text: str, name: str) -> Row | None:
    if len(text) < 3 or text[0] not in "([" or text[-1] not in ")]" or not _balanced(text[1:-1]):
        return None
    parts = split_top(text[1:-1], ",")
    if len(parts) < 2:
        parts = split_top(text[1:-1], ";")
    if len(parts) < 2 or not all(parts):
        return None
    return Row(tuple(_item(part) for part in parts), (text[0] == "[", text[-1] == "]"), name)


def _related(text: str) -> Shape:
    marks = list(_RELATION.finditer(text))
    sides = [part.strip() for part in _RELATION.split(text)]
    if all(mark.group() == "=" for mark in marks):
        return _equal(sides)
    if len(marks) != 1 or not all(sides):
        raise UnreadableError("a chain of relations")
    left, right, sign = parse(sides[0]), parse(sides[1]), marks[0].group()
    if sign in _FLIPPED:
        left, right, sign = right, left, _FLIPPED[sign]
    return Equation(left, {r"\le": "<=", r"\ne": "!="}.get(sign, sign), right)


def _equal(sides: list[str]) -> Shape:
    """``x = ...`` names its value; ``x = 5 + 6 = 11`` has the value of its last side; else an equation."""
    if not all(sides):
        raise UnreadableError("an equation without a side")
    name = sides[0].replace(" ", "") if _ASSIGNED.fullmatch(sides[0]) else ""
    last = sides[-1]
    if (row := _row(last, re.sub(r"[\s()]", "", sides[0]))) is not None:
        return row
    if name or len(sides) > 2:
        return _value(last, name or "?")
    return Equation(parse(sides[0]), "=", parse(last))


def _value(text: str, name: str) -> Shape:  # noqa: PLR0911 - one line a form
    if (short := _SHORT_UNIT.search(text)) and _is_constant(text[: short.start()]):
        return Value(parse(text[: short.start()]), short.group(1), name)
    try:
        return Value(parse(text), "", name)
    except UnreadableError:
        pass
    unit = _UNIT.search(text)
    if unit and text[: unit.start()].strip():
        word = unit.group().strip(" ⟦⟧^{}").lower()
        number = text[: unit.start()].strip()
        try:
            if word in ("percent", "pct", "percentage", "percents"):
                return Value(Apply("percent", (parse(number),)), "", name)
            if word in ("degrees", "degree", "deg"):
                return Value(Apply("degrees", (parse(number),)), "", name)
            return Value(parse(number), word, name)
        except UnreadableError:
            pass
    plus_minus = _plus_minus(text)
    if plus_minus is not None:
        return Many(tuple(_value(part, name) for part in plus_minus))
    words = " ".join(_MARKUP.sub(" ", text).split()).casefold()
    if words and not re.search(r"[\d\\=^_]", text):
        return Words(words)
    raise UnreadableError("neither mathematics that is known here nor words")


def _plus_minus(text: str) -> list[str] | None:
    if not re.search(r"\\(?:pm|mp)(?![a-z])", text):
        return None
    upper = re.sub(r"\\mp(?![a-z])", "-", re.sub(r"\\pm(?![a-z])", "+", text))
    lower = re.sub(r"\\mp(?![a-z])", "+", re.sub(r"\\pm(?![a-z])", "-", text))
    return [upper, lower]


def _ranges(text: str) -> Ranges | None:
    """A union of intervals, a chain of inequalities in one variable, or a set built from one."""
    name = ""
    if member := _MEMBER.match(text):
        name, text = member.group().split("\\in")[0].strip(), text[member.end() :].strip()
    if builder := _BUILDER.match(text):
        text = builder.group(1).strip()
        text = re.sub(r"^[a-zA-Z] ?\\in ?⟦?R⟧? ?[,|:]? ?", "", text)
    pieces = [piece.strip() for piece in re.split(r"\\cup(?![a-z])|,(?=[^()\[\]]*[<>]|[^()\[\]]*\\[lg]e)", text)]
    if r"\cup" in text:
        pieces = [piece.strip() for piece in re.split(r"\\cup(?![a-z])", text)]
    ranges: list[Range] = []
    for piece in pieces:
        found = _interval(piece, member is not None or len(pieces) > 1)
        if found is None:
            if (solved := _inequality(piece)) is None:
                return None
            name, found = solved
        ranges.extend(found)
    return Ranges(tuple(ranges), name)


def _end(text: str) -> Node | None:
    if re.fullmatch(r"[-+]? ?(?:\\infty|infty|oo|inf|infinity)", text.strip()):
        return None
    return parse(text)


def _interval(text: str, sure: bool) -> list[Range] | None:
    """``[a, b)``; ``(a, b)`` only where it cannot be a pair; a set of points only inside a union."""
    if sure and (inner := _peeled(text)) is not None and inner:
        return [Range(node, True, node, True) for node in map(parse, split_top(inner, ","))]
    if len(text) < 5 or text[0] not in "([" or text[-1] not in ")]":
        return None
    ends = split_top(text[1:-1], ",;")
    if len(ends) != 2 or not all(ends):
        return None
    mixed = (text[0] == "[") != (text[-1] == "]")
    if not (sure or mixed or "infty" in text):
        return None
    low, high = _end(ends[0]), _end(ends[1])
    return [Range(low, text[0] == "[" and low is not None, high, text[-1] == "]" and high is not None)]


def _inequality(text: str) -> tuple[str, list[Range]] | None:  # noqa: PLR0911 - one line a form
    """The variable of an inequality with constant bounds, and where it may lie."""
    marks = [mark.group() for mark in _RELATION.finditer(text)]
    sides = [side.strip() for side in _RELATION.split(text)]
    if not marks or "=" in marks or not all(sides):
        return None
    if marks[0] in _FLIPPED:
        marks, sides = [_FLIPPED.get(mark, "?") for mark in reversed(marks)], sides[::-1]
    closed = [mark == r"\le" for mark in marks]
    if len(marks) == 2 and set(marks) <= {"<", r"\le"} and _is_variable(sides[1]):
        return sides[1], [Range(_end(sides[0]), closed[0], _end(sides[2]), closed[1])]
    if len(marks) != 1:
        return None
    left, right = sides
    if _is_variable(left) and _is_constant(right):
        bound = parse(right)
        if marks[0] == r"\ne":
            return left, [Range(None, False, bound, False), Range(bound, False, None, False)]
        return left, [Range(None, False, bound, closed[0])]
    if _is_variable(right) and _is_constant(left) and marks[0] != r"\ne":
        return right, [Range(parse(left), closed[0], None, False)]
    return None


def _is_variable(text: str) -> bool:
    if re.fullmatch(r"[a-zA-Z]\([a-z]\)", text):
        return True
    try:
        return isinstance(parse(text), Name) and text not in ("e", "i", r"\pi")
    except UnreadableError:
        return False


def _is_constant(text: str) -> bool:
    try:
        return not names(parse(text))
    except UnreadableError:
        return False
