"""Programs that read standard input and write standard output."""

from __future__ import annotations

import dataclasses

from verigym.sandbox import Sandbox
from verigym.sandbox.program import Outcome, Program
from verigym.types import Part, Reason
from verigym.verifiers.code.budget import Budget, unpaid
from verigym.verifiers.code.compare import outputs_match
from verigym.verifiers.code.outcomes import failed
from verigym.verifiers.code.suite import Suite, Tolerance


def judge_stdio(sandbox: Sandbox, suite: Suite, code: str) -> list[Part]:
    """Run the program once a test. The right output counts only from a program that ends well."""
    budget = Budget(suite)
    parts: list[Part] = []
    for number, test in enumerate(suite.tests, start=1):
        name = f"test {number}"
        if parts and parts[-1].reason is Reason.MALFORMED:  # what does not compile once never will
            parts.append(dataclasses.replace(parts[-1], name=name))
        elif budget.spent:
            parts.append(unpaid(name))
        else:
            program = Program(suite.program(code), stdin=str(test["input"]).encode(), files=suite.files)
            limits = budget.limits()
            outcome = sandbox.run(program, limits)
            budget.charge(outcome, limits)
            parts.append(_part(name, outcome, str(test["output"]), suite.tolerance))
    return parts


def _part(name: str, outcome: Outcome, expected: str, tolerance: Tolerance | None) -> Part:
    if not outcome.ok:
        return failed(name, outcome)
    if not outputs_match(outcome.stdout, expected, tolerance):
        return Part(name, 0.0, Reason.WRONG, "another output")
    return Part(name, 1.0, Reason.CORRECT)
