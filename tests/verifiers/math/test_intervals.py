"""Sets on the line: intervals, inequalities, unions, complements and sets built from them, equal as sets."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

few = settings(derandomize=True, deadline=None, max_examples=10)
closings = st.tuples(st.booleans(), st.booleans())
ends = st.lists(st.fractions(-20, 20, max_denominator=6), min_size=2, max_size=2, unique=True).map(sorted)


def number(value: Fraction) -> str:
    sign, value = "-" if value < 0 else "", abs(value)
    return f"{sign}{value}" if value.denominator == 1 else rf"{sign}\frac{{{value.numerator}}}{{{value.denominator}}}"


def interval(low: str, high: str, closed: tuple[bool, bool]) -> str:
    return f"{'(['[closed[0]]}{low}, {high}{')]'[closed[1]]}"


def chain(low: str, high: str, closed: tuple[bool, bool], name: str = "x") -> str:
    signs = [r"\le" if one else "<" for one in closed]
    return f"{low} {signs[0]} {name} {signs[1]} {high}"


def writings(low: str, high: str, closed: tuple[bool, bool]) -> list[str]:
    flipped = [r"\ge" if one else ">" for one in closed]
    return [
        interval(low, high, closed),
        rf"x \in {interval(low, high, closed)}",
        chain(low, high, closed),
        f"{high} {flipped[1]} x {flipped[0]} {low}",
        rf"x {flipped[0]} {low} \text{{ and }} x {flipped[1].replace('>', '<').replace('ge', 'le')} {high}",
        rf"\{{x \mid {chain(low, high, closed)}\}}",
        rf"\{{x \in \mathbb{{R}} : {chain(low, high, closed)}\}}",
    ]


@given(ends, closings)
@few
def test_an_interval_may_be_written_as_any_condition_with_its_ends(right, drawn, closed):
    low, high = map(number, drawn)
    for gold in writings(low, high, closed)[:3]:
        for answer in writings(low, high, closed):
            assert right(gold, answer), (gold, answer)


@given(ends, closings, closings, st.integers(1, 3))
@few
def test_another_end_or_another_bracket_is_another_set(right, drawn, closed, other, shift):
    low, high = map(number, drawn)
    gold = rf"x \in {interval(low, high, closed)}"
    for answer in writings(low, high, other):
        assert right(gold, answer) == (closed == other), (gold, answer)
    for moved in (writings(low, number(drawn[1] + shift), closed), writings(number(drawn[0] - shift), high, closed)):
        for answer in moved:
            assert not right(gold, answer), (gold, answer)
    assert not right(gold, interval(high, low, closed))
    assert not right(gold, chain(low, high, closed, "y"))


@given(st.fractions(-20, 20, max_denominator=6), st.booleans())
@few
def test_a_half_line_is_its_inequality(right, end, closed):
    bound = number(end)
    below = rf"(-\infty, {bound}{')]'[closed]}"
    above = rf"{'(['[closed]}{bound}, \infty)"
    less, more = (r"\le", r"\ge") if closed else ("<", ">")
    assert right(below, f"x {less} {bound}")
    assert right(f"x {less} {bound}", below)
    assert right(below, f"{bound} {more} x")
    assert right(above, f"x {more} {bound}")
    assert right(f"x {more} {bound}", f"-x {less} {number(-end)}")
    assert not right(f"x {more} {bound}", f"-x {more} {number(-end)}")
    assert not right(f"x {more} {bound}", f"2x {more} {number(2 * end)}")  # left to be solved
    for wrong in (
        above,
        f"x {more} {bound}",
        f"x {'<' if closed else chr(92) + 'le'} {bound}",
        f"x {less} {number(end + 1)}",
    ):
        assert not right(below, wrong), wrong


@given(st.lists(st.integers(-30, 30), min_size=4, max_size=4, unique=True).map(sorted), closings, closings)
@few
def test_a_union_has_no_order_and_no_piece_more_or_less(right, points, one, other):
    a, b, c, d = map(str, points)
    first, second = interval(a, b, one), interval(c, d, other)
    gold = rf"{first} \cup {second}"
    assert right(gold, rf"{second} \cup {first}")
    assert right(gold, rf"{chain(a, b, one)} \text{{ or }} {chain(c, d, other)}")
    assert right(rf"{chain(a, b, one)} \text{{ or }} {chain(c, d, other)}", gold)
    assert not right(gold, first)
    assert not right(gold, interval(a, d, (one[0], other[1])))
    assert not right(gold, rf"{first} \cup {interval(c, str(points[3] + 1), other)}")
    assert not right(gold, rf"{gold} \cup [40, 41]")


@given(st.integers(-20, 20), st.integers(1, 20), st.integers(1, 20), closings)
@few
def test_pieces_that_touch_are_one_where_the_point_between_belongs_to_one(right, low, width, more, closed):
    left, joined = closed
    middle, high = low + width, low + width + more
    pieces = rf"[{low}, {middle}{')]'[left]} \cup {'(['[joined]}{middle}, {high}]"
    whole = rf"{low} \le x \le {high}"
    assert right(pieces, whole) == (left or joined)
    assert right(whole, pieces) == (left or joined)


@given(st.integers(-20, 20), st.integers(1, 20), st.booleans())
@few
def test_a_distance_is_an_interval_around_its_center(right, center, radius, closed):
    shifted = f"|x - {center}|" if center > 0 else f"|x + {-center}|" if center else "|x|"
    sign = r"\le" if closed else "<"
    low, high = str(center - radius), str(center + radius)
    gold = f"{shifted} {sign} {radius}"
    around = rf"x \in {interval(low, high, (closed, closed))}"
    assert right(gold, around)
    assert right(gold, chain(low, high, (closed, closed)))
    assert right(around, gold) == (center == 0)  # a distance from elsewhere is left to be solved
    assert not right(gold, rf"x \in {interval(low, high, (closed, not closed))}")
    assert not right(gold, rf"x \in {interval(low, str(center + radius + 1), (closed, closed))}")
    assert not right(around, f"{shifted} {sign} {radius + 1}")


@given(st.sets(st.integers(-9, 9), min_size=1, max_size=3))
@few
def test_the_line_without_points_is_a_union(right, points):
    ordered = [r"-\infty", *map(str, sorted(points)), r"\infty"]
    union = r" \cup ".join(f"({a}, {b})" for a, b in pairwise(ordered))
    without = ", ".join(map(str, sorted(points)))
    assert right(union, rf"\mathbb{{R}} \setminus \{{{without}\}}")
    assert right(rf"\mathbb{{R}} \setminus \{{{without}\}}", union)
    assert not right(union, rf"\mathbb{{R}} \setminus \{{{without}, 10\}}")
    if len(points) == 1:
        assert right(union, rf"x \ne {without}")
        assert not right(union, rf"x \ne {without}1")


@given(st.integers(-9, 9), st.integers(0, 9), closings)
@few
def test_integers_between_bounds_are_a_set(right, low, width, closed):
    high = low + width
    members = [str(n) for n in range(low, high + 1) if (closed[0] or n > low) and (closed[1] or n < high)]
    assume(len(members) > 1)
    built = rf"\{{n \in \mathbb{{Z}} \mid {chain(str(low), str(high), closed, 'n')}\}}"
    assert right(rf"\{{{', '.join(members)}\}}", built)
    assert right(built, rf"\{{{', '.join(reversed(members))}\}}")
    assert not right(rf"\{{{', '.join(members[1:])}\}}", built)


RIGHT = [
    ("]1, 2[", "1 < x < 2"),
    ("[1, 2[", "[1, 2)"),
    (r"(0, \sqrt{2})", r"0 < x < \sqrt{2}"),
    ("(a, b)", "(a, b)"),
    ("20 < P < 30", "(20, 30)"),
    (r"x \in \mathbb{R}", r"(-\infty, \infty)"),
    (r"\mathbb{R}", r"\text{all real numbers}"),
    (r"x \ge 1 \text{ or } x \le -1", r"(-\infty, -1] \cup [1, \infty)"),
    (r"x > 1 \text{ and } x < 3", "1 < x < 3"),
    (r"[0, 1] \cup \{2\}", r"\{2\} \cup [0, 1]"),
    (r"m \ge 3", r"[3, +\infty)"),
    (r"|x| > 3", r"(-\infty, -3) \cup (3, \infty)"),
    (r"\mathbb{R} \setminus \{2, 1\}", r"(-\infty, 1) \cup (1, 2) \cup (2, \infty)"),
    (r"x \in \mathbb{R}", r"x \in \mathbb R"),
]
WRONG = [
    ("]1, 2[", "[1, 2]"),
    (r"(0, \sqrt{2})", r"(0, \sqrt{3})"),
    ("(a, b)", "[a, b]"),
    ("(0, 1)", "(0, 1.5)"),
    (r"\mathbb{R}", r"(0, \infty)"),
    (r"\mathbb{R}", r"\mathbb{Z}"),
    (r"x \ge 1 \text{ or } x \le -1", "[-1, 1]"),
    (r"x > 1 \text{ and } x < 3", r"x > 1 \text{ or } x < 3"),
    (r"[0, 1] \cup \{2\}", r"[0, 1] \cup \{3\}"),
    (r"[0, 1] \cup \{2\}", "[0, 2]"),
    (r"[0, 1] \cup [2, 3]", r"[0, 1] \cap [2, 3]"),
    (r"m \ge 3", r"n \ge 3"),
    (r"m \ge 3", "3"),
    ("(1, 2)", "1.5"),
    (r"(-\infty, 3)", r"(3, -\infty)"),
    ("x > 1", "1"),
    ("x > 1", "x"),
    (r"x > 1", r"x \not> 1"),
    (r"(-\infty, 3)", r"(\infty, 3)"),
    (r"(-\infty, \infty)", r"(\infty, -\infty)"),
    (r"(0, \infty)", r"0 < x < -\infty"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_the_same_set_is_right_both_ways(right, gold, answer):
    assert right(gold, answer)
    assert right(answer, gold)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_another_set_is_wrong(right, gold, answer):
    assert not right(gold, answer)
