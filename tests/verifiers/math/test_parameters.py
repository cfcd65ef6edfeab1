"""Letters that stand for any value may be called otherwise; free letters may not."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

few = settings(derandomize=True, deadline=None, max_examples=10)
letters = st.sampled_from("abnmkstuvxyz")
numbers = st.integers(1, 9)


@given(letters, letters, numbers, numbers)
@few
def test_a_free_letter_keeps_its_name(right, one, other, a, b):
    assume(one != other)
    gold = f"{a}{one}^2 + {b}"
    assert right(gold, f"{b} + {a}{one}^2")
    assert not right(gold, f"{a}{other}^2 + {b}")
    assert not right(one, other)
    assert not right(f"{one} + {a}{other}", f"{other} + {a + 1}{one}")


@given(letters, letters, numbers, numbers)
@few
def test_the_argument_of_a_function_and_the_index_of_a_sequence_are_bound(right, one, other, a, b):
    assume(one != other)
    assert right(f"f({one}) = {a}{one} + {b}", f"f({other}) = {a}{other} + {b}")
    assert right(f"f({one}) = {a}{one} + {b}", f"{a}{one} + {b}")
    assert not right(f"f({one}) = {a}{one} + {b}", f"{a}{other} + {b}")
    assert not right(f"f({one}) = {a}{one} + {b}", f"g({other}) = {a}{other} + {b}")
    assert not right(f"f({one}) = {a}{one} + {b}", f"f({other}) = {a}{other} + {b + 1}")
    if "a" not in (one, other):
        assert right(f"a_{one} = {a}^{one} + {b}", f"a_{other} = {a}^{other} + {b}")
        assert not right(f"a_{one} = {a + 1}^{one} + {b}", f"a_{one} = {a + 1}^{other} + {b}")


@given(letters, letters, numbers)
@few
def test_arguments_keep_their_places(right, one, other, a):
    assume(one != other)
    assume({"p", "q"}.isdisjoint((one, other)))
    gold = f"f({one}, {other}) = {one} + {a + 1}{other}"
    assert right(gold, f"f(p, q) = p + {a + 1}q")
    assert right(gold, f"f({other}, {one}) = {other} + {a + 1}{one}")
    assert not right(gold, f"f(p, q) = q + {a + 1}p")


@given(st.sampled_from(["C", "c", "C_1", "K"]), st.sampled_from("ABCK"), numbers)
@few
def test_an_arbitrary_constant_may_have_any_name(right, one, other, a):
    assert right(f"y = {one}e^{{{a}x}}", f"y = {other}e^{{{a}x}}")
    assert right("y = C_1 e^x + C_2 e^{-x}", "y = A e^x + B e^{-x}")
    assert not right(f"y = {one}e^{{{a}x}}", f"y = {other}e^{{{a + 1}x}}")
    assert not right(f"y = {one}e^{{{a}x}}", f"y = {other}xe^{{{a}x}}")
    assert not right(f"y = {one}e^{{{a}x}}", f"y = e^{{{a}x}}")


@given(letters, letters, numbers)
@few
def test_a_declared_parameter_may_have_any_name(right, one, other, a):
    def line(letter: str, factor: int, declared: str) -> str:
        return rf"({letter}, {factor}{letter}), \text{{ where }} {letter} {declared}"

    real, integer = r"\in \mathbb{R}", r"\in \mathbb{Z}"
    assert right(line(one, a, real), line(other, a, real))
    assert not right(line(one, a, real), line(other, a + 1, real))
    assert right(line(one, a, integer), line(other, a, r"\text{ is an integer}"))
    assert not right(line(one, a, integer), line(other, a, r"\in \mathbb{Z}^+"))


@given(numbers, numbers)
@few
def test_antiderivatives_are_equal_up_to_a_constant_that_both_have(right, a, b):
    gold = rf"\frac{{x^{a + 1}}}{{{a + 1}}} + \ln x + C"
    assert right(gold, rf"\ln x + \frac{{x^{a + 1} + {b}}}{{{a + 1}}} + C")
    assert right(gold, rf"\ln({b}x) + \frac{{x^{a + 1}}}{{{a + 1}}} + K")
    assert not right(gold, rf"\ln x + \frac{{x^{a + 1}}}{{{a + 1}}}")
    assert not right(gold, rf"\ln x + \frac{{x^{a + 2}}}{{{a + 2}}} + C")
    assert not right(gold, rf"{b + 1}\ln x + \frac{{x^{a + 1}}}{{{a + 1}}} + C")
    assert not right("x + C", f"x + {b}")
    assert not right(f"x + {b}", "x + C")


WRONG = [
    ("2^k", "2^n"),
    ("n+1", "m+1"),
    ("k=n+1", "m+1"),
    ("f(x)=x", "f(-x)=x"),
    ("f(x)=2x", "f(t)=2x"),
    ("f(x)=ax", "f(a)=ax"),
    ("C", "K"),
    ("f(x)=x+C", "f(x)=x+x"),
]


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_what_looks_like_a_renaming_and_is_none_is_wrong(right, gold, answer):
    assert not right(gold, answer)
