from __future__ import annotations

import contextlib
from fractions import Fraction
from pathlib import Path

import pytest

from verigym.types import Reason
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.dataset import scorer_of
from verigym.verifiers.logic.expression import Grammar
from verigym.verifiers.logic.gate import GATES
from verigym.verifiers.logic.literal import read_literal
from verigym.verifiers.logic.scoring import Puzzle, score
from verigym.verifiers.logic.unreadable import Unreadable

EXECUTING = (
    "binary_matrix",
    "countdown",
    "intermediate_integration",
    "n_queens",
    "polynomial_multiplication",
    "puzzle24",
    "simple_integration",
    "spiral_matrix",
    "string_insertion",
)
"""Tasks whose scorer in reasoning-gym 0.1.25 executes the answer's text."""

ATTACKS = (
    "__import__('os').system('touch {file}')",
    "[__import__('os').system('touch {file}')]",
    "(__import__('os').system('touch {file}'),)",
    "[[open('{file}', 'w')]]",
    "[x for x in [open('{file}', 'w')]]",
    "1 + __import__('pathlib').Path('{file}').touch()",
    'Symbol("x").__class__.__init__.__globals__["__builtins__"]["open"]("{file}", "w")',
    "sympify(\"__import__('os').system('touch {file}')\")",
    "exp(__import__('os').system('touch {file}'))",
    "lambda: open('{file}', 'w')",
)

HEAVY = (
    "9**9**9**9",
    "[9**9**9**9]",
    "((9**99)**99)**99",
    "x**9**9**9**9",
    "2**(10**10)",
    "(" * 3000 + "1" + ")" * 3000,
    "[" * 100_000,
    "-" * 100_000 + "1",
    "1+" * 50_000 + "1",
    "factorial(10**9)",
)


@pytest.mark.parametrize("name", sorted(set(EXECUTING) - set(GATES)))
@pytest.mark.parametrize("answer", ["1", "[1, 2]", "['A', 'B']", "Q _", "1 + 2", "x"])
def test_six_scorers_that_execute_never_see_an_answer(
    make_task, monkeypatch: pytest.MonkeyPatch, name: str, answer: str
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(type(scorer_of(name, {})), "score_answer", lambda self, text, entry: seen.append(text) or 1.0)
    with contextlib.suppress(Unreadable):
        score(Puzzle.of(make_task(name).answer), answer)
    assert seen == []


def test_a_gate_stands_before_the_three_that_do() -> None:
    assert set(GATES) == {"intermediate_integration", "polynomial_multiplication", "simple_integration"}
    assert set(GATES) < set(EXECUTING)


@pytest.mark.parametrize("name", EXECUTING)
@pytest.mark.parametrize("attack", ATTACKS)
def test_code_in_an_answer_is_malformed_and_runs_nowhere(make_task, tmp_path: Path, name: str, attack: str) -> None:
    target = tmp_path / "X"

    verdict = LogicVerifier().verify(make_task(name), f"<answer>{attack.format(file=target)}</answer>")

    assert (verdict.score, verdict.reason) == (0.0, Reason.MALFORMED)
    assert not target.exists()


@pytest.mark.parametrize("name", EXECUTING)
@pytest.mark.parametrize("heavy", HEAVY, ids=lambda text: text[:20])
def test_answers_that_would_never_end_are_refused_unread(make_task, name: str, heavy: str) -> None:
    # Unguarded, these take from minutes to for ever, or end the interpreter.
    verdict = LogicVerifier().verify(make_task(name), f"<answer>{heavy}</answer>")

    assert (verdict.score, verdict.reason) == (0.0, Reason.MALFORMED)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[1, -2, 3]", [1, -2, 3]),
        ("(1, (2,), [])", [1, [2], []]),
        ("""[["Q", '_'],['_', "Q"]]""", [["Q", "_"], ["_", "Q"]]),
        ("  [ [0,1] ,\n[1,0], ] ", [[0, 1], [1, 0]]),
    ],
)
def test_lists_are_read(text: str, value: list[object]) -> None:
    assert read_literal(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "'a'",
        "[1",
        "[1]]",
        "[1 2]",
        "[,]",
        "[1.5]",
        "[a]",
        "[1e9]",
        "{1: 2}",
        "[[[[[[1]]]]]]",
        r"['\x41']",
        "[f'a']",
        "['a' 'b']",
        "[1]*9",
        "[0x10]",
        "[1_0]",
        "[True]",
        "[" + "9" * 21 + "]",
        "(1)(2)",
        "[1],[2]",
    ],
)
def test_other_text_is_no_list(text: str) -> None:
    with pytest.raises(Unreadable):
        read_literal(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2*3", Fraction(7)),
        ("(8 - 5)*10/4", Fraction(15, 2)),
        ("-2**2", Fraction(-4)),  # as in Python, the sign binds weaker than the power
        ("2**-1", Fraction(1, 2)),
        ("2**3**2", Fraction(512)),  # and powers bind from the right
        ("--3 - -2", Fraction(5)),
        ("1.5*2", Fraction(3)),
    ],
)
def test_constants_are_computed_exactly(text: str, value: Fraction) -> None:
    assert Grammar().read(text)[0].value == value


