"""Answers of several parts: order and number of parts count where mathematics says so."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

few = settings(derandomize=True, deadline=None, max_examples=10)
numbers = st.integers(-50, 50)
several = st.lists(numbers, min_size=2, max_size=5)


def joined(values, separator=", ") -> str:
    return separator.join(map(str, values))


@given(several, st.randoms(use_true_random=False))
@few
def test_a_list_is_a_bag_however_it_is_written(right, values, rng):
    shuffled = rng.sample(values, len(values))
    gold = joined(values)
    *most, last = shuffled
    for answer in (
        joined(shuffled),
        rf"\{{{joined(shuffled)}\}}",
        rf"{joined(most)} \text{{ and }} {last}",
        rf"{joined(most)} \text{{ or }} {last}",
        joined(shuffled, "; "),
        f"x = {joined(shuffled)}",
        joined((f"x = {value}" for value in shuffled), r" \text{ or } "),
        joined(f"x_{at} = {value}" for at, value in enumerate(shuffled, 1)),
    ):
        assert right(gold, answer), (gold, answer)
        assert not right(joined([*values[1:], values[0] + 1]), answer), answer
        assert not right(joined([*values, values[0]]), answer), answer
        assert not right(joined(values[1:]), answer), answer


@given(several, several)
@few
def test_a_tuple_is_met_by_the_same_tuple_alone(right, values, other):
    gold = f"({joined(values)})"
    for written in ("({})", r"\langle {} \rangle", r"\left({}\right)"):
        assert right(gold, written.replace("{}", joined(values)))
        assert right(gold, written.replace("{}", joined(other))) == (values == other)
    column = rf"\begin{{pmatrix}} {joined(values, chr(92) * 2)} \end{{pmatrix}}"
    assert right(gold, column)
    assert right(column, gold)
    assert not right(gold, f"({joined(values[::-1])})") or values == values[::-1]
    assert not right(gold, f"({joined([*values, 0])})")
    assert not right(gold, f"({joined(values[1:])})")


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
@few
def test_a_set_of_pairs_has_no_order_and_its_pairs_have_one(right, pairs, rng):
    def written(some):
        return joined(f"({a}, {b})" for a, b in some)

    gold = written(pairs)
    assert right(gold, written(rng.sample(pairs, len(pairs))))
    assert right(rf"\{{{gold}\}}", written(rng.sample(pairs, len(pairs))))
    swapped = [pairs[0][::-1], *pairs[1:]]
    assert right(gold, written(swapped)) == (sorted(swapped) == sorted(pairs))
    assert not right(gold, written(pairs[1:]))
    assert not right(gold, joined(itertools.chain(*pairs)))


@given(numbers, numbers, numbers)
@few
def test_a_system_goes_by_its_names(right, a, b, c):
    gold = f"x = {a}, y = {b}, z = {c}"
    assert right(gold, f"z = {c}, x = {a}, y = {b}")
    assert right(gold, rf"x = {a} \text{{ and }} y = {b} \text{{ and }} z = {c}")
    assert right(gold, f"(x, y, z) = ({a}, {b}, {c})")
    assert right(gold, f"(z, y, x) = ({c}, {b}, {a})")
    assert right(gold, f"({a}, {b}, {c})")
    assert right(gold, f"x = {b}, y = {a}, z = {c}") == (a == b)
    assert right(gold, f"({b}, {a}, {c})") == (a == b)
    assert not right(gold, f"x = {a}, y = {b}")
    assert not right(gold, f"x = {a}, y = {b}, w = {c}")
    assert not right(gold, f"x = {a}, y = {b}, z = {c + 1}")


@given(numbers, st.integers(2, 30))
@few
def test_plus_minus_is_both_values(right, a, b):
    assume(int(b**0.5) ** 2 != b)
    gold = rf"{a} \pm \sqrt{{{b}}}"
    assert right(gold, rf"{a}-\sqrt{{{b}}}, {a}+\sqrt{{{b}}}")
    assert right(rf"{a}-\sqrt{{{b}}}, {a}+\sqrt{{{b}}}", gold)
    assert not right(gold, rf"{a}+\sqrt{{{b}}}")
    assert not right(gold, rf"{a}+\sqrt{{{b}}}, {a}+\sqrt{{{b}}}")
    assert not right(gold, rf"{a} \pm \sqrt{{{b + 1}}}")


@given(st.lists(st.integers(1, 30), min_size=3, max_size=4), st.integers(2, 9), st.data())
@few
def test_a_ratio_is_what_it_is_up_to_a_factor(right, parts, factor, data):
    gold = joined(parts, ":")
    assert right(gold, joined((part * factor for part in parts), " : "))
    assert right(gold, joined((str(Fraction(part, factor)) for part in parts), ":"))
    at = data.draw(st.integers(0, len(parts) - 1))
    changed = [part + (number == at) for number, part in enumerate(parts)]
    assert not right(gold, joined(changed, ":"))
    assert not right(gold, joined([*parts, 1], ":"))
    assert right(gold, joined(parts[::-1], ":")) == (parts == parts[::-1])


@given(st.lists(st.integers(0, 9), min_size=3, max_size=3))
@few
def test_permutations_are_all_orders(right, values):
    orders = sorted(set(itertools.permutations(values)))
    gold = rf"({joined(values)}) \text{{ and its permutations}}"
    assert right(gold, joined(f"({joined(order)})" for order in orders))
    assert right(joined(f"({joined(order)})" for order in orders), gold)
    assert not right(gold, joined(f"({joined(order)})" for order in orders[1:]) or "0")
    assert not right(gold, f"({joined(values)})") or len(orders) == 1


RIGHT = [
    ("AC", "A, C"),
    ("A, C", r"C \text{ and } A"),
    ("5", r"\{5\}"),
    (r"\{5\}", "5"),
    (r"\emptyset", r"\{\}"),
    ("1, 3", r"\text{Minimum: } 1, \text{Maximum: } 3"),
    (r"(\pm 1, 2)", r"(\pm 1, 2)"),
    (r"(\pm 1, 2)", "(1, 2), (-1, 2)"),
    (r"(\pm 1, \mp 1)", "(1, -1), (-1, 1)"),
    ("(1, -1), (-1, 1)", r"(\pm 1, \mp 1)"),
    ("(1, 0), (-1, 0)", r"(\pm 1, 0)"),
    ("P = (1, 2)", "(1, 2)"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\begin{bmatrix} 1.0 & 2 \\ \frac{6}{2} & 4 \end{bmatrix}"),
    (r"\begin{cases} x = 1 \\ y = 2 \end{cases}", "x = 1, y = 2"),
    ("x = 1, y = 2", "1, 2"),
]
WRONG = [
    ("AC", "A"),
    ("AC", "A, B"),
    ("AC", "A, B, C"),
    ("5", "5, 5"),
    ("5", r"\{5, 6\}"),
    ("1, 2", "(1, 2), (1, 2)"),
    (r"\emptyset", r"\{0\}"),
    (r"\emptyset", "0"),
    ("(1, 2)", "[1, 2]"),
    ("(1, 2)", "[1, 2)"),
    ("P = (1, 2)", "Q = (1, 2)"),
    ("(x, y) = (1, 2)", "(y, x) = (1, 2)"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\begin{pmatrix} 1 & 3 \\ 2 & 4 \end{pmatrix}"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(1, 2, 3, 4)"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\begin{pmatrix} 1 & 2 \end{pmatrix}"),
    (r"(\pm 1, 2)", "(1, 2)"),
    ("(1, 2)", r"\{1, 2\}"),
    (r"(\pm 1, \mp 1)", "(1, -1), (-1, 1), (1, 1), (-1, -1)"),
    ("(1, -1), (-1, 1), (1, 1), (-1, -1)", r"(\pm 1, \mp 1)"),
    (r"(\pm 1, 2)", "(1, 2), (1, -2)"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_the_same_parts_are_right(right, gold, answer):
    assert right(gold, answer)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_other_parts_are_wrong(right, gold, answer):
    assert not right(gold, answer)
