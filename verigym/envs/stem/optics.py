"""Optics: mirrors and lenses, refraction, interference, photons."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The bench is {} cm long.", 80, 300),
    ("The frame weighs {} g.", 20, 900),
    ("The room is at {} °C.", 15, 28),
    ("The lamp draws {} W.", 5, 90),
    ("The glass was cut {} years ago.", 2, 60),
)
_FOCUS = between(4, 30, "cm", "m", "mm")
_FAR = between(35, 200, "cm", "m", "mm")
_LIGHT = between(380, 720, "nm", "µm")

_MAGNIFIED = Law(
    "magnification", {"a": between(2, 90, "cm", "mm", "m"), "b": between(2, 60, "cm", "mm", "m"), "h": between(2, 30,
    "mm", "cm")},
    lambda a, b, h: h * b / a, ("mm", "cm"),
    ("A lens shows an object of {h}, {a} away from it, as a real image at {b}.",
     "At {b} behind a lens there is the image of an object that is {h} high and {a} in front of the lens."),
    ("How high is the image, in {unit}?", "Find the height of the image in {unit}."),
    (lambda a, b, h: h * a / b,), short="object {h} at {a}, image at {b}: {unit}?",
)  # fmt: skip
_BY_LENS = Law(
    "image distance", {"a": _FAR, "f": _FOCUS}, lambda a, f: a * f / (a - f), ("cm", "m", "mm"),
    ("A candle stands {a} from a thin converging lens of focal length {f}.",
     "A concave mirror with a focal length of {f} is {a} from a candle."),
    ("How far from it is the image, in {unit}?", "Find the distance of the image in {unit}."),
    (lambda a, f: a * f / (a + f), lambda a, f: a - f), steps=2,
)  # fmt: skip
_BENT = Law(
    "refraction", {"n": between("1.2", "2.4", "", step="0.01"), "t": between(10, 80, "degrees")},
    lambda n, t: math.degrees(math.asin(math.sin(math.radians(t)) / n)), ("degrees",),
    ("Light enters a medium of index {n} from air, at {t} to the normal.",
     "From air, a ray meets a medium of index {n} at {t} to the normal."),
    ("What is its angle to the normal inside, in {unit}?", "Find the angle of refraction in {unit}."),
    (lambda n, t: t / n, lambda n, t: t - math.degrees(math.asin(math.sin(math.radians(t)) / n))), steps=2,
)  # fmt: skip
_CRITICAL = Law(
    "critical angle", {"n": between("1.3", "2.4", "", step="0.01"), "m": between(1, "1.25", "", step="0.01")},
    lambda n, m: math.degrees(math.asin(m / n)), ("degrees",),
    ("Light in a medium of index {n} meets the border to one of index {m}.",
     "A medium of index {n} is next to one of index {m}; light comes from the former."),
    ("From what angle to the normal on is it wholly reflected, in {unit}?", "Find the critical angle in {unit}."),
    (lambda n, m: math.degrees(math.acos(m / n)), lambda n, m: math.degrees(m / n)), steps=2,
)  # fmt: skip
_FRINGES = Law(
    "fringes", {"w": _LIGHT, "g": between("0.1", 2, "mm", "µm", "cm", step="0.05"), "s": between(1, 6, "m", "cm",
    step="0.1"),
                "k": between(1, 6, "")},
    lambda w, g, s, k: k * w * s / g, ("mm", "cm"),
    ("Light of {w} falls on two narrow slits, {g} apart.", "Two narrow slits, {g} apart, are lit with {w}."),
    ("How far from the centre is bright fringe number {k} on a screen {s} away, in {unit}?",
     "On a screen {s} away, where is bright fringe {k}, measured from the centre, in {unit}?"),
    (lambda w, g, s, k: w * s / g * (k + 1), lambda w, g, s, k: (k - 0.5) * w * s / g), steps=3,
)  # fmt: skip
_GRATING = Law(
    "grating", {"w": _LIGHT, "n": between(100, 600, "", step="10"), "k": between(1, 2, ""), "s": between("0.5", 3,
    "m", "cm", step="0.1")},
    lambda w, n, k, s: s * math.tan(math.asin(k * w * n * 1000)), ("cm", "m", "mm"),
    ("Light of {w} falls straight on a grating of {n} lines a millimetre.",
     "A grating with {n} lines a millimetre is lit straight with {w}."),
    ("How far from the middle is the maximum of order {k} on a screen {s} away, in {unit}?",
     "On a flat screen {s} away, where is the maximum of order {k}, from the middle, in {unit}?"),
    (lambda w, n, k, s: s * math.asin(k * w * n * 1000), lambda w, n, k, s: s * math.sin(math.asin(k * w * n * 1000))),
    needs=lambda w, n, k, s: k * w * n * 1000 < 0.9, steps=4,
)  # fmt: skip
_TWO_LENSES = Law(
    "two lenses", {"a": _FAR, "f": _FOCUS, "d": between(120, 300, "cm", "m", "mm"), "g": _FOCUS},
    lambda a, f, d, g: (d - a * f / (a - f)) * g / (d - a * f / (a - f) - g), ("cm", "m", "mm"),
    ("A candle is {a} in front of a thin lens of focal length {f}; {d} behind that there is one of {g}. Both converge.",
     "Two thin converging lenses of focal lengths {f} and {g} are {d} apart. A candle is {a} in front of the first."),
    ("How far behind the second lens is the last image, in {unit}?",
     "Find the distance of the last image from the second lens in {unit}."),
    (lambda a, f, d, g: (a + d) * g / (a + d - g), lambda a, f, d, g: a * f / (a - f)),
    needs=lambda a, f, d, g: a > f and d - a * f / (a - f) > 1.2 * g, steps=5,
)  # fmt: skip
_PHOTONS = Law(
    "photons", {"p": between(1, 900, "mW", "W", "kW"), "w": _LIGHT, "t": between(1, 90, "s", "min", "ms"),
                "y": between(5, 95, "%")},
    lambda p, w, t, y, h, c: p * t * y * w / (h * c), ("",),
    ("A laser of {p} gives light of {w}; {y} of the photons reach a detector.",
     "A detector catches {y} of the photons from a laser of {p} at {w}."),
    ("How many does it count in {t}?", "How many photons does it get in {t}?"),
    (lambda p, w, t, y, h, c: p * t * y / h, lambda p, w, t, y, h, c: p * t * w / (h * c)), ("h", "c"), steps=4,
)  # fmt: skip
OPTICS = StemFamily("optics", (
    (_MAGNIFIED,), (_MAGNIFIED, _BY_LENS, _BENT), (_BY_LENS, _CRITICAL, _BENT), (_FRINGES, _GRATING),
    (_TWO_LENSES, _PHOTONS),
), _ASIDES)  # fmt: skip
