"""Units: the same quantity told otherwise."""

from __future__ import annotations

from random import Random

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, counted, measured, tenths

_DECIMAL = (
    ("km", "m", 1000), ("m", "cm", 100), ("cm", "mm", 10), ("m", "mm", 1000), ("kg", "g", 1000), ("g", "mg", 1000),
    ("L", "mL", 1000), ("kJ", "J", 1000), ("s", "ms", 1000), ("kW", "W", 1000), ("t", "kg", 1000), ("L", "dL", 10),
)  # fmt: skip
_TIME = (("h", "min", 60), ("min", "s", 60), ("day", "h", 24), ("h", "s", 3600), ("week", "day", 7))
_AREA = (("m^2", "cm^2", 10**4), ("m^3", "L", 10**3), ("km^2", "m^2", 10**6), ("cm^3", "mm^3", 10**3))
_FOREIGN = (
    ("inch", "cm", 2.54), ("mile", "km", 1.609344), ("lb", "kg", 0.45359237), ("atm", "kPa", 101.325),
    ("foot", "m", 0.3048), ("cal", "J", 4.184), ("hour", "s", 3600.0), ("eV", "J", 1.602176634e-19),
)  # fmt: skip


def _trivial(rng: Random, level: int) -> Problem:
    big, small, factor = rng.choice(_DECIMAL)
    value = rng.randint(1, 99)
    return Problem(f"{value} {big} in {small}?", counted(value * factor, small))


def _easy(rng: Random, level: int) -> Problem:
    big, small, factor = rng.choice(_TIME)
    value = rng.randint(2, 240)
    asked = rng.choice(("Convert {value} {big} to {small}.", "How many {small} are {value} {big}?"))
    key = f"{value} {big} {small}"
    return Problem(asked.format(value=value, big=big, small=small), counted(value * factor, small), key)


def _medium(rng: Random, level: int) -> Problem:
    if rng.random() < 0.5:
        speed = 18 * rng.randint(1, 200)
        return Problem(f"A train runs at {speed / 10:g} km/h. What is that in m/s?", measured(speed / 36, "m/s"))
    big, small, factor = rng.choice(_AREA)
    value = rng.randint(2, 300)
    return Problem(f"Express {value} {big} in {small}.", counted(value * factor, small))


def _hard(rng: Random, level: int) -> Problem:
    foreign, metric, factor = rng.choice(_FOREIGN)
    value = tenths(rng, 2, 90)
    asked = f"Given that 1 {foreign} is {factor:.7g} {metric}, express {value:g} {foreign} in {metric}."
    return Problem(asked, measured(value * factor, metric))


def _expert(rng: Random, level: int) -> Problem:
    if rng.random() < 0.5:
        density = tenths(rng, 1, 20)
        volume = rng.randint(2, 900)
        asked = f"A liquid has a density of {density:g} g/cm^3. What is the mass of {volume} L of it, in kg?"
        return Problem(asked, measured(density * volume, "kg"))
    rate, hours = rng.randint(2, 90), tenths(rng, 1, 12)
    asked = f"A pump moves {rate} mL of water a second. How many cubic metres does it move in {hours:g} hours?"
    return Problem(asked, measured(rate * hours * 3600 / 10**6, "m^3"))


UNITS = StemFamily("units", ((_trivial,), (_easy,), (_medium,), (_hard,), (_expert,)))
