"""A function of the candidate's, called by value from outside the sandbox."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from verigym.sandbox import Sandbox
from verigym.sandbox.inside.bridge import Candidate, CandidateGoneError
from verigym.sandbox.inside.codec import NotPlainError, TooLargeError
from verigym.sandbox.program import Program
from verigym.types import Part, Reason
from verigym.verifiers.code.background import patience, wait_beside
from verigym.verifiers.code.budget import Budget
from verigym.verifiers.code.outcomes import failed
from verigym.verifiers.code.suite import Suite


@dataclass(frozen=True, slots=True)
class Question:
    """A call of the entry point, and what its value must be.

    Attributes:
        name: Of its part.
        args: Positional arguments.
        kwargs: Named arguments.
        holds: Whether a value is right. Only plain values come to it, and handles, which refuse every operator.
    """

    name: str
    args: Sequence[Any]
    kwargs: dict[str, Any]
    holds: Callable[[Any], bool]


def ask_all(sandbox: Sandbox, suite: Suite, code: str, questions: Sequence[Question], budget: Budget) -> list[Part]:
    """The parts of the questions that one process answers, and of the one in which it ends."""
    limits = budget.limits()
    parts: list[Part] = []
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(patience(limits))
        run = sandbox.start(Program(suite.program(code), bridge="serve", files=suite.files), limits, theirs)
        ended = wait_beside(run)
        present = None
        gone = False
        try:
            candidate = Candidate(ours)
            present = candidate.names([suite.entry_point])
            for question in questions:
                parts.append(_ask(candidate, suite.entry_point, question, suite.entry_point in present))
        except CandidateGoneError:
            gone = True
        finally:
            ours.close()  # an honest program ends when nobody asks any more
            if not gone:
                run.kill()
            outcome = ended()
    budget.charge(outcome, limits)
    if present is None:  # it did not even get as far as to be asked
        return [failed(question.name, outcome) for question in questions]
    if gone:
        parts.append(failed(questions[len(parts)].name, outcome))
    return parts


def _ask(candidate: Candidate, entry_point: str, question: Question, present: bool) -> Part:
    if not present:
        return _wrong(question, f"there is no function {entry_point!r}")
    try:
        answer = candidate.ask(entry_point, question.args, question.kwargs)
    except (NotPlainError, TooLargeError) as error:  # nothing of the response's is among them
        return Part(question.name, None, Reason.UNSCORABLE, f"the test's arguments cannot cross: {error}")
    if answer.error is not None:
        reason = Reason.MEMORY if isinstance(answer.error, MemoryError) else Reason.WRONG
        return Part(question.name, 0.0, reason, f"raised {type(answer.error).__name__}")
    try:
        holds = question.holds(answer.value)
    except (TypeError, ValueError, ArithmeticError) as error:  # the value's type has no such operator
        return _wrong(question, type(error).__name__)
    return Part(question.name, 1.0, Reason.CORRECT) if holds else _wrong(question, "another value")


def _wrong(question: Question, detail: str) -> Part:
    return Part(question.name, 0.0, Reason.WRONG, detail)
