"""Values: exact where they are rational, to many digits else; decimals stand for what they are rounded from."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.verifiers.math import numeric
from verigym.verifiers.math.exact import TooLargeError, UndefinedError, exact
from verigym.verifiers.math.expression import parse
from verigym.verifiers.math.normal import normal
from verigym.verifiers.math.number import Plain, read_number, rounds_to, same_number, terminates

few = settings(derandomize=True, deadline=None, max_examples=20)
rationals = st.fractions(min_value=-100, max_value=100, max_denominator=300)

RIGHT = [
    (r"\pi", "3.14"),
    (r"\pi", "3.1416"),
    (r"\sqrt{2}", "1.414"),
    (r"\frac{600}{7}", "85.714"),
    ("1/4", "0.25"),
    ("2^{100}", "1267650600228229401496703205376"),
    (r"\frac{100!}{98!}", "9900"),
    (r"\sqrt{50}", r"5\sqrt{2}"),
    (r"\sqrt{7+4\sqrt{3}}", r"2+\sqrt{3}"),
    (r"\cos 36^\circ", r"\frac{1+\sqrt{5}}{4}"),
    (r"\frac{1}{\sqrt{3}-\sqrt{2}}", r"\sqrt{3}+\sqrt{2}"),
    (r"\ln 6", r"\ln 2 + \ln 3"),
    (r"\sqrt[3]{2+\sqrt{5}}", r"\frac{1+\sqrt{5}}{2}"),
    ("|x-1|", "|1-x|"),
    (r"\sqrt{x^2}", "|x|"),
    (r"\max(a, b)", r"\frac{a+b+|a-b|}{2}"),
]

WRONG = [
    (r"\pi", "3"),
    (r"\pi", "3.1"),  # too few digits to stand for anything
    (r"\pi", "3.1415"),  # not what it rounds to
    (r"\pi", r"\frac{22}{7}"),
    (r"\pi", r"\frac{355}{113}"),
    (r"\sqrt{2}", "1.415"),
    (r"\frac{600}{7}", "85.715"),
    ("1/4", "0.3"),
    ("0.25", "0.2500001"),  # a decimal is exactly itself
    ("2^{100}", "1267650600228229401496703205377"),
    ("10^{50}+1", "10^{50}"),
    ("10^{-50}", "0"),
    ("10^{-50}", "10^{-51}"),
    (r"\sqrt{50}", r"2\sqrt{5}"),
    (r"\cos 36^\circ", r"\cos 36"),
    ("1/0", "1"),
    ("0", r"\frac{0}{0}"),
    # expressions that agree on one side of a number and not on the other
    ("|x|", "x"),
    ("|x-1|", "x-1"),
    ("|x-3|", "3-x"),
    ("|x+5|", "x+5"),
    ("|a-b|", "a-b"),
    (r"\sqrt{x^2}", "x"),
    (r"\sqrt{(x-1)^2}", "x-1"),
    (r"\max(a, b)", "a"),
    (r"\max(x, 0)", "x"),
    (r"\lfloor x \rfloor", "x"),
    (r"\lfloor 2x \rfloor", r"2\lfloor x \rfloor"),
    (r"\lfloor x/10 \rfloor", "0"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_equal_values_are_right_both_ways(right, gold, answer):
    assert right(gold, answer)
    assert right(answer, gold)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_neighbouring_values_are_wrong_both_ways(right, gold, answer):
    assert not right(gold, answer)
    assert not right(answer, gold)


@given(rationals, st.integers(0, 8))
@few
def test_a_plain_number_is_read_as_written(value, places):
    assert read_number(str(value)) == Plain(value)
    assert read_number(rf"\frac{{{value.numerator}}}{{{value.denominator}}}") == Plain(value)
    decimal = f"{float(value):.{places}f}"
    assert read_number(decimal) == Plain(Fraction(decimal), places or None)


@given(rationals)
@few
def test_a_fraction_terminates_when_ten_to_some_power_makes_it_whole(value):
    assert terminates(value) == ((value * 10**20).denominator == 1)


@given(rationals, st.integers(2, 8))
@few
def test_a_decimal_stands_for_what_rounds_to_it_and_for_nothing_else(value, places):
    written = Fraction(round(value * 10**places), 10**places)
    decimal = Plain(written, places)
    assume(decimal.significant)
    assert rounds_to(value, decimal)
    assert same_number(Plain(value), decimal) == (written == value or not terminates(value))
    step = Fraction(2, 10**places)
    for other in (written + step, written - step):
        assert not same_number(Plain(value), Plain(other, places))
    assert same_number(Plain(written, places), Plain(value)) == same_number(Plain(value), decimal)
    assert same_number(decimal, Plain(written + step, places)) is False


@given(st.integers(-30, 30), st.integers(-12, 12), st.integers(1, 40), st.integers(0, 12))
@few
def test_exact_operations_are_those_of_fractions(a, power, b, n):
    assert exact(parse(normal(rf"\frac{{{a}}}{{{b}}}"))) == Fraction(a, b)
    assert exact(parse(f"{n}!")) == math.factorial(n)
    assert exact(parse(rf"\binom{{{b}}}{{{n}}}")) == math.comb(b, n)
    assert exact(parse(rf"\gcd({b}, {n + 1})")) == math.gcd(b, n + 1)
    assert exact(parse(rf"\lfloor \frac{{{a}}}{{{b}}} \rfloor")) == a // b
    assert exact(parse(rf"\sqrt{{\frac{{{n * n}}}{{{b * b}}}}}")) == Fraction(n, b)
    if a:
        assert exact(parse(f"({a})^{{{power}}}")) == Fraction(a) ** power


@pytest.mark.parametrize(
    "text", ["9^{9^9}", "(10^{9})!", "3001!", r"\binom{10^9}{5}", "2^{50000}", "(2^{30000})(2^{30000})"]
)
def test_what_is_too_large_is_not_computed(text):
    with pytest.raises(TooLargeError):
        exact(parse(normal(text)))


@pytest.mark.parametrize("text", ["1/0", "0^{-1}", r"\frac{1}{2-2}"])
def test_what_has_no_value_has_none(text):
    with pytest.raises(UndefinedError):
        exact(parse(normal(text)))


@given(st.text(max_size=12), st.sets(st.sampled_from("abcxyz"), min_size=1))
@few
def test_points_come_from_the_salt_alone(salt, letters):
    drawn = numeric.points(frozenset(letters), salt)
    assert drawn == numeric.points(frozenset(letters), salt)
    assert drawn != numeric.points(frozenset(letters), salt + "'")
    assert all(set(point) == letters for point in drawn)


@given(st.integers(-(10**30), 10**30), st.integers(1, 10**6))
@few
def test_close_is_relative_and_strict(value, change):
    with numeric.precision():
        assert numeric.close(numeric.number(value), numeric.number(value))
        assume(abs(value) < 10**24)
        assert not numeric.close(numeric.number(value), numeric.number(value + change))


@given(st.integers(1, 40), st.integers(1, 40))
@few
def test_sums_of_roots_are_equal_to_their_nested_form(right, a, b):
    nested = rf"\sqrt{{{a + b}+2\sqrt{{{a * b}}}}}"
    assert right(rf"\sqrt{{{a}}}+\sqrt{{{b}}}", nested)
    assert not right(rf"\sqrt{{{a}}}+\sqrt{{{b + 1}}}", nested)
