"""Whether two values are the same, with their names and units."""

from __future__ import annotations

import re
from dataclasses import replace

from verigym.verifiers.math.equality import same_node, same_up_to_constant
from verigym.verifiers.math.expression import Apply, Name, Node, Number, mentions
from verigym.verifiers.math.shapes import Value
from verigym.verifiers.math.units import factor, known

_DECORATION = re.compile(r"\\angle(?= ?[A-Z]$)|\([a-z](?:,[a-z])*\)|_\{?[a-z]\}?|[{}\\ ]")
_FUNCTION = re.compile(r"[fgh]\(x\)")
_ROOT = re.compile(r"_?\d+$")


def same_value(gold: Value, answer: Value) -> bool:
    """Equal expressions under names that agree, in units that agree."""
    if not names_agree(gold.name, answer.name):
        return False
    gold = _measure(gold) if known(answer.unit) is not None else gold
    converted = factor(gold.unit, answer.unit)
    if converted is None:
        return False
    wanted, given = _with_letter(gold, answer), _with_letter(answer, gold)
    if converted != 1:
        given = Apply("*", (Number(converted), given))
    if _is_angle(gold.unit) or _is_angle(answer.unit):
        return same_node(wanted, given)
    return any(same_node(one, other) for one, other in _readings(wanted, given)) or same_up_to_constant(wanted, given)


def _measure(value: Value) -> Value:
    """A number times a letter that is a unit, as the measure that it is beside an answer with a unit."""
    match value.node:
        case Apply("*", (Number() as size, Name(name=letter))) if not value.unit and known(letter) is not None:
            return replace(value, node=size, unit=letter)
    return value


def _is_angle(unit: str) -> bool:
    found = known(unit) if unit else None
    return found is not None and found.dimensions == (("angle", 1),)


def _with_letter(one: Value, other: Value) -> Node:
    """A unit of one letter is a factor where the other side could not tell it from a variable (``5 m``)."""
    if len(one.unit) != 1 or other.unit or not mentions(other.node, one.unit):
        return one.node
    return Apply("*", (one.node, Name(one.unit)))


def names_agree(gold: str, answer: str) -> bool:
    """``x=5`` may be answered by ``5``, not by ``y=5``; ``x_1`` is one of the roots that ``x=`` lists.

    The argument of ``f(x)`` and the index of ``a_n`` are bound and say nothing.
    """
    if not gold or not answer or "?" in (gold, answer):
        return True
    if _FUNCTION.fullmatch(gold) and answer == "y":
        return True
    a, b = (_DECORATION.sub("", name).casefold() for name in (gold, answer))
    rooted = [bool(_ROOT.search(name)) for name in (a, b)]
    return a == b or (rooted[0] != rooted[1] and _ROOT.sub("", a) == _ROOT.sub("", b))


def _readings(gold: Node, answer: Node) -> list[tuple[Node, Node]]:
    """Percent and degree signs may be left away where the other side has no unit."""
    readings = [(gold, answer)]
    for mark in ("percent", "degrees"):
        marked = [isinstance(node, Apply) and node.name == mark for node in (gold, answer)]
        if marked == [True, False]:
            readings.append((gold.args[0], answer))  # type: ignore[union-attr]
        elif marked == [False, True] and isinstance(gold, Number) and gold.value.denominator == 1:
            readings.append((gold, answer.args[0]))  # type: ignore[union-attr]
    return readings
