"""math-verify as it comes, and the grader of DeepScaleR: what they say, and that their parsers get no free text."""

from __future__ import annotations

import builtins

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.types import Reason, Task, Verdict
from verigym.verifiers import VerifierPool
from verigym.verifiers.math.published.deepscaler import DeepScaler, plain_form
from verigym.verifiers.math.published.hendrycks import hendrycks_form
from verigym.verifiers.math.published.latex_text import UnreadableLatexError, latex_text
from verigym.verifiers.math.published.math_verify import PlainMathVerify


def deepscaler(gold: object, response: str, extraction: str = "lenient") -> Verdict:
    verifier = DeepScaler(extraction)
    task = Task("t", "math", "", gold)
    verdict, quick = verifier.verify(task, response), verifier.quick(task, response)
    assert quick in (None, verdict)
    return verdict


@pytest.mark.parametrize(
    ("gold", "answer", "step"),
    [
        ("0.5", r"\tfrac12", "same MATH normal form"),
        ("x = 3", "3", "same MATH normal form"),
        (r"\sqrt{2}", r"\sqrt2", "same MATH normal form"),
        ("12", r"12\text{ cm}", "same MATH normal form"),
        ("1,000", "1000", "same plain text"),
        ("50", r"50^\circ", "same MATH normal form"),
        ("3", "3 meters", "same plain text"),
        (r"\pi/2", r"\frac{\pi}{2}", "same plain text"),
        (r"2\sqrt{2}", r"\sqrt{8}", "the same to sympy"),
        ("(1, 2)", r"\left(1.0, \frac{4}{2}\right)", "an integer is met by an integer alone"),
        ("(x+x, 1]", "(2x, 1]", "the same to sympy"),
        ("[0, 1)", "[0, 1]", "other brackets"),
        ("(1, 2)", "(1, 2, 3)", "another number of elements"),
        ("1/2", "2/4", "another fraction, or not in lowest terms"),
        ("5", "2+3", "an integer is met by an integer alone"),
        ("x+1", "x-1", "not the same to sympy"),
        ("(x+1)(x-1)", "x^2-1", "the same to sympy"),
        ("3!y", "6xy/x", "the same to sympy"),
        (r"[0, \sqrt{8}]", r"[0, 2\sqrt{2}]", "not the same to sympy"),  # brackets within: not taken apart,
    ],
)
def test_the_published_rules_one_by_one(gold: str, answer: str, step: str) -> None:
    verdict = deepscaler(gold, rf"\boxed{{{answer}}}")
    assert verdict.detail == f"box; {step}"
    assert verdict.passed is step.startswith(("same", "the same"))


def test_known_faults_of_the_published_grader_are_kept_for_comparison() -> None:
    # a fraction loses its brackets, a list in other order is another, an integer is no sum
    assert deepscaler(r"\frac{x+1}{2}", r"\boxed{x+\frac{1}{2}}").passed
    assert not deepscaler("1, 2", r"\boxed{2, 1}").passed


def test_any_of_several_golds_is_right() -> None:
    assert deepscaler(["1", r"\sqrt{8}"], r"\boxed{2\sqrt{2}}").passed
    assert not deepscaler(["1", "2"], r"\boxed{3}").passed


def test_strict_takes_a_box_alone() -> None:
    assert deepscaler("26", "20+6=26\nA: 26").passed
    assert deepscaler("26", "20+6=26\nA: 26", "strict").reason is Reason.NO_ANSWER
    assert deepscaler("26", r"\boxed{26}", "strict").passed


@pytest.mark.parametrize("response", ["", "<think>\\boxed{26}", r"\boxed{}", r"\boxed{\%}"])
def test_nothing_is_no_answer(response: str) -> None:
    assert deepscaler("26", response).reason is Reason.NO_ANSWER


@pytest.mark.parametrize("gold", [{}, [], [None], None])
def test_a_gold_that_is_no_text_is_the_task_s_fault(gold: object) -> None:
    for verifier in (DeepScaler(), PlainMathVerify()):
        verdict = verifier.verify(Task("t", "math", "", gold), r"\boxed{1}")
        assert verdict.reason is Reason.UNSCORABLE


