"""What units mean: pint's table behind a lookup of single names. Imported by workers in the jail only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import pint

from verigym.verifiers.stem.unit import Unit

_UNITS: pint.UnitRegistry[float] = pint.UnitRegistry(cache_folder=None)

_OWN_NAMES = {
    "%": "percent",
    "AU": "astronomical_unit",
    "Nm": "newton meter",
    "°": "degree",
    "°C": "degree_Celsius",
    "°F": "degree_Fahrenheit",
    "°K": "kelvin",
    "C°": "degree_Celsius",
    "Torr": "torr",
    "sec": "second",
    "secs": "second",
    "mins": "minute",
    "yr": "year",
    "yrs": "year",
    "cc": "milliliter",
    "kmh": "kilometer_per_hour",
}
"""Names that science writes and pint reads otherwise or not at all."""

_LONGEST_SPLIT = 6
"""Names without a space between them, as in ``JK^{-1}``, are told apart up to this length."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A unit in base units: how many it is, and of what."""

    factor: float
    base: tuple[tuple[str, float], ...]


def same_dimension(given: Unit, wanted: Unit) -> bool:
    """Whether a quantity in one unit can be told in the other."""
    return _dimension(given).base == _dimension(wanted).base


def converted(value: float, given: Unit, wanted: Unit) -> float:
    """``value`` of the unit ``given`` in the unit ``wanted``, of the same dimension; temperatures by their scales."""
    scales = [_temperature(unit) for unit in (given, wanted)]
    if scales[0] is not None and scales[1] is not None:
        return float(_UNITS.Quantity(value * float(given.scale), scales[0]).to(scales[1]).magnitude) / float(
            wanted.scale
        )
    return value * _dimension(given).factor / _dimension(wanted).factor


def _temperature(unit: Unit) -> str | None:
    """The scale, if the unit is one of temperature and nothing else."""
    if len(unit.powers) != 1 or unit.powers[0][1] != 1:
        return None
    names = _known(unit.powers[0][0])
    scales = ("kelvin", "degree_Celsius", "degree_Fahrenheit", "degree_Rankine")
    return names[0] if len(names) == 1 and names[0] in scales else None


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[str, ...]:
    """Pint's names for a written name; none if it means nothing."""
    if name in _OWN_NAMES:
        return tuple(_OWN_NAMES[name].split())
    for spelling in (name, name.lower() if len(name) > 2 else name, name.removesuffix("s")):
        if found := _UNITS.parse_unit_name(spelling):
            prefix, unit, _ = found[0]
            return (prefix + unit,)
    if len(name) <= _LONGEST_SPLIT:
        for place in range(1, len(name)):
            parts = [_UNITS.parse_unit_name(part) for part in (name[:place], name[place:])]
            if all(parts):
                return tuple(part[0][0] + part[0][1] for part in parts)
    return ()


@lru_cache(maxsize=4096)
def _dimension(unit: Unit) -> Dimension:
    factor = float(unit.scale)
    base: dict[str, float] = {}
    for name, power in unit.powers:
        known = _known(name)
        if not known:
            base[f"[{name}]"] = base.get(f"[{name}]", 0) + power
        for place, part in enumerate(known):
            # of names written together the power belongs to the last: J K^-1 in ``JK^{-1}``
            exponent = power if name in _OWN_NAMES or place == len(known) - 1 else 1
            step, root = _root(part)
            factor *= step**exponent
            for symbol, count in root:
                base[symbol] = base.get(symbol, 0) + count * exponent
    return Dimension(factor, tuple(sorted((symbol, count) for symbol, count in base.items() if count)))


@lru_cache(maxsize=1024)
def _root(name: str) -> tuple[float, tuple[tuple[str, float], ...]]:
    """A unit in root units; degrees of a temperature scale as differences, decibels as themselves."""
    if name in ("degree_Celsius", "degree_Fahrenheit"):
        name = f"delta_{name}"
    if not _UNITS.Quantity(1, name)._is_multiplicative:
        return 1.0, ((name, 1.0),)
    factor, units = _UNITS.get_root_units(name)
    return cast("float", factor), tuple((symbol, cast("float", power)) for symbol, power in units._units.items())
