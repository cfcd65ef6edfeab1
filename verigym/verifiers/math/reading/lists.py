"""Answers of several parts: tuples, sets, bare lists, systems of assignments, vectors and matrices."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from verigym.verifiers.math.expression import Apply, Node, UnreadableError, parse
from verigym.verifiers.math.reading.brackets import balanced, braced, split_top
from verigym.verifiers.math.reading.relations import RELATION, assigned, relation
from verigym.verifiers.math.reading.values import both, value
from verigym.verifiers.math.reading.words import CHANGING, OPERATING, words
from verigym.verifiers.math.shapes import Many, Ratio, Row, Shape, Value, Words

_SEPARATOR = re.compile(r"\band\b|\bor\b|⟦\s*(?:and|or)\s*⟧|(?<=\d)or(?=[A-Za-z(])|(?<=\))or(?=\()")
_ALTERNATIVE = re.compile(r"⟦ ?or ?⟧|\bor\b|;")
_LABEL = re.compile(r"^(?:⟦[^⟧]*⟧|[A-Za-z][A-Za-z ]*?(?: \d+)?) ?: ?(?=\S)|^⟦[^⟧]*⟧(?=\s*\S)")
_MATRIX = re.compile(
    r"^([^\\&]{0,20}|\\frac ?\{[^{}]*\} ?\{[^{}]*\} ?)(?:\\cdot ?)?"
    r"\\begin ?\{(?:pmatrix|Bmatrix|matrix|array)\} ?(?:\{[clr|]*\})?(.*)\\end ?\{[a-zA-Z]+\}$"
)
_NAMED_MATRIX = re.compile(r"^[A-Z](?:\^\{?(?:-1|T|\d)\}?)? ?= ?(?=[^=]*\\begin)")
_SCALED = re.compile(r"(\\frac ?\{[^{}]*\} ?\{[^{}]*\}|-?\d{1,9}) ?(?:\\cdot ?)?\(([^()]*,[^()]*)\)")
_NAMED_ROW = re.compile(r"^(?P<name>[A-Z](?:_\w+|')?|\\vec ?\{?[a-z]\}?) ?(?==? ?\()=? ?(?P<row>\(.*\))$")
_TO = re.compile(r"^(\d[\d.]*) ?⟦? ?to ?⟧? ?(\d[\d.]*)$")
_MINUS_PLUS = re.compile(r"\\mp(?![a-z])")
_CHOSEN = re.compile(r"C ?\( ?(?:n|[5-9]|\d{2,}) ?, ?(?:[km]|\d+) ?\)")  # a number of choices rather than a point
_LETTERS = re.compile(r"[A-H]{2,6}")  # several choices
_MAX_ITEMS, _MAX_PERMUTED = 200, 5


def collection(text: str) -> Shape:
    """What a normal form that is no set of intervals and no case distinction consists of.

    Raises:
        UnreadableError: If it is no mathematics that is known here, and not just words either.
    """
    if (systems := _systems(text)) is not None:
        return systems
    if _LETTERS.fullmatch(text) and list(text) == sorted(set(text)):
        return Many(tuple(map(item, text)))
    text = re.sub(r",(?:\s*,)+", ",", _SEPARATOR.sub(",", text))
    inner = braced(text)
    if inner is not None and not inner.strip():
        return Words("none")
    is_set = text.startswith("\\{") and inner is not None  # bare braces only group
    text = text if inner is None else inner
    parts = _parts(text)
    if len(parts) > 1:
        items = _all_words([item(part) for part in parts], parts)
        return Many(tuple(_flat(items)), is_set)
    only = item(parts[0] if parts else text)
    several = inner is not None and not isinstance(only, Many) and text.count(",")
    return Many((only,), is_set) if several or (is_set and only == Words("none")) else only


def _parts(text: str) -> list[str]:
    semicolons = len(split_top(text, ";")) > 1 and not split_top(text, ",")[1:]
    parts = [part for part in split_top(text, ";" if semicolons else ",;") if part]
    if len(parts) > _MAX_ITEMS:
        raise UnreadableError(f"more than {_MAX_ITEMS} elements")
    return parts


def _all_words(items: list[Shape], parts: list[str]) -> list[Shape]:
    """Beside words, a run of letters is a word and no product."""
    if not any(isinstance(one, Words) and one.text.isalpha() for one in items):
        return items
    letters = [len(part.strip("⟦⟧ ")) > 1 and part.strip("⟦⟧ ").isalpha() for part in parts]
    return [words(part, "") if plain else one for one, part, plain in zip(items, parts, letters, strict=True)]


def _flat(items: list[Shape]) -> list[Shape]:
    return [inner for one in items for inner in (one.items if isinstance(one, Many) else (one,))]


def _systems(text: str) -> Shape | None:
    """``x = 1, y = 2``, or several of them with "or" between: assignments to different names."""
    rows = [_system(part) for part in _ALTERNATIVE.split(text) if part.strip(" ,")]
    known = [row for row in rows if row is not None]
    if not known or len(known) != len(rows):
        return None
    return known[0] if len(known) == 1 else Many(tuple(known))


def _system(text: str) -> Row | None:
    parts = [part for part in split_top(_SEPARATOR.sub(",", text), ",") if part]
    pairs = [assigned(part) for part in parts]
    found = [pair for pair in pairs if pair is not None]
    names = tuple(name for name, _ in found)
    # x_1 and x_2 are two roots of one equation rather than two unknowns
    unknowns = {re.sub(r"_\{?\d+\}?$", "", name) for name in names}
    if len(found) < 2 or len(found) != len(pairs) or len(unknowns) < len(names):
        return None
    if any(RELATION.search(rest) or _row(rest, "") for _, rest in found):
        return None
    return Row(tuple(item(rest) for _, rest in found), names=names)


def item(text: str) -> Shape:  # noqa: PLR0911 - one line a form
    """One element of a list, or an answer that is no list.

    Raises:
        UnreadableError: See :func:`collection`.
    """
    label = _LABEL.match(text)
    if label and _is_label(label.group(), text[label.end() :].strip()):
        found = item(text[label.end() :].lstrip("=: "))
        said = " ".join(re.sub(r"[⟦⟧:=]", " ", label.group()).casefold().split())
        return replace(found, label=said) if isinstance(found, Value) else found
    if text[:1] in "([" and _MINUS_PLUS.search(text):  # the signs go together
        return Many(tuple(map(item, both(text))))
    text = _TO.sub(r"\1:\2", text)
    text = _NAMED_MATRIX.sub("", text)
    if scaled := _SCALED.fullmatch(text):
        return _matrix(scaled[2].replace(",", "&"), parse(scaled[1]))
    if matrix := _MATRIX.match(text):
        return _matrix(matrix[2], parse(matrix[1]) if matrix[1].strip() else None)
    if (row := _row(text, "")) is not None:
        return row
    if (
        not _CHOSEN.fullmatch(text)
        and (named := _NAMED_ROW.match(text))
        and (row := _row(named["row"], named["name"])) is not None
    ):
        return row
    if RELATION.search(text):
        return _related(text)
    if (ratio := split_top(text, ":"))[2:]:
        return Ratio(tuple(map(parse, ratio)))
    return value(text)


def _is_label(label: str, rest: str) -> bool:
    """Whether words before a value only say what it is; ``a: 2b`` is a ratio, and "not 7" is not 7."""
    words = re.sub(r"[⟦⟧:=]", " ", label).strip()
    naming = re.search(r"[:=]\s*$|\b(?:is|are)\b\s*⟧?\s*$", label) or rest.startswith("=")
    if CHANGING.search(words) or not re.search(r"\d|\\", rest):
        return False
    if OPERATING.fullmatch(words) or (OPERATING.search(words) and not naming) or words.endswith(" of"):
        return False
    return not (re.fullmatch(r"[a-zA-Z] ?: ?", label) and re.match(r"\d*[a-zA-Z]", rest))


def _related(text: str) -> Shape:
    name, sign, last = text.rpartition("=")
    if sign and not RELATION.search(name) and (row := _row(last.strip(), "")) is not None:
        names = [part.strip() for part in re.sub(r"^[\s(]+|[\s)]+$", "", name).split(",")]
        if len(names) == len(row.items) and all(
            re.fullmatch(r"[A-Za-z\\]+(?:_\{?\w+\}?|\([a-z]\))?", one) for one in names
        ):
            return Row(row.items, row.closed, "", tuple(one.replace(" ", "") for one in names))
        return Row(row.items, row.closed, re.sub(r"[\s()]", "", name))
    return relation(text)


def _row(text: str, name: str) -> Row | None:
    text = re.sub(r"^\\langle(?![a-z])(.*)\\rangle$", r"(\1)", text)
    if len(text) < 3 or text[0] not in "([" or text[-1] not in ")]" or not balanced(text[1:-1]):
        return None
    parts = split_top(text[1:-1], ",")
    if len(parts) < 2:
        parts = split_top(text[1:-1], ";")
    if len(parts) < 2 or not all(parts):
        return None
    return Row(tuple(item(part) for part in parts), (text[0] == "[", text[-1] == "]"), name)


def _matrix(body: str, scalar: Node | None) -> Shape:
    def cell(text: str) -> Shape:
        found = value(text.strip())
        if scalar is None or not isinstance(found, Value):
            return found
        return replace(found, node=Apply("*", (scalar, found.node)))

    rows = [row.strip() for row in body.split(r"\\") if row.strip()]
    cells = [[cell(part) for part in row.split("&")] for row in rows]
    if len(cells) == 1 or all(len(row) == 1 for row in cells):
        return Row(tuple(one for row in cells for one in row))
    return Row(tuple(Row(tuple(row)) for row in cells))


def permutations(shape: Shape) -> Shape:
    """All orders of the tuples in a shape, each once.

    Raises:
        UnreadableError: If there is no tuple, or one of more than five components.
    """
    rows = list(shape.items) if isinstance(shape, Many) else [shape]
    found: dict[Shape, None] = {}
    for row in rows:
        if not isinstance(row, Row) or len(row.items) > _MAX_PERMUTED:
            raise UnreadableError("permutations of what is no short tuple")
        for order in itertools.permutations(row.items):
            found[Row(order)] = None
    return Many(tuple(found))
