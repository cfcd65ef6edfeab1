"""Functions, called by value from outside the sandbox; expected values never go in."""

from __future__ import annotations

from functools import partial

from verigym.sandbox import Sandbox
from verigym.types import Part
from verigym.verifiers.code.budget import Budget
from verigym.verifiers.code.compare import values_match
from verigym.verifiers.code.served import Question, ask_all
from verigym.verifiers.code.suite import Suite


def judge_call(sandbox: Sandbox, suite: Suite, code: str, budget: Budget) -> list[Part]:
    """Call the entry point once a test.

    One process serves all tests for as long as it lives, unless each test has a time limit of its own.
    """
    questions = [_question(suite, number) for number in range(len(suite.tests))]
    at_a_time = 1 if suite.seconds < suite.total_seconds else len(questions)
    parts: list[Part] = []
    while left := questions[len(parts) :]:
        if budget.spent:
            parts += [budget.unpaid(question.name) for question in left]
        else:
            parts += ask_all(sandbox, suite, code, left[:at_a_time], budget)
    return parts


def _question(suite: Suite, number: int) -> Question:
    test = suite.tests[number]
    return Question(
        name=f"test {number + 1}",
        args=test.get("args") or (),
        kwargs=dict(test.get("kwargs") or {}),
        holds=partial(values_match, expected=test["expected"], tolerance=suite.tolerance),
    )
