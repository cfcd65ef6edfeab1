"""Mechanics of what is kept: energy, momentum, rotation."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.mechanics import ASIDES
from verigym.envs.stem.quantity import between

_THINGS = {"thing": ("cart", "sled", "trolley", "ball", "box", "sack")}
_MASS = between(2, 60, "kg", "g", "t")
_SPEED = between(2, 30, "m/s", "km/h")

_WORK = Law(
    "work", {"f": between(2, 90, "N", "kN", "mN"), "s": between(2, 60, "m", "km", "cm")}, lambda f, s: f * s,
    ("J", "kJ"),
    ("A {thing} is pushed with {f} over {s}, along the force.", "Along a way of {s} a force of {f} moves a {thing}."),
    ("What work is done, in {unit}?", "Find the work in {unit}."),
    (lambda f, s: f / s,), words=_THINGS, short="{f} over {s}: work in {unit}?",
)  # fmt: skip
_KINETIC = Law(
    "kinetic energy", {"m": _MASS, "v": _SPEED}, lambda m, v: m * v * v / 2, ("J", "kJ"),
    ("A {thing} of {m} moves at {v}.", "At {v}, a {thing} with a mass of {m} comes along."),
    ("What is its kinetic energy in {unit}?", "How much energy of motion has it, in {unit}?"),
    (lambda m, v: m * v * v, lambda m, v: m * v / 2), words=_THINGS, short="{m} at {v}: kinetic energy in {unit}?",
)  # fmt: skip
_FALL = Law(
    "fall", {"h": between(2, 80, "m", "cm", "km", step="0.1")}, lambda h, g: math.sqrt(2 * g * h), ("m/s", "km/h"),
    ("A {thing} falls {h} from rest, without drag.", "From a height of {h} a {thing} is let go; air does not matter."),
    ("How fast is it then, in {unit}?", "At what speed does it arrive, in {unit}?"),
    (lambda h, g: math.sqrt(g * h), lambda h, g: 2 * g * h), ("g",), words=_THINGS, steps=2,
)  # fmt: skip
_LIFTED = Law(
    "power of a hoist", {"m": between(50, 900, "kg", "t"), "h": between(3, 60, "m", "cm"),
                         "t": between(4, 90, "s", "min"), "eta": between(40, 95, "%")},
    lambda m, h, t, eta, g: m * g * h / t / eta, ("W", "kW"),
    ("A motor of {eta} efficiency lifts {m} by {h} in {t}.", "In {t} a hoist of {eta} efficiency raises {m} by {h}."),
    ("What power does it draw, in {unit}?", "Find the power that it takes up, in {unit}."),
    (lambda m, h, t, eta, g: m * g * h / t, lambda m, h, t, eta, g: m * g * h / t * eta,
     lambda m, h, t, eta, g: m * h / t / eta), ("g",), steps=3,
)  # fmt: skip
_SHOT = Law(
    "spring gun", {"k": between(50, 900, "N/m", "N/cm", "kN/m"), "x": between("0.02", "0.3", "m", "cm", "mm",
    step="0.01"),
                   "m": between("0.1", 5, "kg", "g", step="0.1")},
    lambda k, x, m: x * math.sqrt(k / m), ("m/s", "km/h"),
    ("A spring of {k}, pressed together by {x}, shoots off a ball of {m} without loss.",
     "A ball of {m} is shot off by a spring of {k} that was shortened by {x}; nothing is lost."),
    ("What is the speed of the ball in {unit}?", "How fast does it fly off, in {unit}?"),
    (lambda k, x, m: x * x * k / m, lambda k, x, m: x * math.sqrt(k / m / 2)), steps=3,
)  # fmt: skip
_ROUGH = Law(
    "stopped by friction", {"h": between(1, 20, "m", "cm", step="0.5"), "mu": between("0.1", "0.6", "", step="0.02")},
    lambda h, mu: h / mu, ("m", "km"),
    ("A {thing} slides down a smooth ramp of height {h} from rest and on over a rough floor with a coefficient of "
     "friction of {mu}.",
     "From rest at a height of {h} a {thing} slides down without friction; the level floor after that has a "
     "coefficient of friction of {mu}."),
    ("How far does it slide on the floor, in {unit}?", "After what way on the floor does it stop, in {unit}?"),
    (lambda h, mu: h * mu, lambda h, mu: 2 * h / mu), words=_THINGS, steps=4,
)  # fmt: skip
_HILL = Law(
    "over a hill", {"v": between(12, 40, "m/s", "km/h"), "h": between(2, 8, "m", "cm", step="0.1"),
                    "m": between(20, 90, "kg", "t"), "loss": between(100, 900, "J", "kJ", step="10")},
    lambda v, h, m, loss, g: math.sqrt(v * v - 2 * g * h - 2 * loss / m), ("m/s", "km/h"),
    ("A sled of {m} at {v} goes up a hill of {h}, and loses {loss} to friction on its way.",
     "At {v} a wagon of {m} begins to climb; it is {h} higher on top of the hill, and {loss} turned into heat."),
    ("How fast is it on top, in {unit}?", "What is its speed up there, in {unit}?"),
    (lambda v, h, m, loss, g: math.sqrt(v * v - 2 * g * h), lambda v, h, m, loss, g: math.sqrt(v * v + 2 * g * h)),
    ("g",), needs=lambda v, h, m, loss: v * v > 20 * h + 2 * loss / m + 4, steps=5,
)  # fmt: skip
ENERGY = StemFamily("energy", (
    (_WORK, _KINETIC), (_WORK, _KINETIC), (_WORK, _KINETIC, _FALL), (_LIFTED, _SHOT), (_ROUGH, _HILL, _SHOT),
), ASIDES)  # fmt: skip

_MOMENTUM = Law(
    "momentum", {"m": _MASS, "v": _SPEED}, lambda m, v: m * v, ("kg m/s",),
    ("A {thing} of {m} moves at {v}.", "At {v}, a {thing} with a mass of {m} comes along."),
    ("What is its momentum in {unit}?", "Find its momentum in {unit}."),
    (lambda m, v: m * v * v / 2,), words=_THINGS, short="{m} at {v}: momentum in {unit}?",
)  # fmt: skip
_IMPULSE = Law(
    "change of speed", {"f": between(20, 900, "N", "kN"), "t": between(1, 9, "s", "ms", step="0.1"), "m": _MASS},
    lambda f, t, m: f * t / m, ("m/s", "km/h"),
    ("A force of {f} acts for {t} on a {thing} of {m}, along its motion.",
     "For {t}, {f} push a {thing} of {m} forward."),
    ("By how much does its speed grow, in {unit}?", "What change of speed results, in {unit}?"),
    (lambda f, t, m: f * t, lambda f, t, m: f / m), words=_THINGS, steps=2,
)  # fmt: skip
_STICKING = Law(
    "sticking together", {"m": _MASS, "n": _MASS, "u": between(10, 30, "m/s", "km/h"), "w": between(1, 9, "m/s",
    "km/h")},
    lambda m, n, u, w: (m * u + n * w) / (m + n), ("m/s", "km/h"),
    ("A cart of {m} at {u} hits one of {n} that moves ahead of it at {w}, and they stick together.",
     "Two carts, {m} at {u} and in front of it {n} at {w}, move the same way, collide and stay together."),
    ("What is their common speed in {unit}?", "How fast do they move then, in {unit}?"),
    (lambda m, n, u, w: (u + w) / 2, lambda m, n, u, w: abs(m * u - n * w) / (m + n)), steps=3,
)  # fmt: skip
_HEAD_ON = Law(
    "lost in a collision", {"m": _MASS, "n": _MASS, "u": between(5, 30, "m/s", "km/h"), "w": between(1, 20, "m/s",
    "km/h")},
    lambda m, n, u, w: m * n / (m + n) * (u + w) ** 2 / 2, ("J", "kJ"),
    ("A cart of {m} at {u} meets one of {n} that comes towards it at {w}, and they stick together.",
     "Two carts, {m} at {u} and {n} at {w}, run into each other head on and stay together."),
    ("How much kinetic energy is lost, in {unit}?", "What energy turns into heat, in {unit}?"),
    (lambda m, n, u, w: m * n / (m + n) * (u - w) ** 2 / 2, lambda m, n, u, w: (m * u * u + n * w * w) / 2), steps=5,
)  # fmt: skip
_PENDULUM = Law(
    "ballistic pendulum", {"m": between(5, 40, "g", "kg"), "n": between(1, 6, "kg", "g", step="0.1"),
                           "h": between(2, 40, "cm", "m", "mm")},
    lambda m, n, h, g: (m + n) / m * math.sqrt(2 * g * h), ("m/s", "km/h"),
    ("A bullet of {m} gets stuck in a hanging block of {n}, which swings up by {h}.",
     "A block of {n} hangs on cords. A bullet of {m} flies into it and stays there; the block rises by {h}."),
    ("How fast was the bullet, in {unit}?", "What was the speed of the bullet in {unit}?"),
    (lambda m, n, h, g: n / m * math.sqrt(g * h), lambda m, n, h, g: math.sqrt(2 * g * h)), ("g",), steps=5,
)  # fmt: skip
MOMENTUM = StemFamily("momentum", (
    (_MOMENTUM,), (_MOMENTUM, _IMPULSE), (_MOMENTUM, _IMPULSE), (_STICKING,), (_HEAD_ON, _PENDULUM),
), ASIDES)  # fmt: skip

_TORQUE = Law(
    "torque", {"f": between(2, 90, "N", "kN", "mN"), "r": between(2, 60, "m", "cm", "mm")}, lambda f, r: f * r,
    ("N m",),
    ("A force of {f} acts at right angles on a lever, {r} from its axis.",
     "At {r} from the axis, {f} pull at right angles on a beam."),
    ("What is the torque in {unit}?", "Find the torque in {unit}."),
    (lambda f, r: f / r,), short="{f} on an arm of {r}: torque in {unit}?",
)  # fmt: skip
_CIRCLING = Law(
    "centripetal force", {"m": _MASS, "v": _SPEED, "r": between(2, 90, "m", "cm", "km")},
    lambda m, v, r: m * v * v / r, ("N", "kN"),
    ("A {thing} of {m} goes round a circle of radius {r} at {v}.",
     "At {v}, a {thing} of {m} runs through a bend with a radius of {r}."),
    ("What force towards the centre does it take, in {unit}?", "Find the centripetal force in {unit}."),
    (lambda m, v, r: m * v / r, lambda m, v, r: m * v * v / (2 * r)), words=_THINGS,
)  # fmt: skip
_TURNING = Law(
    "rim", {"f": between(30, 900, "rpm", "Hz", step="6"), "r": between("0.1", 2, "m", "cm", "mm", step="0.05")},
    lambda f, r: 2 * math.pi * f * r, ("m/s", "km/h"),
    ("A wheel with a radius of {r} turns at {f}.", "At {f}, a disc of radius {r} spins."),
    ("How fast does its rim move, in {unit}?", "What is the speed of a point on its rim, in {unit}?"),
    (lambda f, r: f * r, lambda f, r: math.pi * f * r), steps=2,
)  # fmt: skip
_FLYWHEEL = Law(
    "flywheel", {"m": between(2, 90, "kg", "g"), "r": between("0.1", 1, "m", "cm", "mm", step="0.05"),
                 "f": between(60, 900, "rpm", "Hz", step="6")},
    lambda m, r, f: (math.pi * f * r) ** 2 * m, ("J", "kJ"),
    ("A solid disc of {m} with a radius of {r} spins at {f} about its axis.",
     "A flywheel is a solid disc of {m}, {r} in radius, that turns at {f}."),
    ("What energy does it hold, in {unit}?", "Find its energy of rotation in {unit}."),
    (lambda m, r, f: 2 * (math.pi * f * r) ** 2 * m, lambda m, r, f: m * r * r * f * f / 4), steps=4,
)  # fmt: skip
_ROLLING = Law(
    "rolling down", {"h": between(1, 30, "m", "cm", step="0.1"), "m": _MASS}, lambda h, m, g: math.sqrt(4 * g * h / 3),
    ("m/s", "km/h"),
    ("A solid cylinder of {m} rolls down a slope from rest without slipping, and ends {h} lower.",
     "From rest, a solid roller of {m} rolls down by {h} in height without slipping."),
    ("How fast does its centre move then, in {unit}?", "What speed has it at the bottom, in {unit}?"),
    (lambda h, m, g: math.sqrt(2 * g * h), lambda h, m, g: math.sqrt(10 * g * h / 7)), ("g",), steps=4,
)  # fmt: skip
_SKATER = Law(
    "angular momentum", {"i": between(2, 9, "kg m^2", step="0.1"), "f": between(30, 240, "rpm", "Hz", step="6"),
                         "j": between("0.5", "1.8", "kg m^2", step="0.1"), "t": between(2, 20, "s", "min", "ms")},
    lambda i, f, j, t: i * f / j * t, ("",),
    ("A dancer spins at {f} with a moment of inertia of {i}, draws in both arms until it is {j}, and spins on for {t}.",
     "With a moment of inertia of {i}, a skater turns at {f}; then the arms come in, which makes it {j}, for {t}."),
    ("How many turns is that, once the arms are in?", "How often does the body turn in that last stretch?"),
    (lambda i, f, j, t: j * f / i * t, lambda i, f, j, t: f * t), steps=4,
)  # fmt: skip
ROTATION = StemFamily("rotation", (
    (_TORQUE,), (_TORQUE, _CIRCLING), (_CIRCLING, _TURNING), (_FLYWHEEL, _ROLLING), (_FLYWHEEL, _ROLLING, _SKATER),
), ASIDES)  # fmt: skip
