"""What units mean: pint's table behind a lookup of single names. Imported by workers in the jail only."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import cast

import pint

from verigym.verifiers.stem.names import COUNTED, EITHER, LIKE_PER_SECOND, SCALED, SPELLINGS
from verigym.verifiers.stem.unit import Unit

_UNITS: pint.UnitRegistry[float] = pint.UnitRegistry(cache_folder=None)

_SCALES = {"kelvin", "degree_Celsius", "degree_Fahrenheit", "degree_Rankine"}
_LONGEST_SPLIT = 6
"""Names without a space between them, as in ``JK^{-1}``, are told apart up to this length."""
_MAX_READINGS = 8
_ANGLE = "radian"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A unit in base units.

    Attributes:
        factor: How many of the base units it is.
        base: The base units and their powers.
        marks: What may be left unsaid: radians, cycles, counted things such as molecules.
    """

    factor: float
    base: tuple[tuple[str, Fraction], ...]
    marks: tuple[tuple[str, Fraction], ...] = ()

    def fits(self, other: Dimension) -> bool:
        """Whether a quantity of one can be told in the other."""
        return self.base == other.base and (self.marks == other.marks or not self.marks or not other.marks)


def readings(value: float, given: Unit, wanted: Unit, *, difference: bool) -> Iterator[float]:
    """What ``value`` of the unit ``given`` may be in the unit ``wanted``; nothing if they are of different kinds.

    A temperature is converted by its scale, unless it is a ``difference``.
    """
    if on_scales(given, wanted) and not difference:
        source = _UNITS.Quantity(value * float(given.scale), _temperature(given))
        yield float(source.to(_temperature(wanted)).magnitude) / float(wanted.scale)
        return
    for ours, theirs in itertools.islice(itertools.product(_meanings(given), _meanings(wanted)), _MAX_READINGS):
        if ours.fits(theirs):
            yield value * ours.factor / theirs.factor


def on_scales(given: Unit, wanted: Unit) -> bool:
    """Whether both are scales of temperature."""
    return bool(_temperature(given) and _temperature(wanted))


def _temperature(unit: Unit) -> str:
    """The scale, if the unit is one of temperature and nothing else; otherwise empty."""
    names = _known(unit.name) if unit.name else ()
    return names[0] if len(names) == 1 and names[0] in _SCALES else ""


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[str, ...]:
    """Pint's names for a written name, or names of our own; none if it means nothing."""
    if name in SPELLINGS:
        return tuple(SPELLINGS[name].split())
    for spelling in dict.fromkeys((name, name.removesuffix("s"), name.lower(), name.lower().removesuffix("s"))):
        if spelling in COUNTED or spelling in SCALED or spelling in EITHER:
            return (spelling,)
        if (spelling == name or len(spelling) > 2) and (found := _UNITS.parse_unit_name(spelling)):
            prefix, unit, _ = found[0]
            return (prefix + unit,)
    if len(name) <= _LONGEST_SPLIT:
        for place in range(1, len(name)):
            parts = [_UNITS.parse_unit_name(part) for part in (name[:place], name[place:])]
            if all(parts):
                return tuple(part[0][0] + part[0][1] for part in parts)
    return ()


def _meanings(unit: Unit) -> list[Dimension]:
    """All that a unit may mean: a pound is a mass or a force, a revolution an angle or a count."""
    ambiguous = [name for name, _ in unit.powers if any(part in EITHER for part in _known(name))]
    choices = [EITHER[next(part for part in _known(name) if part in EITHER)] for name in ambiguous]
    return [_dimension(unit, dict(zip(ambiguous, choice, strict=True))) for choice in itertools.product(*choices)]


def _dimension(unit: Unit, chosen: dict[str, str]) -> Dimension:
    factor = float(unit.scale)
    base: dict[str, Fraction] = {}
    marks: dict[str, Fraction] = {}
    for name, power in unit.powers:
        parts = (chosen[name],) if name in chosen else _known(name) or (f"[{name.lower().removesuffix('s')}]",)
        for place, part in enumerate(parts):
            # of names written together the power belongs to the last: J K^-1 in ``JK^{-1}``
            exponent = power if name in SPELLINGS or place == len(parts) - 1 else Fraction(1)
            step, root = _root(part)
            factor *= step ** float(exponent)
            for symbol, count in root:
                held = marks if symbol.startswith("(") else base
                held[symbol] = held.get(symbol, Fraction(0)) + count * exponent
    if abs(base.get(_ANGLE, Fraction(0))) == 1:
        marks[_ANGLE] = base.pop(_ANGLE)
    return Dimension(factor, _sorted(base), _sorted(marks))


def _sorted(powers: dict[str, Fraction]) -> tuple[tuple[str, Fraction], ...]:
    return tuple(sorted((symbol, power) for symbol, power in powers.items() if power))


@lru_cache(maxsize=2048)
def _root(name: str) -> tuple[float, tuple[tuple[str, Fraction], ...]]:
    """A unit in root units, what may be left unsaid in round brackets."""
    if name.startswith(("[", "(")):
        return 1.0, ((name, Fraction(1)),)
    if name in COUNTED:
        return 1.0, ((f"({COUNTED[name]})", Fraction(1)),)
    if name in SCALED:
        factor, unit = SCALED[name]
        step, root = _root(unit) if unit else (1.0, ())
        return factor * step, root
    return _table(name)


def _table(name: str) -> tuple[float, tuple[tuple[str, Fraction], ...]]:
    """What pint's table says; degrees of temperature as differences, decibels as themselves."""
    if name in ("degree_Celsius", "degree_Fahrenheit"):
        name = f"delta_{name}"
    if not _UNITS.Quantity(1, name)._is_multiplicative:
        return 1.0, ((name, Fraction(1)),)
    found, units = _UNITS.get_root_units(name)
    factor = float(cast("float", found))
    if name.endswith("sievert"):
        return factor, (("[sievert]", Fraction(1)),)
    for ending, mark in LIKE_PER_SECOND.items():
        if name.endswith(ending):
            return factor, (("second", Fraction(-1)), (f"({mark})", Fraction(1)))
    return factor, tuple((symbol, Fraction(str(power))) for symbol, power in units._units.items())
