"""Rewritings that keep a value stay right, changes turn wrong."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.types import Task
from verigym.verifiers.math import MathVerifier

VERIFIER = MathVerifier(extraction="strict")
rationals = st.fractions(min_value=-1000, max_value=1000, max_denominator=200)
integers = st.integers(-(10**6), 10**6)


def right(gold: str, answer: str) -> bool:
    return VERIFIER.verify(Task("1", "math", "", gold, {}), rf"\boxed{{{answer}}}").passed


def writings(value: Fraction) -> list[str]:
    top, bottom = abs(value.numerator), value.denominator
    sign = "-" if value < 0 else ""
    found = [
        f"{value.numerator}/{bottom}",
        rf"{sign}\dfrac{{{top}}}{{{bottom}}}",
        rf"x = \frac{{{value.numerator * 3}}}{{{bottom * 3}}}",
        rf"$ {sign}\left(\frac{{{top}}}{{{bottom}}}\right) $",
        f"{value.numerator}:{bottom}",
    ]
    if bottom == 1:
        found += [f"{value.numerator:,}", f"{value.numerator}.00", rf"{value.numerator} \text{{ units}}"]
    if value > 1 and bottom > 1:
        found.append(rf"{top // bottom}\frac{{{top % bottom}}}{{{bottom}}}")
    return found


@given(rationals)
@settings(max_examples=60)
def test_a_number_may_be_written_in_any_way(value):
    for gold in (str(value), writings(value)[1]):
        for answer in writings(value):
            assert right(gold, answer), (gold, answer)


@given(rationals, rationals)
@settings(max_examples=60)
def test_another_number_is_wrong(value, other):
    assume(value != other)
    for answer in writings(other):
        assert not right(str(value), answer), (value, answer)


@given(st.lists(integers, min_size=2, max_size=6, unique=True), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_matters_in_tuples_alone(values, rng):
    shuffled = rng.sample(values, len(values))
    listed, other = (", ".join(map(str, some)) for some in (values, shuffled))
    assert right(listed, other)
    assert right(rf"\{{{listed}\}}", rf"\{{{other}\}}")
    assert right(f"({listed})", f"({other})") == (values == shuffled)
    assert not right(listed, ", ".join(map(str, values[1:])))
    assert not right(listed, ", ".join(map(str, [*values, values[0]])))
    assert not right(listed, ", ".join(map(str, [values[0] + 1, *values[1:]])))


@given(st.integers(-20, 20), st.integers(-20, 20), st.integers(1, 9))
@settings(max_examples=40)
def test_expanded_and_factored_are_the_same(p, q, a):
    factored, expanded = f"{a}(x-({p}))(x-({q}))", f"{a}x^2 - ({a * (p + q)})x + ({a * p * q})"
    assert right(factored, expanded)
    assert right(expanded, factored)
    assert not right(factored, f"{expanded} + 1")


@given(st.integers(-50, 50), st.integers(1, 50), st.booleans(), st.booleans())
@settings(max_examples=40)
def test_an_interval_is_its_inequality_with_the_same_ends(low, width, left, right_closed):
    high = low + width
    interval = f"{'[' if left else '('}{low}, {high}{']' if right_closed else ')'}"
    signs = [r"\le" if closed else "<" for closed in (left, right_closed)]
    flipped = [r"\le" if not closed else "<" for closed in (left, right_closed)]
    assert right(interval, rf"{low} {signs[0]} x {signs[1]} {high}")
    assert right(rf"{low} {signs[0]} x {signs[1]} {high}", interval)
    assert not right(interval, rf"{low} {flipped[0]} x {signs[1]} {high}")
    assert not right(interval, rf"{low} {signs[0]} x {signs[1]} {high + 1}")


@given(st.integers(0, 10**7), st.integers(1, 10**4))
@settings(max_examples=60)
def test_a_decimal_stands_for_a_fraction_only_when_rounded_correctly(top, bottom):
    value = Fraction(top, 3 * bottom + 1) + Fraction(1, 3) + 1
    written = f"{float(round(value, 4)):.4f}"
    assume(abs(abs(value - Fraction(written)) - Fraction(1, 20000)) > Fraction(1, 10**9))
    assert right(str(value), written)
    assert not right(str(value), _next(written))


def _next(decimal: str) -> str:
    """The decimal after this one, of as many places."""
    return f"{(int(decimal.replace('.', '')) + 1):05d}"[:-4] + "." + f"{int(decimal.replace('.', '')) + 1:05d}"[-4:]
