"""Whether two answers of several parts are the same: tuples and systems in order, sets and lists in any."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence

from verigym.verifiers.math.comparing.values import names_agree
from verigym.verifiers.math.shapes import Many, Row, Shape, Value

_MAX_ROWS = 64
_Same = Callable[[Shape, Shape], bool]


def same_row(gold: Row, answer: Row, same: _Same) -> bool:
    """Component by component; named components by their names."""
    if gold.closed != answer.closed and (gold.closed[0] != gold.closed[1] or answer.closed[0] != answer.closed[1]):
        return False
    if len(gold.items) == 2 and gold.closed != answer.closed:
        return False
    if len(gold.items) != len(answer.items) or not names_agree(gold.name, answer.name):
        return False
    given = _in_order(gold.names, answer) if gold.names and answer.names else answer.items
    return given is not None and all(map(same, gold.items, given))


def _in_order(names: Sequence[str], answer: Row) -> list[Shape] | None:
    """The answer's components in the order of ``names``; ``None`` if they are called otherwise."""
    found = []
    for name in names:
        matching = [one for one, called in zip(answer.items, answer.names, strict=True) if names_agree(name, called)]
        if len(matching) != 1:
            return None
        found.append(matching[0])
    return found


def expanded(items: Sequence[Shape]) -> list[Shape]:
    """The elements of a list, with plus-minus in elements and tuples written out."""
    return [one for item in items for one in _written_out(item)]


def _written_out(item: Shape) -> list[Shape]:
    if isinstance(item, Many):
        return expanded(item.items)
    if isinstance(item, Row) and any(isinstance(inner, Many) and not inner.braced for inner in item.items):
        choices = [inner.items if isinstance(inner, Many) else (inner,) for inner in item.items]
        rows = itertools.islice(itertools.product(*choices), _MAX_ROWS)
        return [Row(tuple(choice), item.closed, item.name, item.names) for choice in rows]
    return [item]


def same_many(gold: Many, answer: Shape, same: _Same) -> bool:
    """Each element of either side is met by exactly one of the other."""
    wanted = expanded(gold.items)
    given = expanded(answer.items if isinstance(answer, Many) else [answer])
    if len(given) == 1 and len(wanted) > 1 and isinstance(given[0], Row) and not isinstance(wanted[0], Row):
        return not gold.braced and _in_the_same_order(wanted, given[0], same)
    if (pairs := _by_tags(wanted, given)) is not None:
        return all(same(want, one) for want, one in pairs)
    return matched(wanted, given, same)


def _by_tags(wanted: list[Shape], given: list[Shape]) -> list[tuple[Shape, Shape]] | None:
    """Elements paired by what both lists say that they are: ``John: 5, Mary: 7``, ``2 boys and 3 girls``."""
    ours, theirs = ({_tag(one): one for one in side} for side in (wanted, given))
    if "" in ours or ours.keys() != theirs.keys() or len(ours) < 2 or not len(ours) == len(wanted) == len(given):
        return None
    return [(one, theirs[tag]) for tag, one in ours.items()]


def _tag(item: Shape) -> str:
    return (item.label or item.unit).casefold() if isinstance(item, Value) else ""


def matched(wanted: Sequence[Shape], given: Sequence[Shape], same: _Same) -> bool:
    """Whether the elements can be paired off."""
    if len(wanted) != len(given):
        return False
    left = list((Counter(given) - Counter(wanted)).elements())
    for want in (Counter(wanted) - Counter(given)).elements():
        at = next((at for at, one in enumerate(left) if same(want, one)), None)
        if at is None:
            return False
        del left[at]
    return True


def _in_the_same_order(wanted: list[Shape], given: Row, same: _Same) -> bool:
    """A bare list of values that is answered by a tuple, or by a system of assignments."""
    if not all(isinstance(one, Value) for one in wanted):
        return False
    if given.closed != (False, False):
        return False
    if given.names:
        return len(wanted) == len(given.items) and all(map(same, wanted, given.items))
    return matched(wanted, given.items, same)
