"""Units at work: conversions of compound units, and the dimensions of quantities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, chosen, measured, pick, several
from verigym.envs.stem.quantity import decimal, plain

_GROUPS: tuple[Mapping[str, str], ...] = (
    {"km/h": "5/18", "m/s": "1", "cm/s": "1/100", "m/min": "1/60", "km/s": "1000", "mm/s": "1/1000"},
    {"g/cm^3": "1000", "kg/m^3": "1", "kg/L": "1000", "mg/mL": "1", "g/L": "1", "t/m^3": "1000"},
    {"N/cm^2": "1e4", "Pa": "1", "kPa": "1000", "bar": "1e5", "hPa": "100", "N/mm^2": "1e6"},
    {"L/min": "1/60000", "m^3/h": "1/3600", "mL/s": "1e-6", "L/s": "1/1000", "m^3/s": "1"},
    {"kW h": "3600000", "MJ": "1e6", "kJ": "1000", "W h": "3600", "J": "1"},
    {"J/(g K)": "1000", "kJ/(kg K)": "1000", "J/(kg K)": "1", "MJ/(t K)": "1000"},
    {"mg/(L h)": "1/3600000", "g/(m^3 s)": "1/1000", "kg/(m^3 day)": "1/86400", "µg/(mL min)": "1/60000"},
    {"N m": "1", "kN cm": "10", "N cm": "1/100", "kN m": "1000", "mN m": "1/1000"},
    {"km/h^2": "1000/12960000", "m/s^2": "1", "cm/s^2": "1/100", "km/(h s)": "5/18", "m/min^2": "1/3600"},
    {"W/(m K)": "1", "mW/(cm K)": "1/10", "kJ/(h m K)": "1000/3600", "W/(cm K)": "100"},
)
"""Units of one dimension, in the SI's own."""

_FOREIGN = (
    ("inch", "cm", "2.54"), ("mile", "km", "1.609"), ("lb", "kg", "0.4536"), ("foot", "m", "0.3048"),
    ("gallon", "L", "3.785"), ("oz", "g", "28.35"), ("yard", "m", "0.9144"), ("acre", "m^2", "4047"),
)  # fmt: skip


def _simple(rng: Random, level: int) -> Problem:
    """A unit to another of its kind; harder kinds at higher levels."""
    group = _GROUPS[rng.randrange((4, 5, len(_GROUPS))[level])]
    given, asked = rng.sample(sorted(group), 2)
    value = Fraction(rng.randint(2, 999), 1 if level < 2 else 10)
    right = value * Fraction(group[given]) / Fraction(group[asked])
    text = f"{decimal(value)} {given}"
    question = f"{text} in {asked}?" if level == 0 else rng.choice((
        "Convert {text} to {asked}.", "How much is {text} in {asked}?", "Express {text} in {asked}.",
        "A table lists a quantity as {text}. What is that in {asked}?",
    )).format(text=text, asked=asked)  # fmt: skip
    turned = float(value) * float(Fraction(group[asked]) / Fraction(group[given]))
    found = [turned, float(right) * 10, float(right) / 10, float(right) * 1000, float(value)]
    key = f"{value * Fraction(group[given])} {_GROUPS.index(group)} {asked}"
    return _offered(rng, level, Problem(question, measured(float(right), asked), key), found)


def _apart(right: float, values: list[float]) -> list[float]:
    wrong: list[float] = []
    for value in values:
        if all(abs(value - other) > 0.05 * max(value, other) for other in (right, *wrong)):
            wrong.append(value)
    return wrong


def _offered(rng: Random, level: int, problem: Problem, found: list[float]) -> Problem:
    """A problem with the wrong values that people find, now and then among options."""
    right, unit = problem.answer["value"], problem.answer["unit"]
    wrong = _apart(right, found)
    if level and rng.random() < 0.2 and len(wrong) >= 3:
        options = [f"{plain(f'{value:.4g}')} {unit}" for value in (right, *wrong[:3])]
        text, answer = chosen(rng, options[0], options[1:])
        return Problem(f"{problem.question} {text}", answer, problem.key)
    return replace(problem, wrong=tuple(plain(f"{value:.5g}") for value in wrong))


def _foreign(rng: Random, level: int) -> Problem:
    """Two foreign units in one quotient, both factors stated, and one factor that is not needed."""
    (one, metric, factor), (other, plain_unit, ratio), (third, unneeded, size) = rng.sample(_FOREIGN, 3)
    value = Fraction(rng.randint(11, 999), 10)
    right = value * Fraction(factor) / Fraction(ratio)
    given, asked = f"{one}/{other}", f"{metric}/{plain_unit}"
    stated = [f"1 {one} = {factor} {metric}", f"1 {other} = {ratio} {plain_unit}"]
    stated += [f"1 {third} = {size} {unneeded}"] if level > 3 else []
    rng.shuffle(stated)
    question = rng.choice((
        "Given {stated}, convert {value} {given} to {asked}.",
        "Express {value} {given} in {asked}, where {stated}.",
        "What are {value} {given} in {asked}? Use {stated}.",
    )).format(stated=", ".join(stated), value=decimal(value), given=given, asked=asked)  # fmt: skip
    slips = [value * Fraction(factor) * Fraction(ratio), value / Fraction(factor) / Fraction(ratio),
             value * Fraction(ratio) / Fraction(factor)]  # fmt: skip
    problem = Problem(question, measured(float(right), asked), f"{value} {given} {metric}")
    return _offered(rng, level, problem, list(map(float, slips)))


