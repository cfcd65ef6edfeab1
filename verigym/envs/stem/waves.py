"""Waves, sound and light."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The room is {} m high.", 3, 9),
    ("The device draws {} W.", 5, 90),
    ("The screen weighs {} kg.", 2, 40),
    ("An observer is {} years old.", 12, 80),
    ("The measurement took {} minutes.", 2, 50),
)
_FREQUENCY = between(20, 900, "Hz", "kHz", step="5")

_WAVE = Law(
    "speed of a wave", {"f": between(2, 90, "Hz", "kHz"), "wl": between(2, 40, "m", "cm", "mm")},
    lambda f, wl: f * wl, ("m/s", "km/h"),
    ("A wave has a frequency of {f} and a wavelength of {wl}.", "At {f} the wavelength of a wave is {wl}."),
    ("How fast does it move, in {unit}?", "Find its speed in {unit}."),
    (lambda f, wl: f / wl, lambda f, wl: wl / f), short="{f}, wavelength {wl}: speed in {unit}?",
)  # fmt: skip
_ECHO = Law(
    "echo", {"v": between(330, 350, "m/s", "km/s"), "t": between("0.2", 9, "s", "ms", step="0.1")},
    lambda v, t: v * t / 2, ("m", "km"),
    ("An echo comes back after {t}; sound moves at {v}.", "Sound moves at {v}. The echo of a shout takes {t}."),
    ("How far away is the wall, in {unit}?", "What is the distance of the wall in {unit}?"),
    (lambda v, t: v * t, lambda v, t: v / t), steps=2,
)  # fmt: skip
_PERIOD = Law(
    "number of waves", {"f": _FREQUENCY, "v": between(330, 350, "m/s", "km/s"), "s": between(5, 90, "m", "km", "cm")},
    lambda f, v, s: s * f / v, ("",),
    ("A tone of {f} moves at {v} along a path of {s}.", "Along {s} runs a tone of {f}, at {v}."),
    ("How many wavelengths fit on the path?", "What is the length of the path in wavelengths?"),
    (lambda f, v, s: s * v / f, lambda f, v, s: v / f), steps=2,
)  # fmt: skip
_STRING = Law(
    "string", {"f": between(20, 300, "N", "kN"), "d": between(1, 30, "g/m", "kg/m"), "s": between(30, 200, "cm", "m"),
               "n": between(1, 5, "")},
    lambda f, d, s, n: n / (2 * s) * math.sqrt(f / d), ("Hz", "kHz"),
    ("A string of {s} and {d} is stretched by {f} between fixed ends.",
     "Between fixed ends, {s} apart, a string of {d} is under a tension of {f}."),
    ("What is the frequency of its harmonic number {n}, in {unit}?", "Find the frequency of harmonic {n} in {unit}."),
    (lambda f, d, s, n: n / s * math.sqrt(f / d), lambda f, d, s, n: n / (4 * s) * math.sqrt(f / d)), steps=3,
)  # fmt: skip
_PIPE = Law(
    "closed pipe", {"s": between(20, 90, "cm", "m", "mm"), "v": between(330, 350, "m/s", "km/s"), "n": between(1, 4,
    "")},
    lambda s, v, n: (2 * n - 1) * v / (4 * s), ("Hz", "kHz"),
    ("A pipe of {s} is open at one end and closed at the other; sound moves in it at {v}.",
     "Sound moves at {v} in a pipe of {s} with one end open and one closed."),
    ("What is the frequency of its resonance number {n}, counted from the lowest, in {unit}?",
     "Counted from the lowest, its resonance number {n} has what frequency, in {unit}?"),
    (lambda s, v, n: n * v / (4 * s), lambda s, v, n: n * v / (2 * s)), steps=3,
)  # fmt: skip
_BEATS = Law(
    "beats on two strings", {"f": between(200, 900, "Hz", "kHz", step="5"), "p": between(1, 9, "%", step="0.5")},
    lambda f, p: f * (math.sqrt(1 + p) - 1), ("Hz", "kHz"),
    ("Two equal strings sound at {f}. Then the tension of one is made {p} larger.",
     "Of two equal strings, both tuned to {f}, one gets {p} more tension."),
    ("How many beats a second, in {unit}, does one hear?", "Find the frequency of the beats in {unit}."),
    (lambda f, p: f * p, lambda f, p: f * ((1 + p) ** 2 - 1)), steps=4,
)  # fmt: skip
_SPEEDING = Law(
    "tone of two pipes", {"s": between(20, 60, "cm", "m", "mm"), "w": between(61, 99, "cm", "m", "mm"),
                          "t": between(-10, 35, "°C", "K")},
    lambda s, w, t: 20.05 * math.sqrt(t) / 2 * (1 / s - 1 / w), ("Hz", "kHz"),
    ("Two pipes, open at both ends, are {s} and {w} long; the speed of sound in m/s is 20.05 times the square root of "
     "the temperature in K, and it is {t}.",
     "It is {t}, and sound moves at 20.05 sqrt(T) m/s with T in K. Two pipes of {s} and {w} have open ends."),
    ("By how much do their lowest tones differ, in {unit}?",
    "Find the difference of their lowest frequencies in {unit}."),
    (lambda s, w, t: 20.05 * math.sqrt(t) / 4 * (1 / s - 1 / w), lambda s, w,
    t: 20.05 * math.sqrt(t) * (1 / s - 1 / w)),
    steps=5,
)  # fmt: skip
WAVES = StemFamily("waves", (
    (_WAVE,), (_WAVE, _ECHO), (_ECHO, _PERIOD), (_STRING, _PIPE), (_BEATS, _SPEEDING),
), _ASIDES)  # fmt: skip

_INTENSITY = Law(
    "intensity", {"p": between(2, 900, "W", "mW", "kW"), "r": between(2, 40, "m", "km", "cm")},
    lambda p, r: p / (4 * math.pi * r * r), ("W/m^2",),
    ("A source of {p} sounds alike in all directions.", "In all directions alike, a loudspeaker gives {p} of sound."),
    ("What is the intensity at {r}, in {unit}?", "Find the intensity {r} away in {unit}."),
    (lambda p, r: p / (math.pi * r * r), lambda p, r: p / (4 * math.pi * r)), short="{p} of sound, {r} away: {unit}?",
)  # fmt: skip
_LEVEL = Law(
    "sound level", {"i": between(2, 9999, "", step="1")}, lambda i: 10 * math.log10(i), ("dB",),
    ("A sound has {i} times the intensity of a reference.", "The intensity of a sound is {i} times a reference."),
    ("What is its level in {unit}, by that reference?", "Find its level in {unit}, by that reference."),
    (lambda i: 10 + math.log10(i), lambda i: 20 * math.log10(i)), short="{i} times the intensity: how many {unit}?",
)  # fmt: skip
_QUIETER = Law(
    "level further away", {"x": between(70, 110, "dB"), "r": between(1, 9, "m", "cm"), "s": between(20, 90, "m", "km")},
    lambda x, r, s: x - 20 * math.log10(s / r), ("dB",),
    ("In open air a small source has {x} at {r}.", "A small source in the open is heard at {x} from {r} away."),
    ("What is its level at {s}, in {unit}?", "How loud is it {s} away, in {unit}?"),
    (lambda x, r, s: x - 10 * math.log10(s / r), lambda x, r, s: x * r / s), steps=2,
)  # fmt: skip
_DOPPLER = Law(
    "doppler", {"f": between(200, 2000, "Hz", "kHz", step="10"), "u": between(5, 60, "m/s", "km/h"),
                "w": between(1, 30, "m/s", "km/h"), "v": between(330, 350, "m/s", "km/s")},
    lambda f, u, w, v: f * (v + w) / (v - u), ("Hz", "kHz"),
    ("A siren of {f} comes on at {u} towards a listener who moves to meet it at {w}; sound moves at {v}.",
     "Sound moves at {v}. A car with a horn of {f} drives at {u} towards a cyclist, who comes towards it at {w}."),
    ("What frequency is heard, in {unit}?", "Find the frequency that the other one hears in {unit}."),
    (lambda f, u, w, v: f * (v - w) / (v + u), lambda f, u, w, v: f * v / (v - u - w)), steps=3,
)  # fmt: skip
_REFLECTED = Law(
    "doppler twice", {"f": between(20, 90, "kHz", "Hz"), "u": between(5, 60, "m/s", "km/h"),
                      "v": between(330, 350, "m/s", "km/s")},
    lambda f, u, v: f * ((v + u) / (v - u) - 1), ("Hz", "kHz"),
    ("A device at rest sends {f} towards a car, which comes on at {u} and reflects it; sound moves at {v}.",
     "Sound moves at {v}. A bat that sits still cries at {f}, and an insect that comes on at {u} reflects the cry."),
    ("By how much is the echo higher, in {unit}?", "Find the difference between echo and sent tone in {unit}."),
    (lambda f, u, v: f * u / v, lambda f, u, v: f * u / (v - u)), steps=4,
)  # fmt: skip
_SEVERAL = Law(
    "level of several sources", {"x": between(50, 90, "dB"), "n": between(2, 40, ""), "d": between(3, 20, "dB")},
    lambda x, n, d: 10 * math.log10(n * 10 ** (x / 10) + 10 ** ((x + d) / 10)), ("dB",),
    ("Each of {n} machines alone makes {x} at a place, and a further one alone {d} more than that.",
     "At a place each of {n} like machines gives {x}; another one gives {d} more."),
    ("What is the level of all together there, in {unit}?", "Find the level with all of them on in {unit}."),
    (lambda x, n, d: n * x + x + d, lambda x, n, d: x + d), steps=5,
)  # fmt: skip
SOUND = StemFamily("sound", (
    (_INTENSITY, _LEVEL), (_INTENSITY, _LEVEL), (_INTENSITY, _QUIETER), (_DOPPLER, _QUIETER), (_REFLECTED, _SEVERAL),
), _ASIDES)  # fmt: skip
