"""The grammar: how strongly signs bind, what is a function, what is refused."""

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.exact import exact
from verigym.verifiers.math.expression import Apply, Name, Number, UnreadableError, names, parse, renamed
from verigym.verifiers.math.normal import normal

few = settings(derandomize=True, deadline=None, max_examples=20)
small = st.integers(1, 9)

RIGHT = [
    ("2^{3^2}", "512"),
    ("-2^2", "-4"),
    ("(-2)^2", "4"),
    ("2x^2", "2(x^2)"),
    ("1/2x", r"\frac{1}{2}x"),
    (r"\frac{a+b}{c}", "(a+b)/c"),
    ("3 1/2", r"\frac72"),
    (r"3\frac12", "3.5"),
    (r"0.\overline{3}", "1/3"),
    (r"0.1\overline{6}", "1/6"),
    ("0.(142857)", "1/7"),
    (r"0.\dot{1}4285\dot{7}", "1/7"),
    (r"\sqrt[3]{-8}", "-2"),
    ("(-8)^{1/3}", "-2"),
    ("|x-1|", "|1-x|"),
    (r"\left|-3\right|", "3"),
    (r"\lfloor -2.5 \rfloor", "-3"),
    (r"\lceil -2.5 \rceil", "-2"),
    (r"\sin^2 x + \cos^2 x + x", "1 + x"),
    (r"\sin^{-1} x", r"\arcsin x"),
    (r"\sin 2x", r"2 \sin x \cos x"),
    (r"\tan x", r"\frac{\sin x}{\cos x}"),
    ("tg x", r"\tan x"),
    (r"\log_2 8", "3"),
    (r"\log_2 3", r"\frac{\ln 3}{\ln 2}"),
    (r"\lg 100", "2"),
    (r"\ln e^2", "2"),
    (r"e^{i\pi}", "-1"),
    ("(1+i)^2", "2i"),
    (r"\frac{1}{i}", "-i"),
    ("n!", r"n \cdot (n-1)!"),
    ("7!!", "105"),
    ("(2n)!!", "2^n n!"),
    (r"\binom{n}{2}", r"\frac{n(n-1)}{2}"),
    (r"\gcd(12, 18)", "6"),
    (r"\max\{3, 5\}", "5"),
    (r"\sqrt{3+2\sqrt{2}}", r"1+\sqrt{2}"),
    (r"\frac{1}{1+\frac{1}{x}}", r"\frac{x}{x+1}"),
    ("1.5e3", r"1.5 \times 10^3"),
    ("1011_2", "11"),
    ("(1011)_2", r"1011_{\text{two}}"),
    ("xyz", "zyx"),
    ("a^{m+n}", "a^m a^n"),
]

