"""Numbers in all spellings, read exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.number import read_number

SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")

DECIMALS = st.decimals(min_value="-99999", max_value="99999", places=4).map(lambda value: f"{value:f}")
EXPONENTS = st.integers(-40, 40)

POWERS = [
    lambda m, e: f"{m}e{e}",
    lambda m, e: f"{m}E{e:+d}",
    lambda m, e: f"{m} x 10^{e}",
    lambda m, e: f"{m} X 10^({e})",
    lambda m, e: f"{m}*10^{{{e}}}",
    lambda m, e: f"{m} * 10**{e}",
    lambda m, e: f"{m} \\times 10^{{{e}}}".replace("-", "−"),
    lambda m, e: f"{m} \\cdot 10^{{{e}}}",
    lambda m, e: f"{m}\\,\\times\\,10^{{ {e} }}",
    lambda m, e: f"{m}×10{str(e).translate(SUPERSCRIPTS)}",
    lambda m, e: f"{m} · 10{str(e).translate(SUPERSCRIPTS)}",
    lambda m, e: f"\\num{{{m}e{e}}}",
]


def value(text: str) -> Fraction | None:
    found = read_number(clean(text))
    return found[0].value if found and not found[1] else None


@settings(max_examples=40)
@given(DECIMALS, EXPONENTS, st.sampled_from(range(len(POWERS))))
def test_scientific_notation_is_the_same_number_in_every_spelling(mantissa: str, exponent: int, spelling: int) -> None:
    assert value(POWERS[spelling](mantissa, exponent)) == Fraction(mantissa) * Fraction(10) ** exponent


@settings(max_examples=40)
@given(
    st.integers(1000, 10**12),
    st.integers(0, 999),
    st.sampled_from([",", " ", "{,}", "\\,", ",\\!", "'", "\u202f", "~"]),
)
def test_thousands_may_be_grouped_by_any_separator(whole: int, thousandths: int, separator: str) -> None:
    written = f"{whole:,}".replace(",", separator) + f".{thousandths:03d}"
    assert value(written) == whole + Fraction(thousandths, 1000)


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_comma_with_other_than_three_digits_behind_it_is_a_decimal_comma(whole: int, hundredths: int) -> None:
    assert value(f"{whole},{hundredths:02d}") == whole + Fraction(hundredths, 100)


@settings(max_examples=40)
@given(
    st.integers(-999, 999),
    st.integers(1, 999),
    st.sampled_from(["{}/{}", "\\frac{{{}}}{{{}}}", "\\dfrac {{{}}} {{{}}}", "{}∕{}"]),
)
def test_fractions_are_exact(above: int, below: int, spelling: str) -> None:
    assert value(spelling.format(above, below)) == Fraction(above, below)


@settings(max_examples=40)
@given(DECIMALS)
def test_a_minus_of_any_shape_is_a_minus(mantissa: str) -> None:
    for sign in "−–‑":
        assert value(mantissa.replace("-", sign)) == Fraction(mantissa)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2 1/2", Fraction(5, 2)),
        ("2½", Fraction(5, 2)),
        ("¾", Fraction(3, 4)),
        ("\\frac12", Fraction(1, 2)),
        ("0,125", Fraction(1, 8)),
        ("1.234.567,5", Fraction(2469135, 2)),
        ("5 million", Fraction(5_000_000)),
        ("3 dozen", Fraction(36)),
        (".5", Fraction(1, 2)),
        ("7.", Fraction(7)),
        ("√16", Fraction(4)),
        ("2^{10}", Fraction(1024)),
    ],
)
def test_other_spellings(text: str, number: Fraction) -> None:
    assert value(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "1,2,3",
        "1,23,456",
        "3*4",
        "12+1",
        "2^3^4",
        "10^{99999}",
        "1e99999",
        "9" * 500,
        "\\frac{1}{0}",
        "0^{-1}",
        "--3",
        "\\sqrt{-1}",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("0.0588", 3),
        ("1.20e5", 3),
        ("1000", 4),
        ("0", 1),
        ("-0.0", 1),
        ("10^5", 1),
        ("6.02 \\times 10^{23}", 3),
        ("1/3", None),
        ("2\\pi", None),
    ],
)
def test_significant_figures_are_those_written(text: str, figures: int | None) -> None:
    found = read_number(clean(text))
    assert found is not None
    assert found[0].figures == figures
