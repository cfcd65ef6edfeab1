"""Conversions, dimensions, units among options, and laws solved for a letter: golds again, by pint and sympy."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pint
import pytest
from sympy import Symbol, simplify, solve, sympify

UNITS = pint.UnitRegistry()

Samples = Callable[[str, int], tuple[tuple[str, Any, dict[str, Any]], ...]]


def unit(text: str) -> str:
    """A unit as pint reads it."""
    return text.replace("gallon", "US_liquid_gallon").replace("µg", "microgram")


@pytest.mark.parametrize("level", range(5))
def test_conversions_agree_with_pint(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("conversions", level)[:60]:
        if answer["kind"] == "choice":
            option = answer["choices"]["ABCD".index(answer["value"])]
            value, asked = float(option.split()[0]), option.split(maxsplit=1)[1]
        else:
            value, asked = answer["value"], answer["unit"]
        if "drug" in question:
            rate = UNITS.Quantity(int(re.search(r"(\d+) µg", question)[1]), "microgram/kg/min")
            mass = UNITS.Quantity(int(re.search(r"(\d+) kg", question)[1]), "kg")
            strength = UNITS.Quantity(int(re.search(r"(\d+) mg/mL", question)[1]), "mg/mL")
            time = UNITS.Quantity(int(re.search(r"in (\d+) h", question)[1]), "h")
            computed = (rate * mass * time / strength).to("mL").magnitude
        else:
            known = r"(\d[\d.]*) (\S+(?: K\)| h\)| s\)| day\)| min\)| m K\)| h| cm| m)?)(?= in | to |\.| and|,|\?)"
            number, given = re.findall(known, question.partition("Given")[0] or question.partition(", convert ")[2])[0]
            computed = UNITS.Quantity(float(number), unit(given)).to(unit(asked)).magnitude
        assert value == pytest.approx(computed, rel=1e-3), question


@pytest.mark.parametrize("level", range(5))
def test_dimensions_agree_with_pint(level: int, samples: Samples) -> None:
    bases = ["kilogram", "meter", "second", "ampere"]
    for question, answer, meta in samples("dimensions", level):
        product = meta["key"].replace(" divided by ", "/").replace(" times ", "*")
        powers = UNITS.Quantity(1, product).to_base_units().unit_items()
        exponents = [round(dict(powers).get(base, 0)) for base in bases]
        if answer["kind"] == "list":
            assert answer["value"] == exponents, question
        else:
            same = [
                UNITS.Quantity(1, option).check(UNITS.Quantity(1, product).dimensionality)
                for option in answer["choices"]
            ]
            assert [letter for letter, fits in zip("ABCD", same, strict=True) if fits] == [answer["value"]]


@pytest.mark.parametrize("level", [3, 4])
def test_units_among_options_measure_the_quantity_and_others_do_not(level: int, samples: Samples) -> None:
    plain = {
        "energy": "J", "power": "W", "force": "N", "pressure": "Pa", "momentum": "N s", "charge": "C", "voltage": "V",
        "capacitance": "F", "frequency": "Hz", "density": "kg/m^3", "specific heat": "J/(kg K)",
    }  # fmt: skip
    for _, answer, meta in samples("facts", level):
        if isinstance(answer["value"], list):
            wanted = UNITS.Quantity(1, plain[meta["key"].partition(":")[0]]).dimensionality
            fits = [UNITS.Quantity(1, option).check(wanted) for option in answer["choices"]]
            assert [letter for letter, fit in zip("ABCDEFG", fits, strict=False) if fit] == answer["value"], answer


def test_factors_among_options_follow_from_the_law(samples: Samples) -> None:
    powers = {
        ("kinetic", "speed"): 2, ("kinetic", "mass"): 1, ("gravity", "distance"): -2, ("charges", "distance"): -2,
        ("capacitor", "voltage"): 2, ("heat", "current"): 2, ("volume of a sphere", "radius"): 3,
        ("surface", "radius"): 2, ("pressure", "volume"): -1, ("photon", "energy"): 1, ("brightness", "distance"): -2,
        ("drag", "speed"): 2,
    }  # fmt: skip
    factors = {"doubled": 2, "tripled": 3, "four": 4, "five": 5}
    seen = 0
    for question, answer, _ in samples("facts", 3):
        if not isinstance(answer["value"], list):
            power = next(power for words, power in powers.items() if all(word in question for word in words))
            factor = next(factor for word, factor in factors.items() if word in question)
            option = answer["choices"]["ABCD".index(answer["value"])]
            assert float(sympify(option)) == pytest.approx(factor**power), question
            seen += 1
    assert seen > 20


@pytest.mark.parametrize("level", range(3))
def test_simple_units_agree_with_pint(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("units", level):
        number, given = re.search(r"(\d[\d.]*) (\S+?)(?: in| to|\.|\?)", question).groups()
        computed = UNITS.Quantity(float(number), given).to(answer["unit"]).magnitude
        assert answer["value"] == pytest.approx(computed, rel=1e-3), question


FORMS = (
    r"^(?P<law>.+): (?P<wanted>\w)=\?$",
    r"Solve (?P<law>.+) for (?P<wanted>\w)\.$",
    r"^For (?P<law>.+), all positive, (?P<wanted>\w) = \?$",
    r"Express (?P<wanted>\w) by the other letters, given (?P<law>.+)\.$",
    r"positive: (?P<law>.+)\. Find (?P<wanted>\w) in terms",
)


@pytest.mark.parametrize("level", range(5))
def test_laws_hold_for_their_solutions(level: int, samples: Samples) -> None:
    names = {letter: Symbol(letter, positive=True) for letter in "abcdefghijklmnopqrstuvwxyz"}
    for question, answer, meta in samples("formulas", level)[:6]:
        found = next(match for form in FORMS if (match := re.search(form, question)))
        laws = [sympify(f"({left}) - ({right})", names) for left, right in
                (law.split("=") for law in found["law"].split(" and "))]  # fmt: skip
        if len(laws) == 2:  # the letter that both laws hold is not among those that the answer may use
            between = (laws[0].free_symbols & laws[1].free_symbols).pop()
            (value,) = solve(laws[1], between)
            laws = [laws[0].subs(between, value)]
        for text, holds in ((answer["value"], True), (meta["wrong"][0], False)):
            rest = laws[0].subs(names[found["wanted"]], sympify(text, names))
            assert (simplify(rest) == 0) is holds, (question, text)
