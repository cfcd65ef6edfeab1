import os
import sys
from pathlib import Path

import pytest

from verigym.types import Reason, Task, Verdict
from verigym.verifiers.math import MathVerifier, PlainMathVerify

LENIENT, STRICT = MathVerifier(), MathVerifier(extraction="strict")


def judge(gold: object, response: str, verifier: MathVerifier = LENIENT, **meta: str) -> Verdict:
    task = Task("1", "math", "", gold, dict(meta))
    verdict = verifier.verify(task, response)
    quick = verifier.quick(task, response)
    assert quick is None or quick == verdict
    return verdict


RIGHT = [
    ("18", r"\boxed{18}"),
    ("18", r"$\boxed{18.0}$ dollars"),
    ("1/2", r"\boxed{\dfrac{1}{2}}"),
    ("0.5", r"\boxed{\frac12}"),
    ("7425000", "7,425,000"),
    ("1000", r"\boxed{1{,}000}"),
    ("-3/4", r"\boxed{-\frac{3}{4}}"),
    (r"\frac{5}{2}", r"\boxed{2\frac{1}{2}}"),
    ("x=5", r"\boxed{5}"),
    ("5", r"\boxed{x = 5}"),
    ("5", r"\boxed{x = 2 + 3 = 5}"),
    (r"3\sqrt{13}", r"\boxed{\sqrt{117}}"),
    (r"\frac{\pi}{6}", r"\boxed{30^\circ}"),
    (r"45^\circ", r"\boxed{45}"),
    (r"28\%", "28 percent"),
    (r"28\%", r"\boxed{0.28}"),
    ("5.4", r"\boxed{\frac{27}{5} \text{ cm}}"),
    ("5 km", r"\boxed{5\text{ kilometers}}"),
    ("12", r"\boxed{12^{\text{th}}}"),
    (r"\frac{600}{7}", r"\boxed{85.71}"),  # rounded correctly, and no decimal equals it
    ("8,4", r"\boxed{4, 8}"),
    ("1,3", r"\boxed{1 \text{ and } 3}"),
    ("1,3", r"\boxed{\text{Minimum: } 1, \text{Maximum: } 3}"),
    (r"\{1, 2\}", r"\boxed{2, 1}"),
    ("-2,1", r"\boxed{-2} and \boxed{1}"),
    (r"1 \pm \sqrt{19}", r"\boxed{1+\sqrt{19}, 1-\sqrt{19}}"),
    ("(1,0),(-1,0)", r"\boxed{(\pm 1, 0)}"),
    (r"(-\infty,-5)", r"\boxed{k < -5}"),
    ("20<P<30", r"\boxed{(20, 30)}"),
    (r"x < 1 \text{ or } x > 3", r"\boxed{(-\infty,1)\cup(3,\infty)}"),
    ("x<1", r"\boxed{-x > -1}"),
    (r"\begin{pmatrix} -7 \\ 16 \end{pmatrix}", r"\boxed{(-7,16)}"),
    ("f(z)=z", r"\boxed{f(x)=x}"),
    ("a_n=2n+1", r"\boxed{2n+1}"),
    (r"x = k\pi", r"\boxed{n\pi}"),
    ("xy=6", r"\boxed{\frac{6}{x}}"),
    ("x^2+y^2=1", r"\boxed{1-x^2=y^2}"),
    ("(x+1)^2", r"\boxed{x^2+2x+1}"),
    (r"\frac{d!}{2k(d-k)!}", r"\boxed{\binom{d}{k}\frac{(k-1)!}{2}}"),
    ("5:8", r"\boxed{\frac{5}{8}}"),
    ("12:00", r"\boxed{12:00}"),
    (r"\text{Evelyn}", r"\boxed{Evelyn}"),
    (r"\text{(C)}", r"\boxed{C}"),
    (["7", "seven"], r"\boxed{seven}"),
    ("5^{5^{5^{5^5}}}", r"\boxed{5^{5^{5^{5^{5}}}}}"),
    (r"1000000!", r"\boxed{1000000!}"),
    ("204_5", r"\boxed{204_{5}}"),
    ("204_5", r"\boxed{54}"),
    ("5/2, 3", r"\boxed{2 1/2, 3}"),
]

