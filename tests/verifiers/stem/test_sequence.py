"""Lists: ordered, every element within its own tolerance, brackets of any shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.sequence import read_list, rows

Score = Callable[..., float]

FORMS = [
    "[{}]", "({})", "\\{{{}\\}}", "{}", "\\left[{}\\right]", "\\left( {} \\right)", "\\langle {} \\rangle", "x = [{}]",
    "\\vec{{x}} = ({})", "({})^T", "[{}]^{{\\top}}",
]  # fmt: skip
NUMBERS = st.lists(
    st.one_of(st.integers(-99, 99), st.integers(-9900, 9900).map(lambda n: n / 100)), min_size=2, max_size=6
)


@settings(max_examples=50)
@given(NUMBERS, st.sampled_from(FORMS), st.sampled_from([", ", ",", "; ", "\\, ,\\, "]))
def test_brackets_and_separators_do_not_matter(score: Score, values: list[float], form: str, joint: str) -> None:
    assert score(values, form.format(joint.join(map(str, values)))) == 1.0
    assert score({"kind": "list", "value": str(values)}, form.format(joint.join(map(str, values)))) == 1.0


@settings(max_examples=50)
@given(NUMBERS)
def test_a_vector_may_be_a_column_a_row_or_named_entries(score: Score, values: list[float]) -> None:
    column, row = " \\\\ ".join(map(str, values)), " & ".join(map(str, values))
    assert score(values, f"\\begin{{pmatrix}} {column} \\end{{pmatrix}}") == 1.0
    assert score(values, f"\\begin{{bmatrix}}{row}\\end{{bmatrix}}") == 1.0
    assert score(values, ", ".join(f"x_{place} = {value}" for place, value in enumerate(values))) == 1.0


@settings(max_examples=50)
@given(NUMBERS, st.data())
def test_order_number_and_values_matter(score: Score, values: list[float], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    other = [value + 100 if at == place else value for at, value in enumerate(values)]
    for wrong in (other, [*values, 1], values[:-1], [*values, values[-1]]):
        assert score(values, str(wrong)) == 0.0
    assume(any(abs(one - two) > 0.5 for one, two in zip(values, values[::-1], strict=True)))
    assert score(values, str(values[::-1])) == 0.0


@settings(max_examples=50)
@given(st.lists(st.integers(1000, 9999).map(lambda n: n / 100), min_size=2, max_size=4), st.data())
def test_each_element_has_the_tolerance_of_a_measurement(
    score: Score, values: list[float], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    for share, right in ((1.009, 1.0), (1.012, 0.0)):
        near = [round(value * share, 6) if at == place else value for at, value in enumerate(values)]
        assert score([value + 0.001 for value in values], str(near)) in (right, 0.0 if share > 1.009 else right)
        assert score({"kind": "list", "value": values, "rtol": 0.1}, str(near)) == 1.0
        assert score({"kind": "list", "value": values, "rtol": 0.001}, str(near)) == 0.0


OTHERS: list[tuple[Any, str, bool]] = [
    ({"kind": "list", "value": [3, 4], "unit": "m/s"}, "(3, 4)\\,\\mathrm{m/s}", True),
    ({"kind": "list", "value": [3, 4], "unit": "m/s"}, "[3 m/s, 4 m/s]", True),
    ({"kind": "list", "value": [3, 4], "unit": "m/s"}, "(300, 400) cm/s", True),
    ({"kind": "list", "value": [3, 4], "unit": "m/s"}, "(3, 4) m", False),
    ([1, 2], "x = 1 \\text{ and } y = 2", True),
    ([1, 2], "1 or 2", False),
    ([1, 2], "1 2", False),
    ([[1, 2], [3, 4]], "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", True),
    ([[1, 2], [3, 4]], "\\begin{pmatrix} 1 & 3 \\\\ 2 & 4 \\end{pmatrix}", False),
    ([0.6667, -0.6667], "\\left(\\frac{2}{3}, -\\frac{2}{3}\\right)", True),
    ([-1.7807764064, 0.2807764064], "\\left[\\frac{-3-\\sqrt{17}}{4}, \\frac{-3+\\sqrt{17}}{4}\\right]", True),
    ([True, False], "[True, False]", True),
    ([True, False], "[True, True]", False),
    (["H2O", "CO2"], "\\mathrm{H_2O}, \\mathrm{CO_2}", True),
    (["Krebs cycle", "glycolysis"], "Krebs cycle, glycolysis", True),
    ([1, 2], "[1, 2", False),
    ([1, 2], "[1, , 2]", False),
    ([0, 0], "[0, 1e-9]", False),
]


@pytest.mark.parametrize(("answer", "text", "right"), OTHERS)
def test_other_lists(score: Score, answer: Any, text: str, right: bool) -> None:
    assert score(answer, text) == right


@given(st.text(alphabet="[](){},; 12xy", max_size=40))
def test_elements_put_together_are_the_list_again(text: str) -> None:
    elements = read_list(text)
    if elements is not None and not any("(" in one or "[" in one or "{" in one for one in elements):
        assert read_list("[" + ", ".join(elements) + "]") == elements


def test_a_matrix_is_a_list_of_its_rows() -> None:
    lines = read_list(clean(rows("\\begin{bmatrix}1 & 2 \\\\ 3 & 4\\end{bmatrix}")))
    assert lines is not None
    assert [read_list(line) for line in lines] == [["1", "2"], ["3", "4"]]
