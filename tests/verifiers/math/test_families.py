"""Families over the integers: equal as sets of their members."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

few = settings(derandomize=True, deadline=None, max_examples=8)
fractions = st.fractions(-1, 1, max_denominator=6)
Z = r"k \in \mathbb{Z}"


def pi(value: Fraction) -> str:
    sign, value = "-" if value < 0 else "+", abs(value)
    return rf"{sign}\frac{{{value.numerator}\pi}}{{{value.denominator}}}"


def family(offset: Fraction, period: Fraction, letter: str = "k") -> str:
    return rf"{pi(offset)} {pi(period)} {letter}"


@given(fractions, st.fractions(Fraction(1, 4), 2, max_denominator=4), st.integers(-3, 3), st.sampled_from("kmn"))
@few
def test_an_offset_may_be_any_member_and_the_letter_any_other(right, offset, period, shift, letter):
    gold = f"x = {family(offset, period)}, {Z}"
    assert right(gold, f"x = {family(offset + shift * period, period, letter)}, {letter} \\in \\mathbb{{Z}}")
    assert right(gold, family(offset, -period, letter))
    assert right(gold, rf"x = {family(offset, period, letter)} \text{{ for any integer }} {letter}")
    for wrong in (
        family(offset + period / 2, period),
        family(offset, 2 * period),
        family(offset, period / 2),
        family(offset, period) + ", k \\in \\mathbb{N}",
        f"y = {family(offset, period)}",
        pi(offset),
        f"{pi(offset)} {pi(period)}",
    ):
        assert not right(gold, wrong), wrong


@given(fractions, st.fractions(Fraction(1, 2), 2, max_denominator=2), st.integers(2, 4))
@few
def test_a_family_may_be_split_into_its_parts(right, offset, period, parts):
    gold = f"{family(offset, period)}, {Z}"
    split = [family(offset + at * period, parts * period) for at in range(parts)]
    assert right(gold, f"{', '.join(split)}, {Z}")
    assert right(f"{', '.join(split)}, {Z}", gold)
    assert not right(gold, f"{', '.join(split[1:])}, {Z}")


@given(st.fractions(Fraction(1, 6), Fraction(5, 6), max_denominator=6))
@few
def test_plus_minus_and_alternating_signs_are_two_progressions(right, offset):
    assume(offset != Fraction(1, 2))
    both = rf"\pm {pi(offset).lstrip('+')} + 2k\pi, {Z}"
    assert right(both, f"{family(offset, Fraction(2))}, {family(2 - offset, Fraction(2))}, {Z}")
    assert not right(both, f"{family(offset, Fraction(2))}, {Z}")
    assert not right(both, rf"\pm {pi(offset).lstrip('+')} + k\pi, {Z}")
    sines = rf"(-1)^k {pi(offset).lstrip('+')} + k\pi, {Z}"
    assert right(sines, f"{family(offset, Fraction(2))}, {family(1 - offset, Fraction(2))}, {Z}")
    assert not right(sines, f"{family(offset, Fraction(2))}, {Z}")


@given(
    st.integers(0, 9),
    st.integers(2, 9),
    st.sampled_from([(r"\mathbb{Z}_{\ge 0}", 0), (r"\mathbb{Z}^+", 1)]),
    st.integers(1, 3),
)
@few
def test_a_family_with_a_first_member_starts_there(right, offset, step, start, shift):
    where, first = start
    gold = rf"{step}k + {offset}, k \in {where}"
    other, other_first = (r"\mathbb{Z}^+", 1) if first == 0 else (r"\mathbb{Z}_{\ge 0}", 0)
    assert right(gold, rf"{step}m + {offset - step * (other_first - first)}, m \in {other}")
    assert not right(gold, rf"{step}m + {offset}, m \in {other}")
    assert not right(gold, rf"{step}k + {offset + shift * step}, k \in {where}")
    assert not right(gold, rf"{step}k + {offset}, k \in \mathbb{{Z}}")


@given(st.integers(-9, 9), st.integers(2, 9), st.integers(-4, 4))
@few
def test_integers_of_one_class_are_one_family(right, offset, step, shift):
    gold = rf"{step}k + {offset}, {Z}"
    assert right(gold, rf"{step}k + {offset + shift * step}, {Z}")
    assert right(gold, rf"n \equiv {offset} \pmod{{{step}}}")
    assert not right(gold, rf"{step}k + {offset + 1}, {Z}")
    assert not right(gold, rf"{step + 1}k + {offset}, {Z}")


@given(st.integers(-9, 9), st.integers(1, 9))
@few
def test_a_formula_for_a_member_is_no_family(right, offset, step):
    gold = f"a_n = {step}n + {offset}"
    assert right(gold, f"a_k = {step}k + {offset}")
    assert right(gold, f"{offset} + {step}n")
    assert not right(gold, f"a_n = {step}n + {offset + step}")
    assert not right(gold, f"a_n = {step}n + {offset - step}")


RIGHT = [
    (r"45^\circ + 180^\circ k", r"225^\circ + 180^\circ n"),
    (r"\frac{k\pi}{2}", r"k\pi, \frac{\pi}{2} + k\pi"),
    (r"4k, 4k+1, k \in \mathbb{Z}", r"n \equiv 0, 1 \pmod 4"),
]
WRONG = [
    (r"45^\circ + 180^\circ k", r"45^\circ + 90^\circ k"),
    (r"k\pi", "k"),
    (r"k\pi", "0"),
    (r"k\pi", r"\frac{k\pi}{2}"),
    (r"k\pi", r"k^2\pi"),
    (r"k\pi, k \in \mathbb{Z}", r"k\pi, k \in \mathbb{R}"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_the_same_members_are_right(right, gold, answer):
    assert right(gold, answer)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_other_members_are_wrong(right, gold, answer):
    assert not right(gold, answer)
