"""Times of day and lettered options: what looks alike is the same only if it is."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.choice import same_choice
from verigym.verifiers.math.clock import same_time

few = settings(derandomize=True, deadline=None, max_examples=15)
times = st.tuples(st.integers(0, 23), st.integers(0, 59))


def of_24(hour: int, minute: int) -> str:
    return f"{hour}:{minute:02d}"


def of_12(hour: int, minute: int) -> str:
    return f"{(hour - 1) % 12 + 1}:{minute:02d}"


def halves(hour: int) -> list[str]:
    half = "p" if hour >= 12 else "a"
    return [rf"\text{{ {half}.m.}}", rf"\text{{ {half.upper()}M}}", f" {half}m", rf"\ \mathrm{{{half}.m.}}"]


@given(times)
@few
def test_a_time_may_be_told_by_either_clock(right, time):
    hour, _ = time
    for half in halves(hour):
        for gold in (of_24(*time), of_12(*time) + halves(hour)[0]):
            assert right(gold, of_12(*time) + half), (gold, half)
        assert right(of_12(*time) + half, of_24(*time))
        assert right(of_12(*time) + half, of_12(*time))
    assert right(of_24(*time), f"{hour:02d}:{time[1]:02d}")


@given(times, times)
@few
def test_another_time_is_wrong(right, time, other):
    assume(time != other)
    assert not right(of_24(*time), of_24(*other)) or of_12(*time) == of_12(*other)  # 0:00 may be called 12:00
    assert not right(of_12(*time) + halves(time[0])[0], of_12(*other) + halves(other[0])[0])
    assert not right(of_24(*time), of_24((time[0] + 1) % 24, time[1]))


@given(times)
@few
def test_the_other_half_of_the_day_is_wrong(right, time):
    hour, minute = time
    other = halves((hour + 12) % 24)[0]
    assert not right(of_12(hour, minute) + halves(hour)[0], of_12(hour, minute) + other)
    if not 1 <= hour <= 12:  # an hour that says its half of the day by itself
        assert not right(of_24(hour, minute), of_12(hour, minute) + other)
        assert not right(of_12(hour, minute) + other, of_24(hour, minute))


@pytest.mark.parametrize("text", ["24:00", "12:60", "7:5", "12:345", "1:2:3", "12", "x:30", "", "12.30"])
def test_what_is_no_time_is_met_by_itself_alone(text):
    assert not same_time("12:30", text)
    assert not same_time(text, "12:30")


letters = st.sampled_from("ABCDE")


@given(letters, letters, st.sampled_from(["12", r"\frac{1}{2}", "$x+1$", r"\text{red}"]))
@few
def test_an_option_is_its_letter_with_or_without_its_text(right, gold, letter, text):
    plain = ["{0}", "({0})", r"\text{{{0}}}", r"\text{{({0})}}", "{0}.", r"\textbf{{{0}}}"]
    with_text = ["({0}) {1}", "{0}. {1}", "{0}) {1}", r"\text{{{0}. }}{1}", r"\textbf{{({0})}}\ {1}"]
    for written in (form.format(letter, text) for form in (*plain, *with_text)):
        assert right(gold, written) == (gold == letter), written


@given(letters, letters)
@few
def test_two_options_are_none(right, gold, other):
    assume(gold != other)
    for written in (
        rf"{gold} \text{{ or }} {other}",
        rf"{gold} \text{{ and }} {other}",
        f"({gold}), ({other})",
        f"{gold}{other}",
        f"{gold}, {other}",
        f"({gold}) 1 ({other}) 2",
        f"{gold}. not {other}",
        rf"\text{{not }} {gold}",
        f"{gold}. or {other}",
        f"{other}. {gold}",
        f"({other}) ({gold})",
        "A, B, C, D, E",
        "ABCDE",
    ):
        assert not right(gold, written), written


def test_a_gold_that_is_no_letter_is_no_choice():
    assert same_choice("12", "C. 12") is None
    assert same_choice("K", "K. 12") is None
    assert same_choice("C", "12") is None