WRONG = [
    ("2^{3^2}", "64"),
    ("-2^2", "4"),
    ("1/2x", r"\frac{1}{2x}"),
    (r"\frac{a+b}{c}", "a+b/c"),
    (r"3\frac12", r"\frac32"),
    (r"0.\overline{3}", "0.3"),
    (r"0.1\overline{6}", r"0.\overline{16}"),
    (r"\sin^{-1} x", r"\frac{1}{\sin x}"),
    (r"\sin 2x", r"2 \sin x"),
    (r"\sin(x+y)", r"\sin x + y"),
    (r"\log_2 3", r"\log_3 2"),
    (r"\ln x", r"\lg x"),
    (r"\lfloor x \rfloor", r"\lceil x \rceil"),
    ("n!", "(n-1)!"),
    ("7!!", "5040"),
    (r"\binom{n}{2}", r"\binom{n}{3}"),
    (r"\gcd(12, 18)", "36"),
    (r"\sqrt{3+2\sqrt{2}}", r"1+\sqrt{3}"),
    (r"e^{i\pi}", "1"),
    ("3+4i", "3-4i"),
    ("1011_2", "1011"),
    ("1011_2", "1011_3"),
    ("xyz", "xy+z"),
    ("a^{m+n}", "a^m + a^n"),
    (r"\sqrt[3]{x}", r"\sqrt{x}"),
    ("x_1 x_2", "x_1 x_3"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_equal_expressions_are_right_both_ways(right, gold, answer):
    assert right(gold, answer)
    assert right(answer, gold)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_other_expressions_are_wrong_both_ways(right, gold, answer):
    assert not right(gold, answer)
    assert not right(answer, gold)


def _joined(parts):
    (a, x), (b, y), sign = parts
    if sign == "/":
        return rf"\frac{{{a}}}{{{b}}}", x / y if y else None
    if x is None or y is None:
        return "0", Fraction(0)
    value = {"+": x + y, "-": x - y, "*": x * y}[sign]
    return f"({a} {sign if sign != '*' else chr(92) + 'cdot'} {b})", value


@pytest.mark.parametrize("answer", [r"\sin^2 x + \cos^2 x", r"\frac{x}{x}", "x^0", "1 + x - x", "1 + 0x"])
def test_a_number_is_not_met_by_an_expression_with_letters(right, answer):
    assert right(answer, "1")
    assert not right("1", answer)


trees = st.recursive(
    small.map(lambda n: (str(n), Fraction(n))),
    lambda inner: st.tuples(inner, inner, st.sampled_from("+-*/")).map(_joined),
    max_leaves=6,
)


@given(trees)
@few
def test_a_tree_has_the_value_that_python_computes(tree):
    text, value = tree
    assume(value is not None)
    assert exact(parse(normal(text))) == value


@given(st.integers(-9, 9), small, small)
@few
def test_signs_products_and_powers_bind_as_everywhere(a, b, c):
    for text, value in (
        (f"{a}+{b}*{c}", a + b * c),
        (f"{a}-{b}-{c}", a - b - c),
        (f"{a}-{b}^{c}", a - b**c),
        (f"{b}/{c}*{a}", Fraction(b, c) * a),
        (f"-{b}^{{{c}}}", -(b**c)),
        (f"{b}({a})", a * b),
        (f"{b}^{{-{c}}}", Fraction(1, b**c)),
    ):
        assert exact(parse(normal(text))) == value, text


@given(st.permutations("abcd"))
@few
def test_renaming_changes_names_and_nothing_else(letters):
    new = dict(zip("abcd", letters, strict=True))
    node, other = (
        parse(r"a^2+\frac{b}{c}-\sin d"),
        parse(rf"{new['a']}^2+\frac{{{new['b']}}}{{{new['c']}}}-\sin {new['d']}"),
    )
    assert renamed(node, new) == other
    assert names(node) == names(other) == frozenset("abcd")


def test_constants_are_no_variables():
    assert names(parse(r"e^{i \pi} + x")) == frozenset("x")
    assert parse("2x") == Apply("*", (Number(Fraction(2)), Name("x")))


@pytest.mark.parametrize(
    "text",
    ["", "+", "1+", "(1", "1)", "1 2", "2^", "^2", r"\frac{1}", r"\sqrt", r"\unknown{2}", "word", "x_{", "|1", "1 @ 2",
     "(" * 50 + "1" + ")" * 50, "1" * 500, "x+" * 300 + "x", r"\lfloor 2", r"1 + \dots", "eval(1)", "x.real"],
)  # fmt: skip
def test_what_is_outside_the_grammar_is_refused(text):
    with pytest.raises(UnreadableError):
        parse(text)


@given(st.randoms(use_true_random=False))
@few
def test_random_text_is_parsed_or_refused(rng: random.Random):
    pieces = [
        "1",
        "2.5",
        "x",
        "y_1",
        "+",
        "-",
        "^",
        "/",
        "(",
        ")",
        "{",
        "}",
        r"\frac",
        r"\sqrt",
        "!",
        "|",
        r"\sin",
        "_",
        ",",
    ]
    text = "".join(rng.choice(pieces) for _ in range(rng.randrange(1, 15)))
    try:
        node = parse(text)
    except UnreadableError:
        return
    assert names(node) <= {"x", "y_1"} | {f"{a}_{b}" for a in ("x", "y") for b in ("1", "2.5", "x", "y")} | {"y"}
