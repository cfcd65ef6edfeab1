"""Equations and inequalities: the same points, whatever side a term is on; never the gold's own half."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

few = settings(derandomize=True, deadline=None, max_examples=8)
coefficients = st.integers(-9, 9).filter(bool)


def linear(a: int, b: int, c: int) -> str:
    return f"{a}x + ({b})y + ({c})"


@given(coefficients, coefficients, coefficients, coefficients)
@few
def test_an_equation_may_be_multiplied_turned_and_solved(right, a, b, c, factor):
    gold = f"{linear(a, b, c)} = 0"
    for same in (
        f"{linear(factor * a, factor * b, factor * c)} = 0",
        f"0 = {linear(a, b, c)}",
        f"{a}x = {-b}y - ({c})",
        rf"y = \frac{{-({a})x - ({c})}}{{{b}}}",
        rf"x = \frac{{-({b})y - ({c})}}{{{a}}}",
    ):
        assert right(gold, same), same
        assert right(same, gold), same
    for other in (
        f"{linear(a, b, c + 1)} = 0",
        f"{linear(a, -b, c)} = 0",
        f"{linear(a, b, c)} = 1",
        f"{linear(a, b, c)} < 0",
        rf"y = \frac{{({a})x - ({c})}}{{{b}}}",
        rf"x = \frac{{-({a})y - ({c})}}{{{b}}}" if a * a != b * b else "x = y",
        "0",
        "0 = 0",
        "x",
        str(c),
    ):
        assert not right(gold, other), other


@given(coefficients, coefficients, coefficients, st.integers(1, 9), st.booleans())
@few
def test_an_inequality_turns_with_a_negative_factor(right, a, b, c, factor, strict):  # noqa: PLR0917 - drawn by name
    less, more = ("<", ">") if strict else (r"\le", r"\ge")
    gold = f"{a}x + ({b})y {less} {c}"
    assert right(gold, f"{factor * a}x + ({factor * b})y {less} {factor * c}")
    assert right(gold, f"{-factor * a}x + ({-factor * b})y {more} {-factor * c}")
    assert right(gold, f"{c} {more} {a}x + ({b})y")
    assert not right(gold, f"{-factor * a}x + ({-factor * b})y {less} {-factor * c}")
    assert not right(gold, f"{a}x + ({b})y {more} {c}")
    assert not right(gold, f"{a}x + ({b})y = {c}")
    assert not right(gold, f"{a}x + ({b})y {'<' if not strict else chr(92) + 'le'} {c}")


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 9))
@few
def test_a_circle_is_its_expanded_equation(right, p, q, r):
    gold = f"(x - ({p}))^2 + (y - ({q}))^2 = {r * r}"
    expanded = f"x^2 + y^2 - ({2 * p})x - ({2 * q})y + ({p * p + q * q - r * r})"
    assert right(gold, f"{expanded} = 0")
    assert right(f"{expanded} = 0", gold)
    assert not right(gold, f"{expanded} = 1")
    assert not right(gold, f"(x - ({p}))^2 + (y - ({q}))^2 = {r * r + 1}")
    assert not right(gold, f"(x - ({p}))^2 - (y - ({q}))^2 = {r * r}")
    assert not right(gold, f"(x - ({p + 1}))^2 + (y - ({q}))^2 = {r * r}")
    assert not right(gold, str(r * r))


@given(coefficients, coefficients, st.sampled_from("yzt"))
@few
def test_an_assignment_may_leave_its_name_away_and_never_its_value(right, a, b, name):
    gold = f"{name} = {a}x + ({b})"
    assert right(gold, f"{a}x + ({b})")
    assert right(f"{a}x + ({b})", gold)
    assert right(gold, f"{name} - {a}x = {b}" if a > 0 else f"{name} + {-a}x = {b}")
    for wrong in (
        name,
        f"{name} =",
        f"{name} = {name}",
        f"w = {a}x + ({b})",
        f"{name} = {a}x + ({b + 1})",
        f"{a}x",
        f"{name} = {a}w + ({b})",
    ):
        assert not right(gold, wrong), wrong


@given(st.permutations("abc"), st.sampled_from([("<", ">"), (r"\le", r"\ge")]))
@few
def test_a_chain_may_be_read_from_either_end(right, order, signs):
    less, more = signs
    gold = f"a {less} b {less} c"
    written = f" {less} ".join(order)
    assert right(gold, written) == (order == ["a", "b", "c"])
    assert right(gold, f" {more} ".join(order)) == (order == ["c", "b", "a"])
    assert not right(gold, f"a {less} c")
    assert not right(gold, f"a {'<' if less != '<' else chr(92) + 'le'} b {less} c")


@given(st.integers(1, 99))
@few
def test_a_value_is_the_last_side_of_its_computation(right, value):
    assert right(str(value), f"x = {value - 1} + 1 = {value}")
    assert right(str(value), f"{value - 1} + 1 = {value}")
    assert right(f"x = {value}", f"{value - 1} + 1 = {value}")
    assert not right(f"x = {value}", f"x - {value} = 0")  # left to be solved
    assert not right(f"x = {value}", f"x + {value} = 0")
    assert not right(str(value), f"{value} = {value + 1}")
    assert not right(str(value), f"{value + 1} = {value}")
    assert not right(str(value), rf"x \ne {value}")
    assert not right(str(value), f"x < {value}")
    assert not right(str(value), f"x^2 = {value}")


RIGHT = [
    ("xy = 6", r"y = \frac{6}{x}"),
    ("xy = 6", r"\frac{6}{x}"),
    (r"V = \frac{4}{3}\pi r^3", r"\frac{4 \pi r^3}{3}"),
    ("x^2 = 4", "x^2 - 4 = 0"),
    (r"a \ne b", r"b \ne a"),
    (r"\frac{x^2}{4} + \frac{y^2}{9} = 1", "9x^2 + 4y^2 = 36"),
    (r"f(x) = x^2 \text{ or } f(x) = 0", "f(x) = 0, f(x) = x^2"),
]
WRONG = [
    ("x^2 = 4", "x = 2"),
    ("y^2 = x", r"y = \sqrt{x}"),
    ("x^2 - y^2 = 0", "x - y = 0"),
    ("x(x-1) = 0", "x = 0"),
    ("x = 0", "x(x-1) = 0"),
    ("x + y = 1", "x + y = x + y"),
    ("x = y", "0 = 0"),
    ("xy = 6", "xy"),
    ("xy = 6", "6"),
    (r"a \ne b", "a = b"),
    (r"\frac{x^2}{4} + \frac{y^2}{9} = 1", r"\frac{x^2}{9} + \frac{y^2}{4} = 1"),
    (r"f(x) = x^2 \text{ or } f(x) = 0", "f(x) = x^2"),
    ("7 = 11a + c", "11a + c"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_the_same_relation_is_right(right, gold, answer):
    assert right(gold, answer)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_another_relation_or_half_of_it_is_wrong(right, gold, answer):
    assert not right(gold, answer)
