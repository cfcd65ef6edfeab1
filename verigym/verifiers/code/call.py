"""Functions, called by value from outside the sandbox; expected values never go in."""

from __future__ import annotations

import socket
from collections.abc import Mapping, Sequence
from typing import Any

from verigym.sandbox import Sandbox
from verigym.sandbox.inside.bridge import Candidate, CandidateGoneError
from verigym.sandbox.inside.codec import TooLargeError
from verigym.sandbox.program import Program
from verigym.types import Part, Reason
from verigym.verifiers.code.background import patience, wait_beside
from verigym.verifiers.code.budget import Budget
from verigym.verifiers.code.compare import values_match
from verigym.verifiers.code.outcomes import failed
from verigym.verifiers.code.suite import Suite


def judge_call(sandbox: Sandbox, suite: Suite, code: str, budget: Budget) -> list[Part]:
    """Call the entry point once a test.

    One process serves all tests for as long as it lives, unless each test has a time limit of its own.
    """
    at_a_time = 1 if suite.seconds < suite.total_seconds else len(suite.tests)
    parts: list[Part] = []
    while len(parts) < len(suite.tests):
        first = len(parts)
        if budget.spent:
            parts += [budget.unpaid(_name(number)) for number in range(first, len(suite.tests))]
        else:
            parts += _serve_some(sandbox, suite, code, range(first, min(first + at_a_time, len(suite.tests))), budget)
    return parts


def _name(number: int) -> str:
    return f"test {number + 1}"


def _serve_some(sandbox: Sandbox, suite: Suite, code: str, numbers: Sequence[int], budget: Budget) -> list[Part]:
    """The parts of the tests that one process answers, and of the one in which it ends."""
    limits = budget.limits()
    parts: list[Part] = []
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(patience(limits))
        run = sandbox.start(Program(suite.program(code), bridge="serve", files=suite.files), limits, theirs)
        ended = wait_beside(run)
        present: Mapping[str, object] | None = None
        gone = False
        try:
            candidate = Candidate(ours)
            present = candidate.names([suite.entry_point])
            for number in numbers:
                parts.append(_judge(candidate, suite, number, present))
        except CandidateGoneError:
            gone = True
        finally:
            ours.close()  # an honest program ends when nobody asks any more
            if not gone:
                run.kill()
            outcome = ended()
    budget.charge(outcome, limits)
    if present is None:  # it did not even get as far as to be asked
        return [failed(_name(number), outcome) for number in numbers]
    if gone:
        parts.append(failed(_name(numbers[len(parts)]), outcome))
    return parts


def _judge(candidate: Candidate, suite: Suite, number: int, present: Mapping[str, object]) -> Part:
    name, test = _name(number), suite.tests[number]
    if suite.entry_point not in present:
        return Part(name, 0.0, Reason.WRONG, f"there is no function {suite.entry_point!r}")
    args: Sequence[Any] = test.get("args") or ()
    kwargs: Mapping[str, Any] = test.get("kwargs") or {}
    try:
        answer = candidate.ask(suite.entry_point, args, kwargs)
    except TooLargeError:  # nothing of the response's is among them
        return Part(name, None, Reason.UNSCORABLE, "the test's arguments are too large to cross")
    if answer.error is not None:
        reason = Reason.MEMORY if isinstance(answer.error, MemoryError) else Reason.WRONG
        return Part(name, 0.0, reason, f"raised {type(answer.error).__name__}")
    if not values_match(answer.value, test["expected"], suite.tolerance):
        return Part(name, 0.0, Reason.WRONG, "another value")
    return Part(name, 1.0, Reason.CORRECT)
