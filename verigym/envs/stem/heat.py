"""Thermodynamics: heat and its paths, gases, engines."""

from __future__ import annotations

import math
from fractions import Fraction

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The vessel is {} years old.", 2, 40),
    ("The thermometer is {} cm long.", 10, 40),
    ("The laboratory is {} m above the sea.", 5, 900),
    ("The experiment is repeated {} times.", 2, 9),
    ("The lid weighs {} g.", 20, 400),
)
_ZERO = Fraction("273.15")
_KELVIN = between(250, 600, "K", "°C")
_MASS = between(2, 40, "kg", "g", "t")
_CAPACITY = between(200, 4200, "J/(kg K)", "kJ/(kg K)", step="20")

_WARMING = Law(
    "warming", {"m": _MASS, "c": between(2, 9, "kJ/(kg K)", "J/(kg K)"), "d": between(2, 80, "K")},
    lambda m, c, d: m * c * d, ("kJ", "J", "MJ"),
    ("A body of {m} has a specific heat of {c}.", "The specific heat of a body of {m} is {c}."),
    ("How much heat does it take to warm it by {d}, in {unit}?",
    "It gets warmer by {d}. How much heat is that, in {unit}?"),
    (lambda m, c, d: m * c, lambda m, c, d: m * c * d / 2), short="{m}, {c}, {d} warmer: heat in {unit}?",
)  # fmt: skip
_MELTING = Law(
    "melting", {"m": _MASS, "w": between(200, 2400, "kJ/kg", "J/kg", step="10"), "p": between("0.5", 9, "kW", "W",
    step="0.1")},
    lambda m, w, p: m * w / p, ("s", "min", "h"),
    ("A heater of {p} turns {m} of a substance into vapour; that takes {w}.",
     "To boil away a liquid takes {w}. A heater gives {p} to {m} of it, at its boiling point."),
    ("How long does it take, in {unit}?", "What time in {unit} does it need?"),
    (lambda m, w, p: m * w * p / 10**6, lambda m, w, p: w / p), steps=2,
)  # fmt: skip
_MIXING = Law(
    "mixing", {"m": _MASS, "c": _CAPACITY, "t": between(50, 95, "°C", "K"),
               "n": _MASS, "d": _CAPACITY, "u": between(5, 35, "°C", "K")},
    lambda m, c, t, n, d, u: (m * c * t + n * d * u) / (m * c + n * d), ("°C", "K"),
    ("A body of {m} ({c}) at {t} is brought together with one of {n} ({d}) at {u}, without loss.",
     "Without loss, {m} of one substance ({c}) at {t} meet {n} of another ({d}) at {u}."),
    ("What temperature do they reach, in {unit}?", "Find the final temperature in {unit}."),
    (lambda m, c, t, n, d, u: (t + u) / 2, lambda m, c, t, n, d, u: (m * t + n * u) / (m + n)),
    steps=3,
)  # fmt: skip
_WALL = Law(
    "wall", {"k": between("0.03", 2, "W/(m K)", step="0.01"), "a": between(2, 60, "m^2", "dm^2"),
             "d": between(5, 60, "cm", "m", "mm"), "t": between(15, 30, "°C", "K"), "u": between(-15, 10, "°C", "K"),
             "s": between(1, 24, "h", "min", "s")},
    lambda k, a, d, t, u, s: k * a * (t - u) / d * s, ("MJ", "kJ", "kWh"),
    ("A wall of {a}, {d} thick, has a heat conductivity of {k}; it is {t} inside and {u} outside.",
     "It is {t} on one side of a wall of {a} and {u} on the other. The wall is {d} thick and conducts {k}."),
    ("How much heat passes in {s}, in {unit}?", "What heat in {unit} is lost in {s}?"),
    (lambda k, a, d, t, u, s: k * a * (t - u) / d, lambda k, a, d, t, u, s: k * a * (t - u) * d * s), steps=4,
)  # fmt: skip
_ICE = Law(
    "ice to steam", {"m": between("0.2", 9, "kg", "g", step="0.1"), "t": between(-40, -5, "°C", "K")},
    lambda m, t: m * (2100 * (273.15 - t) + 334000 + 418600 + 2256000), ("kJ", "MJ"),
    ("Ice of {m} at {t} is turned into steam at 100 °C (ice 2.1 kJ/(kg K), water 4.186 kJ/(kg K); melting takes "
     "334 kJ/kg and boiling 2256 kJ/kg).",
     "To turn ice into steam takes 2.1 kJ/(kg K) up to 0 °C, 334 kJ/kg, 4.186 kJ/(kg K) up to 100 °C and 2256 kJ/kg. "
     "There are {m} of ice at {t}."),
    ("How much heat does it take in all, in {unit}?", "Find the heat that is needed until all is steam, in {unit}."),
    (lambda m, t: m * (2100 * (273.15 - t) + 418600), lambda m, t: m * (334000 + 418600 + 2256000)), steps=5,
    needs=lambda m, t: t < 273,
)  # fmt: skip
HEAT = StemFamily("heat", (
    (_WARMING,), (_WARMING, _MELTING), (_WARMING, _MELTING), (_MIXING,), (_WALL, _ICE),
), _ASIDES)  # fmt: skip

