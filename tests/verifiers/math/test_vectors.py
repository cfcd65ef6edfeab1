"""Vectors by unit vectors and by components: the same direction, in the same order."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

few = settings(derandomize=True, deadline=None, max_examples=8)
components = st.integers(-9, 9).filter(bool)
STYLES = ["{}", r"\mathbf{{{}}}", r"\hat{{{}}}", r"\vec{{{}}}"]


def units(values, style: str = "{}") -> str:
    return " ".join(f"{value:+d}{style.format(letter)}" for value, letter in zip(values, "ijk", strict=False)).lstrip(
        "+"
    )


@given(st.lists(components, min_size=2, max_size=3), st.sampled_from(STYLES))
@few
def test_unit_vectors_are_components_in_their_order(right, values, style):
    row = f"({', '.join(map(str, values))})"
    column = r"\begin{pmatrix} " + r" \\ ".join(map(str, values)) + r" \end{pmatrix}"
    for written in (row, column, row.replace("(", r"\langle ").replace(")", r" \rangle")):
        assert right(units(values, style), written)
        assert right(written, units(values, style))
    for other in (
        [values[0] + 1, *values[1:]],
        [-values[0], *values[1:]],
        values[::-1],
        [*values[:-1], values[-1] + 1],
    ):
        assume(other != values)
        assert not right(row, units(other, style))
        assert not right(units(values, style), f"({', '.join(map(str, other))})")


@given(components, components, components)
@few
def test_a_vector_of_two_is_none_of_three(right, a, b, c):
    assert not right(f"({a}, {b}, {c})", units([a, b]))
    assert not right(f"({a}, {b})", units([a, b, c]))
    assert right(f"({a}, {b}, 0)", units([a, b]))


@given(components, components)
@few
def test_a_complex_number_is_no_vector(right, a, b):
    assert not right(f"({a}, {b})", f"{a} + ({b})i")
    assert not right(f"{a} + ({b})i", f"({a}, {b})")
    assert right(f"{a} + ({b})i", f"({b})i + {a}")
    assert not right(f"{a} + ({b})i", f"{a} - ({b})i")


@pytest.mark.parametrize("answer", ["[3, -2)", "[3, -2]", r"\{3, -2\}", "3", "3i", "3i + 2j", "2j - 3i", "1"])
def test_what_is_no_such_vector_is_wrong(right, answer):
    assert not right("3i - 2j", answer)
