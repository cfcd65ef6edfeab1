"""Whether two sets of numbers on the line are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cmp_to_key

from verigym.verifiers.math import numeric
from verigym.verifiers.math.comparing.values import names_agree
from verigym.verifiers.math.equality import same_node, value_at
from verigym.verifiers.math.expression import Node, names
from verigym.verifiers.math.shapes import Range, Ranges, Row, Value


def same_ranges(gold: Ranges, answer: Ranges) -> bool:
    """Equal as sets where all ends are known; else interval by interval."""
    if not names_agree(gold.name, answer.name) or (gold.solved and not answer.solved):
        return False
    a, b = _merged(gold.ranges), _merged(answer.ranges)
    if len(a) != len(b):
        return False
    left = list(b)
    for one in a:
        at = next((at for at, other in enumerate(left) if _same_range(one, other)), None)
        if at is None:
            return False
        del left[at]
    return True


def _same_range(gold: Range, answer: Range) -> bool:
    """Equal ends, closed or open alike."""
    if (gold.low_closed, gold.high_closed) != (answer.low_closed, answer.high_closed):
        return False
    return _same_end(gold.low, answer.low) and _same_end(gold.high, answer.high)


def as_range(row: Row) -> Range | None:
    """A pair as the interval that it may have been meant as."""
    if len(row.items) != 2 or not all(isinstance(item, Value) for item in row.items):
        return None
    low, high = row.items
    return Range(low.node, row.closed[0], high.node, row.closed[1])  # type: ignore[union-attr]


def _same_end(gold: Node | None, answer: Node | None) -> bool:
    return gold is answer if gold is None or answer is None else same_node(gold, answer)


def _merged(ranges: Sequence[Range]) -> list[Range]:
    """A union with intervals that overlap or touch made one, if all ends are known real numbers."""
    ends = [end for one in ranges for end in (one.low, one.high) if end is not None]
    values = {} if any(map(names, ends)) else {end: value_at(end, {}) for end in ends}
    if len(ranges) < 2 or len(values) != len(set(ends)) or any(v is None or v.imag for v in values.values()):
        return list(ranges)

    def order(a: Node | None, b: Node | None, side: int) -> int:
        """The sign of a - b; an end of ``None`` is infinite on its side."""
        if a is None or b is None:
            return 0 if a is b else side if a is None else -side
        x, y = values[a].real, values[b].real
        return 0 if numeric.close(x, y) else 1 if x > y else -1

    def earlier(a: Range, b: Range) -> int:
        return order(a.low, b.low, -1) or b.low_closed - a.low_closed

    found: list[Range] = []
    for one in sorted(ranges, key=cmp_to_key(earlier)):
        last = found[-1] if found else None
        if last is None or not _touches(last, one, values):
            found.append(one)
            continue
        higher = order(one.high, last.high, 1)
        if higher > 0 or (higher == 0 and one.high_closed):
            found[-1] = replace(last, high=one.high, high_closed=one.high_closed)
    return found


def _touches(last: Range, one: Range, values: dict[Node, object]) -> bool:
    """Whether an interval that starts no earlier leaves no gap after ``last``."""
    if last.high is None or one.low is None:
        return True
    high, low = values[last.high].real, values[one.low].real  # type: ignore[attr-defined]
    return bool(low < high and not numeric.close(low, high)) or (
        numeric.close(low, high) and (last.high_closed or one.low_closed)
    )
