"""What stands after an answer: declarations say nothing else, conditions must agree, alternatives are no answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.expression import UnreadableError
from verigym.verifiers.math.normal import normal
from verigym.verifiers.math.reading.qualifiers import cut

few = settings(derandomize=True, deadline=None, max_examples=25)

RIGHT = [
    (r"2k\pi, k\in\mathbb{Z}", r"2k\pi \text{ where } k \text{ is an integer}"),
    (r"2k\pi, k\in\mathbb{Z}", r"2k\pi \text{ for any integer } k"),
    (r"2k\pi, k\in\mathbb{Z}", r"2k\pi"),
    (r"f(x)=cx \text{ for some constant } c", r"f(x)=kx \text{ where } k \text{ is a constant}"),
    (r"f(x)=x \text{ for all } x", "f(x)=x"),
    ("f(x)=x", r"f(x)=x, \forall x \in \mathbb{R}"),
    (r"5 \text{ if } a < b", r"5 \text{ when } b > a"),
    (r"5 \text{ if } a < b", "5"),
    ("3k, k \\in \\mathbb{Z}^+", r"3m, m \in \mathbb{Z}_{>0}"),
]

WRONG = [
    (r"2k\pi, k\in\mathbb{Z}", r"2k\pi, k\in\mathbb{N}"),
    (r"3k, k \in \mathbb{Z}^+", r"3m, m\in\mathbb{Z}"),
    (r"5 \text{ if } a < b", r"5 \text{ if } a \le b"),
    (r"5 \text{ if } a < b", r"5 \text{ if } a > b"),
    (r"5 \text{ if } x > 0", r"5 \text{ if } x < 0"),
    (r"5 \text{ if } x > -2", r"5 \text{ if } x > 2"),
    ("3", r"3 \text{ if } 1=1, 4 \text{ if } 1=2"),
    ("3", r"3 \text{ when } n=1; 4 \text{ when } n=2"),
    ("3", r"3 \text{ with remainder } 1"),
    ("3", r"3 \approx 4"),
    ("3", r"\approx 3, \approx 4"),
    ("2x", r"2x \text{ where } x=3"),
    (r"3k+1, k \in \mathbb{N}^*", r"3k+1, k \in \mathbb{N}_0"),
    (r"f(x)=cx \text{ for some constant } c", "f(x)=x"),
    ("f(x)=2x, x>0", "f(x)=2x, x<0"),
    ("6", r"6 \text{ if } x > 0, \text{ otherwise } 7"),
    ("6", r"6 \text{ where } x > 0, \text{ else } 7"),
    ("6", r"6 \text{ unless } x > 0"),
    ("6", r"6 \text{ (where it may also be 7 or 8)}"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_declarations_and_equal_conditions_are_right(right, gold, answer):
    assert right(gold, answer)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_other_conditions_and_alternatives_are_wrong(right, gold, answer):
    assert not right(gold, answer)


DOMAINS = {
    "Z": [r"{0} \in \mathbb{{Z}}", r"{0} \in \mathbb Z", r"\text{{where }} {0} \in \mathbb{{Z}}",
          r"\text{{where }} {0} \text{{ is an integer}}",
          r"\text{{for any integer }} {0}", r"({0} \in \mathbb{{Z}})", r"{0} \text{{ is any integer}}"],
    "N": [r"{0} \in \mathbb{{N}}", r"\text{{where }} {0} \text{{ is a natural number}}"],
    "0": [r"{0} \in \mathbb{{N}}_0", r"{0} \in \mathbb{{Z}}_{{\ge 0}}", r"\text{{where }} {0} \ge 0",
          r"\text{{where }} {0} \text{{ is a nonnegative integer}}"],
    "1": [r"{0} \in \mathbb{{N}}^*", r"{0} \in \mathbb{{Z}}^+", r"\text{{where }} {0} \ge 1",
          r"\text{{where }} {0} \text{{ is a positive integer}}", r"\text{{where }} {0} > 0"],
    "R": [r"{0} \in \mathbb{{R}}", r"{0} \in \mathbb R", r"\text{{where }} {0} \text{{ is a real number}}"],
    "?": [r"\text{{where }} {0} \text{{ is a constant}}"],
}  # fmt: skip


@given(st.sampled_from("kmntc"), st.sampled_from(sorted(DOMAINS)), st.data())
@few
def test_a_declared_letter_has_its_domain_however_it_is_said(letter, domain, data):
    said = data.draw(st.sampled_from(DOMAINS[domain])).format(letter)
    answer, parameters, condition = cut(normal(rf"3{letter} + \pi, {said}"))
    assert (answer, parameters, condition) == (rf"3{letter} + \pi", {letter: domain}, "")


@given(st.sampled_from(["2x", r"\frac{1}{3}", "(1, 2)", "x^2 - 1", r"\sqrt{2}", "a, b", "[0, 1)"]))
@few
def test_an_answer_without_a_qualifier_is_left_alone(text):
    assert cut(text) == (text, {}, "")


@pytest.mark.parametrize("word", ["or", "else", "otherwise", "not", "but", "however", "instead", "unless", "except"])
def test_a_condition_with_an_alternative_is_refused(right, word):
    with pytest.raises(UnreadableError):
        cut(normal(rf"6 \text{{ if }} x > 0, \text{{ {word} }} 7"))
    assert not right("6", rf"6 \text{{ if }} x > 0, \text{{ {word} }} 7")
