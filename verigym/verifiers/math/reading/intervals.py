"""Sets of numbers on the line: intervals, inequalities in one variable, sets built from them, and unions."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cmp_to_key, reduce
from itertools import pairwise

from verigym.verifiers.math.exact import UndefinedError
from verigym.verifiers.math.expression import Apply, Name, Node, Number, UnreadableError, names, parse
from verigym.verifiers.math.numeric import numeric, precision
from verigym.verifiers.math.reading.brackets import braced, split_top
from verigym.verifiers.math.reading.relations import FLIPPED, RELATION
from verigym.verifiers.math.reading.values import is_constant
from verigym.verifiers.math.shapes import Range, Ranges

_MEMBER = re.compile(r"^([a-zA-Z](?:_\w+|\([a-z]\))?|\\[a-z]+) ?\\in(?![a-z]) ?(?=.*[(\[{]|R\b)")
_BUILDER = re.compile(r"^\\?\{ ?[a-zA-Z] ?(?:\\in ?R ?)?[|:] ?(.*?) ?\\?\}$")
_REALS = re.compile(r"(?:[a-zA-Z] ?\\in ?)?R|all real numbers|all reals|the (?:set of )?(?:all )?real numbers")
_UNSOLVED = re.compile(r"\|(?! ?[a-zA-Z] ?[-+] ?0 ?\|)[^|]*[-+*/\d][^|]*\|")  # a distance from anything but 0
_MINUS = re.compile(r"^(?:R|\(-\\infty, ?\+?\\infty\)) ?(?:\\setminus|\\backslash|-) ?(\\\{.*\\\})$")
_INFINITE = re.compile(r"[-+]? ?(?:\\infty|infty|oo|inf|infinity)")
_UNION = re.compile(r"\\cup(?![a-z])")
_OR = re.compile(r"⟦ ?or ?⟧|\bor\b")
_AND = re.compile(r"⟦ ?and ?⟧|\band\b|,(?=[^()\[\]]*[<>]|[^()\[\]]*\\(?:[lgn]e)(?![a-z]))")
_EVERYTHING = Range(None, False, None, False)


def ranges(text: str) -> Ranges | None:
    r"""The set of numbers that a normal form describes, or ``None`` if it describes none.

    Pieces are joined by ``\cup`` or "or"; between inequalities a comma or "and" means both, where both can hold.
    """
    if _REALS.fullmatch(re.sub(r"[⟦⟧]", "", text).strip().casefold() if " " in text else text.strip()):
        return Ranges((_EVERYTHING,))
    name = ""
    if member := _MEMBER.match(text):
        name, text = member.group(1), text[member.end() :].strip()
        if text.strip() == "R":
            return Ranges((_EVERYTHING,), name)
    if builder := _BUILDER.match(text):
        text = re.sub(r"^[a-zA-Z] ?\\in ?⟦?R⟧? ?[,|:]? ?", "", builder.group(1).strip())
    if without := _MINUS.match(text):
        points = [parse(part) for part in split_top(braced(without.group(1)) or "", ",")]
        return Ranges(tuple(_between(sorted(points, key=cmp_to_key(_sign)))), name)
    pieces = [piece for part in _UNION.split(text) for piece in _OR.split(part)]
    found: list[Range] = []
    for piece in pieces:
        solved = _piece(piece.strip(" ,"), member is not None or len(_UNION.split(text)) > 1, len(pieces) > 1)
        if solved is None:
            return None
        name = solved[0] or name
        found.extend(solved[1])
    if all(one.low is one.high is not None for one in found):
        return None  # points alone are a list
    return Ranges(tuple(found), name, solved=not _UNSOLVED.search(text))


def _between(points: list[Node]) -> list[Range]:
    """The line without some points, which are given in ascending order."""
    ends = [None, *points, None]
    return [Range(low, False, high, False) for low, high in pairwise(ends)]


def _piece(text: str, sure: bool, points: bool) -> tuple[str, list[Range]] | None:
    """A piece of a union: an interval, or inequalities.

    Args:
        text: The piece.
        sure: It can be no pair.
        points: ``x = 3`` is a piece, too.
    """
    member = _MEMBER.match(text)
    if (found := _interval(text[member.end() :] if member else text, sure or member is not None)) is not None:
        return (member.group(1) if member else ""), found
    parts = [part.strip() for part in _AND.split(text)]
    solved = [_point(part) if points and "=" in part else _inequality(part, anywhere=points) for part in parts]
    known = [one for one in solved if one is not None]
    if not known or len(known) != len(solved) or len({name for name, _ in known}) != 1:
        return None
    if len(known) == 1:
        return known[0]
    met = reduce(_meet, (found for _, found in known))
    return known[0][0], met or [one for _, found in known for one in found]


def _meet(a: list[Range], b: list[Range]) -> list[Range]:
    """What two unions of intervals with known ends have in common; empty if nothing, or if an end is not known."""
    found = []
    for one in a:
        for other in b:
            low, low_closed = _tighter(one.low, one.low_closed, other.low, other.low_closed, 1)
            high, high_closed = _tighter(one.high, one.high_closed, other.high, other.high_closed, -1)
            if low is None or high is None or _sign(high, low) > 0 or (low_closed and high_closed and low == high):
                found.append(Range(low, low_closed, high, high_closed))
    return found


def _tighter(a: Node | None, a_closed: bool, b: Node | None, b_closed: bool, side: int) -> tuple[Node | None, bool]:
    """The lower ends' larger (``side`` 1) or the upper ends' smaller one (-1)."""
    if a is None or b is None:
        return (b, b_closed) if a is None else (a, a_closed)
    order = _sign(a, b) * side
    return (a, a_closed and b_closed) if order == 0 else (a, a_closed) if order > 0 else (b, b_closed)


def _sign(a: Node, b: Node) -> int:
    """The sign of a - b.

    Raises:
        UnreadableError: If one of them is no real number.
    """
    try:
        with precision():
            difference = numeric(a, {}) - numeric(b, {})
    except (UndefinedError, KeyError) as error:
        raise UnreadableError("an end that is no number") from error
    if difference.imag:
        raise UnreadableError("an end that is not real")
    return 0 if abs(difference) < 1e-25 else 1 if difference.real > 0 else -1


def _low(text: str) -> Node | None:
    return None if _INFINITE.fullmatch(text.strip()) and text.strip().startswith("-") else parse(text)


def _high(text: str) -> Node | None:
    return None if _INFINITE.fullmatch(text.strip()) and not text.strip().startswith("-") else parse(text)


def _interval(text: str, sure: bool) -> list[Range] | None:
    """``[a, b)``; ``(a, b)`` only where it cannot be a pair; a set of points only inside a union."""
    text = text.strip()
    if sure and (inner := braced(text)) is not None and inner:
        return [Range(node, True, node, True) for node in map(parse, split_top(inner, ","))]
    if len(text) < 5 or text[0] not in "([]" or text[-1] not in ")][":
        return None
    if text[0] == "]" or text[-1] == "[":  # as French books write open ends
        text = text.replace("]", "(", 1) if text[0] == "]" else text
        text = text[:-1] + ")" if text[-1] == "[" else text
        sure = True
    ends = split_top(text[1:-1], ",;")
    if len(ends) != 2 or not all(ends):
        return None
    mixed = (text[0] == "[") != (text[-1] == "]")
    if not (sure or mixed or "infty" in text):
        return None
    low, high = _low(ends[0]), _high(ends[1])
    return [Range(low, text[0] == "[" and low is not None, high, text[-1] == "]" and high is not None)]


def _point(text: str) -> tuple[str, list[Range]] | None:
    name, _, value = text.partition("=")
    if not _is_variable(name.strip()) or not is_constant(value):
        return None
    node = parse(value)
    return name.strip(), [Range(node, True, node, True)]


def _beyond(inside: tuple[str, list[Range]] | None) -> tuple[str, list[Range]] | None:
    """Everything outside of an interval."""
    if inside is None:
        return None
    ((low, low_closed, high, high_closed),) = [
        (one.low, one.low_closed, one.high, one.high_closed) for one in inside[1]
    ]
    return inside[0], [Range(None, False, low, not low_closed), Range(high, not high_closed, None, False)]


def _distance(left: Node, bound: Node, closed: bool) -> tuple[str, list[Range]] | None:
    """``|x - c| < r``."""
    if not isinstance(left, Apply) or left.name != "abs":
        return None
    inner: Node = left.args[0]
    center: Node = Number(Fraction(0))
    if isinstance(inner, Apply) and inner.name == "+":
        inner, shift = inner.args
        center = Apply("neg", (shift,))
    if not isinstance(inner, Name) or names(center):
        return None
    low, high = Apply("+", (center, Apply("neg", (bound,)))), Apply("+", (center, bound))
    return inner.name, [Range(low, closed, high, closed)]


def _inequality(text: str, *, anywhere: bool) -> tuple[str, list[Range]] | None:  # noqa: PLR0911 - one line a form
    """The variable of an inequality with known bounds, and where it may lie; in a union bounds may hold parameters."""
    marks = [mark.group() for mark in RELATION.finditer(text)]
    sides = [side.strip() for side in RELATION.split(text)]
    if not marks or "=" in marks or not all(sides):
        return None
    if marks[0] in FLIPPED:
        marks, sides = [FLIPPED.get(mark, "?") for mark in reversed(marks)], sides[::-1]
    closed = [mark == r"\le" for mark in marks]
    if len(marks) == 2 and set(marks) <= {"<", r"\le"} and _is_variable(sides[1]):
        return sides[1], [Range(_low(sides[0]), closed[0], _high(sides[2]), closed[1])]
    if len(marks) != 1:
        return None
    left, right = sides
    if "|" in left and "|" not in right and marks[0] != r"\ne":
        return _distance(parse(left), parse(right), closed[0])
    if "|" in right and "|" not in left and marks[0] != r"\ne":
        return _beyond(_distance(parse(right), parse(left), not closed[0]))
    if _is_variable(left) and _is_bound(right, left, anywhere):
        bound = parse(right)
        if marks[0] == r"\ne":
            return left, _between([bound])
        return left, [Range(None, False, bound, closed[0])]
    if _is_variable(right) and _is_bound(left, right, anywhere) and marks[0] != r"\ne":
        return right, [Range(parse(left), closed[0], None, False)]
    return None


def _is_bound(text: str, variable: str, anywhere: bool) -> bool:
    if not anywhere:
        return is_constant(text)
    return not _is_variable(text) and variable not in names(parse(text))


def _is_variable(text: str) -> bool:
    if re.fullmatch(r"[a-zA-Z]\([a-z]\)", text):
        return True
    try:
        return isinstance(parse(text), Name) and text not in ("e", "i", r"\pi")
    except UnreadableError:
        return False
