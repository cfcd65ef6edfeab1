"""Conversions against exact factors, and what is no conversion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.stem.dimension import readings
from verigym.verifiers.stem.unit import read_unit

Score = Callable[..., float]

PREFIXES = {"f": -15, "p": -12, "n": -9, "µ": -6, "u": -6, "m": -3, "c": -2, "": 0, "k": 3, "M": 6, "G": 9, "T": 12}
LONG = {
    "f": "femto", "p": "pico", "n": "nano", "µ": "micro", "u": "micro", "m": "milli", "c": "centi", "": "", "k": "kilo",
    "M": "mega", "G": "giga", "T": "tera",
}  # fmt: skip
BASES = {
    "m": "meter",
    "s": "second",
    "J": "joule",
    "V": "volt",
    "Pa": "pascal",
    "W": "watt",
    "A": "ampere",
    "Hz": "hertz",
}
KINDS = [
    "m", "s", "kg", "K", "A", "mol", "J", "Pa", "V", "C", "W", "T", "F", "Ω", "m/s", "m/s^2", "kg m/s", "J/K",
    "J/(mol K)", "N/C", "m^2", "m^3", "mol/L", "kg/m^3", "Hz", "rad/s", "Bq", "Sv", "Gy", "lm", "cd", "dB", "bit",
]  # fmt: skip


def number(value: Any, unit: str) -> dict[str, Any]:
    return {"kind": "number", "value": value, "unit": unit}


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(PREFIXES)),
    st.sampled_from(sorted(PREFIXES)),
    st.sampled_from(sorted(BASES)),
    st.integers(100, 999),
)
def test_prefixes_are_powers_of_ten(score: Score, ours: str, theirs: str, base: str, mantissa: int) -> None:
    shift = PREFIXES[theirs] - PREFIXES[ours]
    gold = number(f"{mantissa}e{shift}", ours + base)
    assert score(gold, f"{mantissa} \\mathrm{{{theirs}{base}}}") == 1.0
    assert score(gold, f"{mantissa} {LONG[theirs]}{BASES[base]}s") == 1.0
    assert score(gold, f"{mantissa}0 \\mathrm{{{theirs}{base}}}") == 0.0


@pytest.mark.parametrize("given_unit", KINDS)
def test_one_kind_of_quantity_is_not_another(given_unit: str) -> None:
    unit = read_unit(given_unit)
    assert unit is not None
    for other in KINDS:
        wanted = read_unit(other)
        assert wanted is not None
        found = list(readings(1.0, unit, wanted, difference=False))
        assert bool(found) == (other == given_unit), (given_unit, other)


@settings(max_examples=60)
@given(st.integers(-200, 2000))
def test_absolute_temperatures_have_a_zero_point_and_differences_have_none(score: Score, celsius: int) -> None:
    absolute, difference = number(str(celsius), "°C"), number(str(celsius), "Δ°C")
    assert score(absolute, f"{celsius + 273.15:.2f} K") == 1.0
    assert score(absolute, f"{celsius * 1.8 + 32:.1f} °F") == 1.0
    assert score(difference, f"{celsius} K") == 1.0
    assert score(difference, f"{celsius * 1.8:.1f} °F") == 1.0
    assert score(absolute, f"{celsius + 273.15:.0f} K") == 1.0
    assert score(absolute, f"{celsius + 283.15:.2f} K") == (abs(celsius) > 1000)
    assert score(absolute, f"{celsius} K") == 0.0
    if celsius:
        assert score(difference, f"{celsius + 273.15:.2f} K") == 0.0


RIGHT = [
    (number(4.184, "J/(g °C)"), "4.184 J/g/K"),
    (number(4.184, "J g^-1 K^-1"), "4184 J kg^{-1}\\,{}^\\circ\\mathrm{C}^{-1}"),
    ({"kind": "number", "value": "\\Delta T = 10", "unit": "K"}, "10 °C"),
    (number(10, "C°"), "18 F°"),
    (number(2, "atm"), "202650 Pa"),
    (number(760, "Torr"), "1.00 atm"),
    (number(1, "kWh"), "3.6 MJ"),
    (number(5, "kcal/mol"), "20.92 kJ/mol"),
    (number(1, "M"), "1 mol/dm^3"),
    (number(3, "Å"), "0.3 nm"),
    (number(1, "AU"), "1.496e11 m"),
    (number(1, "eV"), "1.602e-19 J"),
    (number(10, "ft-lb"), "13.56 J"),
    (number(10, "lb"), "4.536 kg"),
    (number(10, "lb"), "44.48 N"),
    (number(180, "°"), "3.1416 rad"),
    (number(90, "km/h"), "25.0 meters per second"),
    (number(8.31, "J/(mol K)"), "8.31 \\mathrm{JK}^{-1}\\mathrm{mol}^{-1}"),
    (number(12, "N m"), "12 J"),
    (number(3, "kg"), "3 Kg"),
    (number(500, "$"), "\\$500"),
    (number(500, "\\$"), "50000 cents"),
    (number(3, "mol"), "3 moles of NaOH"),
    # what may be left unsaid
    (number(6.28, "rad/s"), "6.28 s^{-1}"),
    (number(5, "Hz"), "5 s^{-1}"),
    (number(5, "Bq"), "5 decays per second"),
    (number(1000, "m^-1"), "1000 turns/m"),
    (number("5.4e-17", "J \\cdot electron${ }^{-1}$"), "5.4e-17 J"),
    # a revolution is an angle, and a cycle
    (number(60, "rpm"), "6.2832 rad/s"),
    (number(60, "rpm"), "1.00 Hz"),
    (number(1, "rev/s"), "60 rpm"),
]  # fmt: skip

WRONG = [
    (number(6.28, "rad/s"), "6.28 Hz"),
    (number(5, "Hz"), "5 rad/s"),
    (number(5, "Hz"), "5 Bq"),
    (number(5, "J/molecule"), "5 J/person"),
    (number(5, "J/mol"), "5 J/molecule"),
    (number(1.2, "atm"), "1.2 bar"),
    (number(500, "$"), "500 cents"),
    (number(500, "$"), "€500"),
    (number(3, "µm"), "3 mm"),
    (number(3, "mW"), "3 MW"),
    (number(25, "°C"), "25 °F"),
    (number(12, "m/s"), "12 apples"),
    (number(12, "m/s"), "12"+" m" * 30),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "text"), RIGHT)
def test_the_same_quantity_in_another_unit(score: Score, answer: Any, text: str) -> None:
    assert score(answer, text) == 1.0


@pytest.mark.parametrize(("answer", "text"), WRONG)
def test_another_quantity(score: Score, answer: Any, text: str) -> None:
    assert score(answer, text) == 0.0


@pytest.mark.parametrize(
    ("answer", "text", "prompt", "right"),
    [
        (0.25, "25\\%", "", True),
        (0.25, "0.25\\%", "", False),
        (0.25, "25", "", False),
        (25, "25\\%", "", False),
        (25, "25\\%", "What percentage of it is left?", True),
        (25, "0.25", "What percentage of it is left?", False),
        (number(25, "%"), "25", "", True),
        (number(25, "%"), "0.25", "", True),
        (number(25, "%"), "25 percent", "", True),
        (number(25, "%"), "0.25\\%", "", False),
        (number(25, "%"), "2500", "", False),
        (3e-6, "3.0 ppm", "", True),
    ],
)
def test_percentages_and_shares(score: Score, answer: Any, text: str, prompt: str, right: bool) -> None:
    assert score(answer, text, prompt) == right