WRONG = [
    ("18", r"\boxed{19}"),
    ("x=5", r"\boxed{x}"),  # the gold's own left side
    ("x=5", r"\boxed{x=}"),
    ("x=5", r"\boxed{y=5}"),
    ("x=5", r"\boxed{x=x}"),
    ("7 = 11a+c", "$11a+c$"),
    ("6", r"\boxed{6 \text{ or } 7}"),
    ("6", r"\boxed{6, 7}"),
    ("6", r"\boxed{6} or \boxed{7}"),
    ("6", "The answer is 6 or 7."),
    ("6", r"\boxed{\pm 6}"),
    (r"\pm 2021", r"\boxed{2021}"),
    ("1/2004!", r"\boxed{1/2006!}"),
    ("1/200004!", r"\boxed{1/200006!}"),
    ("2^{-99}", r"\boxed{2^{-98}}"),
    ("a+3z=0", r"\boxed{0}"),
    ("x+y=0", r"\boxed{x-y=0}"),  # two equations, both "equal to 0"
    ("x^2=1", r"\boxed{x^3=1}"),
    ("n=1,2,3", r"\boxed{n=2,3,4}"),
    ("1,2,3", r"\boxed{1,2,2}"),
    ("1,2,3", r"\boxed{1,2}"),
    ("1,2", r"\boxed{1,2,3}"),
    ("12:00", r"\boxed{1:00}"),
    ("12:00", r"\boxed{24:00}"),
    ("12:30", r"\boxed{24:60}"),
    ("(0,1)", r"\boxed{(0,1.5)}"),
    ("(1,2)", r"\boxed{(2,1)}"),
    ("[0,1)", r"\boxed{[0,1]}"),
    ("[0,1]", r"\boxed{(0,1)}"),
    ("x > 5", r"\boxed{x \ge 5}"),
    ("x > 5", r"\boxed{x < 5}"),
    ("2^k", r"\boxed{2^n}"),
    ("k=n+1", r"\boxed{m+1}"),
    ("0.5", r"\boxed{0.49}"),
    ("1/3", r"\boxed{0.3}"),  # too few digits to stand for a third
    ("1/8", r"\boxed{0.13}"),
    ("1", r"\boxed{0.9999999}"),
    ("5 km", r"\boxed{5\text{ m}}"),
    ("0.5", r"\boxed{0.5\%}"),
    ("11", r"\boxed{1,1}"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\boxed{\begin{pmatrix} 1 & 2 \\ 4 & 3 \end{pmatrix}}"),
    ("even", r"\boxed{odd}"),
    ("d", r"\boxed{\text{E}}"),
    ("0", r"\boxed{\text{no solution}}"),
    ("10^{100}", r"\boxed{10^{99}}"),
    (r"\sqrt{2}", r"\boxed{\sqrt{x}}"),
    (r"\sin x", r"\boxed{\cos x}"),
    ("f(z)=z", r"\boxed{f(-z)=z}"),
    ("x_2=3", r"\boxed{x_1=3}"),
    ("52_8", r"\boxed{52_7}"),
    ("35", r"\boxed{1 35}"),
    ("6", r"\boxed{\pi=6}"),
    ("6", r"\boxed{2 3}"),
    ("6", r"\boxed{6 \text{ if } x > 0, \text{ otherwise } 7}"),
    ("6", r"\boxed{6 (where it may also be 7 or 8)}"),
    ("5^{5^{5^{5^5}}}", r"\boxed{5^{5^{5^{5^6}}}}"),
    ("3", r"\boxed{3, k \in \mathbb{Z}, 4}"),  # a second value behind a qualifier
    (r"2k\pi, k \in \mathbb{Z}", r"\boxed{2k\pi, k \in \mathbb{Z} \setminus \{0\}}"),
    ("(1,2)", r"\boxed{(\mpy, 2)}"),  # no command that starts like another
]


@pytest.mark.parametrize(("gold", "response"), RIGHT)
def test_right(gold, response):
    verdict = judge(gold, response)
    assert verdict.passed, verdict
    assert verdict.reason is Reason.CORRECT


@pytest.mark.parametrize(("gold", "response"), WRONG)
def test_wrong(gold, response):
    verdict = judge(gold, response)
    assert verdict.score == 0.0, verdict
    assert verdict.reason in (Reason.WRONG, Reason.MALFORMED)


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        ("", Reason.NO_ANSWER),
        (r"\boxed{}", Reason.NO_ANSWER),
        (r"<think>\boxed{18}", Reason.NO_ANSWER),
        (r"<think>\boxed{18}</think> I cannot say more.", Reason.WRONG),
        (r"\boxed{)(}", Reason.MALFORMED),
        (r"\boxed{" + "1+" * 5000 + "1}", Reason.MALFORMED),
    ],
)
def test_reasons(response, reason):
    assert judge("18", response).reason is reason


