r"""Products and sums with dots: ``1 \cdot 2 \dots n``, ``(v - a_1)(v - a_2) \dots (v - a_n)``, ``1 + 3 + \dots + 99``.

The two members before the dots and the one after them fix the rule: where the first two differ, by a number or by an
index, the member after the dots says how far the numbers run, in the same steps.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

from verigym.verifiers.math.expression.nodes import Apply, Name, Node, Number, UnreadableError

DOTS = Name("...")
SERIES = {"*": "...*", "+": "...+"}
"""What a product and a sum with dots are called in a tree; the arguments are the three members."""

_INDEX = re.compile(r"(.+)_(\w+)")


class Step(NamedTuple):
    """A place where members differ: its number in the first and in the second one, and its expression in the last."""

    first: Fraction
    second: Fraction
    last: Node


def with_series(node: Node) -> Node:
    """A tree with its dots read.

    Raises:
        UnreadableError: If dots stand where they continue nothing.
    """
    if not isinstance(node, Apply):
        if node == DOTS:
            raise UnreadableError("dots that continue nothing")
        return node
    if node.name in SERIES:
        members = _flat(node, node.name)
        if DOTS in members:
            return reduce(lambda a, b: Apply(node.name, (a, b)), map(with_series, _continued(members, node.name)))
    return Apply(node.name, tuple(map(with_series, node.args)))


def _flat(node: Node, name: str) -> list[Node]:
    """The members of a chain as it was written; what stood in brackets stays one member."""
    found = []
    while isinstance(node, Apply) and node.name == name:
        node, last = node.args
        found.append(last)
    return [node, *reversed(found)]


def _continued(members: list[Node], name: str) -> list[Node]:
    at = members.index(DOTS)
    if at < 2 or at + 1 >= len(members) or DOTS in members[at + 1 :]:
        raise UnreadableError("dots without two members before and one after them")
    series = Apply(SERIES[name], (members[at - 2], members[at - 1], members[at + 1]))
    found = steps(*series.args)
    if any(not _affine(step.last) for step in found):
        raise UnreadableError("a last member that the first ones do not lead to")
    three = members[max(at - 3, 0) : at]
    if all(isinstance(one, Number) for one in three) and three != _evenly(three):
        raise UnreadableError("members that do not follow one rule")
    return [*members[: at - 2], series, *members[at + 2 :]]


def steps(first: Node, second: Node, last: Node) -> list[Step]:
    """Where three members differ.

    Raises:
        UnreadableError: If they do not follow one rule.
    """
    if first == second:
        if first == last:
            return []
        raise UnreadableError("members that do not change before the dots and do after them")
    if isinstance(first, Number) and isinstance(second, Number):
        return [Step(first.value, second.value, last)]
    if isinstance(first, Name) and isinstance(second, Name) and isinstance(last, Name):
        return [_index_step(first, second, last)]
    first = _as_power(first, second)
    if not (isinstance(first, Apply) and isinstance(second, Apply) and isinstance(last, Apply)):
        raise UnreadableError("members of different forms")
    if len({(node.name, len(node.args)) for node in (first, second, last)}) > 1:
        raise UnreadableError("members of different forms")
    return [step for three in zip(first.args, second.args, last.args, strict=True) for step in steps(*three)]


def _evenly(members: list[Node]) -> list[Node]:
    """Numbers in the steps of the last two."""
    values = [one.value for one in members if isinstance(one, Number)]
    step = values[-1] - values[-2]
    return [Number(values[-1] - step * back) for back in reversed(range(len(values)))]


def _affine(node: Node) -> bool:
    """Whether an expression is a sum of numbers and multiples of a name."""
    if not isinstance(node, Apply):
        return True
    return (
        node.name in ("+", "neg", "*")
        and all(map(_affine, node.args))
        and not (node.name == "*" and not any(isinstance(argument, Number) for argument in node.args))
    )


def _as_power(first: Node, second: Node) -> Node:
    """``2`` before ``2^2`` is ``2^1``."""
    power = isinstance(second, Apply) and second.name == "^" and second.args[0] == first
    return Apply("^", (first, Number(Fraction(1)))) if power else first


def _index_step(first: Name, second: Name, last: Name) -> Step:
    found = [_INDEX.fullmatch(node.name) for node in (first, second, last)]
    parts = [match.groups() for match in found if match]
    if len(parts) < 3 or len({name for name, _ in parts}) > 1 or not (parts[0][1] + parts[1][1]).isdecimal():
        raise UnreadableError("names without indices that count")
    end = parts[2][1]
    return Step(Fraction(parts[0][1]), Fraction(parts[1][1]), Number(Fraction(end)) if end.isdecimal() else Name(end))


def member(first: Node, second: Node, number: int) -> Node:
    """The member with a number, counted from 0 at ``first``.

    Raises:
        UnreadableError: If the two do not follow one rule, which :func:`steps` finds out first.
    """
    if first == second:
        return first
    if isinstance(first, Number) and isinstance(second, Number):
        return Number(first.value + number * (second.value - first.value))
    if isinstance(first, Name) and isinstance(second, Name):
        step = _index_step(first, second, second)
        return Name(f"{first.name.rpartition('_')[0]}_{step.first + number * (step.second - step.first)}")
    first = _as_power(first, second)
    if not isinstance(first, Apply) or not isinstance(second, Apply):
        raise UnreadableError("members of different forms")
    pairs = zip(first.args, second.args, strict=True)
    return Apply(first.name, tuple(member(a, b, number) for a, b in pairs))
