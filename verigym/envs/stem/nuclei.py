"""Isotopes and nuclear reactions."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from verigym.envs.stem.data import NUMBERS
from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, chosen, counted, several, worded

_SYMBOLS = {number: name for name, number in NUMBERS.items()}
_STABLE_SHIFT = 4
_HEAVY = tuple(name for name, number in NUMBERS.items() if 80 <= number <= 96)
_STEPS = {
    "alpha decay": (-4, -2), "beta-minus decay": (0, 1), "beta-plus decay": (0, -1), "neutron emission": (-1, 0),
}  # fmt: skip
"""What each decay adds to mass number and atomic number."""


def _mass_number(rng: Random, number: int) -> int:
    """A mass number as isotopes of an element have it, about."""
    return round(number * (2 + 0.006 * number * 100 ** (1 / 3) / 4.6)) + rng.randint(0,
    _STABLE_SHIFT) if number > 1 else (
        rng.randint(1, 3))  # fmt: skip


def nuclide(mass: int, number: int) -> str:
    """As ``U-238``."""
    return f"{_SYMBOLS[number]}-{mass}"


def _named(mass: int, number: int) -> tuple[dict[str, object], tuple[str, ...]]:
    """The answer that a nuclide is, and its neighbours."""
    name = _SYMBOLS[number]
    answer = worded(
        nuclide(mass, number), f"^{mass}{name}", f"{mass}{name}", f"{name}{mass}", f"^{{{mass}}}_{{{number}}}{name}"
    )
    near = [(mass + 4, number), (mass, number + 1), (mass, number - 1), (mass - 4, number - 2), (mass + 1, number)]
    return answer, tuple(nuclide(*other) for other in near if other[1] in _SYMBOLS)


def _neutrons(rng: Random, level: int) -> Problem:
    name = rng.choice(sorted(NUMBERS))
    mass = _mass_number(rng, NUMBERS[name]) + rng.randint(0, 9)
    value = mass - NUMBERS[name]
    question = f"{name}-{mass}, atomic number {NUMBERS[name]}: neutrons?"
    wrong = tuple(str(other) for other in (mass, NUMBERS[name], mass + NUMBERS[name]) if other != value)
    return Problem(question, counted(value), f"neutrons {name} {mass}", wrong)


def _particles(rng: Random, level: int) -> Problem:
    """Protons, neutrons and electrons of an ion."""
    name = rng.choice([name for name, number in NUMBERS.items() if number > 2])
    number, charge = NUMBERS[name], rng.choice((-2, -1, 1, 2, 3))
    mass = _mass_number(rng, number)
    ion = f"{name}-{mass} with a charge of {charge:+d}"
    question = rng.choice((
        "How many protons, neutrons and electrons has an ion of {ion}? The atomic number is {number}. Give three "
        "numbers "
        "in this order.",
        "List the numbers of protons, neutrons and electrons of an ion of {ion} (atomic number {number}).",
    )).format(ion=ion, number=number)  # fmt: skip
    right = [number, mass - number, number - charge]
    slips = ([number, mass, number - charge], [number, mass - number, number + charge], [number, mass - number, number])
    return Problem(question, several(right), f"particles {name} {mass} {charge}",
                   tuple(", ".join(map(str, slip)) for slip in slips if slip != right))  # fmt: skip


def _average(rng: Random, level: int) -> Problem:
    """The mean mass of two isotopes, or from level 3 on the share of one from the mean."""
    name = rng.choice([name for name, number in NUMBERS.items() if number > 2])
    light = _mass_number(rng, NUMBERS[name])
    heavy = light + rng.randint(1, 4)
    share = Fraction(rng.randint(5, 95), 100)
    mean = share * light + (1 - share) * heavy
    if level < 3:
        question = rng.choice((
            "An element has two isotopes: {share}% of its atoms have {light} u, the others {heavy} u. What is its mean "
            "atomic mass in u?",
            "In a sample of {name}, {share}% of the atoms are of {light} u and all others of {heavy} u. Find the mean "
            "mass "
            "of an atom in u, to two decimals.",
        )).format(name=name, share=share * 100, light=light, heavy=heavy)  # fmt: skip
        value, unit, slips = mean, "u", (Fraction(light + heavy, 2), (1 - share) * light + share * heavy)
        answer = {"kind": "number", "value": f"{float(value):.2f}", "unit": unit, "rtol": 0.0001}
        wrong = tuple(
            f"{float(slip):.2f}" for slip in (*slips, value + 1) if abs(slip / value - 1) > Fraction("0.0003")
        )
        return Problem(question, answer, f"mean {light} {heavy} {share}", wrong)
    grams = rng.randint(2, 90)
    question = rng.choice((
        "In {grams} g of {name} there are two isotopes, of {light} u and {heavy} u. The mean mass of an atom is "
        "{mean} u. "
        "What percentage of the atoms is of the lighter kind?",
        "The mean atomic mass of {name} in a sample of {grams} g is {mean} u; it consists of isotopes of {light} u and "
        "{heavy} u. What part of the atoms, in percent, are the lighter ones?",
    )).format(name=name, grams=grams, light=light, heavy=heavy, mean=f"{float(mean):g}")  # fmt: skip
    wrong = tuple(str(int(100 * other)) for other in (1 - share, share / 2, share + Fraction(1, 20)) if other != share)
    answer = {"kind": "number", "value": int(share * 100), "unit": "%", "rtol": 0.01}
    return Problem(question, answer, f"share {light} {heavy} {share}", wrong)


def _three(rng: Random, level: int) -> Problem:
    """Three isotopes, of which one share is known."""
    name = rng.choice([name for name, number in NUMBERS.items() if number > 2])
    light = _mass_number(rng, NUMBERS[name])
    middle, heavy = light + rng.randint(1, 2), light + rng.randint(3, 5)
    first, second = Fraction(rng.randint(5, 60), 100), Fraction(rng.randint(5, 35), 100)
    mean = first * light + second * middle + (1 - first - second) * heavy
    grams = rng.randint(2, 90)
    question = rng.choice((
        "In {grams} g of {name} there are three isotopes, of {light} u, {middle} u and {heavy} u. The mean mass of an "
        "atom "
        "is {mean} u, and {second}% of the atoms have {middle} u. What percentage has {light} u?",
        "The mean atomic mass of {name} in a sample of {grams} g is {mean} u. It has isotopes of {light} u, of "
        "{middle} u "
        "({second}% of the atoms) and of {heavy} u. What part of the atoms, in percent, is of the lightest kind?",
    )).format(name=name, grams=grams, light=light, middle=middle, heavy=heavy, mean=f"{float(mean):g}",
              second=second * 100)  # fmt: skip
    slips = (1 - first - second, 1 - first, first / (1 - second), first + Fraction(1, 20))
    wrong = tuple(f"{float(100 * slip):.3g}" for slip in slips if abs(slip / first - 1) > Fraction(1, 20))
    answer = {"kind": "number", "value": int(first * 100), "unit": "%", "rtol": 0.01}
    return Problem(question, answer, f"three {light} {middle} {heavy} {first} {second}", wrong)


ISOTOPES = StemFamily("isotopes", ((_neutrons,), (_particles,), (_particles, _average), (_average,), (_three,)))


def _once(rng: Random, level: int) -> Problem:
    number = NUMBERS[rng.choice(_HEAVY if level else sorted(set(NUMBERS) - {"H", "He", "Li", "Be", "B", "Cm"}))]
    mass = _mass_number(rng, number) + rng.randint(0, 6)
    decay = rng.choice([name for name, (_, step) in _STEPS.items() if number + step in _SYMBOLS])
    lost, step = _STEPS[decay]
    (answer, wrong), parent = _named(mass + lost, number + step), nuclide(mass, number)
    key = f"{parent} {decay}"
    if level == 0:
        return Problem(f"{parent}, {decay}: gives?", answer, key, wrong)
    question = rng.choice((
        "Into which nuclide does {parent} turn by {decay}? Write it as in U-238.",
        "A nucleus of {parent} undergoes {decay}. What is left? Write it as in U-238.",
    )).format(parent=parent, decay=decay)  # fmt: skip
    if rng.random() < 0.25:
        text, answer = chosen(rng, str(answer["value"]), wrong[:3])
        return Problem(f"{question} {text}", answer, key)
    return Problem(question, answer, key, wrong)


def _chain(rng: Random, level: int) -> Problem:
    """Several decays, forwards; at level 4 how many of each there were."""
    number = NUMBERS[rng.choice(_HEAVY)]
    mass = _mass_number(rng, number) + rng.randint(0, 8)
    alphas, betas = rng.randint(1, 8), rng.randint(1, 6)
    end = (mass - 4 * alphas, number - 2 * alphas + betas)
    if end[1] not in _SYMBOLS:
        return _chain(rng, level)
    parent, days = nuclide(mass, number), rng.randint(2, 90)
    if level < 4:
        question = rng.choice((
            "{parent} undergoes {alphas} alpha and {betas} beta-minus decays, the first after {days} days. What "
            "nuclide is "
            "it then? Write it as in U-238.",
            "In {days} days a nucleus of {parent} sends out {alphas} alpha particles and {betas} electrons. Into which "
            "nuclide has it turned? Write it as in U-238.",
        )).format(parent=parent, alphas=alphas, betas=betas, days=days)  # fmt: skip
        answer, wrong = _named(*end)
        return Problem(question, answer, f"{parent} {alphas} {betas}", wrong)
    question = rng.choice((
        "Within {days} days a nucleus of {parent} turned into {end} by alpha and beta-minus decays. How many of each, "
        "in "
        "this order?",
        "By alpha and beta-minus decays, the last after {days} days, {parent} becomes {end}. List the number of alpha "
        "and "
        "the number of beta decays.",
    )).format(days=days, parent=parent, end=nuclide(*end))  # fmt: skip
    wrong = (f"{betas}, {alphas + 1}", f"{alphas}, {betas + 1}", f"{alphas + 1}, {betas}")
    return Problem(question, several([alphas, betas]), f"{parent} {alphas} {betas}", wrong)


def _captured(rng: Random, level: int) -> Problem:
    """A projectile goes in, particles come out: what is made?"""
    projectiles = {"a neutron": (1, 0), "a proton": (1, 1), "an alpha particle": (4, 2), "a deuteron": (2, 1)}
    number = NUMBERS[rng.choice([name for name, value in NUMBERS.items() if 5 <= value <= 95])]
    mass = _mass_number(rng, number)
    first, second = rng.sample(sorted(projectiles), 2)
    count, energy = rng.randint(1, 3), rng.randint(2, 40)
    end = (mass + projectiles[first][0] - count * projectiles[second][0],
           number + projectiles[first][1] - count * projectiles[second][1])  # fmt: skip
    if end[1] not in _SYMBOLS or end[0] <= end[1]:
        return _captured(rng, level)
    out = second if count == 1 else f"{count} {second.split(maxsplit=1)[1]}s"
    target = nuclide(mass, number)
    question = rng.choice((
        "A nucleus of {target} takes up {first} of {energy} MeV and gives off {out}. What nuclide is left? Write it "
        "as in "
        "U-238.",
        "At {energy} MeV, {first} hits {target} and throws out {out}. Which nuclide is made? Write it as in U-238.",
    )).format(target=target, first=first, energy=energy, out=out)  # fmt: skip
    answer, wrong = _named(*end)
    return Problem(question, answer, f"{target} {first} {count} {second}", wrong)


NUCLEI = StemFamily("nuclei", ((_once,), (_once,), (_once, _captured), (_chain, _captured), (_chain,)))
