"""Electricity: resistors and sources, capacitors and coils, charges in fields."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The wires are {} cm long.", 10, 90),
    ("The room is at {} °C.", 15, 30),
    ("The board weighs {} g.", 20, 900),
    ("The meter has shown a wrong date for {} days.", 2, 60),
    ("The parts cost {} cents each.", 2, 90),
)
_OHMS = between(2, 90, "Ω", "kΩ")
_VOLTS = between(2, 60, "V", "mV", "kV")
_AMPS = between("0.2", 9, "A", "mA", step="0.1")

_OHM = Law(
    "voltage", {"i": _AMPS, "r": _OHMS}, lambda i, r: i * r, ("V", "mV", "kV"),
    ("A current of {i} flows through {r}.", "A resistor of {r} carries {i}."),
    ("What is the voltage over it, in {unit}?", "Find the voltage between its ends in {unit}."),
    (lambda i, r: i / r, lambda i, r: r / i), short="{i} through {r}: voltage in {unit}?",
)  # fmt: skip
_CURRENT = Law(
    "current", {"u": _VOLTS, "r": _OHMS}, lambda u, r: u / r, ("A", "mA"),
    ("A voltage of {u} lies over {r}.", "A resistor of {r} is connected to {u}."),
    ("What current flows, in {unit}?", "Find the current in {unit}."),
    (lambda u, r: u * r, lambda u, r: r / u),
)  # fmt: skip
_POWER = Law(
    "power", {"u": _VOLTS, "r": _OHMS}, lambda u, r: u * u / r, ("W", "mW", "kW"),
    ("A voltage of {u} lies over {r}.", "A heater of {r} is connected to {u}."),
    ("What power is turned into heat, in {unit}?", "Find the power in {unit}."),
    (lambda u, r: u * u * r, lambda u, r: u / r),
)  # fmt: skip
_SERIES = Law(
    "series", {"r": _OHMS, "s": _OHMS, "u": _VOLTS}, lambda r, s, u: u * s / (r + s), ("V", "mV"),
    ("Resistors of {r} and {s} are in series at {u}.", "At {u} there are {r} and then {s}, one after the other."),
    ("What is the voltage over the second one, in {unit}?", "How many {unit} lie over the latter?"),
    (lambda r, s, u: u * r / (r + s), lambda r, s, u: u / 2), steps=2,
)  # fmt: skip
_PARALLEL = Law(
    "parallel", {"r": _OHMS, "s": _OHMS, "q": _OHMS}, lambda r, s, q: 1 / (1 / r + 1 / s + 1 / q), ("Ω", "kΩ"),
    ("Resistors of {r}, {s} and {q} are in parallel.", "Side by side there are {r}, {s} and {q}."),
    ("What is their resistance together, in {unit}?", "Which single resistor does the same, in {unit}?"),
    (lambda r, s, q: r + s + q, lambda r, s, q: 1 / r + 1 / s + 1 / q), steps=2,
)  # fmt: skip
_BRANCH = Law(
    "branch", {"r": _OHMS, "s": _OHMS, "q": _OHMS, "u": _VOLTS},
    lambda r, s, q, u: u / (r + s * q / (s + q)) * q / (s + q), ("A", "mA"),
    ("A resistor of {r} is in series with a pair of {s} and {q} in parallel, all at {u}.",
     "At {u}, {r} lead to two resistors side by side, first {s} and then {q}, and back to the source."),
    ("What current flows through the first of the pair, in {unit}?",
     "Find the current in the first of the two parallel resistors in {unit}."),
    (lambda r, s, q, u: u / (r + s * q / (s + q)) * s / (s + q), lambda r, s, q, u: u / (r + s * q / (s + q))), steps=4,
)  # fmt: skip
_HEAT = Law(
    "heat in a network", {"r": _OHMS, "s": _OHMS, "q": _OHMS, "u": _VOLTS, "t": between(10, 900, "s", "min", "h")},
    lambda r, s, q, u, t: u * u / (r + s * q / (s + q)) * t, ("J", "kJ"),
    ("A resistor of {r} is in series with a pair of {s} and {q} in parallel, at {u} for {t}.",
     "For {t} a source of {u} feeds {r} and, in line with it, {s} and {q} side by side."),
    ("How much heat arises in all, in {unit}?", "What energy does the source give, in {unit}?"),
    (lambda r, s, q, u, t: u * u / (r + s * q / (s + q)), lambda r, s, q, u, t: u * u / (r + s + q) * t), steps=4,
)  # fmt: skip
_BATTERY = Law(
    "battery", {"e": between(3, 24, "V", "mV"), "w": between("0.1", 2, "Ω", step="0.1"), "r": _OHMS},
    lambda e, w, r: (e / (r + w)) ** 2 * r, ("W", "mW"),
    ("A battery of {e} with an inner resistance of {w} feeds a resistor of {r}.",
     "A resistor of {r} is connected to a source of {e}, whose inner resistance is {w}."),
    ("What power does the resistor turn into heat, in {unit}?", "Find the power that reaches the resistor in {unit}."),
    (lambda e, w, r: e * e / r, lambda e, w, r: e * e / (r + w)), steps=3,
)  # fmt: skip
CIRCUITS = StemFamily("circuits", (
    (_OHM,), (_OHM, _CURRENT, _POWER), (_CURRENT, _POWER, _SERIES), (_SERIES, _PARALLEL, _BATTERY), (_BRANCH, _HEAT),
), _ASIDES)  # fmt: skip

_FARADS = between(2, 90, "µF", "nF", "mF")
_CHARGE = Law(
    "charge", {"c": _FARADS, "u": _VOLTS}, lambda c, u: c * u, ("µC", "nC", "mC"),
    ("A capacitor of {c} is charged to {u}.", "There are {u} over a capacitor of {c}."),
    ("What charge does it hold, in {unit}?", "Find its charge in {unit}."),
    (lambda c, u: u / c / 10**12, lambda c, u: c * u / 2), short="{c} at {u}: charge in {unit}?",
)  # fmt: skip
_STORED = Law(
    "stored energy", {"c": _FARADS, "u": _VOLTS}, lambda c, u: c * u * u / 2, ("µJ", "mJ", "J"),
    ("A capacitor of {c} is charged to {u}.", "There are {u} over a capacitor of {c}."),
    ("What energy does it hold, in {unit}?", "Find its energy in {unit}."),
    (lambda c, u: c * u * u, lambda c, u: c * u / 2),
)  # fmt: skip
_CHAIN = Law(
    "capacitors in series", {"c": _FARADS, "d": _FARADS, "u": _VOLTS}, lambda c, d, u: c * d / (c + d) * u,
    ("µC", "nC", "mC"),
    ("Capacitors of {c} and {d} are in series at {u}.", "At {u} there are {c} and {d}, one after the other."),
    ("What charge does each hold, in {unit}?", "Find the charge on each of them in {unit}."),
    (lambda c, d, u: (c + d) * u, lambda c, d, u: c * u), steps=3,
)  # fmt: skip
_RC = Law(
    "charging", {"c": _FARADS, "r": between(1, 90, "kΩ", "Ω", "MΩ"), "u": _VOLTS, "t": between(20, 900, "ms", "s")},
    lambda c, r, u, t: u * (1 - math.exp(-t / (r * c))), ("V", "mV"),
    ("An empty capacitor of {c} is charged from {u} through {r}.",
     "Through {r} a source of {u} charges a capacitor of {c} that was empty."),
    ("What is the voltage over it {t} after the start, in {unit}?", "To how many {unit} has it come after {t}?"),
    (lambda c, r, u, t: u * math.exp(-t / (r * c)),), needs=lambda c, r, u, t: r * c / 3 < t < 3 * r * c, steps=3,
)  # fmt: skip
_SHARED = Law(
    "shared charge", {"c": _FARADS, "u": _VOLTS, "d": _FARADS}, lambda c, u, d: c * d * u * u / (c + d) / 2,
    ("µJ", "mJ", "J"),
    ("A capacitor of {c} is charged to {u}, taken off its source and connected to an empty one of {d}.",
     "An empty capacitor of {d} is connected to one of {c} that was charged to {u} and taken off its source."),
    ("How much energy is lost, in {unit}?", "What energy turns into heat, in {unit}?"),
    (lambda c, u, d: c * c * u * u / (c + d) / 2, lambda c, u, d: c * d * u * u / (c + d)), steps=5,
)  # fmt: skip
_TUNED = Law(
    "resonance", {"ind": between(1, 90, "mH", "H"), "c": _FARADS}, lambda ind,
    c: 1 / (2 * math.pi * math.sqrt(ind * c)),
    ("Hz", "kHz"),
    ("A coil of {ind} and a capacitor of {c} make a circuit.",
    "A capacitor of {c} is discharged through a coil of {ind}."),
    ("At what frequency does it swing, in {unit}?", "Find the frequency of its own in {unit}."),
    (lambda ind, c: 1 / math.sqrt(ind * c), lambda ind, c: 2 * math.pi * math.sqrt(ind * c)), steps=3,
)  # fmt: skip
CAPACITORS = StemFamily("capacitors", (
    (_CHARGE,), (_CHARGE, _STORED), (_CHARGE, _STORED), (_CHAIN, _TUNED, _RC), (_RC, _SHARED),
), _ASIDES)  # fmt: skip

_PUSH = Law(
    "force in a field", {"q": between(2, 90, "µC", "nC", "mC"), "e": between(2, 90, "kV/m", "V/m")}, lambda q, e: q * e,
    ("mN", "N"),
    ("A charge of {q} is in a field of {e}.", "A field of {e} acts on a charge of {q}."),
    ("What is the force on it, in {unit}?", "Find the force in {unit}."),
    (lambda q, e: q * e / 2,), short="{q} in a field of {e}: force in {unit}?",
)  # fmt: skip
_WIRE = Law(
    "force on a wire", {"b": between(10, 900, "mT", "T", step="10"), "i": _AMPS, "s": between(2, 90, "cm", "m", "mm")},
    lambda b, i, s: b * i * s, ("mN", "N"),
    ("A wire of {s} carries {i} across a magnetic field of {b}.",
     "In a field of {b}, and at right angles to it, a straight wire of {s} carries {i}."),
    ("What is the force on it, in {unit}?", "Find the force on the wire in {unit}."),
    (lambda b, i, s: b * i / s,), steps=2,
)  # fmt: skip
_COULOMB = Law(
    "coulomb", {"p": between(1, 90, "µC", "nC"), "q": between(1, 90, "µC", "nC"), "r": between(5, 90, "cm", "m", "mm")},
    lambda p, q, r, k: k * p * q / (r * r), ("N", "mN", "kN"),
    ("Point charges of {p} and {q} are {r} apart.", "At a distance of {r} there are two small charges, {p} and {q}."),
    ("With what force do they repel each other, in {unit}?", "Find the force between them in {unit}."),
    (lambda p, q, r, k: k * p * q / r, lambda p, q, r, k: k * (p + q) / (r * r)), ("k",), steps=2,
)  # fmt: skip
_THREE = Law(
    "field between charges", {"p": between(1, 90, "µC", "nC"), "q": between(1, 90, "µC", "nC"),
                              "r": between(10, 90, "cm", "m", "mm")},
    lambda p, q, r, k: k * abs(p - q) / (r / 2) ** 2, ("kV/m", "V/m"),
    ("Positive point charges of {p} and {q} are {r} apart.", "Two small positive charges, {p} and {q}, are {r} apart."),
    ("How strong is the field halfway between them, in {unit}?", "Find the field in their middle in {unit}."),
    (lambda p, q, r, k: k * (p + q) / (r / 2) ** 2, lambda p, q, r, k: k * abs(p - q) / r**2), ("k",),
    needs=lambda p, q, r: p != q, steps=4,
)  # fmt: skip
_ELECTRON = Law(
    "accelerated electron", {"u": between(10, 900, "V", "kV")}, lambda u, e, m_e: math.sqrt(2 * e * u / m_e),
    ("km/s", "m/s"),
    ("An electron at rest is accelerated by {u}.", "From rest an electron runs through a voltage of {u}."),
    ("What is its speed then, in {unit}?", "How fast does it get, in {unit}?"),
    (lambda u, e, m_e: math.sqrt(e * u / m_e), lambda u, e, m_e: math.sqrt(e * u / m_e / 2)), ("e", "m_e"), steps=3,
)  # fmt: skip
_BENT = Law(
    "bent beam", {"u": between(100, 2000, "V", "kV", step="10"), "b": between(1, 90, "mT", "T")},
    lambda u, b, e, m_e: math.sqrt(2 * m_e * u / e) / b, ("mm", "cm"),
    ("Electrons, accelerated from rest by {u}, fly across a magnetic field of {b}.",
     "In a field of {b}, and at right angles to it, fly electrons that a voltage of {u} has accelerated from rest."),
    ("What is the radius of their path in {unit}?", "On a circle of what radius do they fly, in {unit}?"),
    (lambda u, b, e, m_e: math.sqrt(m_e * u / e) / b, lambda u, b, e, m_e: math.sqrt(m_e * u / e / 2) / b),
    ("e", "m_e"), steps=5,
)  # fmt: skip
FIELDS = StemFamily("fields", (
    (_PUSH,), (_PUSH, _WIRE), (_WIRE, _COULOMB), (_COULOMB, _THREE, _ELECTRON), (_THREE, _BENT),
), _ASIDES)  # fmt: skip
