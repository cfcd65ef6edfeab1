"""Vectors in unit vectors against vectors in components: ``3i - 2j + k`` and ``(3, -2, 1)``."""

from __future__ import annotations

from functools import reduce

from verigym.verifiers.math.equality import same_node
from verigym.verifiers.math.expression import Apply, Name, Node, mentions
from verigym.verifiers.math.shapes import Row, Value

_UNIT_VECTORS = ("i", "j", "k")


def same_vector(value: Value, row: Row) -> bool:
    """Whether a sum of unit vectors has the components of a row of two or three."""
    if row.closed != (False, False):
        return False
    parts = [item.node for item in row.items if isinstance(item, Value)]
    if len(parts) != len(row.items) or not 2 <= len(parts) <= 3 or not _is_sum(value.node):
        return False
    terms: list[Node] = [Apply("*", pair) for pair in zip(parts, map(Name, _UNIT_VECTORS), strict=False)]
    return same_node(value.node, reduce(lambda left, right: Apply("+", (left, right)), terms))


def _is_sum(node: Node) -> bool:
    """Whether a unit vector other than i is in it: with i alone it is a complex number."""
    return mentions(node, "j") or mentions(node, "k")
