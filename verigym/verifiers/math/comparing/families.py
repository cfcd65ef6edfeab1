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
from verigym.verifiers.math.comparing.nodes import value_at
from verigym.verifiers.math.comparing.values import names_agree
from verigym.verifiers.math.expression import mentions, names
from verigym.verifiers.math.shapes import Reading, Residues, Shape, Value

_INTEGERS = frozenset("kmntl")
_MOST_OFFSETS = 500
_LARGEST_RATIO = 60
_SAMPLES, _MOST_STRIDE = 14, 6


class _Family(NamedTuple):
    offset: Any
    period: Any


def same_families(gold: Reading, answer: Reading) -> bool:
    """Whether both are families over the integers, with the same members."""
    ours, theirs = _families(gold), _families(answer)
    if not ours or not theirs or not names_agree(_name(gold.shape), _name(answer.shape)):
        return False
    common = _common_period([*ours, *theirs])
    return common is not None and _equal(_offsets(ours, common), _offsets(theirs, common), common)


def _name(shape: Shape) -> str:
    items = expanded([shape])
    found = {item.name for item in items if isinstance(item, Value | Residues) and item.name not in ("", "?")}
    return found.pop() if len(found) == 1 else ""


def _families(reading: Reading) -> list[_Family]:
    if isinstance(reading.shape, Residues):
        modulus = numeric.number(reading.shape.modulus)
        return [_Family(numeric.number(residue), modulus) for residue in sorted(reading.shape.residues)]
    found = [_split(item, reading) for item in expanded([reading.shape])]
    return [one for families in found if families for one in families] if None not in found else []


def _split(item: Shape, reading: Reading) -> list[_Family] | None:
    """The progressions ``a + pk`` of which an element consists, such as two for ``(-1)^k a + pk``; or ``None``."""
    if not isinstance(item, Value):
        return None
    letters = names(item.node)
    integers = {letter for letter, domain in reading.parameters.items() if domain != "?"} | _INTEGERS
    if len(letters) != 1 or not letters <= integers:
        return None
    (letter,) = letters
    declared = reading.parameters.get(letter, "?") != "?"
    if not declared and not mentions(item.node, "pi", "degrees") and not item.name:
        return None
    at = [value_at(item.node, {letter: numeric.number(k)}) for k in range(_SAMPLES)]
    if None in at or any(value.imag for value in at):
        return None
    for stride in range(1, _MOST_STRIDE + 1):
        period = at[stride] - at[0]
        if period and all(numeric.close(at[k + stride], at[k] + period) for k in range(_SAMPLES - stride)):
            return [_Family(at[k].real, abs(period.real)) for k in range(stride)]
    return None


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
