"""The verifier of programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from verigym.errors import UsageError
from verigym.sandbox import Sandbox, open_sandbox
from verigym.types import Part, Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.code.asserts import judge_asserts
from verigym.verifiers.code.call import judge_call
from verigym.verifiers.code.extract import extract_code
from verigym.verifiers.code.stdio import judge_stdio
from verigym.verifiers.code.suite import Suite, read_suite
from verigym.verifiers.response import final_text

_JUDGES: dict[str, Callable[[Sandbox, Suite, str], list[Part]]] = {
    "stdio": judge_stdio,
    "call": judge_call,
    "asserts": judge_asserts,
}


@dataclass(frozen=True)
class CodeVerifier(Verifier):
    """Runs a program against its tests; the score is the share of tests passed.

    The tests stay apart from the program: expected outputs and values never enter its sandbox, and a test that is a
    program itself runs in another process, forked from another server.
    """

    name: ClassVar[str] = "code"
    trusted: ClassVar[bool] = True
    control: ClassVar[tuple[Task, str] | None] = (
        Task("control", "code", "", {"kind": "call", "entry_point": "f", "tests": [{"args": [], "expected": 1}]}),
        "```python\ndef f():\n    return 1\n```",
    )

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
            code = None if text is None else extract_code(text)
            if code is None:
                return Verdict.zero(Reason.NO_ANSWER, detail="no code in the response")
            if not _is_unicode(code):
                return Verdict.zero(Reason.MALFORMED, code, "not a program: it holds lone surrogates")
            parts = _JUDGES[suite.kind](sandbox, suite, code)
        except UsageError as error:
            return Verdict.unscorable(str(error))
        passed = sum(part.score == 1.0 for part in parts)
        return Verdict.of_parts(parts, code, f"{passed} of {len(parts)} tests passed")


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
