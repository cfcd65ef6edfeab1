r"""Families ``a + pk`` over all integers ``k``: equal as sets, whatever the offset and however they are split.

A union of families with periods whose ratios are rational is a set of offsets modulo a common period, so
``\pm\pi/3 + 2k\pi`` equals ``\pi/3 + 2k\pi`` with ``5\pi/3 + 2k\pi``, and ``4k+2, 4k+3`` equals "2 or 3 modulo 4".
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from verigym.verifiers.math import numeric
from verigym.verifiers.math.comparing.lists import expanded
from verigym.verifiers.math.comparing.parameters import bound_by_name, starts
from verigym.verifiers.math.comparing.values import names_agree
from verigym.verifiers.math.equality import value_at
from verigym.verifiers.math.expression import mentions, names
from verigym.verifiers.math.shapes import Reading, Residues, Shape, Value

_INTEGERS = frozenset("kmntl")
_MOST_OFFSETS = 500
_LARGEST_RATIO = 60
_SAMPLES, _MOST_STRIDE = 14, 6
_MEMBERS = 12


class _Family(NamedTuple):
    offset: Any
    period: Any
    starts: frozenset[int | None]


def same_families(gold: Reading, answer: Reading) -> bool:
    """Whether both are families over the integers, with the same members."""
    if not names_agree(_name(gold.shape), _name(answer.shape)):
        return False
    ours, theirs = _families(gold, answer), _families(answer, gold)
    if not ours or not theirs:
        return False
    unbounded = {start is None for one in (*ours, *theirs) for start in one.starts}
    if unbounded == {False}:
        return any(_first_members(ours, start) == _first_members(theirs, start) for start in (0, 1))
    common = _common_period([*ours, *theirs])
    return (
        unbounded == {True} and common is not None and _equal(_offsets(ours, common), _offsets(theirs, common), common)
    )


def _name(shape: Shape) -> str:
    items = expanded([shape])
    found = {item.name for item in items if isinstance(item, Value | Residues) and item.name not in ("", "?")}
    return found.pop() if len(found) == 1 else ""


def _families(reading: Reading, other: Reading) -> list[_Family]:
    if isinstance(reading.shape, Residues):
        domain = next(iter(other.parameters.values()), "Z")  # a class of integers says nothing about signs
        modulus = numeric.number(reading.shape.modulus)
        found = starts("Z" if domain in "?R" or len(other.parameters) > 1 else domain)
        return [_Family(numeric.number(residue), modulus, found) for residue in sorted(reading.shape.residues)]
    families = [_split(item, reading, other) for item in expanded([reading.shape])]
    return [one for split in families if split for one in split] if None not in families else []


def _split(item: Shape, reading: Reading, other: Reading) -> list[_Family] | None:  # noqa: PLR0911 - one line a reason
    """The progressions ``a + pk`` of which an element consists, such as two for ``(-1)^k a + pk``; or ``None``.

    The letter must be declared, or the family look like one: with pi or degrees, or against a class of integers.
    """
    letters = names(item.node) if isinstance(item, Value) else frozenset()
    if not isinstance(item, Value) or len(letters) != 1 or letters & bound_by_name(item.name):
        return None
    (letter,) = letters
    domain = reading.parameters.get(letter, "?")
    if domain == "R":
        return None
    if domain == "?":
        implied = isinstance(other.shape, Residues) or mentions(item.node, "pi", "degrees")
        if letter not in _INTEGERS or not implied:
            return None
        domain = "Z"
    at = [value_at(item.node, {letter: numeric.number(k)}) for k in range(_SAMPLES)]
    if None in at or any(value.imag for value in at):
        return None
    for stride in range(1, _MOST_STRIDE + 1):
        period = at[stride] - at[0]
        if period and all(numeric.close(at[k + stride], at[k] + period) for k in range(_SAMPLES - stride)):
            if starts(domain) == {None}:
                return [_Family(at[k].real, abs(period.real), starts(domain)) for k in range(stride)]
            return [_Family(at[0].real, period.real, starts(domain))] if stride == 1 else None
    return None


def _first_members(families: Sequence[_Family], natural: int) -> list[str] | None:
    """The smallest members of families that start somewhere; ``natural`` is where N starts."""
    members = []
    for one in families:
        start = next(iter(one.starts)) if len(one.starts) == 1 else natural
        if start is None or one.period <= 0:
            return None
        members += [one.offset + one.period * (start + step) for step in range(_MEMBERS)]
    return [numeric.shown(value) for value in sorted(members)[:_MEMBERS]]


def _common_period(families: Sequence[_Family]) -> Any:
    """The least common multiple of the periods; ``None`` if their ratios are no simple fractions."""
    first = families[0].period
    multiple = 1
    for one in families:
        ratio = Fraction(str(one.period / first)).limit_denominator(_LARGEST_RATIO)
        if not ratio or not numeric.close(first * ratio.numerator / ratio.denominator, one.period):
            return None
        multiple = lcm(multiple, ratio.numerator)
    return first * multiple


def _offsets(families: Sequence[_Family], common: Any) -> list[Any]:
    found = []
    for one in families:
        steps = round(common / one.period)
        if steps > _MOST_OFFSETS:
            return []
        found += [(one.offset + step * one.period) % common for step in range(steps)]
    return found


def _equal(ours: list[Any], theirs: list[Any], common: Any) -> bool:
    def inside(value: Any, others: list[Any]) -> bool:
        gaps = [abs(value - other) for other in others]
        return any(min(gap, common - gap) < common * 1e-20 for gap in gaps)

    return all(inside(a, theirs) for a in ours) and all(inside(b, ours) for b in theirs) and bool(ours)
