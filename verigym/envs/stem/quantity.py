"""Quantities as questions tell them: exact values, and the units that they may be told in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from random import Random

_SCALES = {
    "": "1", "%": "1/100", "times": "1", "degrees": "1",
    "m": "1", "km": "1000", "cm": "1/100", "mm": "1/1000", "µm": "1e-6", "nm": "1e-9",
    "m^2": "1", "dm^2": "1/100", "cm^2": "1e-4", "km^2": "1e6", "ha": "1e4",
    "m^3": "1", "L": "1/1000", "mL": "1e-6",
    "s": "1", "ms": "1/1000", "min": "60", "h": "3600", "days": "86400",
    "years": "31557600",
    "kg": "1", "g": "1/1000", "mg": "1e-6", "µg": "1e-9", "t": "1000",
    "m/s": "1", "km/h": "5/18", "km/s": "1000", "cm/s": "1/100", "m/s^2": "1", "cm/s^2": "1/100",
    "N": "1", "kN": "1000", "mN": "1/1000", "N/m": "1", "N/cm": "100", "kN/m": "1000", "N m": "1",
    "J": "1", "kJ": "1000", "MJ": "1e6", "GJ": "1e9", "kWh": "3600000", "mJ": "1/1000", "µJ": "1e-6",
    "W": "1", "kW": "1000", "MW": "1e6", "mW": "1/1000", "GW": "1e9", "W/m^2": "1", "kW/m^2": "1000",
    "Pa": "1", "kPa": "1000", "bar": "1e5",
    "K": "1", "°C": "1", "J/K": "1", "J/(kg K)": "1", "kJ/(kg K)": "1000", "J/kg": "1", "kJ/kg": "1000", "W/(m K)": "1",
    "kg/m^3": "1", "g/cm^3": "1000", "kg/L": "1000", "kg m/s": "1", "kg m^2": "1", "rpm": "1/60",
    "V": "1", "kV": "1000", "mV": "1/1000", "A": "1", "mA": "1/1000", "Ω": "1", "kΩ": "1000",
    "MΩ": "1e6", "mF": "1/1000", "µF": "1e-6", "nF": "1e-9", "mC": "1/1000",
    "µC": "1e-6", "nC": "1e-9", "T": "1", "mT": "1/1000", "V/m": "1", "kV/m": "1000", "H": "1", "mH": "1/1000",
    "Hz": "1", "kHz": "1000", "MHz": "1e6", "dB": "1",
    "mol": "1", "mmol": "1/1000", "g/mol": "1/1000", "kg/mol": "1", "mol/L": "1000", "mmol/L": "1",
    "g/L": "1", "m^3/s": "1", "L/s": "1/1000", "L/min": "1/60000",
    "1/year": "1/31557600", "kg/m": "1", "g/m": "1/1000",
    "Bq": "1", "kBq": "1000", "MBq": "1e6",
    "bit": "1", "bytes": "8", "kB": "8000", "MB": "8e6", "GB": "8e9", "KiB": "8192",
    "MiB": "8388608", "Mbit": "1e6", "Gbit": "1e9",
    "bit/s": "1", "kbit/s": "1000", "Mbit/s": "1e6", "Gbit/s": "1e9", "MB/s": "8e6",
    "K/km": "1/1000", "mm/year": "1/31557600000", "cm/year": "1/3155760000",
    "u": "1.661e-27",
}  # fmt: skip
SCALES = {unit: Fraction(scale) for unit, scale in _SCALES.items()}
"""How many of the coherent SI unit a unit is; angles stay in degrees, amounts of information in bits."""

_ICE = Fraction("273.15")
_DIGITS = 6


def to_base(value: Fraction, unit: str) -> Fraction:
    """A number of a unit, in the SI's own unit."""
    return value + _ICE if unit == "°C" else value * SCALES[unit]


def from_base(value: Fraction, unit: str) -> Fraction:
    """The other way."""
    return value - _ICE if unit == "°C" else value / SCALES[unit]


def decimal(value: Fraction) -> str | None:
    """A number of at most six significant digits in plain form, else ``None``.

    >>> decimal(Fraction(5, 2)), decimal(Fraction(3 * 10**8)), decimal(Fraction(1, 3))
    ('2.5', '3e8', None)
    """
    short = f"{float(value):.{_DIGITS}g}"
    return plain(short) if Fraction(short) == value else None


def plain(short: str) -> str:
    """A float's text without the signs and zeros of its exponent."""
    number, _, exponent = short.partition("e")
    if not exponent:
        return short
    return str(int(Fraction(short))) if 0 < int(exponent) < _DIGITS + 2 else f"{number}e{int(exponent)}"


def told(number: str, unit: str) -> str:
    """A number with its unit, as a question has it."""
    return number + unit if unit == "%" else f"{number} {unit}".strip()


@dataclass(frozen=True)
class Given:
    """A quantity that is drawn anew for each question.

    Attributes:
        low: Smallest number of steps.
        high: Largest.
        step: What the number is a multiple of.
        units: Those it may be told in; it is drawn in the first.
    """

    low: int
    high: int
    step: Fraction
    units: tuple[str, ...]

    def draw(self, rng: Random) -> Fraction:
        """A value in the SI's own unit."""
        return to_base(rng.randint(self.low, self.high) * self.step, self.units[0])

    def tell(self, rng: Random, value: Fraction, converted: float) -> tuple[str, str]:
        """Number and unit as text; with the chance ``converted`` in another unit, if it is a short decimal there."""
        if len(self.units) > 1 and rng.random() < converted:
            unit = rng.choice(self.units[1:])
            if (number := decimal(from_base(value, unit))) is not None:
                return number, unit
        number = decimal(from_base(value, self.units[0]))
        return number or str(float(value)), self.units[0]


def between(low: str | int, high: str | int, *units: str, step: str = "1") -> Given:
    """A quantity from ``low`` to ``high`` of the first of ``units``, in steps of ``step``."""
    size = Fraction(step)
    return Given(round(Fraction(low) / size), round(Fraction(high) / size), size, units)