def test_numbers_are_told_as_written() -> None:
    assert Grammar().read("(12 + 3)*12")[1] == ["12", "3", "12"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 +",
        "2x",
        "x(2)",
        "sin",
        "sin x",
        "sin()",
        "1 2",
        "(1",
        "1)",
        "1//2",
        "1%2",
        "x.y",
        "x^2",
        "1,2",
        "1e5",
        "0x1",
        "y",
        "lambda",
        "x if x else x",
        "x**101",
        "x**(1/101)",
        "1/0",
        "0**-1",
        "x=1",
        "x;x",
        "x[0]",
        "'x'",
        "²",
        "ｘ",
        "(x**100)**100",
        "9" * 201,
        "(" * 50 + "1" + ")" * 50,
    ],
)
def test_other_text_is_no_expression(text: str) -> None:
    with pytest.raises(Unreadable):
        Grammar(names={"x"}, functions={"sin"}).read(text)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("simple_integration", "x**3/3 - (5/2)*x**(-1) + C"),
        ("simple_integration", "x**3/3 + k"),
        ("intermediate_integration", "-4*(-2*x - 8)**(3/2)/3 + C"),
        ("intermediate_integration", "x*exp(x) - exp(x) + sin(x)**2*cos(3*x) + C"),
        ("polynomial_multiplication", "2240*x**3 + 3584*x**2 - 896*x"),
    ],
)
def test_honest_answers_pass_the_gate(name: str, answer: str) -> None:
    assert GATES[name](answer, {"answer": "x", "metadata": {"variable": "x"}})


def test_right_antiderivatives_in_another_form_score(make_task) -> None:
    task = make_task("simple_integration", 3)
    gold = task.answer["entry"]["answer"]

    assert LogicVerifier().verify(task, f"<answer>7 + ({gold}) * (2 - 1)</answer>").passed
    assert LogicVerifier().verify(task, f"<answer>{gold} + k</answer>").passed
    assert (
        LogicVerifier()
        .verify(task, f"<answer>{gold} + k*{task.answer['entry']['metadata']['variable']}</answer>")
        .score
        == 0.0
    )


def test_an_unevaluated_integral_is_no_antiderivative(make_task) -> None:
    task = make_task("simple_integration", 3)
    integrand = task.answer["entry"]["metadata"]["integrand"]
    variable = task.answer["entry"]["metadata"]["variable"]

    verdict = LogicVerifier().verify(task, f"<answer>Integral({integrand}, {variable})</answer>")

    assert verdict.reason is Reason.MALFORMED
