"""Mechanics: motion, forces and energy."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

ASIDES = (
    ("The air is at {} °C.", 5, 30),
    ("The laboratory is {} years old.", 2, 60),
    ("A spectator stands {} m away.", 10, 90),
    ("The ground is {} m above the sea.", 20, 900),
    ("The measurement is repeated {} times.", 3, 12),
    ("All of it is filmed by {} cameras.", 2, 9),
)
_THINGS = {"thing": ("cart", "sled", "trolley", "drone", "robot", "toy car")}
_SPEED = between(2, 40, "m/s", "km/h")
_MASS = between(2, 90, "kg", "g", "t")

_STEADY = {"v": _SPEED, "t": between(3, 60, "s", "min", "ms")}
_WAY = Law(
    "way", _STEADY, lambda v, t: v * t, ("m", "km"),
    ("A {thing} moves at a steady {v} for {t}.", "For {t} a {thing} keeps up {v}."),
    ("How far does it get, in {unit}?", "What distance in {unit} does it cover?"),
    (lambda v, t: v / t,), words=_THINGS, short="{v} for {t}: way in {unit}?",
)  # fmt: skip
_TIME = Law(
    "time", {"s": between(50, 900, "m", "km"), "v": _SPEED}, lambda s, v: s / v, ("s", "min"),
    ("A {thing} moves at a steady {v} over {s}.", "A {thing} has to cover {s} at {v}."),
    ("How long does it take, in {unit}?", "What time in {unit} does it need?"),
    (lambda s, v: v / s, lambda s, v: s * v), words=_THINGS, short="{s} at {v}: time in {unit}?",
)  # fmt: skip
_GAINED = Law(
    "speed gained", {"u": between(1, 20, "m/s", "km/h"), "a": between(1, 6, "m/s^2", "cm/s^2", step="0.1"),
                     "t": between(2, 12, "s", "ms")},
    lambda u, a, t: u + a * t, ("m/s", "km/h"),
    ("A {thing} at {u} speeds up by {a} for {t}.", "A {thing} gains speed at {a} for {t}; at first it does {u}."),
    ("What is its speed then, in {unit}?", "How fast is it in the end, in {unit}?"),
    (lambda u, a, t: a * t, lambda u, a, t: u + a * t * t / 2), words=_THINGS,
)  # fmt: skip
_COVERED = Law(
    "way covered", {"u": between(1, 20, "m/s", "km/h"), "a": between(1, 6, "m/s^2", "cm/s^2", step="0.1"),
                    "t": between(2, 12, "s", "ms")},
    lambda u, a, t: u * t + a * t * t / 2, ("m", "km"),
    ("A {thing} at {u} speeds up by {a} for {t}.", "For {t} a {thing} gains speed at {a}; at first it does {u}."),
    ("What distance does it cover meanwhile, in {unit}?", "How far does it get in that time, in {unit}?"),
    (lambda u, a, t: u * t + a * t * t, lambda u, a, t: a * t * t / 2), words=_THINGS, steps=2,
)  # fmt: skip
_BRAKED = Law(
    "way of braking", {"v": between(10, 40, "m/s", "km/h"), "t": between("0.5", 2, "s", "ms", step="0.1"),
                       "a": between(2, 8, "m/s^2", "cm/s^2", step="0.1")},
    lambda v, t, a: v * t + v * v / (2 * a), ("m", "km"),
    ("The driver of a car at {v} reacts after {t} and then brakes at {a}.",
     "A car does {v}. Its driver needs {t} to react, and then slows it down at {a}."),
    ("What distance in {unit} does the car cover until it stands?", "How far does it get until it stands, in {unit}?"),
    (lambda v, t, a: v * v / (2 * a), lambda v, t, a: v * t + v * v / a), steps=3,
)  # fmt: skip
_THROWN = Law(
    "range", {"v": between(8, 60, "m/s", "km/h"), "angle": between(15, 75, "degrees", step="5")},
    lambda v, angle, g: v * v * math.sin(2 * math.radians(angle)) / g, ("m", "km"),
    ("A ball is thrown from level ground at {v}, {angle} above it, without drag.",
     "A stone leaves the ground at {v} under an angle of {angle} to it; air does not matter."),
    ("How far away does it land, in {unit}?", "What is its range in {unit}?"),
    (lambda v, angle, g: v * v * math.sin(math.radians(angle)) / g,
     lambda v, angle, g: v * v * math.sin(2 * math.radians(angle)) / (2 * g)), ("g",), steps=3,
)  # fmt: skip
_STAGES = Law(
    "two stages", {"a": between(1, 5, "m/s^2", "cm/s^2", step="0.1"), "t": between(4, 15, "s", "ms"),
                   "b": between(2, 8, "m/s^2", "cm/s^2", step="0.1"), "w": between(5, 90, "s", "min")},
    lambda a, t, b, w: a * t * t / 2 + a * t * w + (a * t) ** 2 / (2 * b), ("m", "km"),
    ("A {thing} starts from rest, gains speed at {a} for {t}, keeps its speed for {w} and then brakes at {b}.",
     "From rest a {thing} speeds up by {a} during {t}; it goes on at that speed for {w}, and then slows down by {b}."),
    ("What distance in {unit} has it covered once it stands?", "How far has it come when it stands, in {unit}?"),
    (lambda a, t, b, w: a * t * t / 2 + (a * t) ** 2 / (2 * b),
     lambda a, t, b, w: a * t * t + a * t * w + (a * t) ** 2 / b), words=_THINGS, steps=4,
)  # fmt: skip
_CLIFF = Law(
    "thrown from a cliff", {"h": between(5, 90, "m", "km"), "v": between(3, 40, "m/s", "km/h")},
    lambda h, v, g: math.sqrt(v * v + 2 * g * h), ("m/s", "km/h"),
    ("A ball is thrown level at {v} from a cliff of {h}, without drag.",
     "From a tower a stone is thrown sideways at {v}; it falls {h}, and air does not matter."),
    ("At what speed does it reach the ground, in {unit}?", "How fast is it when it hits the ground, in {unit}?"),
    (lambda h, v, g: math.sqrt(2 * g * h), lambda h, v, g: v + math.sqrt(2 * g * h)), ("g",), steps=4,
)  # fmt: skip
MOTION = StemFamily("motion", (
    (_WAY, _TIME), (_WAY, _TIME, _GAINED), (_GAINED, _COVERED), (_BRAKED, _THROWN, _COVERED), (_STAGES, _CLIFF),
), ASIDES)  # fmt: skip

_FORCE = Law(
    "force", {"m": _MASS, "a": between(2, 9, "m/s^2", "cm/s^2")}, lambda m, a: m * a, ("N", "kN"),
    ("A {thing} of {m} is accelerated at {a}.", "A {thing} has a mass of {m} and an acceleration of {a}."),
    ("What net force acts on it, in {unit}?", "Find the net force in {unit}."),
    (lambda m, a: m / a,), words=_THINGS, short="{m} at {a}: force in {unit}?",
)  # fmt: skip
_RATE = Law(
    "acceleration", {"f": between(20, 900, "N", "kN"), "m": _MASS}, lambda f, m: f / m, ("m/s^2", "cm/s^2"),
    ("A net force of {f} acts on a {thing} of {m}.", "A {thing} of {m} is pushed by a net force of {f}."),
    ("What is its acceleration in {unit}?", "At what rate does it speed up, in {unit}?"),
    (lambda f, m: f * m, lambda f, m: m / f), words=_THINGS, short="{f} on {m}: acceleration in {unit}?",
)  # fmt: skip
_HOOKE = Law(
    "spring", {"k": between(20, 900, "N/m", "N/cm", "kN/m"), "x": between("0.02", "0.5", "m", "cm", "mm", step="0.01")},
    lambda k, x: k * x, ("N", "kN"),
    ("A spring of {k} is stretched by {x}.", "A spring, whose constant is {k}, is pressed together by {x}."),
    ("What force does it take, in {unit}?", "Find the force in {unit}."), (lambda k, x: k * x * x / 2,),
)  # fmt: skip
_FRICTION = Law(
    "friction", {"m": between(2, 30, "kg", "g"), "f": between(200, 600, "N", "kN"),
                 "mu": between("0.05", "0.6", "", step="0.01")},
    lambda m, f, mu, g: f / m - mu * g, ("m/s^2", "cm/s^2"),
    ("A crate of {m} is pulled over a level floor with {f}; the coefficient of friction is {mu}.",
     "On a level floor with a coefficient of friction of {mu}, {f} pull a box of {m}."),
    ("What is its acceleration in {unit}?", "At what rate does it speed up, in {unit}?"),
    (lambda m, f, mu, g: f / m, lambda m, f, mu, g: f / m + mu * g), ("g",), steps=3,
)  # fmt: skip
_SLOPE = Law(
    "slope", {"angle": between(30, 60, "degrees", step="5"), "mu": between("0.05", "0.4", "", step="0.01"),
              "s": between(2, 30, "m", "cm")},
    lambda angle, mu, s, g: math.sqrt(2 * g * s * (math.sin(math.radians(angle)) - mu * math.cos(math.radians(angle)))),
    ("m/s", "km/h"),
    ("A block slides from rest down a slope of {angle}, {s} long; the coefficient of friction is {mu}.",
     "From rest, a box slides {s} down a plane that rises at {angle}, with a coefficient of friction of {mu}."),
    ("What is its speed at the bottom, in {unit}?", "How fast is it in the end, in {unit}?"),
    (lambda angle, mu, s, g: math.sqrt(2 * g * s * math.sin(math.radians(angle))),), ("g",), steps=4,
)  # fmt: skip
_PULLEY = Law(
    "pulley", {"m": between(3, 30, "kg", "g"), "n": between(1, 20, "kg", "g")},
    lambda m, n, g: (m - n) * g / (m + n), ("m/s^2", "cm/s^2"),
    ("Masses of {m} and {n} hang on the ends of a light cord over a pulley without friction.",
     "A light cord over a smooth pulley holds {m} on one side and {n} on the other."),
    ("What is their acceleration in {unit}?", "At what rate do they speed up, in {unit}?"),
    (lambda m, n, g: (m - n) * g / m, lambda m, n, g: (m - n) * g / n), ("g",), needs=lambda m, n: m > n, steps=3,
)  # fmt: skip
_TENSION = Law(
    "tension", {"m": between(3, 30, "kg", "g"), "n": between(1, 20, "kg", "g"),
                "mu": between("0.05", "0.3", "", step="0.01")},
    lambda m, n, mu, g: m * n * g * (1 + mu) / (m + n), ("N", "kN"),
    ("A block of {m} on a table (coefficient of friction {mu}) is tied by a light cord over a smooth pulley to a "
     "hanging mass of {n}, which pulls it along.",
     "A hanging mass of {n} pulls a box of {m} along a table, by a light cord over a smooth pulley; the coefficient "
     "of friction is {mu}."),
    ("What is the tension of the cord, in {unit}?", "Find the force in the cord in {unit}."),
    (lambda m, n, mu, g: n * g, lambda m, n, mu, g: m * n * g / (m + n)), ("g",),
    needs=lambda m, n, mu: n > 1.2 * mu * m, steps=4,
)  # fmt: skip
FORCES = StemFamily("forces", (
    (_FORCE, _RATE), (_FORCE, _RATE, _HOOKE), (_FORCE, _RATE, _HOOKE), (_FRICTION, _PULLEY), (_SLOPE, _TENSION),
), ASIDES)  # fmt: skip
