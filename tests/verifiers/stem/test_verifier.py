"""What the STEM verifier accepts and refuses."""

from __future__ import annotations

from typing import Any

import pytest

from verigym.types import Reason, Task
from verigym.verifiers.stem import StemVerifier

STRICT = StemVerifier(extraction="strict")
LENIENT = StemVerifier()


def task(answer: Any, prompt: str = "") -> Task:
    return Task("t", "stem", prompt, answer)


def score(answer: Any, boxed: str) -> float | None:
    judged = STRICT.verify(task(answer), f"so \\boxed{{{boxed}}}")
    quick = STRICT.quick(task(answer), f"so \\boxed{{{boxed}}}")
    assert quick is None or quick == judged
    return judged.score


SPEED = {"kind": "number", "value": 12, "unit": "m/s"}
ENERGY = {"kind": "number", "value": "65.49", "unit": "$\\mathrm{kJ} \\mathrm{mol}^{-1}$"}
TINY = {"kind": "number", "value": "1.22", "unit": "$10^{-23} \\mathrm{~J}$"}
METALS = {"kind": "choice", "value": "B", "choices": ["Gold", "Lead", "Tin", "Iron"]}

RIGHT = [
    (SPEED, "12"),
    (SPEED, "12 m/s"),
    (SPEED, "12\\,\\mathrm{m\\,s^{-1}}"),
    (SPEED, "12\\ \\text{m}\\cdot\\text{s}^{-1}"),
    (SPEED, "12 \\frac{\\text{m}}{\\text{s}}"),
    (SPEED, "v = 12 m/s"),
    (SPEED, "v = 12\\,\\mathrm{m/s} = 43.2\\,\\mathrm{km/h}"),
    (SPEED, "43.2 km/h"),
    (SPEED, "43.2 kilometers per hour"),
    (SPEED, "\\approx 12.05 m s⁻¹"),
    (SPEED, "1.2 \\times 10^{1} m/s"),
    (SPEED, "1200 cm s^-1"),
    (ENERGY, "+65.49"),
    (ENERGY, "65.5\\,\\mathrm{kJ/mol}"),
    (ENERGY, "6.55\\times10^{4}\\ \\mathrm{J\\,mol^{-1}}"),
    (ENERGY, "65490 J/mol"),
    (TINY, "1.22e-23 J"),
    (TINY, "1.22 \\times 10^{-23}"),
    (TINY, "1.22"),
    ({"value": "8.3147", "unit": "$\\mathrm{JK}^{-1} \\mathrm{~mol}^{-1}$"}, "8.31 J/(mol K)"),
    ({"value": "8.3147", "unit": "$\\mathrm{JK}^{-1} \\mathrm{~mol}^{-1}$"}, "8.31 J/mol K"),
    ({"value": 25, "unit": "°C"}, "298.15 K"),
    ({"value": 25, "unit": "${ }^{\\circ} \\mathrm{C}$"}, "77\\,^{\\circ}\\mathrm{F}"),
    ({"value": 180, "unit": "$^\\circ$"}, "3.14159 rad"),
    ({"value": 5, "unit": "Ω"}, "5\\,\\Omega"),
    ({"value": 3, "unit": "$\\mu \\mathrm{C}$"}, "3\\times 10^{-6} C"),
    ({"value": "7.25", "unit": "%"}, "7.25\\%"),
    ({"value": "7.25", "unit": "%"}, "0.0725"),
    (0.0725, "7.25\\%"),
    (1234567, "1,234,567"),
    (1234567, "1{,}234{,}567"),
    (1234567, "1\\,234\\,567"),
    (-3, "−3"),
    (0.375, "\\frac{3}{8}"),
    (2.5, "2\\frac{1}{2}"),
    (2.5, "2 1/2"),
    (6.2832, "2\\pi"),
    (0.7071, "\\frac{\\sqrt{2}}{2}"),
    (57, "57\\text{ ways}"),
    (METALS, "B"),
    (METALS, "(b)"),
    (METALS, "\\textbf{(B)}"),
    (METALS, "B. Lead"),
    (METALS, "\\text{lead}"),
    (METALS, "Option B"),
    ({"kind": "choice", "value": "Lead", "choices": ["Gold", "Lead"]}, "B"),
    ("(c)", "C"),
    (True, "\\text{Yes}"),
    (False, "False"),
    ([1, 1], "[1, 1]"),
    ([0.5, 2], "(\\frac12, 2)"),
    ([1, 2], "\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}"),
    ("Krebs cycle", "the \\textbf{Krebs} cycle"),
    ({"kind": "formula", "value": "H2SO4"}, "\\mathrm{H_2SO_4}"),
    ({"kind": "formula", "value": "SO4^2-"}, "SO_4^{2-}"),
]

WRONG = [
    (SPEED, "13"),
    (SPEED, "12 m"),
    (SPEED, "12 km/h"),
    (SPEED, "-12 m/s"),
    (SPEED, "12 apples"),
    (SPEED, "v = 12 m/s = 13 m/s"),
    (SPEED, "12 or 13"),
    (SPEED, "12, 13"),
    (SPEED, "12 m/s or 13 m/s"),
    (SPEED, "x = 5 or y = 12"),
    (SPEED, "3*4"),
    (SPEED, "v"),
    (SPEED, "9**9**9"),
    (SPEED, "10^{99999999} m/s"),
    (SPEED, "12 m/s^{99}"),
    (SPEED, "__import__('os').system('true')"),
    (ENERGY, "65.49 J/mol"),
    (ENERGY, "-65.49"),
    (TINY, "1.22 J"),
    ({"value": "4.4", "unit": "$10^3$"}, "0.0044 \\times 10^3"),
    ({"value": 25, "unit": "°C"}, "25 K"),
    (1234567, "1234568"),
    (12345678901234567890, "12345678901234567891"),
    (0, "1"),
    (0.0, "0.001"),
    (5, "\\frac{5}{0}"),
    (METALS, "A"),
    (METALS, "A, B"),
    (METALS, "A or B"),
    (METALS, "A. Gold B. Lead C. Tin D. Iron"),
    (METALS, "B. Gold"),
    (METALS, "E"),
    (METALS, "Gold, Lead"),
    ("(c)", "A B C D"),
    ("(c)", "(c) or (d)"),
    (True, "no"),
    (True, "True or False"),
    ([1, 1], "[1, 1, 1]"),
    ([1, 2], "[2, 1]"),
    ([1, 2], "1 2"),
    ("Krebs cycle", "Calvin cycle"),
    ({"kind": "formula", "value": "H2O"}, "H2O2"),
    ({"kind": "formula", "value": "CO"}, "Co"),
]


@pytest.mark.parametrize(("answer", "boxed"), RIGHT)
def test_right_in_any_dress(answer: Any, boxed: str) -> None:
    assert score(answer, boxed) == 1.0


@pytest.mark.parametrize(("answer", "boxed"), WRONG)
def test_wrong_or_hedged(answer: Any, boxed: str) -> None:
    assert score(answer, boxed) == 0.0


def test_the_question_repeated_is_no_answer() -> None:
    question = "A car drives 24 m in 2 s. Is it 12 m/s or 12"
    assert LENIENT.verify(task(SPEED, question), question).reason is Reason.NO_ANSWER


def test_expressions_are_compared_as_mathematics() -> None:
    law = {"kind": "expression", "value": "(v-u)/a"}
    assert score(law, "t = \\frac{v - u}{a}") == 1.0
    assert score(law, "\\frac{u - v}{a}") == 0.0
    assert score(law, "t") == 0.0
