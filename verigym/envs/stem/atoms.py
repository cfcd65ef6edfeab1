"""Nuclear physics by numbers: decay, and the energy in nuclei."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The sample lies in a box of lead, {} cm thick.", 2, 20),
    ("The counter is {} years old.", 2, 40),
    ("The room is at {} °C.", 15, 28),
    ("A guard looks in {} times a day.", 2, 12),
    ("The label has {} letters.", 5, 40),
)
_LIFE = between(2, 60, "days", "h", "years")
_GRAMS = between(8, 900, "g", "mg", "kg", step="4")

_HALVED = Law(
    "half-lives", {"m": between(8, 960, "g", "mg", step="4"), "n": between(2, 5, "")}, lambda m, n: m / 2**n, ("g",
    "mg"),
    ("There are {m} of an isotope.", "A sample holds {m} of a radioactive isotope."),
    ("How much of it is left after {n} half-lives, in {unit}?",
    "What mass of it is there after {n} half-lives, in {unit}?"),
    (lambda m, n: m / (2 * n), lambda m, n: m / (n + 2)), short="{m} after {n} half-lives: {unit} left?",
)  # fmt: skip
_LEFT = Law(
    "mass left", {"m": _GRAMS, "t": _LIFE, "s": between(1, 90, "days", "h", "years")},
    lambda m, t, s: m * 0.5 ** float(s / t), ("g", "mg"),
    ("Of an isotope with a half-life of {t} there are {m}.", "An isotope, {m} of it, has a half-life of {t}."),
    ("How much of it is left after {s}, in {unit}?", "What mass of it is there {s} later, in {unit}?"),
    (lambda m, t, s: m * (1 - 0.5 ** float(s / t)), lambda m, t, s: m * math.exp(-s / t)),
    needs=lambda m, t, s: t / 10 < s < 8 * t, steps=2,
)  # fmt: skip
_SHARE = Law(
    "age", {"p": between(5, 95, "%", step="0.5"), "t": _LIFE}, lambda p, t: t * math.log2(1 / p), ("days", "h",
    "years"),
    ("Of an isotope with a half-life of {t}, {p} of the first amount are left.",
     "There are still {p} of an isotope that has a half-life of {t}."),
    ("How much time has passed, in {unit}?", "How old is the sample, in {unit}?"),
    (lambda p, t: t * math.log(1 / p), lambda p, t: t * math.log2(1 / (1 - p))), steps=2,
)  # fmt: skip
_ACTIVITY = Law(
    "activity", {"m": between(1, 90, "µg", "mg", "g"), "u": between(20, 240, "g/mol"), "t": between(2, 60, "days",
    "h", "years")},
    lambda m, u, t, na: math.log(2) / t * m / u * na, ("MBq", "kBq", "Bq"),
    ("An isotope of {u} has a half-life of {t}; there are {m} of it.",
     "A sample holds {m} of an isotope of {u}, whose half-life is {t}."),
    ("What is its activity in {unit}?", "Find its activity in {unit}."),
    (lambda m, u, t, na: m / u * na / t, lambda m, u, t, na: math.log(2) / t * m * na * 1000), ("na",), steps=4,
)  # fmt: skip
_PAIR = Law(
    "two isotopes", {"m": _GRAMS, "t": between(2, 9, "days", "h"), "n": _GRAMS, "u": between(10, 60, "days", "h"),
                     "s": between(1, 40, "days", "h")},
    lambda m, t, n, u, s: m * 0.5 ** float(s / t) + n * 0.5 ** float(s / u), ("g", "mg"),
    ("A sample holds {m} of an isotope with a half-life of {t} and {n} of another with {u}; both decay into what is "
     "stable.",
     "Two isotopes are mixed: {m} of one (half-life {t}) and {n} of the other (half-life {u}). What they decay into is "
     "stable."),
    ("How much of the two together is left after {s}, in {unit}?", "Find what is left of both after {s}, in {unit}."),
    (lambda m, t, n, u, s: (m + n) * 0.5 ** float(2 * s / (t + u)),
     lambda m, t, n, u, s: m + n - m * 0.5 ** float(s / t) - n * 0.5 ** float(s / u)), steps=4,
)  # fmt: skip
_BODY = Law(
    "biological half-life", {"a": between(20, 900, "MBq", "kBq"), "t": between(2, 60, "days", "h"), "b": between(2,
    60, "days", "h"),
                             "s": between(1, 60, "days", "h")},
    lambda a, t, b, s: a * 0.5 ** float(s / t + s / b), ("MBq", "kBq"),
    ("A patient takes up {a} of an isotope with a half-life of {t}; the body excretes it with a half-life of {b}.",
     "An isotope decays with a half-life of {t}, and a body excretes it with one of {b}. At first there are {a} in "
     "it."),
    ("What activity is left in the body after {s}, in {unit}?", "Find the activity in the body {s} later, in {unit}."),
    (lambda a, t, b, s: a * 0.5 ** float(s / t), lambda a, t, b, s: a * 0.5 ** float(s / (t + b))), steps=4,
    needs=lambda a, t, b, s: s < 5 * t and s < 5 * b,
)  # fmt: skip
_DEFECT = Law(
    "energy of a mass defect", {"d": between("0.001", "0.3", "u", step="0.001"), "m": between(1, 90, "g", "kg", "mg"),
                                "u": between(2, 240, "g/mol")},
    lambda d, m, u, na, c: d * c * c * m / u * na, ("GJ", "MJ", "kWh"),
    ("Of each nucleus of a fuel of {u}, a mass of {d} is turned into energy (1 u = 1.661e-27 kg). There are {m} of it.",
     "A fuel of {u} loses {d} a nucleus when it reacts (1 u = 1.661e-27 kg); {m} of it do."),
    ("What energy is set free in all, in {unit}?", "Find the energy that all of it gives, in {unit}."),
    (lambda d, m, u, na, c: d * c * c, lambda d, m, u, na, c: d * c * m / u * na), ("na", "c"), steps=5,
)  # fmt: skip
DECAY = StemFamily("decay", (
    (_HALVED,), (_HALVED, _LEFT), (_LEFT, _SHARE), (_ACTIVITY, _PAIR), (_PAIR, _BODY, _DEFECT),
), _ASIDES)  # fmt: skip
