"""Geoscience, and the mechanics of fluids."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The map was printed {} years ago.", 2, 90),
    ("The team has {} members.", 2, 30),
    ("The nearest town is {} km away.", 5, 90),
    ("The drill weighs {} kg.", 100, 900),
    ("It rained on {} days of last year.", 30, 250),
)

_SCALED = Law(
    "map", {"s": between(2, 90, "cm", "mm"), "k": between(5, 90, "")}, lambda s, k: s * k * 1000, ("m", "km"),
    ("On a map of 1:{k}000 two huts are {s} apart.", "The scale of a map is 1:{k}000, and a path on it measures {s}."),
    ("How long is that in nature, in {unit}?", "What distance is it really, in {unit}?"),
    (lambda s, k: s * k, lambda s, k: s * k * 100), short="{s} on a map of 1:{k}000: {unit}?",
)  # fmt: skip
_DRIFT = Law(
    "drift", {"v": between(5, 90, "mm/year", "cm/year"), "t": between(2, 900, "")}, lambda v, t: v * t * 31557600000,
    ("m", "km"),
    ("Two plates drift apart at {v} for {t} thousand years.", "For {t} thousand years a plate moves at {v}."),
    ("By how much do they move, in {unit}?", "What way is that, in {unit}?"),
    (lambda v, t: v * t * 31557600, lambda v, t: v / t), short="{v} for {t} thousand years: {unit}?",
)  # fmt: skip
_DEEP = Law(
    "gradient", {"t": between(5, 20, "°C", "K"), "g": between(20, 40, "K/km"), "d": between(500, 5000, "m", "km",
    step="10")},
    lambda t, g, d: t + g * d, ("°C", "K"),
    ("It is {t} at the surface; the temperature rises by {g} downwards.",
     "In a mine it gets warmer by {g} on the way down from the surface, where it is {t}."),
    ("How warm is the rock at a depth of {d}, in {unit}?", "Find the temperature {d} down, in {unit}."),
    (lambda t, g, d: 273 + g * d,), steps=2,
)  # fmt: skip
_QUAKE = Law(
    "earthquake", {"p": between("5.5", 8, "km/s", "m/s", step="0.1"), "s": between(3, "4.5", "km/s", "m/s", step="0.1"),
                   "t": between(5, 120, "s", "min", "ms")},
    lambda p, s, t: t / (1 / s - 1 / p), ("km", "m"),
    ("P waves of an earthquake move at {p} and its S waves at {s}. The latter arrive {t} later.",
     "The S waves of an earthquake ({s}) arrive {t} after its P waves ({p})."),
    ("How far away was it, in {unit}?", "Find the distance of its origin in {unit}."),
    (lambda p, s, t: t * (p - s), lambda p, s, t: t * p), steps=3,
)  # fmt: skip
_ENERGIES = Law(
    "magnitudes of earthquakes", {"m": between(6, 9, "", step="0.1"), "n": between(3, "5.9", "", step="0.1")},
    lambda m, n: 10 ** (1.5 * float(m - n)), ("",),
    ("One earthquake had a magnitude of {m}, another one of {n}; the energy is proportional to 10^(1.5 M).",
     "The energy of an earthquake of magnitude M goes as 10^(1.5 M). There were two, of {m} and of {n}."),
    ("How many times the energy of the weaker one had the stronger one?",
     "What is the energy of the stronger divided by that of the weaker?"),
    (lambda m, n: 10 ** float(m - n), lambda m, n: 1.5 * float(m - n)), steps=3,
)  # fmt: skip
_ISOSTASY = Law(
    "isostasy", {"h": between("0.5", 6, "km", "m", step="0.1"), "c": between(2600, 2900, "kg/m^3", "g/cm^3", step="10"),
                 "m": between(3200, 3400, "kg/m^3", "g/cm^3", step="10"), "d": between(20, 40, "km", "m")},
    lambda h, c, m, d: d + h + h * c / (m - c), ("km", "m"),
    ("Crust of {c} floats on a mantle of {m}. In the plain it is {d} thick; a mountain range is {h} higher.",
     "A mountain range rises {h} above a plain where the crust ({c}) is {d} thick; it floats on a mantle of {m}."),
    ("How thick is the crust under the mountains, peaks included, in {unit}?",
     "Find the thickness of the crust from peak to mantle in {unit}."),
    (lambda h, c, m, d: d + h, lambda h, c, m, d: d + h + h * m / (m - c)), steps=5,
)  # fmt: skip
_RAIN = Law(
    "flow of a river", {"a": between(20, 900, "km^2", "ha"), "p": between(200, 2000, "mm", "cm", "m", step="10"),
                        "e": between(20, 80, "%")},
    lambda a, p, e: a * p * (1 - e) / 31557600, ("m^3/s", "L/s"),
    ("A river drains {a}, where {p} of rain fall in a year; {e} of it evaporates.",
     "On {a}, all drained by one river, fall {p} of rain in a year of 31557600 s, of which {e} evaporates."),
    ("What is the mean flow of the river, in {unit}?", "How much water does it carry on average, in {unit}?"),
    (lambda a, p, e: a * p * e / 31557600, lambda a, p, e: a * p / 31557600), steps=5,
)  # fmt: skip
GEOSCIENCE = StemFamily("geoscience", (
    (_SCALED, _DRIFT), (_SCALED, _DRIFT), (_SCALED, _DRIFT, _DEEP), (_QUAKE, _ENERGIES), (_ISOSTASY, _RAIN),
), _ASIDES)  # fmt: skip

_POOLS = (
    ("The wall of the vessel is {} mm thick.", 2, 30),
    ("The pump is {} years old.", 2, 40),
    ("The air in the hall is at {} °C.", 10, 30),
    ("The basin was cleaned {} days ago.", 2, 90),
    ("The valve has {} screws.", 4, 24),
)
_DENSITY = between(700, 1300, "kg/m^3", "g/cm^3", "kg/L", step="10")

_MASS = Law(
    "mass of a liquid", {"d": between(2, 20, "kg/L", "g/cm^3", "kg/m^3"), "v": between(2, 90, "L", "mL", "m^3")},
    lambda d, v: d * v, ("kg", "g", "t"),
    ("A liquid has a density of {d}.", "There is a fluid with a density of {d}."),
    ("What is the mass of {v} of it, in {unit}?", "How many {unit} are {v} of it?"),
    (lambda d, v: d / v / 10**6, lambda d, v: v / d * 10**6), short="{d}, {v}: mass in {unit}?",
)  # fmt: skip
_PRESSED = Law(
    "pressure of a force", {"f": between(20, 900, "N", "kN", step="10"), "a": between(2, 90, "dm^2", "cm^2", "m^2")},
    lambda f, a: f / a, ("Pa", "kPa", "bar"),
    ("A force of {f} acts on {a}, at right angles.", "On an area of {a} there is a weight of {f}."),
    ("What pressure does it make, in {unit}?", "Find the pressure in {unit}."), (lambda f, a: f * a,),
)  # fmt: skip
_DEPTH = Law(
    "pressure at a depth", {"d": _DENSITY, "h": between(1, 90, "m", "cm", step="0.5")}, lambda d, h, g: d * g * h,
    ("kPa", "Pa", "bar"),
    ("A liquid of {d} stands {h} high.", "A vessel is filled to {h} with a liquid of {d}."),
    ("What pressure does it make at the bottom, in {unit}?",
    "Find the pressure of the liquid at the bottom in {unit}."),
    (lambda d, h, g: d * h, lambda d, h, g: d * g * h / 2), ("g",), steps=2,
)  # fmt: skip
_FLOATING = Law(
    "floating", {"d": between(300, 690, "kg/m^3", "g/cm^3", "kg/L", step="10"), "w": _DENSITY,
                 "v": between(2, 900, "L", "mL", "m^3")},
    lambda d, w, v: v * (1 - d / w), ("L", "mL", "m^3"),
    ("A block of {v} with a density of {d} floats on a liquid of {w}.",
     "On a liquid of {w} floats a body of {v} that has a density of {d}."),
    ("What volume of it is above the surface, in {unit}?", "How many {unit} of it stick out of the liquid?"),
    (lambda d, w, v: v * d / w, lambda d, w, v: v * w / d), steps=3,
)  # fmt: skip
_JET = Law(
    "outflow", {"h": between("0.2", 9, "m", "cm", "mm", step="0.1"), "d": between(2, 40, "mm", "cm")},
    lambda h, d, g: math.sqrt(2 * g * h) * math.pi * d * d / 4, ("L/s", "L/min", "m^3/s"),
    ("Water flows out of a round hole, {d} wide, {h} below the surface in a wide tank, without friction.",
     "In a wide tank there is a round hole with a diameter of {d}. The water stands {h} above it; no friction."),
    ("How much comes out, in {unit}?", "Find the flow in {unit}."),
    (lambda h, d, g: math.sqrt(2 * g * h) * math.pi * d * d, lambda h, d, g: math.sqrt(g * h) * math.pi * d * d / 4),
    ("g",), steps=4,
)  # fmt: skip
_VENTURI = Law(
    "bernoulli", {"w": _DENSITY, "v": between("0.5", 6, "m/s", "cm/s", "km/h", step="0.1"), "a": between(4, 20, "cm",
    "mm"),
                  "b": between(1, 15, "cm", "mm")},
    lambda w, v, a, b: w * v * v / 2 * ((a / b) ** 4 - 1), ("kPa", "Pa", "bar"),
    ("A liquid of {w} flows at {v} in a level pipe, {a} wide, and on through a narrow part of {b}, without friction.",
     "A level pipe narrows from a diameter of {a} to one of {b}; in the former a liquid of {w} flows at {v}, without "
     "friction."),
    ("By how much does the pressure fall, in {unit}?", "Find the difference of the pressures in {unit}."),
    (lambda w, v, a, b: w * v * v / 2 * ((a / b) ** 2 - 1), lambda w, v, a, b: w * v * v * ((a / b) ** 4 - 1)),
    needs=lambda w, v, a, b: a > 1.2 * b, steps=4,
)  # fmt: skip
_SINKING = Law(
    "pulling up", {"d": between(2000, 9000, "kg/m^3", "g/cm^3", step="100"), "w": _DENSITY, "v": between(2, 90, "L",
    "mL", "m^3"),
                   "a": between("0.2", 3, "m/s^2", "cm/s^2", step="0.1")},
    lambda d, w, v, a, g: d * v * (g + a) - w * v * g, ("N", "kN"),
    ("A stone of {v} and {d} is pulled up in a liquid of {w} on a cord, with an acceleration of {a}; no drag.",
     "In a liquid of {w} a body of {v} and {d} is drawn up on a rope and gains speed at {a}, without drag."),
    ("What is the force in the cord, in {unit}?", "Find the pull in {unit}."),
    (lambda d, w, v, a, g: (d - w) * v * g, lambda d, w, v, a, g: (d - w) * v * (g + a)), ("g",), steps=5,
)  # fmt: skip
FLUIDS = StemFamily("fluids", (
    (_MASS,), (_MASS, _PRESSED), (_PRESSED, _DEPTH), (_FLOATING, _DEPTH), (_JET, _VENTURI, _SINKING),
), _POOLS)  # fmt: skip
