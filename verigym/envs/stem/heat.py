"""Thermodynamics: heat, gases, engines."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.stem.family import Drawn, StemFamily, counted, measured, tenths

_R = 8.314
_MATERIALS = (("water", 4186), ("aluminium", 897), ("iron", 449), ("copper", 385), ("lead", 129))


def _kelvin(rng: Random) -> Drawn:
    celsius = rng.randint(-99, 900)
    return f"{celsius} C + 273 = ? K", counted(celsius + 273, "K")


def _warming(rng: Random) -> Drawn:
    mass, capacity, rise = rng.randint(2, 40), rng.randint(2, 9), rng.randint(2, 80)
    asked = f"How much heat in kJ warms {mass} kg of a substance of {capacity} kJ/(kg K) by {rise} K?"
    return asked, counted(mass * capacity * rise, "kJ")


def _gas(rng: Random) -> Drawn:
    moles, kelvin, litres = tenths(rng, 1, 9), rng.randint(250, 600), rng.randint(2, 80)
    asked = (
        f"What is the pressure of {moles:g} mol of an ideal gas at {kelvin} K in {litres} L, in kPa? R = {_R} J/(mol K)"
    )
    return asked, measured(moles * _R * kelvin / litres, "kPa")


def _mixing(rng: Random) -> Drawn:
    (hot, much), (cold, less) = rng.sample(_MATERIALS, 2)
    first, second, warm, cool = rng.randint(1, 20), rng.randint(1, 20), rng.randint(50, 95), rng.randint(5, 35)
    asked = (
        f"{first} kg of {hot} ({much} J/(kg K)) at {warm} degrees Celsius meet {second} kg of {cold} "
        f"({less} J/(kg K)) at {cool} degrees Celsius; no phase changes, no loss. "
        "Find the final temperature in degrees Celsius."
    )
    return asked, measured((first * much * warm + second * less * cool) / (first * much + second * less), "degC")


def _engine(rng: Random) -> Drawn:
    if rng.random() < 0.5:
        hot, cold, heat = rng.randint(450, 900), rng.randint(270, 400), rng.randint(10, 900)
        asked = f"An ideal engine between {hot} K and {cold} K takes up {heat} kJ. How much work does it do, in kJ?"
        return asked, measured(heat * (1 - cold / hot), "kJ")
    moles, kelvin, ratio = tenths(rng, 1, 9), rng.randint(250, 600), rng.randint(2, 12)
    asked = (
        f"{moles:g} mol of an ideal gas expand at a constant {kelvin} K to {ratio} times the volume. "
        f"What heat does the gas take up, in J? R = {_R} J/(mol K)"
    )
    return asked, measured(moles * _R * kelvin * math.log(ratio), "J")


HEAT = StemFamily("heat", (_kelvin, _warming, _gas, _mixing, _engine))
