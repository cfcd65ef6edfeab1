"""Units in all spellings, by our own grammar alone."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.siunitx import expanded
from verigym.verifiers.stem.unit import read_unit

NAMES = ["m", "s", "kg", "mol", "J", "K", "Pa", "nm", "µC", "kΩ"]
FACTORS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(1, 4), st.booleans()),
    min_size=1,
    max_size=4,
    unique_by=lambda f: f[0],
)

Factors = list[tuple[str, int]]


def _flat(above: Factors, below: Factors, form: str, between: str = " ") -> str:
    return between.join(form.format(name, power) for name, power in above + [(name, -power) for name, power in below])


SPELLINGS: dict[str, Callable[[Factors, Factors], str]] = {
    "negative powers": lambda above, below: _flat(above, below, "{}^{{{}}}"),
    "LaTeX": lambda above, below: _flat(above, below, "\\mathrm{{{}}}^{{{}}}", "\\,"),
    "SciBench": lambda above, below: "$" + _flat(above, below, "\\mathrm{{~{}}}^{{{}}}") + "$",
    "bare powers": lambda above, below: _flat(above, below, "{}{}"),
    "slash": lambda above, below: _slashed(above, below, "*"),
    "dots": lambda above, below: _slashed(above, below, "·"),
    "full stops": lambda above, below: _slashed(above, below, "."),
    "per": lambda above, below: _product(above) + "".join(f" per {name}^{power}" for name, power in below),
    "fraction": lambda above, below: f"\\frac{{{_product(above)}}}{{{_product(below)}}}",
    "siunitx": lambda above, below: "\\si{" + _flat(above, below, "{}^{{{}}}", ".") + "}",
}


def _product(factors: Factors) -> str:
    return "*".join(f"{name}^{{{power}}}" for name, power in factors) or "1"


def _slashed(above: Factors, below: Factors, sign: str) -> str:
    over = f"/({_product(below)})" if below else ""
    return _product(above).replace("*", sign) + over.replace("*", sign)


@settings(max_examples=60)
@given(FACTORS, st.sampled_from(sorted(SPELLINGS)))
def test_a_product_of_units_is_the_same_in_every_spelling(factors: list[tuple[str, int, bool]], spelling: str) -> None:
    above = [(name, power) for name, power, over in factors if not over]
    below = [(name, power) for name, power, over in factors if over]
    if not above or (spelling == "fraction" and not below):
        above, below = [*above, *below], [("A", 1)]
    unit = read_unit(clean(SPELLINGS[spelling](above, below)))
    assert unit is not None
    assert dict(unit.powers) == {**dict(above), **{name: -power for name, power in below}}


@pytest.mark.parametrize(
    ("text", "powers"),
    [
        ("meters per second squared", {"meters": 1, "second": -2}),
        ("m per s per s", {"m": 1, "s": -2}),
        ("m/s/s", {"m": 1, "s": -2}),
        ("J/mol K", {"J": 1, "mol": -1, "K": -1}),
        ("J/(mol K)", {"J": 1, "mol": -1, "K": -1}),
        ("cubic centimeters", {"centimeters": 3}),
        ("square meters per second", {"meters": 2, "second": -1}),
        ("inverse seconds", {"seconds": -1}),
        ("1/s", {"s": -1}),
        ("/s", {"s": -1}),
        ("ft-lb", {"ft": 1, "lb": 1}),
        ("nV/Hz^{1/2}", {"nV": 1, "Hz": Fraction(-1, 2)}),
        ("s⁻¹", {"s": -1}),
        ("^{\\circ}\\mathrm{C}", {"°C": 1}),
        ("degrees Celsius", {"°C": 1}),
        ("deg F", {"°F": 1}),
        ("${ }^{\\circ} \\mathrm{C}$", {"°C": 1}),
        ("℃", {"°C": 1}),
        ("C°", {"C°": 1}),
        ("Δ°C", {"Δ°C": 1}),
        ("\\mu\\mathrm{m}", {"µm": 1}),
        ("μm", {"µm": 1}),
        ("\\AA", {"Å": 1}),
        ("\u212b", {"Å": 1}),
        ("\\mathrm{k}\\Omega", {"kΩ": 1}),
        ("\\%", {"%": 1}),
        ("per cent", {"%": 1}),
    ],
)  # fmt: skip
def test_other_spellings(text: str, powers: dict[str, int]) -> None:
    unit = read_unit(clean(text))
    assert unit is not None
    assert dict(unit.powers) == powers


@pytest.mark.parametrize("exponent", [-35, -18, 6])
def test_a_power_of_ten_may_stand_in_the_unit(exponent: int) -> None:
    unit = read_unit(clean(f"$10^{{{exponent}}} \\mathrm{{~J}} \\mathrm{{~s}}$"))
    assert unit is not None
    assert unit.scale == Fraction(10) ** exponent
    assert dict(unit.powers) == {"J": 1, "s": 1}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"\SI{9.81}{\meter\per\second\squared}", "9.81 meter second^{-2}"),
        (r"\qty{5}{\kilo\joule\per\mole\per\kelvin}", "5 kilojoule mole^{-1} kelvin^{-1}"),
        (r"\qty[mode=text]{5}{\joule\per\mole\kelvin}", "5 joule mole^{-1} kelvin"),
        (r"\SI{3}{\square\metre}", "3 metre^{2}"),
        (r"\SI{3}{\per\cubic\centi\metre}", "3 centimetre^{-3}"),
        (r"\SI{3}{\metre\tothe{4}}", "3 metre^{4}"),
        (r"\SI{3}{m.s^{-1}}", "3 m*s^{-1}"),
        (r"\num{1.5e-3}", "1.5e-3"),
        (r"\ang{30}", "30°"),
        (r"\pi \second", r"\pi \second"),
    ],
)
def test_commands_of_siunitx(text: str, plain: str) -> None:
    assert expanded(text) == plain


@pytest.mark.parametrize(
    "text",
    ["m^{9^9}", "m^999", "__import__", "m**2", "m+s", "(m", "m)", "m;s", "\\frac{m}", "m" * 100, "m*" * 100, "m 5",
     "10^{9999}"],
)  # fmt: skip
def test_what_is_no_unit(text: str) -> None:
    assert read_unit(text) is None
