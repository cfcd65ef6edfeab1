"""One process for a program and its test; that the test came to its end is proved by a secret.

A program that shares its tests' memory can forge their result, if it is written for that. What can be seen is refused;
leaving early, printing what a passed test would print and falling silent earn nothing.
"""

from __future__ import annotations

import hashlib
import secrets

from verigym.sandbox import Sandbox
from verigym.sandbox.program import Outcome, Program
from verigym.types import Part, Reason
from verigym.verifiers.code.budget import Budget
from verigym.verifiers.code.outcomes import reason_of
from verigym.verifiers.code.shared.c_family import CPP, C
from verigym.verifiers.code.shared.go import GO
from verigym.verifiers.code.shared.java import JAVA
from verigym.verifiers.code.shared.linker import Linker
from verigym.verifiers.code.shared.rust import RUST
from verigym.verifiers.code.shared.scripts import SCRIPT
from verigym.verifiers.code.suite import Suite

LINKERS: dict[str, Linker] = {
    "javascript": SCRIPT,
    "typescript": SCRIPT,
    "c": C,
    "cpp": CPP,
    "java": JAVA,
    "go": GO,
    "rust": RUST,
}
"""How each language's tests are linked to a program."""

_SECRET_BYTES = 16
_NAME = "test"


def judge_shared(sandbox: Sandbox, suite: Suite, code: str, budget: Budget) -> list[Part]:
    """Run a test and a program as one.

    Raises:
        UsageError: If the test cannot be run at all.
    """
    linker = LINKERS[suite.language]
    linked = linker.link(suite, code, _word(suite, code))
    refusal = linker.refusal(suite, code)
    if refusal is not None:
        detail = f"tests that share a process with a program cannot allow it {refusal!r}"
        return [Part(_NAME, 0.0, Reason.FORBIDDEN, detail)]
    secret = secrets.token_hex(_SECRET_BYTES).encode()
    limits = suite.limits(suite.total_seconds)
    program = Program(linked.source, suite.language, secret, {**suite.files, **linked.files})
    outcome = sandbox.run(program, limits)
    budget.charge(outcome, limits)
    return [_part(outcome, secret)]


def _word(suite: Suite, code: str) -> str:
    """A word that no text can hold which it is made from, the same for the same texts: compilers' results are kept."""
    digest = hashlib.sha256("\0".join((suite.language, suite.setup, suite.test, code)).encode())
    return f"verigym_{digest.hexdigest()[:16]}"


def _part(outcome: Outcome, secret: bytes) -> Part:
    if not outcome.ok:
        reason, detail = reason_of(outcome)
        return Part(_NAME, 0.0, reason, detail)
    if secret not in outcome.stdout:
        return Part(_NAME, 0.0, Reason.WRONG, "the test failed, or did not come to its end")
    return Part(_NAME, 1.0, Reason.CORRECT)
