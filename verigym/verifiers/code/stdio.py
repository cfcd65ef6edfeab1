"""Programs that read standard input and write standard output."""

from __future__ import annotations

import dataclasses

from verigym.sandbox import Sandbox
from verigym.sandbox.program import Limits, Program
from verigym.types import Part, Reason
from verigym.verifiers.code.budget import Budget
from verigym.verifiers.code.checker import check
from verigym.verifiers.code.compare import outputs_match
from verigym.verifiers.code.outcomes import reason_of
from verigym.verifiers.code.suite import Suite


def judge_stdio(sandbox: Sandbox, suite: Suite, code: str, budget: Budget) -> list[Part]:
    """Run the program once a test. The right output counts only from a program that ends well."""
    parts: list[Part] = []
    readable = True
    for number, test in enumerate(suite.tests, start=1):
        name = f"test {number}"
        if not readable:  # what does not compile once never will
            parts.append(dataclasses.replace(parts[-1], name=name))
        elif budget.spent:
            parts.append(budget.unpaid(name))
        else:
            wanted = _bytes(test["output"])
            program = Program(suite.program(code), suite.language, _bytes(test["input"]), suite.files)
            limits = _with_room(budget.limits(), wanted)
            outcome = sandbox.run(program, limits)
            budget.charge(outcome, limits)
            if outcome.ok:
                reason, detail = _judge(sandbox, suite, program.stdin, outcome.stdout, wanted)
            else:
                reason, detail = reason_of(outcome)
            parts.append(_part(name, reason, detail))
            readable = outcome.compiled
    return parts


def _bytes(text: object) -> bytes:
    return str(text).encode("utf-8", "surrogateescape")


def _with_room(limits: Limits, wanted: bytes) -> Limits:
    """Limits under which twice the expected output can be printed."""
    return dataclasses.replace(limits, output_kb=max(limits.output_kb, len(wanted) // 512))


def _judge(sandbox: Sandbox, suite: Suite, given: bytes, got: bytes, wanted: bytes) -> tuple[Reason, str]:
    if suite.checker is not None:
        return check(sandbox, suite.checker, given, got, wanted)
    if outputs_match(got, wanted, suite.tolerance):
        return Reason.CORRECT, ""
    return Reason.WRONG, "another output"


def _part(name: str, reason: Reason, detail: str) -> Part:
    score = {Reason.CORRECT: 1.0, Reason.UNSCORABLE: None}.get(reason, 0.0)
    return Part(name, score, reason, detail)
