"""Case distinctions: branches in any order, each under its own condition."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

few = settings(derandomize=True, deadline=None, max_examples=6)
values = st.integers(-9, 9)


def cases(*branches: tuple[object, object], word: str = "", sign: str = ", & ") -> str:
    rows = (rf"{what}{sign}{word}{when}" for what, when in branches)
    return rf"\begin{{cases}} {' '.join(row + ' ' + chr(92) * 2 for row in rows)} \end{{cases}}"


@given(values, values, values, st.integers(1, 9))
@few
def test_branches_have_no_order_and_conditions_may_be_turned_round(right, a, b, c, bound):
    assume(a != b)
    low, high = rf"x < -{bound}", rf"x \ge {bound}"
    middle = rf"-{bound} \le x < {bound}"
    gold = cases((f"{a}x", low), (b, middle), (f"{c}+x", high))
    assert right(gold, cases((f"x+{c}", rf"{bound} \le x"), (f"x \\cdot ({a})", f"-{bound} > x"), (b, middle)))
    assert right(gold, cases((f"{a}x", low), (b, middle), (f"{c}+x", high), word=r"\text{if } "))
    assert right(gold, cases((f"{a}x", low), (b, middle), (f"{c}+x", high), sign=r" & \text{for } "))
    assert right(gold, f"f(x) = {cases((f'{a}x', low), (b, middle), (f'{c}+x', high))}")
    for changed in (
        cases((f"{a}x+1", low), (b, middle), (f"{c}+x", high)),
        cases((f"{a}x", rf"x \le -{bound}"), (b, middle), (f"{c}+x", high)),
        cases((f"{a}x", rf"x < {bound}"), (b, middle), (f"{c}+x", high)),
        cases((b, low), (f"{a}x", middle), (f"{c}+x", high)),
        cases((f"{a}x", low), (b, middle)),
        cases((f"{a}x", low), (b, middle), (f"{c}+x", high), (0, "x = 100")),
        f"{a}x",
        str(b),
    ):
        assert not right(gold, changed), changed


@given(values, values)
@few
def test_words_are_conditions_too(right, a, b):
    assume(a != b)
    even, odd = r"n \text{ is even}", r"n \text{ is odd}"
    gold = cases((a, even), (b, odd))
    assert right(gold, cases((b, odd), (a, even), word=r"\text{if } "))
    assert not right(gold, cases((a, odd), (b, even)))
    assert not right(gold, cases((a, even), (b, even)))
    rest = cases((a, even), (b, r"\text{otherwise}"))
    assert right(rest, cases((a, even), (b, r"\text{otherwise}"), word=" "))
    assert not right(rest, cases((b, even), (a, r"\text{otherwise}")))


@given(values, values)
@few
def test_rows_without_conditions_are_a_system(right, a, b):
    system = rf"\begin{{cases}} x = {a} \\ y = {b} \end{{cases}}"
    assert right(system, f"y = {b}, x = {a}")
    assert right(f"x = {a}, y = {b}", system)
    assert right(system, f"x = {b}, y = {a}") == (a == b)
    assert not right(system, f"x = {a}")


@pytest.mark.parametrize(
    "answer",
    [r"\begin{cases} \end{cases}", r"\begin{cases} x, & x > 0", r"x \text{ if } x > 0", "x, 0", "(x, 0)", "0", "x"],
)
def test_less_than_the_distinction_is_wrong(right, answer):
    assert not right(cases(("x", "x > 0"), (0, r"x \le 0")), answer)
