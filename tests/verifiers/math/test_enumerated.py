"""Answers to numbered parts: in their order, whatever numbers them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.reading.enumerated import enumerated

few = settings(derandomize=True, deadline=None, max_examples=12)
SERIES = [("1", "2", "3"), ("a", "b", "c"), ("i", "ii", "iii"), ("I", "II", "III")]
FORMS = ["({0}) {1}", "{0}) {1}", r"({0})\ {1}", r"\text{{({0})}} {1}"]
parts = st.lists(st.integers(-99, 99), min_size=2, max_size=3)


def numbered(values, series, form, separator="; ") -> str:
    return separator.join(form.format(mark, value) for mark, value in zip(series, values, strict=False))


@given(parts, st.sampled_from(SERIES), st.sampled_from(FORMS), st.sampled_from(["; ", ", ", " ", r" \\ "]))
@few
def test_parts_are_compared_in_their_order_whatever_numbers_them(right, values, series, form, separator):
    gold = numbered(values, SERIES[0], FORMS[0])
    answer = numbered(values, series, form, separator.replace(r"\\", r"\quad"))
    assert right(gold, answer)
    assert right(gold, ", ".join(map(str, values)))
    changed = [values[0] + 1, *values[1:]]
    assert not right(gold, numbered(changed, series, form))
    assert not right(gold, numbered(values[:1], series, form))
    assert not right(gold, numbered([*values, 5], (*series, "4"), form)) or len(values) == 3
    swapped = values[::-1]
    assert right(gold, numbered(swapped, series, form)) == (swapped == values)
    assert right(gold, ", ".join(map(str, swapped))) == (swapped == values)


RIGHT = [
    (r"(a) x>2; (b) \text{none}", r"(a) (2, \infty) (b) \text{no solution}"),
    ("(1) y=2x; (2) 5", "(I) 2x-y=0, (II) 5"),
    ("(1) 1, 2; (2) 3", "(1) 2, 1; (2) 3"),
    (r"(1) \frac{1}{2}; (2) [0, 1)", r"a) 0.5 \quad b) 0 \le x < 1"),
]
WRONG = [
    (r"(a) x>2; (b) \text{none}", r"(a) \text{none}; (b) x>2"),
    ("(1) y=2x; (2) 5", "(1) y=3x; (2) 5"),
    ("(1) y=2x; (2) 5", "(2) 5"),
    ("(1) 1, 2; (2) 3", "(1) 1; (2) 2, 3"),
    ("(1) 5; (2) 7", "f(1) = 5, f(2) = 7, f(3) = 9"),
    ("(1) 5; (2) 7", "12"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_parts_may_be_of_any_kind(right, gold, answer):
    assert right(gold, answer)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_each_part_counts(right, gold, answer):
    assert not right(gold, answer)


@pytest.mark.parametrize(
    "text", ["", "5", "(1) 5", "(2) 5; (3) 7", "(1) 5; (3) 7", "f(1) = 5, f(2) = 7", "(a)(b)", "x (1) 5 (2) 7"]
)
def test_what_is_not_numbered_from_the_first_on_is_not_enumerated(text):
    assert enumerated(text) is None
