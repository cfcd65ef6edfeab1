"""What a gold of kind ``number`` asks for: a value, a range of values, or an order of magnitude."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from fractions import Fraction

from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.stem.answer import Gold
from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.names import DIFFERENCES
from verigym.verifiers.stem.number import Number
from verigym.verifiers.stem.quantity import Quantity, read_quantity
from verigym.verifiers.stem.unit import Unit, read_unit

_RANGE = re.compile(r"(?:(?:between|from) )?([^\s].*?) ?(?:\bto\b|\band\b|(?<=[\d}])-(?=\d)|(?<= )-(?= )) ?(.+)")
_ORDER = re.compile(r"(?:≈|(?:on |of )?(?:the )?order (?:of )?(?:magnitude )?(?:of )?):? ?(?=10 ?\^|1e)", re.IGNORECASE)
_TILDE = re.compile(r"^[\s$]*~(?=[\s$]*\d)")  # which is a space in LaTeX elsewhere
_CHANGE = re.compile(r"^ ?Δ ?[TtθΘ](?:_\{?\w+\}?)? ?=")
_NAMED = re.compile(r"^[A-Za-zΔα-ω\\][\w{}\\ ]{0,20}[=≈] ?")


@dataclass(frozen=True, slots=True)
class Target:
    """What an answer has to meet.

    Attributes:
        number: The value; of a range its lower end.
        unit: Empty if the gold has none.
        upper: The upper end of a range.
        slack: The gold's own uncertainty, which is then its tolerance.
        magnitude: Whether only the order of magnitude is asked for.
        difference: Whether it is a difference of temperatures, which has no zero point.
        rtol: Relative tolerance; ``None`` is the rule for measurements.
    """

    number: Number
    unit: Unit
    upper: Number | None = None
    slack: Fraction | None = None
    magnitude: bool = False
    difference: bool = False
    rtol: float | None = None


def target(gold: Gold) -> Target:
    """The target that a gold sets; a unit may stand in its value too.

    Raises:
        UsageError: If it cannot be read.
    """
    text = clean(_TILDE.sub("≈", str(gold.value))).strip()
    change = bool(_CHANGE.match(text))
    text = _NAMED.sub("", text)
    magnitude = bool(_ORDER.match(text))
    text = _ORDER.sub("", text)
    ends = [read_quantity(text)]
    if ends[0] is None and (match := _RANGE.fullmatch(text)):
        ends = [read_quantity(end) for end in match.groups()]
    stated = read_unit(gold.unit) if gold.unit else None
    if None in ends or (gold.unit and stated is None) or any(end.parts or end.noun for end in ends if end):
        raise UsageError(
            f"a STEM gold of kind 'number' is a number, with a unit at most, got {gold.value!r} {gold.unit!r}: "
            "write it like '3.2e-5' with a unit like 'kJ/mol', or give it another kind"
        )
    first, last = _readable(ends[0]), _readable(ends[-1])
    unit = stated if stated is not None else last.unit
    low = dataclasses.replace(first.number, place=None) if _is_whole_float(gold.value) else first.number
    return Target(
        number=low,
        unit=unit,
        upper=last.number if len(ends) > 1 else None,
        slack=first.spread * abs(low.value) if first.spread else None,
        magnitude=magnitude,
        difference=change or unit.name in DIFFERENCES,
        rtol=gold.rtol if gold.rtol is not None else _default(gold, first, unit),
    )


def _readable(quantity: Quantity | None) -> Quantity:
    if quantity is None:
        raise TypeError("a quantity that was read cannot be missing")
    return quantity


def _is_whole_float(value: Json) -> bool:
    """A float of JSON such as ``31.0`` says nothing about its figures."""
    return isinstance(value, float) and value.is_integer()


def _default(gold: Gold, quantity: Quantity, unit: Unit) -> float | None:
    """Counts are exact: whole numbers without a unit, and simple fractions of them."""
    counted = isinstance(gold.value, int) or bool(re.fullmatch(r"\s*[+-]?[\d,]+\s*", str(gold.value)))
    return 0.0 if counted and not unit and unit.scale == 1 and quantity.number.exact else None
