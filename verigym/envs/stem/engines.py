"""Thermodynamics of machines: efficiency, work of a gas, heat pumps, entropy."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The machine was built {} years ago.", 2, 60),
    ("Its housing weighs {} kg.", 50, 900),
    ("The hall is {} m long.", 10, 90),
    ("A mechanic looks after it {} times a year.", 2, 12),
)
_HEAT = between(10, 900, "kJ", "J", "MJ")
_HOT = between(450, 900, "K", "°C")
_COLD = between(260, 400, "K", "°C")
_MOLES = between("0.5", 9, "mol", "mmol", step="0.1")

_WORK = Law(
    "work of an engine", {"q": between(10, 90, "kJ", "J", "MJ"), "eta": between(10, 60, "%")}, lambda q, eta: q * eta,
    ("kJ", "J", "MJ"),
    ("An engine of {eta} efficiency takes up {q} of heat.", "Of {q} of heat an engine turns {eta} into work."),
    ("How much work does it do, in {unit}?", "Find its work in {unit}."),
    (lambda q, eta: q * (1 - eta), lambda q, eta: q / eta), short="{eta} of {q} of heat: work in {unit}?",
)  # fmt: skip
_WASTE = Law(
    "waste heat", {"w": _HEAT, "eta": between(10, 60, "%")}, lambda w, eta: w / eta - w, ("kJ", "J", "MJ"),
    ("An engine of {eta} efficiency does {w} of work.", "With an efficiency of {eta} an engine gives {w} of work."),
    ("How much heat does it give off, in {unit}?", "Find its waste heat in {unit}."),
    (lambda w, eta: w * (1 - eta), lambda w, eta: w / eta), steps=2,
)  # fmt: skip
_ISOBAR = Law(
    "work at constant pressure", {"p": between(50, 900, "kPa", "Pa", "bar"), "v": between(2, 40, "L", "mL"),
                                  "w": between(41, 90, "L", "mL")},
    lambda p, v, w: p * (w - v), ("J", "kJ"),
    ("A gas at a constant {p} expands from {v} to {w}.", "At a constant pressure of {p} a gas goes from {v} to {w}."),
    ("What work does it do, in {unit}?", "Find the work of the gas in {unit}."),
    (lambda p, v, w: p * w, lambda p, v, w: p * (w + v)), steps=2,
)  # fmt: skip
_CARNOT = Law(
    "carnot", {"t": _HOT, "u": _COLD, "q": _HEAT}, lambda t, u, q: q * (1 - u / t), ("kJ", "J", "MJ"),
    ("An ideal engine between {t} and {u} takes up {q}.",
     "A Carnot engine takes {q} from a source at {t}, and gives heat off at {u}."),
    ("How much work does it do, in {unit}?", "Find its work in {unit}."),
    (lambda t, u, q: q * u / t, lambda t, u, q: q * (t - u) / u), steps=2,
)  # fmt: skip
_ISOTHERM = Law(
    "work at constant temperature", {"n": _MOLES, "t": _HOT, "v": between(2, 30, "L", "mL"), "w": between(31, 90, "L",
    "mL")},
    lambda n, t, v, w, rg: n * rg * t * math.log(w / v), ("J", "kJ"),
    ("At a constant {t}, {n} of an ideal gas expand slowly from {v} to {w}.",
     "An ideal gas, {n} of it, is let expand slowly from {v} to {w} in a bath at {t}."),
    ("What heat does the gas take up, in {unit}?", "What work does the gas do, in {unit}?"),
    (lambda n, t, v, w, rg: n * rg * t * w / v, lambda n, t, v, w, rg: n * rg * t * math.log10(w / v)), ("rg",),
    steps=3,
)  # fmt: skip
_PUMP = Law(
    "heat pump", {"p": between("0.5", 9, "kW", "W", step="0.1"), "t": between(295, 330, "K", "°C"),
                  "u": between(250, 285, "K", "°C"), "s": between(10, 90, "min", "h", "s")},
    lambda p, t, u, s: p * t / (t - u) * s, ("MJ", "kJ", "kWh"),
    ("An ideal heat pump of {p} keeps a house at {t}; it is {u} outside.",
     "It is {u} outside. A house is kept at {t} by an ideal heat pump that draws {p}."),
    ("How much heat does it bring in during {s}, in {unit}?", "What heat in {unit} enters the house in {s}?"),
    (lambda p, t, u, s: p * u / (t - u) * s, lambda p, t, u, s: p * (1 - u / t) * s), steps=4,
)  # fmt: skip
_ADIABAT = Law(
    "adiabatic", {"t": _COLD, "r": between(4, 22, "times"), "f": between(3, 6, "")},
    lambda t, r, f: t * r ** (2 / f), ("K", "°C"),
    ("An ideal gas with {f} degrees of freedom a molecule, at {t}, is pressed together without any exchange of heat, "
     "until its density is {r} as high.",
     "Without exchange of heat an ideal gas at {t} is made {r} as dense; its molecules have {f} degrees of freedom."),
    ("What is its temperature then, in {unit}?", "Find its temperature in {unit}."),
    (lambda t, r, f: t * r ** ((f + 2) / f), lambda t, r, f: t * r), steps=4,
)  # fmt: skip
_ENTROPY = Law(
    "entropy of mixing", {"m": between(1, 20, "kg", "g"), "c": between(200, 4200, "J/(kg K)", "kJ/(kg K)", step="20"),
                          "t": between(320, 370, "K", "°C"), "u": between(274, 300, "K", "°C")},
    lambda m, c, t, u: m * c * math.log((t + u) ** 2 / (4 * t * u)), ("J/K",),
    ("Two blocks of {m} each, both of {c}, one at {t} and one at {u}, are brought together without loss.",
     "A block at {t} and a like one at {u} are brought together without loss; each has {m} and {c}."),
    ("By how much does their entropy grow in all, in {unit}?", "What is the change of their entropy, in {unit}?"),
    (lambda m, c, t, u: m * c * math.log(t / u), lambda m, c, t, u: m * c * math.log((t + u) / (2 * u))), steps=5,
)  # fmt: skip
ENGINES = StemFamily("engines", (
    (_WORK,), (_WORK, _WASTE), (_WASTE, _ISOBAR, _CARNOT), (_CARNOT, _ISOTHERM), (_PUMP, _ADIABAT, _ENTROPY),
), _ASIDES)  # fmt: skip
