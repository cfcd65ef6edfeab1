"""The verifier of programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from verigym.errors import MissingLanguageError, UsageError
from verigym.sandbox import Sandbox, open_sandbox
from verigym.types import PRECEDENCE, Part, Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.code.asserts import judge_asserts
from verigym.verifiers.code.budget import Budget
from verigym.verifiers.code.call import judge_call
from verigym.verifiers.code.extract import extract_code
from verigym.verifiers.code.shared import judge_shared
from verigym.verifiers.code.stdio import judge_stdio
from verigym.verifiers.code.suite import Suite, read_suite
from verigym.verifiers.response import final_text

_JUDGES: dict[str, Callable[[Sandbox, Suite, str, Budget], list[Part]]] = {
    "stdio": judge_stdio,
    "call": judge_call,
    "asserts": judge_asserts,
    "shared": judge_shared,
}


@dataclass(frozen=True)
class CodeVerifier(Verifier):
    """Runs a program against its tests; the score is the share of tests passed, and 0 once all take too long.

    The tests stay apart from the program: expected outputs and values never enter its sandbox, and a test that is a
    program itself runs in another process, forked from another server.
    """

    name: ClassVar[str] = "code"
    version: ClassVar[int] = 3
    trusted: ClassVar[bool] = True
    control: ClassVar[tuple[Task, str] | None] = (
        Task("control", "code", "", {"kind": "call", "entry_point": "f", "tests": [{"args": [], "expected": 1}]}),
        "```python\ndef f():\n    return 1\n```",
    )

    def shares_process(self, task: Task) -> bool:
        """Whether a task's tests run in one process with the program; see :mod:`verigym.verifiers.code.shared`."""
        try:
            return read_suite(task.answer).shared
        except UsageError:
            return False  # it cannot be judged, and its verdict will say why

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response in a sandbox opened for it; many go through a pool, which keeps one open."""
        sandbox = open_sandbox()
        try:
            return self.verify_in(sandbox, task, response)
        finally:
            sandbox.close()

    def verify_in(self, sandbox: Sandbox, task: Task, response: str) -> Verdict:
        """Judge one response by programs run in ``sandbox``.

        Raises:
            SandboxError: If the sandbox fails.
        """
        return self.signed(self._judge(sandbox, task, response))

    def _judge(self, sandbox: Sandbox, task: Task, response: str) -> Verdict:
        try:
            suite = read_suite(task.answer)
            text = final_text(response, task.meta.get("thinking") == "open")
            code = None if text is None else extract_code(text, suite.language)
            if code is None:
                return Verdict.zero(Reason.NO_ANSWER, detail="no code in the response")
            if not _is_unicode(code):
                return Verdict.zero(Reason.MALFORMED, code, "not a program: it holds lone surrogates")
            budget = Budget(suite)
            parts = _JUDGES["shared" if suite.shared else suite.kind](sandbox, suite, code, budget)
        except (UsageError, MissingLanguageError) as error:
            return Verdict.unscorable(str(error))
        return _whole(parts, code, budget.exceeded, suite.shared)


def _whole(parts: list[Part], code: str, exceeded: bool, shared: bool) -> Verdict:
    passed = sum(part.score == 1.0 for part in parts)
    detail = f"{passed} of {len(parts)} tests passed{', in a shared process' if shared else ''}"
    verdict = Verdict.of_parts(parts, code, detail)
    if exceeded and verdict.score is not None:
        reason = verdict.reason if verdict.reason in PRECEDENCE else Reason.TIMEOUT
        return dataclasses.replace(verdict, score=0.0, reason=reason, detail=f"out of time for all tests; {detail}")
    return verdict


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
