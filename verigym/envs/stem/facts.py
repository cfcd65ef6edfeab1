"""Multiple choice: what belongs to a kind, which unit measures what, which formula gives what."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import LETTERS, Problem, chosen, listed

_KINDS: dict[str, tuple[str, ...]] = {
    "metal": ("iron", "gold", "tin", "zinc", "lead", "copper", "silver", "sodium", "nickel", "cobalt"),
    "gas": ("neon", "argon", "helium", "oxygen", "xenon", "radon", "krypton", "ozone", "methane", "ethane"),
    "mammal": ("cat", "dog", "horse", "whale", "bat", "mouse", "cow", "seal", "otter", "hare"),
    "bird": ("owl", "crow", "eagle", "swan", "duck", "robin", "stork", "gull", "heron", "finch"),
    "fish": ("trout", "carp", "salmon", "tuna", "cod", "pike", "perch", "eel", "herring", "shark"),
    "insect": ("bee", "ant", "wasp", "moth", "fly", "beetle", "locust", "cicada", "termite", "flea"),
    "planet": ("Mars", "Venus", "Earth", "Saturn", "Uranus", "Jupiter", "Neptune"),
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


_MEASURES: dict[str, tuple[str, ...]] = {
    "energy": ("J", "N m", "W s", "kW h", "V C", "Pa m^3", "eV", "kg m^2/s^2"),
    "power": ("W", "J/s", "V A", "N m/s", "kg m^2/s^3", "MJ/h", "A^2 ohm"),
    "force": ("N", "J/m", "kg m/s^2", "Pa m^2", "W s/m", "C V/m"),
    "pressure": ("Pa", "N/m^2", "J/m^3", "bar", "kg/(m s^2)", "atm"),
    "momentum": ("kg m/s", "N s", "J s/m", "g cm/s"),
    "charge": ("C", "A s", "F V", "mA h", "J/V"),
    "voltage": ("V", "J/C", "W/A", "A ohm", "N m/C"),
    "capacitance": ("F", "C/V", "A s/V", "s/ohm"),
    "frequency": ("Hz", "1/s", "1/min", "km/(h m)"),
    "density": ("kg/m^3", "g/mL", "t/L", "J s^2/m^5"),
    "specific heat": ("J/(kg K)", "m^2/(s^2 K)", "kJ/(g K)", "N m/(kg K)"),
}
"""Units that measure a quantity."""


def _members(rng: Random, options: int, longest: int = 99) -> tuple[str, str, list[str]]:
    """A kind, one of it, and others of other kinds, with names of at most so many letters."""
    kind = rng.choice(sorted(_KINDS))
    inside = [name for name in _KINDS[kind] if len(name) <= longest]
    outside = sorted(name for other in _KINDS if other != kind for name in _KINDS[other] if len(name) <= longest)
    return kind, rng.choice(inside), rng.sample(outside, options - 1)


def _of_kind(text: str, kind: str) -> str:
    return text.format(kind=f"an {kind}" if kind[0] in "aeio" else f"a {kind}")


def _member(rng: Random, level: int) -> Problem:
    kind, right, others = _members(rng, 4, longest=5)
    text, answer = chosen(rng, right, others)
    return Problem(f"{_of_kind('Which is {kind}?', kind)} {text}", answer, _key(kind, right, others))


def _key(what: str, right: str, others: Sequence[str]) -> str:
    """Options in another order are the same problem."""
    return f"{what}: {right}; {', '.join(sorted(others))}"


def _outsider(rng: Random, level: int) -> Problem:
    kind = rng.choice(sorted(_KINDS))
    outside = rng.choice(sorted(name for other in _KINDS if other != kind for name in _KINDS[other]))
    others = rng.sample(_KINDS[kind], 4)
    text, answer = chosen(rng, outside, others)
    asked = rng.choice((
        f"Four of these are of one kind ({kind}). Which is not?", _of_kind("Which of these is not {kind}?", kind),
        _of_kind("All but one of these are the same: {kind}. Find the one that is not.", kind),
    ))  # fmt: skip
    return Problem(f"{asked} {text}", answer, _key(f"not {kind}", outside, others))


def _unit(rng: Random, level: int) -> Problem:
    quantity = rng.choice(sorted(_UNITS))
    others = rng.sample(sorted(unit for unit in _UNITS.values() if unit != _UNITS[quantity]), 4)
    text, answer = chosen(rng, _UNITS[quantity], others)
    asked = rng.choice(("Which is the SI unit of", "In which unit does one measure", "Which unit belongs to"))
    return Problem(f"{asked} {quantity}? {text}", answer, _key(quantity, _UNITS[quantity], others))


def _formula(rng: Random, level: int) -> Problem:
    wanted = rng.choice(sorted(_FORMULAS))
    right, *others = _FORMULAS[wanted]
    foreign = sorted(form for name, forms in _FORMULAS.items() if name != wanted for form in forms[:1])
    others = [*others, rng.choice(foreign)]
    text, answer = chosen(rng, right, others)
    asked = rng.choice(("Which expression gives", "What is", "By which of these does one compute"))
    return Problem(f"{asked} {wanted}? {text}", answer, _key(wanted, right, others))


def _scaled(rng: Random, level: int) -> Problem:
    what, cause, power = rng.choice(_LAWS)
    change, factor = rng.choice(_CHANGES)
    choices = [_times(factor, other) for other in (power, -power, power + 1 or -3, power - 1 or 4, 2 * power + 1)]
    right, *others = dict.fromkeys(choices)
    text, answer = chosen(rng, right, rng.sample(others, 3))
    asked = rng.choice((
        f"{cause.capitalize()} is {change}, all else is kept. By what factor does {what} change?",
        f"What becomes of {what} if {cause} is {change} and nothing else changes? It is multiplied by",
    ))  # fmt: skip
    return Problem(f"{asked} {text}", answer, f"{what} {cause} {factor}")


def _times(factor: int, power: int) -> str:
    return str(factor**power) if power >= 0 else f"1/{factor**-power}"


def _all_units(rng: Random, level: int) -> Problem:
    """Several right options; at level 4 among more."""
    quantity, count = rng.choice(sorted(_MEASURES)), 5 if level < 4 else 7
    right = rng.sample(_MEASURES[quantity], rng.randint(2, min(4, len(_MEASURES[quantity]))))
    outside = sorted(unit for other, units in _MEASURES.items() if other != quantity for unit in units)
    options = [*right, *rng.sample(outside, count - len(right))]
    rng.shuffle(options)
    letters = [letter for letter, option in zip(LETTERS, options, strict=False) if option in right]
    asked = rng.choice((
        f"Which of these are units of {quantity}? Name all of them.",
        f"One or more of these measure {quantity}. Give the letters of all that do.",
        f"In which of these units can {quantity} be told? There are several.",
    ))  # fmt: skip
    answer = {"kind": "choice", "value": letters, "choices": options}
    wrong = [letters[1:], [*letters, next(letter for letter in LETTERS if letter not in letters)]]
    return Problem(f"{asked} {listed(options)}", answer, f"{quantity}: {', '.join(sorted(options))}",
                   tuple(", ".join(sorted(slip)) for slip in wrong))  # fmt: skip


FACTS = StemFamily("facts", (
    (_member,), (_outsider,), (_unit, _formula), (_scaled, _all_units), (_all_units,),
))  # fmt: skip
