"""Sums and products with dots: what stands before them is the rule, what stands after them the end."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.expression import UnreadableError, member, parse, steps

few = settings(derandomize=True, deadline=None, max_examples=15)


@given(st.integers(1, 9), st.integers(1, 5), st.integers(3, 20))
@few
def test_an_arithmetic_sum_is_what_gauss_says(right, first, step, count):
    last = first + (count - 1) * step
    total = count * (first + last) // 2
    gold = rf"{first}+{first + step}+\dots+{last}"
    assert right(gold, str(total))
    assert right(str(total), gold)
    assert not right(gold, str(total + 1))
    assert not right(rf"{first}+{first + step}+\dots+{last + step}", str(total))


@given(st.integers(1, 5), st.integers(1, 4))
@few
def test_a_sum_up_to_n_is_a_polynomial(right, first, step):
    # first + (first + step) + ... + (first + step n) has n + 1 members
    last = f"({first}+{step}n)"
    gold = rf"{first}+{first + step}+\dots+{last}"
    assert right(gold, rf"\frac{{(n+1)(2\cdot{first}+{step}n)}}{{2}}")
    assert not right(gold, rf"\frac{{n(2\cdot{first}+{step}n)}}{{2}}")


RIGHT = [
    (r"1 \cdot 2 \cdots n", "n!"),
    (r"1 \cdot 2 \cdot \ldots \cdot n", "n!"),
    (r"1+2+\dots+n", r"\frac{n(n+1)}{2}"),
    (r"2+4+\dots+2n", "n(n+1)"),
    (r"1 \cdot 3 \cdot 5 \cdots (2n-1)", "(2n-1)!!"),
    (r"1 \cdot 3 \cdot 5 \cdots (2n-1)", r"\frac{(2n)!}{2^n n!}"),
    (r"1^2+2^2+\dots+n^2", r"\frac{n(n+1)(2n+1)}{6}"),
    (r"1+2+2^2+\dots+2^n", "2^{n+1}-1"),
    (r"\frac{1}{1 \cdot 2}+\frac{1}{2 \cdot 3}+\dots+\frac{1}{n(n+1)}", r"\frac{n}{n+1}"),
    (r"(x-a_1)(x-a_2) \dots (x-a_n)", r"(x-a_1)(x-a_2) \cdots (x-a_n)"),
    (r"a_1+a_2+\dots+a_n", r"a_1 + a_2 + \cdots + a_n"),
    (r"a_1+a_2+\dots+a_n", r"a_1+a_2+a_3+\dots+a_n"),
    (r"(x-a_1)(x-a_2) \dots (x-a_n)", r"(x-a_1)(x-a_2)(x-a_3) \cdots (x-a_n)"),
]

WRONG = [
    (r"1 \cdot 2 \cdots n", "(n-1)!"),
    (r"1+2+\dots+n", r"\frac{n(n-1)}{2}"),
    (r"1+2+\dots+n", r"1+3+\dots+n"),
    (r"1+2+\dots+n", r"1+2+\dots+(n+1)"),
    (r"1 \cdot 3 \cdot 5 \cdots (2n-1)", "(2n)!!"),
    (r"1^2+2^2+\dots+n^2", r"1^3+2^3+\dots+n^3"),
    (r"(x-a_1)(x-a_2) \dots (x-a_n)", r"(x-a_1)(x-a_2) \dots (x-a_{n-1})"),
    (r"(x-a_1)(x-a_2) \dots (x-a_n)", r"(x+a_1)(x+a_2) \dots (x+a_n)"),
    (r"a_1+a_2+\dots+a_n", r"a_1 a_2 \dots a_n"),
    (r"(x-a_1)(x-a_2) \dots (x-a_n)", r"(x-a_0)(x-a_1) \dots (x-a_n)"),
    # 2, 4, 2^n are members of an arithmetic sum as well, but 1 before them is not
    (r"1+2+4+\dots+2^n", "1+2^{n-1}(2^{n-1}+1)"),
    (r"1+4+9+\dots+n^2", r"1+\frac{(n^2+4)(n^2+1)}{10}"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_dots_continue_by_their_rule(right, gold, answer):
    assert right(gold, answer)
    assert right(answer, gold)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_another_rule_or_end_is_wrong(right, gold, answer):
    assert not right(gold, answer)
    assert not right(answer, gold)


@given(st.integers(1, 20), st.integers(1, 5), st.integers(0, 30))
@few
def test_a_member_is_counted_from_the_first(first, step, number):
    def written(value):
        return parse(rf"\frac{{{value}x^{{{value}}}}}{{a_{{{value}}}}}")

    assert member(written(first), written(first + step), number) == written(first + number * step)
    found = steps(written(first), written(first + step), written(first + number * step))
    assert {place[:2] for place in found} == {(Fraction(first), Fraction(first + step))}
    assert len(found) == 3


@pytest.mark.parametrize("text", [r"\dots", r"1+\dots", r"1+\dots+n", r"1+2+\dots", r"1+2+x+\dots+n", r"1+1+\dots+n",
                                  r"a+b+\dots+z", r"1+2+\dots+n+\dots+m"])  # fmt: skip
def test_dots_that_follow_no_rule_are_refused(text):
    with pytest.raises(UnreadableError):
        parse(text)
