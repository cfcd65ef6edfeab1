"""Units: known ones are converted, another dimension is another answer, an unknown word demands nothing."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.units import factor, known, multiple

few = settings(derandomize=True, deadline=None, max_examples=15)
SIZES = {
    "length": {"km": 1000, "m": 1, "cm": Fraction(1, 100), "mm": Fraction(1, 1000), "inches": Fraction(254, 10000),
               "feet": Fraction(3048, 10000), "yards": Fraction(9144, 10000), "miles": Fraction(1609344, 1000)},
    "mass": {"kg": 1000, "grams": 1, "mg": Fraction(1, 1000), "tons": 10**6},
    "time": {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800},
    "volume": {"liters": 1, "mL": Fraction(1, 1000)},
    "money": {"dollars": 1, "cents": Fraction(1, 100)},
}  # fmt: skip
ALL = {name: (dimension, Fraction(size)) for dimension, table in SIZES.items() for name, size in table.items()}
units = st.sampled_from(sorted(ALL))


@given(units, units)
@few
def test_a_factor_is_the_ratio_of_two_sizes_of_one_dimension(gold, answer):
    (wanted, large), (given_as, small) = ALL[gold], ALL[answer]
    assert factor(gold, answer) == (small / large if wanted == given_as else None)


@given(units, units, st.sampled_from([2, 3]))
@few
def test_powers_and_quotients_follow_from_their_parts(top, below, power):
    assume(ALL[top][0] != ALL[below][0])
    one, other = known(top), known(below)
    assert known(f"{top}^{power}").size == one.size**power
    assert known(f"{'square' if power == 2 else 'cubic'} {top}") == known(f"{top}^{power}")
    assert known(f"{top}/{below}") == known(f"{top} per {below}")
    assert known(f"{top}/{below}").size == one.size / other.size
    assert factor(top, f"{top}^{power}") is None
    assert factor(f"{top}/{below}", top) is None
    assert factor(f"{top}/{below}", f"{below}/{top}") is None


@given(st.sampled_from(sorted(SIZES)), st.data(), st.integers(1, 999))
@few
def test_an_amount_may_be_told_in_another_unit_of_its_dimension(right, dimension, data, amount):
    gold, other = (data.draw(st.sampled_from(sorted(SIZES[dimension]))) for _ in range(2))
    value = amount * ALL[gold][1] / ALL[other][1]
    written = rf"\frac{{{value.numerator}}}{{{value.denominator}}} \text{{ {other}}}"
    assert right(rf"{amount} \text{{ {gold}}}", written)
    assert right(rf"{amount} \text{{ {gold}}}", str(amount))
    if gold != other:
        assert not right(rf"{amount} \text{{ {gold}}}", rf"{amount} \text{{ {other}}}")
    assert not right(rf"{amount} \text{{ {gold}}}", rf"{amount + 1} \text{{ {gold}}}")
    assert not right(rf"{amount} \text{{ {gold}}}", rf"{amount} \text{{ {gold}}}^2")


@given(st.sampled_from(["apples", "people", "ways", "units", "coins", "points"]), st.integers(1, 999))
@few
def test_a_word_that_is_no_unit_says_nothing(right, word, amount):
    assert factor(word, "km") == factor("km", word) == factor("", word) == 1
    assert right(str(amount), rf"{amount} \text{{ {word}}}")
    assert right(rf"{amount} \text{{ {word}}}", str(amount))
    assert not right(str(amount), rf"{amount + 1} \text{{ {word}}}")


@pytest.mark.parametrize(
    "word",
    ["not", "less than", "more than", "at least", "at most", "fewer than", "other than", "up to", "over", "below"],
)
def test_a_word_that_changes_the_amount_is_no_label(right, word):
    assert not right("5", rf"\text{{{word} }} 5")
    assert not right(r"5 \text{ km}", rf"\text{{{word} }} 5 \text{{ km}}")


@given(st.integers(1, 24), st.integers(1, 59))
@few
def test_hours_and_minutes_are_a_sum(right, hours, minutes):
    total = 60 * hours + minutes
    assert right(rf"{total} \text{{ minutes}}", rf"{hours} \text{{ hours }} {minutes} \text{{ minutes}}")
    assert right(rf"{hours} \text{{ hours }} {minutes} \text{{ minutes}}", rf"{total} \text{{ minutes}}")
    assert not right(rf"{total} \text{{ minutes}}", rf"{hours} \text{{ hours }} {minutes + 1} \text{{ minutes}}")
    assert not right(rf"{total} \text{{ minutes}}", rf"{hours} \text{{ hours}}")


@given(st.integers(1, 359))
@few
def test_degrees_are_radians_where_they_say_so(right, degrees):
    arc = Fraction(degrees, 180)
    radians = rf"\frac{{{arc.numerator}\pi}}{{{arc.denominator}}}"
    assert right(rf"{degrees}^\circ", radians)
    assert right(radians, rf"{degrees}^\circ")
    assert right(rf"{degrees}^\circ", rf"{degrees} \text{{ degrees}}")
    assert right(rf"{degrees}^\circ", str(degrees))
    assert not right(radians, str(degrees))
    assert not right(rf"{degrees}^\circ", rf"{degrees + 1}^\circ")
    assert not right(rf"{degrees}^\circ", rf"{degrees} \text{{ radians}}")
    assert right(rf"{degrees}.5^\circ", rf"{degrees}^\circ 30'")
    assert not right(rf"{degrees}.5^\circ", rf"{degrees}^\circ 31'")


@given(st.integers(1, 999), st.integers(1, 3))
@few
def test_percent_is_a_hundredth(right, value, shift):
    assert right(rf"{value}\%", str(Fraction(value, 100)))
    assert right(rf"{value}\%", rf"{value} \text{{ percent}}")
    assert right(str(Fraction(value, 100)), rf"{value}\%")
    assert not right(str(Fraction(value, 100)), str(value))
    assert not right(rf"{value}\%", rf"{value + shift}\%")
    assert not right(f"{value}.5", rf"{value}.5\%")


@pytest.mark.parametrize(
    ("word", "size"), [("hundred", 100), ("thousand", 10**3), ("million", 10**6), ("billion", 10**9)]
)
def test_a_multiple_multiplies(right, word, size):
    assert multiple(f"{word} yuan") == (size, "yuan")
    assert right(str(5 * size), rf"5 \text{{ {word}}}")
    assert right(rf"5 \text{{ {word} dollars}}", rf"\${5 * size}")
    assert not right("5", rf"5 \text{{ {word}}}")


RIGHT = [
    (r"\$5", r"5 \text{ dollars}"),
    (r"\$240", r"\$240.00"),
    (r"36 \text{ km/h}", r"10 \text{ m/s}"),
    (r"60 \text{ mph}", r"60 \text{ miles per hour}"),
    (r"100 \text{ cm}^2", r"0.01 \text{ m}^2"),
    (r"100 \text{ cm}^2", r"100 \text{ square centimeters}"),
    (r"12^{\text{th}}", "12"),
    (r"5\,\mathrm{kg}", r"5000 \text{ g}"),
]
WRONG = [
    (r"\$5", r"5 \text{ cents}"),
    (r"\$5", r"5 \text{ euros}"),
    (r"36 \text{ km/h}", r"36 \text{ m/s}"),
    (r"100 \text{ cm}^2", r"100 \text{ cm}"),
    (r"100 \text{ cm}^2", r"1 \text{ m}^2"),
    (r"5 \text{ kg}", r"5 \text{ m}"),
    (r"5 \text{ km}", "5000"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_the_same_amount_is_right(right, gold, answer):
    assert right(gold, answer)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_another_amount_is_wrong(right, gold, answer):
    assert not right(gold, answer)