_LITRES = between(2, 80, "L", "mL", "m^3")
_PRESSURE = between(50, 900, "kPa", "Pa", "bar", step="5")
_BOYLE = Law(
    "boyle", {"p": between(10, 90, "kPa", "Pa", "bar"), "v": _LITRES, "w": between(2, 9, "L", "mL")},
    lambda p, v, w: p * v / w, ("kPa", "Pa", "bar"),
    ("A gas at {p} fills {v}; at the same temperature it is brought to {w}.",
     "At a constant temperature a gas goes from {v} and {p} to {w}."),
    ("What is its pressure then, in {unit}?", "Find the new pressure in {unit}."),
    (lambda p, v, w: p * w / v,), short="gas at {p}, {v} to {w}: pressure in {unit}?",
)  # fmt: skip
_CHARLES = Law(
    "heated at constant pressure", {"v": _LITRES, "t": between(10, 90, "°C", "K"), "u": between(100, 400, "°C", "K")},
    lambda v, t, u: v * u / t, ("L", "mL", "m^3"),
    ("A gas of {v} at {t} is heated to {u} at constant pressure.",
     "At constant pressure a gas goes from {t} to {u}; at first it fills {v}."),
    ("What is its volume then, in {unit}?", "Find the new volume in {unit}."),
    (lambda v, t, u: v * t / u, lambda v, t, u: v * (u - _ZERO) / (t - _ZERO)), steps=2,
)  # fmt: skip
_IDEAL = Law(
    "ideal gas", {"n": between("0.5", 9, "mol", "mmol", step="0.1"), "t": _KELVIN, "v": _LITRES},
    lambda n, t, v, rg: n * rg * t / v, ("kPa", "Pa", "bar"),
    ("An amount of {n} of an ideal gas at {t} fills {v}.", "In {v} there are {n} of an ideal gas at {t}."),
    ("What is its pressure in {unit}?", "Find the pressure in {unit}."),
    (lambda n, t, v, rg: n * rg * v / t, lambda n, t, v, rg: n * t / v), ("rg",), steps=2,
)  # fmt: skip
_DENSITY = Law(
    "density of a gas", {"m": between(2, 120, "g/mol", "kg/mol"), "p": _PRESSURE, "t": _KELVIN},
    lambda m, p, t, rg: p * m / (rg * t), ("kg/m^3", "g/L"),
    ("An ideal gas of {m} is at {p} and {t}.", "At {t} and {p} there is an ideal gas of {m}."),
    ("What is its density in {unit}?", "Find the density in {unit}."),
    (lambda m, p, t, rg: p / (rg * t) / 1000, lambda m, p, t, rg: rg * t / (p * m)), ("rg",), steps=3,
)  # fmt: skip
_PARTIAL = Law(
    "mixture", {"a": between("0.5", 9, "mol", "mmol", step="0.1"), "b": between("0.5", 9, "mol", "mmol", step="0.1"),
                "t": _KELVIN, "v": _LITRES},
    lambda a, b, t, v, rg: a * rg * t / v, ("kPa", "Pa", "bar"),
    ("A vessel of {v} at {t} holds {a} of nitrogen and {b} of argon, both as ideal gases.",
     "Two ideal gases, {a} of nitrogen and {b} of argon, share {v} at {t}."),
    ("What is the partial pressure of nitrogen, in {unit}?", "What pressure is due to nitrogen, in {unit}?"),
    (lambda a, b, t, v, rg: (a + b) * rg * t / v, lambda a, b, t, v, rg: b * rg * t / v), ("rg",), steps=3,
)  # fmt: skip
_LEAK = Law(
    "lost gas", {"p": _PRESSURE, "v": _LITRES, "t": _KELVIN, "q": _PRESSURE, "u": _KELVIN},
    lambda p, v, t, q, u, rg: v / rg * (p / t - q / u), ("mol", "mmol"),
    ("A bottle of {v} holds an ideal gas at {p} and {t}. Later it is at {q} and {u}, because some has leaked out.",
     "Of an ideal gas in a bottle of {v}, first at {p} and {t}, some leaks out; then it is at {q} and {u}."),
    ("How much gas was lost, in {unit}?", "What amount has leaked out, in {unit}?"),
    (lambda p, v, t, q, u, rg: v / rg * (p - q) / t, lambda p, v, t, q, u, rg: v * p / (rg * t)), ("rg",),
    needs=lambda p, v, t, q, u: p / t > 1.2 * q / u, steps=5,
)  # fmt: skip
_SPEED = Law(
    "speed of molecules", {"m": between(2, 120, "g/mol", "kg/mol"), "t": _KELVIN},
    lambda m, t, rg: math.sqrt(3 * rg * t / m), ("m/s", "km/h"),
    ("The molecules of an ideal gas at {t} have {m}.", "An ideal gas of {m} is at {t}."),
    ("What is the root mean square speed of its molecules in {unit}?",
    "Find the r.m.s. speed of a molecule in {unit}."),
    (lambda m, t, rg: math.sqrt(2 * rg * t / m), lambda m, t, rg: math.sqrt(rg * t / m)), ("rg",), steps=4,
)  # fmt: skip
GASES = StemFamily("gases", (
    (_BOYLE,), (_BOYLE, _CHARLES), (_CHARLES, _IDEAL), (_DENSITY, _PARTIAL), (_LEAK, _SPEED),
), _ASIDES)  # fmt: skip
