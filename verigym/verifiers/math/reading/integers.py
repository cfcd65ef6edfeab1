r"""Finite sets of integers that are described: ``\{x \in Z | -2 \le x < 3\}``."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from verigym.verifiers.math.exact import UndefinedError, exact
from verigym.verifiers.math.expression import Node, Number
from verigym.verifiers.math.reading.intervals import ranges
from verigym.verifiers.math.shapes import Many, Value

_BUILDER = re.compile(r"^\\\{ ?([a-zA-Z]) ?\\in ?(?P<set>[ZN])(?P<mark>[^|:]{0,12}?) ?[|:] ?(?P<condition>.*?) ?\\\}$")
_MOST = 200


def integers(text: str) -> Many | None:
    """The integers between two known bounds as a set, or ``None`` if the text describes none."""
    found = _BUILDER.match(text)
    solved = ranges(found["condition"]) if found and not found["mark"].strip() else None
    if found is None or solved is None:
        return None
    members: set[int] = set()
    for one in solved.ranges:
        low, high = _bound(one.low), _bound(one.high)
        if low is None and found["set"] == "N":
            low = Fraction(0)
        if low is None or high is None or high - low > _MOST:
            return None
        first = math.floor(low) + 1 if not one.low_closed and one.low is not None else math.ceil(low)
        last = math.ceil(high) - 1 if not one.high_closed else math.floor(high)
        members |= set(range(first, last + 1))
    return Many(tuple(Value(Number(Fraction(member))) for member in sorted(members)), braced=True)


def _bound(node: Node | None) -> Fraction | None:
    try:
        return None if node is None else exact(node)
    except UndefinedError:
        return None
