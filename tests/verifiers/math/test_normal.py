"""One spelling for each thing: what may be rewritten without a change of meaning, and what may not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.normal import normal, squeezed

few = settings(derandomize=True, deadline=None, max_examples=25)

SAME = [
    (r"\frac{1}{2}", r"\dfrac12", r"\tfrac 12", r"\cfrac{1}{2}", "½"),
    (r"2\sqrt{3}", "2√3", r"2 \sqrt 3", r"2\,\sqrt{3}"),
    (r"x \le 5", "x ≤ 5", r"x\leq 5", r"x \leqslant 5", "x <= 5"),
    (r"x \ge 5", "x ≥ 5", r"x\geq 5", r"x \geqslant 5", "x >= 5"),
    (r"x \ne 5", "x ≠ 5", r"x\neq5", "x != 5"),
    ("x^{2}", "x²"),
    ("10^{-3}", "10⁻³"),
    ("x_{1}", "x₁"),
    ("-5", "−5", "–5"),
    (r"2 \cdot 3", "2 × 3", r"2 \times 3", "2 · 3", "2 * 3"),
    (r"90^\circ", "90°", r"90^{\circ}", r"90\degree"),
    (r"\pi", "π"),
    (r"(-\infty, 1)", "(-∞, 1)", r"\left(-\infty,\ 1\right)", r"\bigl(-\infty, 1\bigr)"),
    (r"A \cup B", "A ∪ B"),
    (r"\{1, 2\}", r"\left\{1, 2\right\}", r"\lbrace 1, 2 \rbrace"),
    (r"\binom{5}{2}", r"\dbinom52", r"\tbinom{5}{2}"),
    (r"\emptyset", r"\varnothing", "∅"),
    ("50%", r"50\%", "50 percent", r"50\text{ percent}"),
    (r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}", r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}"),
    ("x", "$x$", r"\(x\)", r"\[x\]", "x.", r"\boxed{x}", r"\displaystyle x"),
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_thing_have_one_answer(right, spellings):
    for gold in spellings:
        for answer in spellings:
            assert right(gold, answer), (gold, answer)


@pytest.mark.parametrize("spellings", SAME)
def test_what_is_one_thing_is_not_its_neighbour(right, spellings):
    at = SAME.index(spellings)
    assert not right(spellings[0], SAME[at - 1][0])


@given(st.integers(1_000, 10**12))
@few
def test_thousands_may_be_separated(value):
    plain = str(value)
    grouped = f"{value:,}"
    for separator in (",", "{,}", r"\,", " ", r",\!"):
        assert normal(grouped.replace(",", separator)) == plain, separator


@given(st.integers(1_000, 10**9))
@few
def test_other_groups_separate_items(value):
    grouped = f"{value:,}"
    assert normal(grouped + "1") == grouped + "1"
    assert normal(f"({grouped})") == f"({grouped})"


@given(st.text(alphabet=r"abx019 .,;:+-*/^_=<>()[]{}\|$%!⟦⟧⏎", max_size=40))
@few
def test_any_text_has_a_normal_form_and_it_is_settled_to_readers(text):
    form = normal(text)
    assert len(form) <= 12 * len(text) + 12
    assert "⏎" not in form
    assert squeezed(form) == squeezed(squeezed(form))


@pytest.mark.parametrize(
    ("gold", "answer"),
    [
        ("10^{-3}", "10⁻²"),
        ("x_1", "x₂"),
        ("x^2", "x_2"),
        ("-5", "5"),
        (r"x \le 5", "x < 5"),
        (r"x \ne 5", "x = 5"),
        (r"\frac{1}{23}", r"\frac12 3"),
        ("1,000", "1,000,000"),
        ("1,000", "100,0"),
        ("12", "1 2"),
        ("12", r"1 \quad 2"),
        (r"\$240", "240 €"),
        (r"50\%", r"5\%"),
        (r"\begin{pmatrix} 1 & 2 \end{pmatrix}", r"\begin{pmatrix} 2 & 1 \end{pmatrix}"),
    ],
)
def test_a_change_that_looks_alike_is_wrong(right, gold, answer):
    assert not right(gold, answer)