def _rate(rng: Random, level: int) -> Problem:
    """A dose or a flow over several steps."""
    dose, mass, strength, hours = rng.randint(2, 60), rng.randint(40, 110), rng.randint(5, 50), rng.randint(2, 24)
    bag, age = rng.randint(250, 1000), rng.randint(20, 80)
    right = Fraction(dose * mass * hours * 60, 1000 * strength)
    question = rng.choice((
        "A patient of {mass} kg and {age} years gets {dose} µg of a drug per kg and minute, from a bag of {bag} mL "
        "with "
        "{strength} mg/mL. How many mL does that take in {hours} h?",
        "A pump gives {dose} µg/(kg min) of a drug to somebody of {mass} kg, aged {age}; the solution in a bag of "
        "{bag} mL "
        "has {strength} mg/mL. What volume in mL flows in {hours} h?",
    )).format(mass=mass, age=age, dose=dose, bag=bag, strength=strength, hours=hours)  # fmt: skip
    slips = [right / 60, right * 1000, right / mass, Fraction(dose * mass * hours * 60 * strength, 1000)]
    problem = Problem(question, measured(float(right), "mL"), f"dose {dose} {mass} {strength} {hours}")
    return _offered(rng, level, problem, list(map(float, slips)))


CONVERSIONS = StemFamily("conversions", ((_simple,), (_simple,), (_simple,), (_foreign,), (_foreign, _rate)))

_BASE = ("kg", "m", "s", "A")
_UNITS: dict[str, tuple[int, ...]] = {
    "newton": (1, 1, -2, 0), "joule": (1, 2, -2, 0), "watt": (1, 2, -3, 0), "pascal": (1, -1, -2, 0),
    "coulomb": (0, 0, 1, 1), "volt": (1, 2, -3, -1), "ohm": (1, 2, -3, -2), "farad": (-1, -2, 4, 2),
    "tesla": (1, 0, -2, -1), "weber": (1, 2, -2, -1), "henry": (1, 2, -2, -2), "hertz": (0, 0, -1, 0),
    "siemens": (-1, -2, 3, 2), "metre": (0, 1, 0, 0), "second": (0, 0, 1, 0), "kilogram": (1, 0, 0, 0),
    "ampere": (0, 0, 0, 1),
}  # fmt: skip
"""Exponents of kg, m, s and A (BIPM, The International System of Units, 9th edition, table 4)."""


def _product(rng: Random, count: int) -> tuple[str, tuple[int, ...]]:
    """A product of so many units, some squared or divided by, as words, and its exponents."""
    names = rng.sample(sorted(_UNITS), count)
    powers = [rng.choice((1, 1, 2, -1, -2)) for _ in names]
    powers[0] = abs(powers[0])
    exponents = tuple(sum(_UNITS[name][place] * power for name, power in zip(names, powers, strict=True))
                      for place in range(len(_BASE)))  # fmt: skip
    above = [_power(name, power) for name, power in zip(names, powers, strict=True) if power > 0]
    below = [_power(name, -power) for name, power in zip(names, powers, strict=True) if power < 0]
    text = " times ".join(above) + "".join(f" divided by {part}" for part in below)
    return text, exponents


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


def _exponents(rng: Random, level: int) -> Problem:
    text, exponents = _product(rng, (2, 2, 2, 3, 4)[level])
    if not any(exponents):
        return _exponents(rng, level)
    right, bases = list(exponents), ", ".join(_BASE)
    slips = [[*right[:place], power + rng.choice((1, -1)), *right[place + 1 :]] for place, power in enumerate(right)]
    wrong = tuple(", ".join(map(str, slip)) for slip in slips)
    if level == 0:
        words = text.replace(" times ", "*").replace(" divided by ", "/")
        return Problem(f"{words}: exponents of {bases}?", several(right), text, wrong)
    if rng.random() < 0.3:
        options = [_in_base(powers) for powers in (right, *rng.sample(slips, 3))]
        offered, answer = chosen(rng, options[0], options[1:])
        asked = pick(rng, ("Which combination of base units is", "What is, in base units of the SI,"))
        return Problem(f"{asked} {text}? {offered}", answer, text)
    number = rng.randint(2, 90)
    aside = f" (It came up {number} times in a book.)" if level > 2 else ""
    question = rng.choice((
        "In base units of the SI, what are the exponents of {bases} in {text}?{aside} List them in this order, 0 "
        "where a "
        "unit does not occur.",
        "Write {text} as a product of powers of {bases}.{aside} Give the exponents in this order, with 0 for what is "
        "missing.",
    )).format(bases=bases, text=text, aside=aside)  # fmt: skip
    return Problem(question, several(right), text, wrong)


def _in_base(powers: list[int]) -> str:
    return " ".join(_power(name, power) for name, power in zip(_BASE, powers, strict=False) if power)


DIMENSIONS = StemFamily("dimensions", tuple((_exponents,) for _ in range(5)))
