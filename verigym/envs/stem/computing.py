"""Information: amounts of data, and how fast and how tightly they can be sent."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The cable is {} m long.", 2, 90),
    ("The computer was bought {} years ago.", 2, 15),
    ("The fan turns {} times a second.", 10, 90),
    ("The screen is {} cm wide.", 20, 90),
    ("There are {} users.", 2, 900),
)
_SIZE = between(2, 900, "MB", "GB", "kB", "MiB")
_RATE = between(2, 900, "Mbit/s", "Gbit/s", "kbit/s", "MB/s")

_BITS = Law(
    "bits of bytes", {"s": between(2, 900, "bytes")}, lambda s: s, ("bit",),
    ("A file holds {s}, of 8 bits each.", "A message is {s} long; a byte has 8 bits."),
    ("How many bits is that?", "Of how many bits does it consist?"), (lambda s: s / 64, lambda s: s / 8),
    short="How many bits are {s}?",
)  # fmt: skip
_MOVED = Law(
    "data moved", {"r": between(2, 90, "Mbit/s", "Gbit/s", "kbit/s"), "t": between(2, 60, "s", "min", "h")},
    lambda r, t: r * t, ("Mbit", "Gbit"),
    ("A line carries {r}.", "A link has a rate of {r}."),
    ("How much data passes in {t}, in {unit}?", "What amount of data is that in {t}, in {unit}?"),
    (lambda r, t: r / t, lambda r, t: r * t / 8), short="{r} for {t}: how many {unit}?",
)  # fmt: skip
_LOADED = Law(
    "time to load", {"s": _SIZE, "r": _RATE}, lambda s, r: s / r, ("s", "min", "ms"),
    ("A file of {s} is loaded at {r}.", "At {r} a computer fetches {s} (1 byte = 8 bit)."),
    ("How long does it take, in {unit}?", "What time in {unit} does that need?"),
    (lambda s, r: s / r / 8, lambda s, r: s / r * 8), steps=2,
)  # fmt: skip
_PICTURE = Law(
    "picture", {"w": between(200, 4000, "", step="40"), "h": between(200, 4000, "", step="40"), "d": between(4, 48,
    "bit", step="4"),
                "c": between(2, 40, "")},
    lambda w, h, d, c: w * h * d / c, ("kB", "MB", "KiB", "MiB"),
    ("A picture has {w} by {h} pixels of {d}, and is then packed to one part in {c} of that.",
     "Of {w} by {h} pixels with {d} each, a program stores one bit for every {c}."),
    ("How large is the file, in {unit}?", "What amount of data is stored, in {unit}?"),
    (lambda w, h, d, c: w * h * d, lambda w, h, d, c: w * h * d / c * 8), steps=4,
)  # fmt: skip
_SOUND = Law(
    "recording", {"f": between(8, 96, "kHz", "Hz", step="4"), "d": between(8, 32, "bit", step="4"), "k": between(1, 6,
    ""),
                  "t": between(10, 300, "s", "min", "h"), "r": _RATE},
    lambda f, d, k, t, r: f * d * k * t / r, ("s", "ms", "min"),
    ("A sound is sampled at {f} with {d} a sample on {k} channels for {t}, and then sent at {r}.",
     "At {r} one sends a recording of {t}: {k} channels, {f}, {d} a sample."),
    ("How long does sending take, in {unit}?", "What time in {unit} does it take to send it?"),
    (lambda f, d, k, t, r: f * d * t / r, lambda f, d, k, t, r: f * d * k * t / r / 8), steps=4,
)  # fmt: skip
_ENTROPY = Law(
    "entropy of a source", {"p": between(2, 48, "%"), "n": between(100, 9000, "", step="100")},
    lambda p, n: -n * (p * math.log2(p) + (1 - p) * math.log2(1 - p)), ("bit", "bytes"),
    ("A source gives one of two symbols; the rarer one comes with a probability of {p}, independently of all others.",
     "Of two symbols, drawn independently, one has a probability of {p}."),
    ("To how many {unit} can {n} symbols be packed at best, on average?",
     "What is the entropy of {n} symbols, in {unit}?"),
    (lambda p, n: -n * p * math.log2(p), lambda p, n: -n * (p * math.log(p) + (1 - p) * math.log(1 - p))), steps=4,
)  # fmt: skip
_CHANNEL = Law(
    "shannon", {"b": between(2, 900, "kHz", "MHz", "Hz"), "s": between(5, 40, "dB")},
    lambda b, s: b * math.log2(1 + 10 ** float(s / 10)), ("kbit/s", "Mbit/s", "bit/s"),
    ("A channel has a bandwidth of {b} and a ratio of signal to noise of {s}.",
     "The ratio of signal to noise of a channel is {s}, its bandwidth {b}."),
    ("What is its capacity in {unit}?", "How much can it carry at most, in {unit}?"),
    (lambda b, s: b * math.log2(1 + s), lambda b, s: 2 * b * math.log2(1 + 10 ** float(s / 20))), steps=4,
)  # fmt: skip
DATA = StemFamily("data", (
    (_BITS, _MOVED), (_MOVED, _LOADED), (_LOADED, _MOVED), (_PICTURE, _LOADED), (_SOUND, _ENTROPY, _CHANNEL),
), _ASIDES)  # fmt: skip
