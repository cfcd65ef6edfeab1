"""Why a program that did not do its work ended."""

from __future__ import annotations

import signal

from verigym.sandbox.program import Outcome, Stop
from verigym.types import Part, Reason

_STOPS = {
    Stop.TIMEOUT: (Reason.TIMEOUT, "out of time"),
    Stop.MEMORY: (Reason.MEMORY, "out of memory"),
    Stop.OUTPUT: (Reason.OUTPUT, "printed too much"),
    Stop.FORBIDDEN: (Reason.FORBIDDEN, "made a forbidden system call"),
}
_UNREADABLE = frozenset({"SyntaxError", "IndentationError", "TabError"})


def failed(name: str, outcome: Outcome) -> Part:
    """The part of a test whose program ended before it had done its work."""
    reason, detail = reason_of(outcome)
    return Part(name, 0.0, reason, detail)


def reason_of(outcome: Outcome) -> tuple[Reason, str]:
    """The reason and a line for people; the same for every run of the same program."""
    if not outcome.compiled:
        return _of_compiler(outcome)
    if outcome.stop in _STOPS:
        return _STOPS[outcome.stop]
    if outcome.error is not None:
        return _of_exception(outcome.error)
    if outcome.signal is not None:
        return Reason.WRONG, f"ended by {_signal_name(outcome.signal)}"
    return Reason.WRONG, f"ended early with status {outcome.exit_code}"


def _of_exception(error: str) -> tuple[Reason, str]:
    if error in _UNREADABLE:
        return Reason.MALFORMED, f"not a program: {error}"
    if error == "MemoryError":
        return Reason.MEMORY, "out of memory"
    return Reason.WRONG, f"ended by {error}"


def _of_compiler(outcome: Outcome) -> tuple[Reason, str]:
    """A compiler that was stopped was given a bomb; one that ended by itself was given no program."""
    if outcome.stop in _STOPS:
        reason, detail = _STOPS[outcome.stop]
        return reason, f"the compiler: {detail}"
    return Reason.MALFORMED, "it does not compile"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
