"""Multiple choice: what belongs to a kind, which unit measures what, which formula gives what."""

from __future__ import annotations

from random import Random

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, chosen

_KINDS: dict[str, tuple[str, ...]] = {
    "metal": ("iron", "gold", "tin", "zinc", "lead", "copper", "silver", "sodium", "nickel", "cobalt"),
    "gas": ("neon", "argon", "helium", "oxygen", "xenon", "radon", "krypton", "ozone", "methane", "ethane"),
    "mammal": ("cat", "dog", "horse", "whale", "bat", "mouse", "cow", "seal", "otter", "hare"),
    "bird": ("owl", "crow", "eagle", "swan", "duck", "robin", "stork", "gull", "heron", "finch"),
    "fish": ("trout", "carp", "salmon", "tuna", "cod", "pike", "perch", "eel", "herring", "shark"),
    "insect": ("bee", "ant", "wasp", "moth", "fly", "beetle", "locust", "cicada", "termite", "flea"),
    "planet": ("Mars", "Venus", "Earth", "Saturn", "Uranus", "Jupiter", "Neptune", "Mercury"),
}
_UNITS = {
    "force": "newton", "energy": "joule", "power": "watt", "pressure": "pascal", "charge": "coulomb",
    "voltage": "volt", "resistance": "ohm", "frequency": "hertz", "capacitance": "farad", "inductance": "henry",
    "magnetic flux": "weber", "amount of substance": "mole", "radioactivity": "becquerel", "temperature": "kelvin",
}  # fmt: skip
_FORMULAS = {
    "the kinetic energy of a mass": ("m v^2 / 2", "m v", "2 m v^2", "m v / 2"),
    "the power in a resistor": ("I^2 R", "I R", "I / R", "I R^2"),
    "the weight of a mass": ("m g", "m / g", "g / m", "m g^2"),
    "the pressure at a depth": ("rho g h", "rho g / h", "rho h / g", "g h / rho"),
    "the volume of a sphere": ("4 pi r^3 / 3", "4 pi r^2", "pi r^3", "2 pi r"),
    "the energy of a photon": ("h f", "h / f", "f / h", "h f^2"),
    "the force of a stretched spring": ("k x", "k x^2 / 2", "x / k", "k / x"),
    "the pressure of an ideal gas": ("n R T / V", "n R V / T", "V / (n R T)", "n T / (R V)"),
    "the centripetal force": ("m v^2 / r", "m v r", "m r / v^2", "m v / r"),
    "the wavelength of a wave": ("v / f", "v f", "f / v", "v^2 f"),
}
_CHANGES = (("doubled", 2), ("tripled", 3), ("made four times as large", 4), ("made five times as large", 5))
_LAWS = (
    ("the kinetic energy of a body", "its speed", 2), ("the kinetic energy of a body", "its mass", 1),
    ("the gravity between two bodies", "their distance", -2), ("the force between two charges", "their distance", -2),
    ("the energy in a capacitor", "its voltage", 2), ("the heat in a fixed resistor", "the current", 2),
    ("the volume of a sphere", "its radius", 3), ("the surface of a sphere", "its radius", 2),
    ("the pressure of a gas at constant temperature", "its volume", -1), ("the frequency of a photon", "its energy", 1),
    ("the brightness of a lamp", "the distance from it", -2), ("the drag at high speed", "the speed", 2),
)  # fmt: skip


def _members(rng: Random, options: int) -> tuple[str, str, list[str]]:
    """A kind, one of it, and others of other kinds."""
    kind = rng.choice(sorted(_KINDS))
    outside = sorted(name for other in _KINDS if other != kind for name in _KINDS[other])
    return kind, rng.choice(_KINDS[kind]), rng.sample(outside, options - 1)


def _member(rng: Random, level: int) -> Problem:
    kind, right, others = _members(rng, 3)
    text, answer = chosen(rng, right, others)
    return Problem(f"Which is a {kind}? {text}".replace("a insect", "an insect"), answer)


def _outsider(rng: Random, level: int) -> Problem:
    kind = rng.choice(sorted(_KINDS))
    outside = rng.choice(sorted(name for other in _KINDS if other != kind for name in _KINDS[other]))
    text, answer = chosen(rng, outside, rng.sample(_KINDS[kind], 3))
    asked = rng.choice((f"Three of these are of one kind ({kind}). Which is not?", f"Which of these is not a {kind}?"))
    return Problem(f"{asked} {text}".replace("a insect", "an insect"), answer)


def _unit(rng: Random, level: int) -> Problem:
    quantity = rng.choice(sorted(_UNITS))
    others = rng.sample(sorted(unit for unit in _UNITS.values() if unit != _UNITS[quantity]), 3)
    text, answer = chosen(rng, _UNITS[quantity], others)
    return Problem(
        f"{rng.choice(('Which is the SI unit of', 'In which unit does one measure'))} {quantity}? {text}", answer
    )


def _formula(rng: Random, level: int) -> Problem:
    wanted = rng.choice(sorted(_FORMULAS))
    right, *others = _FORMULAS[wanted]
    text, answer = chosen(rng, right, others)
    return Problem(f"{rng.choice(('Which expression gives', 'What is'))} {wanted}? {text}", answer)


def _scaled(rng: Random, level: int) -> Problem:
    what, cause, power = rng.choice(_LAWS)
    change, factor = rng.choice(_CHANGES)
    choices = [_times(factor, other) for other in (power, -power, power + 1 or -3, power - 1 or 4, 2 * power + 1)]
    right, *others = dict.fromkeys(choices)
    text, answer = chosen(rng, right, others[:3])
    return Problem(
        f"{cause.capitalize()} is {change}, all else is kept. By what factor does {what} change? {text}", answer
    )


def _times(factor: int, power: int) -> str:
    return str(factor**power) if power >= 0 else f"1/{factor**-power}"


FACTS = StemFamily("facts", ((_member,), (_outsider,), (_unit,), (_formula,), (_scaled,)))
