"""Outputs that a program of the task judges, in a sandbox of its own and under testlib's convention."""

from __future__ import annotations

from verigym.sandbox import Sandbox
from verigym.sandbox.program import Limits, Outcome, Program, Stop
from verigym.types import Reason
from verigym.verifiers.code.suite import Checker

_LIMITS = Limits(seconds=10.0, memory_mb=1024)
_REJECTED = (1, 2)  # testlib's "wrong answer" and "presentation error"
_FILES = ("input", "output", "answer")


def check(sandbox: Sandbox, checker: Checker, given: bytes, got: bytes, wanted: bytes) -> tuple[Reason, str]:
    """What a checker says of an output: a reason, and a line for people.

    Whatever does not pass is held against a control: a checker that does not accept the expected output itself is
    broken, and says nothing of the program.
    """
    accepted, why = _judge(sandbox, checker, given, got, wanted)
    if accepted:
        return Reason.CORRECT, ""
    works, complaint = _judge(sandbox, checker, given, wanted, wanted)
    if not works:
        return Reason.UNSCORABLE, f"the checker does not accept the expected output: {complaint}"
    return Reason.WRONG, why


def _judge(sandbox: Sandbox, checker: Checker, given: bytes, got: bytes, wanted: bytes) -> tuple[bool, str]:
    """Whether a checker accepts an output, and why not."""
    data = dict(zip(_FILES, (given, got, wanted), strict=True))
    program = Program(checker.source, checker.language, files=checker.files, data=data, args=_FILES)
    outcome = sandbox.run(program, _LIMITS)
    return outcome.ok, _complaint(outcome)


def _complaint(outcome: Outcome) -> str:
    if not outcome.compiled:
        return "the checker does not compile"
    if outcome.stop is Stop.EXIT and outcome.exit_code in _REJECTED and outcome.error is None:
        return "the checker rejects the output"
    return "the checker cannot read the output"
