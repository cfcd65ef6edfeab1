"""Work that the question gives is no answer to it, and a task may demand a finished number."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.types import Task
from verigym.verifiers.math.asked import asked, tree
from verigym.verifiers.math.expression import parse
from verigym.verifiers.math.finished import reducible

few = settings(derandomize=True, deadline=None, max_examples=12)
numbers = st.integers(2, 99)
SIGNS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, r"\cdot": lambda a, b: a * b}


@given(numbers, numbers, st.sampled_from(sorted(SIGNS)))
@few
def test_the_questions_own_expression_is_no_answer(right, a, b, sign):
    value = str(SIGNS[sign](a, b))
    prompt = rf"What is ${a} {sign} {b}$?"
    assert right(value, value, prompt)
    assert right(value, f"x = {value}", prompt)
    assert right(value, f"{a} {sign} {b} = {value}", prompt)
    copies = [
        f"{a} {sign} {b}",
        f"({a}) {sign} ({b})",
        rf"\left({a} {sign} {b}\right)",
        f"{a}{sign} {b} + 0",
        f"1({a} {sign} {b})",
    ]
    if sign in ("+", r"\cdot"):
        copies.append(f"{b} {sign} {a}")
    for copy in copies:
        assert not right(value, copy, prompt), copy


@given(numbers, numbers)
@few
def test_a_fraction_of_the_question_is_to_be_reduced(right, a, b):
    assume(math.gcd(a, b) > 1 and a % b)
    value = str(Fraction(a, b))
    prompt = rf"Simplify $\frac{{{a}}}{{{b}}}$."
    assert right(value, value, prompt)
    assert not right(value, rf"\frac{{{a}}}{{{b}}}", prompt)
    assert not right(value, f"{a}/{b}", prompt)


@given(st.integers(1, 9), st.integers(1, 9))
@few
def test_factored_and_expanded_forms_are_answers_to_each_other_alone(right, p, q):
    factored, expanded = f"(x+{p})(x+{q})", f"x^2+{p + q}x+{p * q}"
    assert right(factored, factored, f"Factor ${expanded}$.")
    assert right(expanded, expanded, f"Expand ${factored}$.")
    assert not right(factored, expanded, f"Factor ${expanded}$.")
    assert not right(factored, f"{p * q}+x^2+{p + q}x", f"Factor ${expanded}$.")
    assert not right(expanded, factored, f"Expand ${factored}$.")
    assert right(factored, f"(x+{q})(x+{p})", f"Factor ${expanded}$.")


@given(st.fractions(-50, 50, max_denominator=40))
@few
def test_a_finished_number_is_in_lowest_terms(right, value):
    top, bottom = value.numerator, value.denominator
    sign = "-" if top < 0 else ""
    lowest = rf"\frac{{{top}}}{{{bottom}}}" if bottom > 1 else str(top)
    assert right(str(value), lowest, finished=True)
    assert right(str(value), rf"\frac{{{3 * top}}}{{{3 * bottom}}}")
    for unfinished in (
        rf"{sign}\frac{{{3 * abs(top)}}}{{{3 * bottom}}}",
        f"{lowest} + 0",
        f"{lowest} + 1 - 1",
        rf"1 \cdot {lowest}",
    ):
        assert not right(str(value), unfinished, finished=True) or value == 0, unfinished


@given(st.integers(1, 60), st.integers(1, 60))
@few
def test_a_fraction_is_reducible_when_its_terms_have_a_common_divisor(a, b):
    common = math.gcd(a, b) > 1
    assert reducible(rf"\frac{{{a}}}{{{b}}}") == reducible(f"{a}/{b}") == common


@pytest.mark.parametrize(
    "texts",
    [
        ("38 + 5", "5 + 38", "(38) + 5", "38 + 5 + 0", r"1 \cdot (5 + 38)"),
        ("x^2 - 1", r"x \cdot x - 1", "-1 + x^2", "x x + (-1)"),
        (r"\sqrt{2x}", r"(2x)^{1/2}", r"\sqrt{x \cdot 2}"),
        ("abc", "cba", r"a \cdot (b c)"),
        ("a - b", "-b + a", r"a + (-1) \cdot b"),
    ],
)
def test_a_formula_has_one_tree_however_it_is_written(texts):
    assert len({tree(parse(text)) for text in texts}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("a - b", "b - a"), ("a/b", "b/a"), ("a^b", "b^a"), ("2x", "x^2"), ("a + b", "ab")]
)
def test_other_formulas_have_other_trees(one, other):
    assert tree(parse(one)) != tree(parse(other))


def test_a_question_gives_its_formulas_and_nothing_else():
    given_in = asked(Task("t", "math", r"Solve $x^2 - 4 = 0$ for the $n = 3$ people.", "2"))
    assert tree(parse("x^2 - 4")) in given_in.trees
    assert tree(parse("x^2")) in given_in.trees
    assert tree(parse("x + 4")) not in given_in.trees
    assert asked(Task("t", "math", "Say it in words.", "2")).trees == frozenset()


@pytest.mark.parametrize(
    ("prompt", "gold", "answer", "expected"),
    [
        ("Solve $x + 3 = 5$.", "x = 2", "x = 2", True),
        ("Solve $x + 3 = 5$.", "x = 2", "x + 3 = 5", False),
        ("Write $y - 2x = 1$ in slope form.", "y = 2x + 1", "y - 2x = 1", False),
        ("Write $y - 2x = 1$ in slope form.", "y = 2x + 1", "1 = y - 2x", False),
        (r"Which is larger, $\sqrt{2}$ or $1$?", r"\sqrt{2}", r"\sqrt{2}", True),
        (r"Is $x^2$ or $2x$ the derivative of $x^2$?", "2x", "2x", True),
        (r"What is $\binom{5}{2}$?", "10", r"\binom{5}{2}", False),
        (r"What is $\binom{5}{2}$?", "10", r"\frac{5 \cdot 4}{2}", True),
        ("What is 38 + 5?", "43", "38 + 5", False),
        ("What is 38 + 5?", "43", "43", True),
    ],
)
def test_what_the_question_gives_is_no_answer_unless_the_gold_stands_there(right, prompt, gold, answer, expected):
    assert right(gold, answer, prompt) is expected
