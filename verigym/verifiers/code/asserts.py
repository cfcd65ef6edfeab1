"""Tests that are programs themselves: tester and candidate run side by side, and share nothing but calls by value."""

from __future__ import annotations

import dataclasses
import secrets
import socket

from verigym.sandbox import Sandbox
from verigym.sandbox.inside.bridge import GONE_STATUS
from verigym.sandbox.inside.codec import NotPlainError
from verigym.sandbox.program import Outcome, Program
from verigym.types import Part, Reason
from verigym.verifiers.code.background import patience, wait_beside
from verigym.verifiers.code.budget import Budget
from verigym.verifiers.code.literal import read_questions
from verigym.verifiers.code.outcomes import reason_of
from verigym.verifiers.code.served import ask_all
from verigym.verifiers.code.suite import Suite
from verigym.verifiers.code.tester import make_tester

_SECRET_BYTES = 16


def judge_asserts(sandbox: Sandbox, suite: Suite, code: str, budget: Budget) -> list[Part]:
    """Run a test against a program.

    Raises:
        UsageError: If the test cannot be run at all.
    """
    if questions := read_questions(suite.setup, suite.test, suite.entry_point):
        answered = ask_all(sandbox, suite, code, questions, budget)
        left = questions[len(answered) :]
        return [*answered, *(Part(question.name, 0.0, Reason.WRONG, "not reached") for question in left)]
    tester = make_tester(suite.setup, suite.test, suite.entry_point)
    secret = secrets.token_hex(_SECRET_BYTES)
    limits = suite.limits(suite.total_seconds)
    patient = dataclasses.replace(limits, wall_seconds=patience(limits))  # it outlives a candidate that hangs
    served, connected = socket.socketpair()
    with served, connected:
        candidate = sandbox.start(Program(suite.program(code), bridge="serve", files=suite.files), limits, served)
        ended = wait_beside(candidate)
        try:
            program = Program(tester.source(secret), bridge="connect", names=tester.names, files=suite.files)
            tested = sandbox.start(program, patient, connected).wait()
            report = _Report(tested.stdout, secret)
            if report.ended or not _was_left(tested):
                candidate.kill()
        except BaseException:
            candidate.kill()
            raise
        finally:
            outcome = ended()
    parts = report.parts(tester.parts)
    if report.ended and tested.ok:
        budget.charge(outcome, limits)
        return parts
    culprit = outcome if _was_left(tested) else tested
    budget.charge(culprit, limits)
    reason, detail = reason_of(culprit)
    return [*parts, Part("end of the test", 0.0, reason, detail)]


def _was_left(tested: Outcome) -> bool:
    """Whether the tester ended because its candidate did."""
    return tested.exit_code == GONE_STATUS


class _Report:
    """What the tester said behind its secret."""

    def __init__(self, stdout: bytes, secret: str) -> None:
        prefix = f"{secret} ".encode()
        lines = [line[len(prefix) :].decode() for line in stdout.split(b"\n") if line.startswith(prefix)]
        self.ended = "end" in lines
        self.empty = "empty" in lines
        self._failures: dict[int, str] = {}
        for line in lines:
            number, _, failure = line.partition(" ")
            if number.isdigit():
                self._failures[int(number)] = self._failures.get(int(number)) or failure

    def parts(self, count: int) -> list[Part]:
        """One part for each assert; those that a finished test had no use for are left out."""
        parts = [self._part(number) for number in range(count) if number in self._failures or not self.ended]
        return parts or [Part("test", float(self.ended), Reason.CORRECT if self.ended else Reason.WRONG)]

    def _part(self, number: int) -> Part:
        name = f"assert {number + 1}"
        failure = self._failures.get(number)
        if failure is None:
            return Part(name, 0.0, Reason.WRONG, "not reached")
        if failure == NotPlainError.__name__:
            return Part(name, None, Reason.UNSCORABLE, "the test passes an argument that cannot cross by value")
        if failure == MemoryError.__name__:
            return Part(name, 0.0, Reason.MEMORY, "out of memory")
        if failure:
            return Part(name, 0.0, Reason.WRONG, failure)
        return Part(name, 1.0, Reason.CORRECT)
