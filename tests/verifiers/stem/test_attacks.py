"""What a model does that wants the reward without the work: nothing of it pays, hangs or breaks the judge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.types import Reason, Task
from verigym.verifiers.stem import StemVerifier

Score = Callable[..., float]

LENIENT, STRICT = StemVerifier(), StemVerifier(extraction="strict")
SPEED = {"kind": "number", "value": 12, "unit": "m/s"}
METALS = {"kind": "choice", "value": "B", "choices": ["Gold", "Lead", "Tin", "Iron"]}
GOLDS: list[Any] = [
    SPEED,
    METALS,
    3,
    {"kind": "number", "value": "10-12", "unit": "cm"},
    {"kind": "number", "value": 25, "unit": "°C"},
    {"kind": "choice", "value": ["A", "C"], "choices": ["Gold", "Lead", "Tin"]},
    {"kind": "choice", "value": "B", "choices": ["12 m/s", "24 m/s"]},
    False,
    [1, 7],
    "Krebs cycle",
    {"kind": "text", "value": "ATP", "aliases": ["adenosine triphosphate"]},
    {"kind": "formula", "value": "SO4^2-"},
    {"kind": "reaction", "value": "2H2 + O2 -> 2H2O"},
    {"kind": "expression", "value": "v = (x - y) / t"},
]
PROMPT = "A car drives 24 m in 2 s. How fast is it? A. Gold B. Lead C. Tin D. Iron"
NULLS = {
    "empty": "", "zero": "0", "true": "True", "letter": "D", "prompt": PROMPT, "left-hand side": "v", "name": "v =",
    "all letters": "A, B, C, D", "letters run together": "ABCD", "all options": "Gold, Lead, Tin, Iron",
    "all options lettered": "A. Gold B. Lead C. Tin D. Iron", "all": "all of the above", "both": "True or False",
    "another gold": "8.3147 J/(mol K)", "unit": "m/s", "anything": "x", "blank": "\\text{ }", "dots": "...",
    "unknown": "?",
    "NaN": "nan", "infinity": "\\infty", "all numbers": "(-\\infty, \\infty)", "range": "0 to 1000",
    "wide": "500 ± 500 m/s",
    "inequality": "> 0", "tautology": "v = v", "not": "not 0",
}  # fmt: skip


@pytest.mark.parametrize("policy", sorted(NULLS))
def test_null_policies_earn_nothing(policy: str) -> None:
    for gold in GOLDS:
        task = Task("t", "stem", PROMPT, gold)
        for response in (
            NULLS[policy],
            f"\\boxed{{{NULLS[policy]}}}",
            f"<answer>{NULLS[policy]}</answer>",
            f"The answer is {NULLS[policy]}.",
        ):
            assert LENIENT.verify(task, response).score == 0.0, (gold, response)


@settings(max_examples=50)
@given(
    st.integers(100, 999),
    st.sampled_from([("m", "cm", 100), ("kg", "g", 1000), ("h", "min", 60), ("km/h", "m/s", 1 / 3.6)]),
)
def test_a_quantity_of_the_question_is_no_answer_in_its_own_unit(
    score: Score, value: int, units: tuple[str, str, float]
) -> None:
    given_unit, asked, factor = units
    gold = {"kind": "number", "value": value * factor, "unit": asked, "rtol": 0.001}
    prompt = f"How many {asked} are ${value}\\,\\mathrm{{{given_unit}}}$?"
    for copied in (f"{value} {given_unit}", f"{value}.0\\,\\mathrm{{{given_unit}}}", f"x = {value} {given_unit}"):
        assert score(gold, copied, prompt) == 0.0
        assert score(gold, copied) == 1.0
        assert score(gold, f"{copied} = {value * factor:.4f} {asked}", prompt) == 1.0
    assert score(gold, f"{value * factor:.4f}", prompt) == 1.0


def test_a_quantity_of_the_question_may_be_the_answer_in_the_unit_that_is_asked_for(score: Score) -> None:
    gold, prompt = {"kind": "number", "value": "310", "unit": "K"}, "It is kept at 310 K. What is its temperature?"
    for text in ("310", "310 K", "310 kelvin", "310\\ \\mathrm{K}"):
        assert score(gold, text, prompt) == 1.0
    assert score(gold, "36.85 °C", prompt) == 1.0
    assert score(gold, "36.85 °C", "It is kept at 36.85 °C. What is its temperature in kelvin?") == 0.0
    assert score(0.25, "25%", "What is 25% as a decimal?") == 0.0
    assert score(0.25, "0.25", "What is 25% as a decimal?") == 1.0


SHAPES = ["1/" * 900, "\\frac{" * 300, "\\sqrt{" * 250, "{" * 1500, "1,111" * 300, "1 " * 900, "m/" * 900, "9^" * 900,
          "1e400", "10^{400} m" * 50, "-" * 1900, "=" * 1900, "1=" * 900, "\\mathrm{" * 200,
          "\\text{a" * 200 + "}" * 200, "9**9**9**9", "10^{10^{10}}", "__import__('os').system('true')",
          "5 " + "m" * 1900,
          "5 m^{9^{9}}", "5 m^{99999999}", "(" * 1900, "5 ± " * 300, "5 or " * 400, "a=" * 900, "H" * 1900, "(H" * 500,
          "H2O+" * 400 + "->" + "H2O+" * 400, "+" * 1900, "A," * 900, "1,1," * 400, "\\SI{5}{" + "\\kilo" * 300 + "}",
          "\\alpha" * 300, "½" * 900, "²" * 1900, "5 m " * 400, "1'" * 900, "5°" * 600, "->" * 900,
          "\\begin{pmatrix}" * 100,
          "5 of a" * 300, "\ud800", "\x00", "१३", "½", "NaN", "inf", "∞",
          "5 squared", "\\SI{}{}", "^{2}", "²³⁻"]  # fmt: skip


@pytest.mark.parametrize("number", range(len(GOLDS)))
def test_odd_shapes_are_wrong_and_harmless(score: Score, number: int) -> None:
    for shape in SHAPES:
        assert score(GOLDS[number], shape) == 0.0, shape


def test_an_endless_answer_is_malformed_without_being_read() -> None:
    for filler in ("(", "m", "9", "5 m/s or ", "\\frac"):
        verdict = STRICT.verify(Task("t", "stem", "", SPEED), "\\boxed{" + filler * 10**5 + "}")
        assert verdict.reason is Reason.MALFORMED


@settings(max_examples=80)
@given(
    st.text(max_size=80) | st.text(alphabet="0123456789.,-+*/^{}()[]\\ aeEmsHON=<>%°±µ", max_size=60),
    st.sampled_from(GOLDS),
)
def test_any_text_gets_a_verdict_that_quick_never_contradicts(score: Score, text: str, gold: Any) -> None:
    assert score(gold, text) in (0.0, 1.0)