def test_thinking_that_the_prompt_opened_must_end():
    assert judge("18", r"so \boxed{18}", thinking="open").reason is Reason.NO_ANSWER
    assert judge("18", r"so </think>\boxed{18}", thinking="open").passed


@pytest.mark.parametrize("response", ["18", "The answer is 18.", "<answer>18</answer>", "A: 18", "#### 18"])
def test_strict_demands_the_box_and_lenient_does_not(response):
    assert judge("18", response, STRICT).reason is Reason.NO_ANSWER
    assert judge("18", response).passed
    assert judge("18", rf"\boxed{{18}} {response}", STRICT).passed


def test_detail_says_which_step_decided():
    assert judge("18", r"\boxed{18}").detail == "box; same normal form"
    assert judge("18", "The answer is 19.").detail == "stated answer; another number"
    assert judge("x+1", r"\boxed{1+x}").detail == "box; compared by value"


def test_a_gold_that_is_no_answer_is_the_callers_fault():
    for gold in ([], "", None, {"a": 1}):
        with pytest.raises(ValueError, match="a math answer is a string or a list of strings"):
            judge(gold, r"\boxed{1}")


def test_options_are_part_of_the_verifiers_id():
    assert judge("1", r"\boxed{1}").verifier == LENIENT.id != STRICT.id


ATTACKS = [
    "__import__('os').system('touch {x}')",
    "().__class__.__base__.__subclasses__()",
    "exec(open('{x}','w'))",
    "open('{x}','w')",
    "9**9**9**9",
    "5^{{5^{{5^{{5^5}}}}}}",
    "5^{{5^{{5^{{5^5}}}}}} x",
    "9^{{9^{{9^9}}}} cats",
    "100000000!",
    "((1000!)!)!",
    "x^{{10^{{10^{{10}}}}}}",
    r"\sin(10^{{10^{{10}}}})",
    r"\binom{{10^9}}{{10^8}}",
    "10^{{-10^{{30}}}}",
    "0^{{-1}}",
    "1/0",
    r"\frac{{1}}{{x-x}}",
    "{deep_round}",
    "{deep_curly}",
    "{deep_frac}",
    "{minus}",
    "{factorials}",
    "{product}",
    r"\sum_{{n=1}}^{{10^{{20}}}} n",
    r"\int_0^{{1}} e^{{e^{{e^{{x}}}}}} dx",
    "\x00",
    "\ud83d\udca3".encode("utf-16", "surrogatepass").decode("utf-16"),
    "٣",
    "⟦⟧⏎",
]


@pytest.mark.parametrize("boxed", [False, True])
@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_gets_a_verdict_and_creates_no_file(attack, boxed, tmp_path):
    target = tmp_path / "x"
    text = attack.format(
        x=target,
        deep_round="(" * 100_000 + ")" * 100_000,
        deep_curly="{" * 100_000 + "}" * 100_000,
        deep_frac=r"\frac" * 500 + "12",
        minus="-" * 900 + "1",
        factorials="3" + "!" * 300,
        product="x" + "*x" * 150,
    )
    response = rf"\boxed{{{text}}}" if boxed else text
    for gold in ("18", "x=5", "(1,2)", "x^2+y^2=1", r"\text{Evelyn}"):
        assert judge(gold, response).score == 0.0
    assert not target.exists()


NULLS = ["", "0", "True", "A", r"\boxed{}", r"\boxed{0}" * 10_000, "".join(rf"\boxed{{{n}}} " for n in range(10_000))]


@pytest.mark.parametrize("response", NULLS)
@pytest.mark.parametrize("gold", ["18", "x=5", "1,2,3", "(1,2)", "9999", r"\frac{1}{2}"])
def test_null_policies_earn_nothing(response, gold):
    assert judge(gold, response).score == 0.0


def test_quick_loads_no_algebra():
    code = (
        "import sys; from verigym.types import Task; from verigym.verifiers.math import MathVerifier as M;"
        "t = Task('1', 'math', '', '1/2', {});"
        "assert M().quick(t, r'\\boxed{0.5}').passed; assert not M().quick(t, 'The answer is 3.').passed;"
        "assert not {'sympy', 'mpmath', 'math_verify'} & set(sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    assert os.spawnve(os.P_WAIT, sys.executable, [sys.executable, "-c", code], environment) == 0


def test_plain_math_verify_judges_too():
    task = Task("1", "math", "", "1/2", {})
    assert PlainMathVerify().verify(task, r"\boxed{0.5}").passed
    assert PlainMathVerify().verify(task, r"\boxed{0.4}").reason is Reason.WRONG
    assert PlainMathVerify().verify(task, "").reason is Reason.NO_ANSWER
