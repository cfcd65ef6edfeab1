"""Circuits: Ohm's law, resistors together, power, capacitors."""

from __future__ import annotations

import math
from fractions import Fraction
from random import Random

from verigym.envs.stem.family import Drawn, StemFamily, counted, measured


def _ohm(rng: Random) -> Drawn:
    current, resistance = rng.randint(2, 9), rng.randint(2, 80)
    return f"{current} A through {resistance} ohm: volts?", counted(current * resistance, "V")


def _series(rng: Random) -> Drawn:
    parts = [rng.randint(2, 90) for _ in range(rng.randint(2, 4))]
    names = ", ".join(map(str, parts))
    if rng.random() < 0.5:
        return f"Resistors of {names} ohm stand in series. What is their total in ohm?", counted(sum(parts), "ohm")
    current = rng.randint(1, 9)
    asked = f"Resistors of {names} ohm in series carry {current} A. What is the voltage over all of them, in V?"
    return asked, counted(current * sum(parts), "V")


def _parallel(rng: Random) -> Drawn:
    parts = [rng.randint(2, 90) for _ in range(rng.randint(2, 3))]
    total = 1 / sum(Fraction(1, part) for part in parts)
    asked = f"Resistors of {', '.join(map(str, parts))} ohm stand in parallel. What is their total in ohm?"
    return asked, measured(float(total), "ohm")


def _mixed(rng: Random) -> Drawn:
    alone, left, right, volts = (rng.randint(2, 60) for _ in range(4))
    total = alone + 1 / (Fraction(1, left) + Fraction(1, right))
    given = f"{alone} ohm stand in series with a pair of {left} ohm and {right} ohm in parallel, at {volts} V."
    if rng.random() < 0.5:
        return f"{given} What current does the source give, in A?", measured(float(volts / total), "A")
    return f"{given} What power is turned into heat in all, in W?", measured(float(volts**2 / total), "W")


def _charging(rng: Random) -> Drawn:
    kiloohm, microfarad, volts = rng.randint(1, 90), rng.randint(1, 90), rng.randint(3, 48)
    constant = kiloohm * microfarad
    taken = max(1, round(constant * rng.uniform(0.4, 2.0)))
    asked = (
        f"A capacitor of {microfarad} µF is charged from {volts} V through {kiloohm} kΩ. What is the voltage over it "
        f"{taken} ms after the start, in V?"
    )
    return asked, measured(volts * (1 - math.exp(-taken / constant)), "V")


CIRCUITS = StemFamily("circuits", (_ohm, _series, _parallel, _mixed, _charging))
