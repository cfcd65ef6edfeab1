"""What a statement of a number says, and what is no clear statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Score = Callable[..., float]

SPEED = {"kind": "number", "value": 12, "unit": "m/s"}
TIME = {"kind": "number", "value": 150, "unit": "min"}

SAID = [
    "{}", "v = {}", "v \\approx {}", "\\approx {}", "about {}", "approximately {}", "~{}", "the speed is {}",
    "Speed: {}", "v_{{0}} = {}", "({})", "{} downward", "{} to the north", "{} (upward)", "v = {} = {}", "{} = v",
    "{}.", "\\text{{{}}}", "|v| = {}",
    "v_\\text{{max}} = {}", "{} (43.2 km/h)", "{} or 43.2 km/h", "{}, i.e. 43.2 km/h",
]  # fmt: skip
DOUBTED = [
    "{} or {}", "{}, {}", "{} and {}", "{} to {}", "between {} and {}", "{}; {}", "{} ({})", "{} = {}",
    "x = {} or y = {}",    "either {} or {}", "{} (not {})", "not {1} but {0}", "{} < {}",
]  # fmt: skip
UNCLEAR = [
    "> {}", "at least {}", "less than {}", "not {}", "infinity or {}", "{} or so", "\\pm {}", "{}?", "no more than {}",
    "{} + 1", "{}, or maybe more", "2 * {}",
]  # fmt: skip


@pytest.mark.parametrize("form", SAID)
def test_a_number_may_be_stated_in_many_ways(score: Score, form: str) -> None:
    assert score(SPEED, form.format("12 m/s", "12 m/s")) == 1.0
    assert score(SPEED, form.format("11 m/s", "11 m/s")) == 0.0


@pytest.mark.parametrize("form", DOUBTED)
def test_two_different_numbers_are_no_answer(score: Score, form: str) -> None:
    assert score(SPEED, form.format("12 m/s", "13 m/s")) == 0.0
    assert score(SPEED, form.format("13 m/s", "12 m/s")) == 0.0


@pytest.mark.parametrize("form", UNCLEAR)
def test_bounds_and_hedges_are_no_answer(score: Score, form: str) -> None:
    assert score(SPEED, form.format("12 m/s")) == 0.0


@settings(max_examples=25)
@given(
    st.integers(100, 9999),
    st.integers(1, 9),
    st.sampled_from(["{} ± {} cm", "({} \\pm {})\\,\\mathrm{{cm}}", "{} cm ± {} cm"]),
)
def test_an_uncertainty_of_less_than_a_tenth_leaves_the_value(score: Score, value: int, off: int, form: str) -> None:
    gold = {"kind": "number", "value": value, "unit": "cm"}
    assert score(gold, form.format(value, off)) == 1.0
    assert score(gold, form.format(value * 2, off)) == 0.0
    assert score(gold, form.format(value, value)) == 0.0


@settings(max_examples=25)
@given(st.integers(100, 999), st.integers(1, 99))
def test_the_golds_own_uncertainty_is_its_tolerance(score: Score, value: int, off: int) -> None:
    gold = {"kind": "number", "value": f"{value} ± {off}", "unit": "cm"}
    assert (
        score(gold, f"{value + off} cm") == score(gold, f"{value - off}") == score(gold, f"{value} ± {off} cm") == 1.0
    )
    assert score(gold, f"{value + off + 1} cm") == score(gold, f"{value - off - 1} cm") == 0.0


@settings(max_examples=25)
@given(
    st.integers(1, 500),
    st.integers(1, 500),
    st.sampled_from(["{}-{}", "{} to {}", "between {} and {}", "{}–{}", "{} - {}"]),
)
def test_a_range_is_met_by_all_that_lies_in_it(score: Score, low: int, width: int, form: str) -> None:
    gold = {"kind": "number", "value": form.format(low, low + width), "unit": "cm"}
    for value in (low, low + width, low + width / 2):
        assert score(gold, f"{value} cm") == score(gold, f"{10 * value} mm") == 1.0
    assert score(gold, f"{low - 0.5} cm") == score(gold, f"{low + width + 0.5} cm") == score(gold, f"{low} mm") == 0.0


@settings(max_examples=25)
@given(st.integers(-20, 20), st.integers(110, 990))
def test_an_order_of_magnitude_is_the_nearest_power_of_ten(score: Score, exponent: int, mantissa: int) -> None:
    right = mantissa < 316
    for value in (f"~10^{exponent}", f"\\sim 10^{{{exponent}}}", f"on the order of 10^{{{exponent}}}"):
        assert score({"kind": "number", "value": value, "unit": "J"}, f"{mantissa / 100}e{exponent} J") == right


@settings(max_examples=25)
@given(st.integers(1, 50), st.integers(1, 59))
def test_larger_and_smaller_units_add_up(score: Score, hours: int, minutes: int) -> None:
    gold = {"kind": "number", "value": 60 * hours + minutes, "unit": "min"}
    for text in (f"{hours} h {minutes} min", f"{hours} hours {minutes} minutes", f"{hours}h{minutes}min"):
        assert score(gold, text) == 1.0
    assert score(gold, f"{minutes} min {hours} h") == score(gold, f"{hours} h {minutes} kg") == 0.0


OTHERS: list[tuple[Any, str, bool]] = [
    ({"kind": "number", "value": 5.25, "unit": "ft"}, "5 ft 3 in", True),
    ({"kind": "number", "value": 30.25, "unit": "°"}, "30° 15'", True),
    ({"kind": "number", "value": 9.81, "unit": "m/s^2"}, "9.81(2) m/s^2", True),
    ({"kind": "number", "value": 9.8, "unit": "m/s^2"}, "9.8 m/s^2 ± 1%", True),
    (3, "three", True),
    (3, "three apples", True),
    (5_000_000, "5 million", True),
    (5, "5 million", False),
    (5, "5 of 7", False),
    (5, "five or six", False),
    # closed forms, but no arithmetic that is left to do
    (0.367879, "e^{-1}", True),
    ("0.63", "1 - \\frac{1}{e}", True),
    (1.618, "\\frac{1+\\sqrt{5}}{2}", True),
    ({"kind": "number", "value": "0.55", "unit": "s"}, "\\frac{1}{2}\\ln 3\\,\\mathrm{s}", True),
    ({"kind": "number", "value": "0.55", "unit": "s"}, "\\frac{1}{2}\\ln 3\\,\\mathrm{m}", False),
    (0.5, "\\sin 30^\\circ", True),
    (3, "x\\sqrt{2}", False),
    (5, "e^{e^{e^{9}}}", False),
    (12000, "12*1000", False),
]


@pytest.mark.parametrize(("answer", "text", "right"), OTHERS)
def test_other_statements(score: Score, answer: Any, text: str, right: bool) -> None:
    assert score(answer, text) == right