HOSTILE = [
    "__import__('os').system('true')", "().__class__", "x.__class__", "id(x)", "id(a)-id(a)", "9**9**9", "9^9^9",
    "2^-9^9", "9^99999", "99999!", "9!!!!!", "(9^9)^9^9", "x^{x^{x}}", "dir(d)", "lambda:l", "e.x", "1_000", "0x1f",
    "[x for x in x]", "xx=1", "x;x", "exit()", "all(a)", "1e9", "9" * 900,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_sympy_never_reads_what_is_no_plain_expression(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from sympy.parsing import sympy_parser

    read, reads = [], sympy_parser.parse_expr

    def parse(code: str, transformations: object, global_dict: dict[str, object]) -> object:
        read.append((code, set(global_dict)))
        return reads(code, transformations=transformations, global_dict=global_dict)

    monkeypatch.setattr(sympy_parser, "parse_expr", parse)
    assert not deepscaler("y", rf"\boxed{{{text}}}").passed
    for code, names in read:
        assert set(code) <= set("0123456789abcdefghijklmnopqrstuvwxyz.+-*/!()")
        assert "__builtins__" in names
        assert not names & set(vars(builtins))


def test_a_name_of_python_is_a_product_of_letters_to_it() -> None:
    assert deepscaler("id-id+y/y+d", r"\boxed{1+d}").reason is Reason.WRONG  # three letters: never read
    assert deepscaler("i*d", r"\boxed{d i}").passed
    assert not deepscaler("y", r"\boxed{(y)or(x)}").passed
    assert deepscaler("id(2)", r"\boxed{2id}").passed


@given(st.text(alphabet="0123456789xy+-*/^!().,{}\\frasqt ", max_size=25).filter(str.strip))
def test_any_text_gets_a_verdict_and_equals_itself(text: str) -> None:
    verdict = deepscaler(text, rf"<answer>{text}</answer>")
    assert verdict.passed or verdict.reason in (Reason.NO_ANSWER, Reason.WRONG)
    assert deepscaler("17", text).score is not None


@settings(max_examples=15)
@given(st.integers(-999, 999), st.integers(1, 99), st.integers(1, 9))
def test_equal_polynomials_are_equal_and_others_are_not(a: int, b: int, c: int) -> None:
    x = sympy.Symbol("x")
    gold = str(sympy.expand((a * x + b) * (x + c))).replace("**", "^")
    assert deepscaler(gold, rf"\boxed{{({a}x+{b})(x+{c})}}").passed
    assert not deepscaler(gold, rf"\boxed{{({a}x+{b})(x+{c})+1}}").passed


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{a}{\frac12}", " a/ 1/2"),
        (r"\text{a b}\,c", "a b c"),
        (r"\left(\alpha,\infty\right)", "(α,∞)"),
        (r"\unknown{x}", r"\unknownx"),
        (r"x^{10}", "x^10"),
        ("a\\", "a\\"),
    ],
)
def test_latex_as_text(latex: str, text: str) -> None:
    assert latex_text(latex) == text


@pytest.mark.parametrize("latex", [r"\frac{1}", "{", "}", r"\sqrt", "{" * 40 + "}" * 40, r"\sqrt" * 40 + "2"])
def test_latex_that_is_none_is_refused(latex: str) -> None:
    with pytest.raises(UnreadableLatexError):
        latex_text(latex)


def test_prose_in_several_texts_is_not_cut_at_the_first() -> None:
    assert hendrycks_form(r"1 \text{ is } A \text{ and } B") == r"1 \text{ is } A \text{ and } B"


@pytest.mark.parametrize(("text", "plain"), [("1,000,000", "1000000"), ("(1,000)", "(1,000)"), ("5 million", "5*10^6")])
def test_plain_form(text: str, plain: str) -> None:
    assert plain_form(text) == plain


@pytest.mark.parametrize(
    ("gold", "response", "reason"),
    [
        ("10/9", r"\frac{10}{9}", Reason.CORRECT),
        (r"\frac{10}{9}", r"\boxed{10/9}", Reason.CORRECT),  # a gold without dollars is read in a box
        ("$3$", r"\boxed{4}", Reason.WRONG),
        ("3", "I do not know", Reason.NO_ANSWER),
    ],
)
def test_math_verify_reads_the_gold_raw_and_boxed(gold: str, response: str, reason: Reason) -> None:
    assert PlainMathVerify().verify(Task("t", "math", "", gold), response).reason is reason


def test_math_verify_takes_several_golds() -> None:
    assert PlainMathVerify().verify(Task("t", "math", "", ["1", "2"]), r"\boxed{2}").passed
    assert not PlainMathVerify().verify(Task("t", "math", "", ["1", "2"]), r"\boxed{3}").passed


def test_what_hangs_other_graders_is_judged_in_the_jail() -> None:
    verifier, task = DeepScaler(), Task("t", "math", "", "x^2+1")
    responses = [r"\boxed{9^{9^{9^{9}}}}", r"\boxed{" + "(" * 400 + "x" + ")" * 400 + "}", r"\boxed{1+x^2}"]
    with VerifierPool(workers=1) as pool:
        verdicts = pool.judge([(verifier, task, text) for text in responses])
    assert [verdict.reason for verdict in verdicts] == [Reason.WRONG, Reason.WRONG, Reason.CORRECT]
