"""When a number is near enough: each sentence of the rule is a property."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.verifiers.stem.number import read_number
from verigym.verifiers.stem.tolerance import near

GOLDS = st.tuples(st.integers(100, 99999), st.integers(-6, 6)).map(lambda pair: f"{pair[0]}e{pair[1]}")


def is_near(gold: str, answer: str, rtol: float | None = None) -> bool:
    right, written = read_number(gold), read_number(answer)
    assert right is not None
    assert written is not None
    return near(written[0].value, written[0], right[0], rtol, exact=True)


def shifted(gold: str, share: Fraction) -> str:
    """A gold made larger by a share of it, written with many figures."""
    mantissa, exponent = gold.split("e")
    return f"{round(int(mantissa) * (1 + share) * 10**6)}e{int(exponent) - 6}"


@settings(max_examples=40)
@given(GOLDS, st.floats(0, 0.5), st.fractions("-1/2", "1/2", max_denominator=1000))
def test_with_rtol_the_relative_error_alone_decides(gold: str, rtol: float, share: Fraction) -> None:
    assume(abs(abs(share) - Fraction(rtol)) > Fraction(1, 1000))
    assert is_near(gold, shifted(gold, share), rtol) == (abs(share) < rtol)


@settings(max_examples=40)
@given(GOLDS, st.fractions("-9/1000", "9/1000", max_denominator=5000))
def test_a_measurement_is_right_within_one_percent(gold: str, share: Fraction) -> None:
    assert is_near(gold, shifted(gold, share))


@settings(max_examples=40)
@given(GOLDS, st.fractions("11/1000", 5, max_denominator=5000), st.sampled_from([1, -1]))
def test_a_measurement_of_three_figures_is_wrong_beyond_one_percent(gold: str, share: Fraction, sign: int) -> None:
    assert not is_near(gold, shifted(gold, sign * share))


@settings(max_examples=40)
@given(st.integers(10, 99), st.integers(-4, 4), st.integers(-499, 499))
def test_a_finer_value_that_rounds_to_the_gold_is_right(gold: int, exponent: int, thousandths: int) -> None:
    assert is_near(f"{gold}e{exponent}", f"{1000 * gold + thousandths}e{exponent - 3}")


@settings(max_examples=40)
@given(st.integers(10, 99), st.integers(-4, 4))
def test_the_next_value_of_the_same_figures_is_wrong(gold: int, exponent: int) -> None:
    assert not is_near(f"{gold}e{exponent}", f"{gold + 1}e{exponent}")


@settings(max_examples=40)
@given(st.integers(1, 9), st.integers(-6, 6))
def test_one_figure_is_no_measurement_unless_the_gold_has_but_one(digit: int, exponent: int) -> None:
    assert not is_near(f"{digit * 1000 + 1}e{exponent}", f"{digit}e{exponent + 3}")
    assert is_near(f"{digit}e{exponent}", f"{digit}e{exponent}")
    assert is_near(f"{digit}000e{exponent}", f"{digit}e{exponent + 3}")  # it is the very value


@settings(max_examples=40)
@given(st.decimals("-1", "1", places=9).filter(bool))
def test_only_zero_is_near_to_zero(answer: Any) -> None:
    assert not is_near("0.0", f"{answer:f}")
    assert not is_near("0.0", f"{answer:f}", 0.5)
    assert is_near("0.0", "0")


@settings(max_examples=40)
@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_counts_are_exact(score: Callable[..., float], count: int, off: int) -> None:
    assert score(count, str(count)) == 1.0
    assert score(str(count), f"{count}.0") == 1.0
    assert score(count, str(count + off)) == 0.0


@pytest.mark.parametrize(
    ("gold", "answer", "right"),
    [
        ("0.9992", "1", False),  # a guess
        ("0.9992", "1.00", True),
        ("994.3", "1e3", False),
        ("1.0", "1.03", True),  # text says how it was rounded
        (1.0, "1.03", False),  # a float of JSON does not
        (31.0, "31.4", False),
        ("0.5", "0.54", False),  # one figure is no rounding
        (12345678901234567890, "12345678901234567891", False),
        ("1/3", "0.333", True),
        ("1/3", "0.34", False),
    ],
)
def test_traps_of_rounding(score: Callable[..., float], gold: Any, answer: str, right: bool) -> None:
    assert score({"kind": "number", "value": gold}, answer) == right
