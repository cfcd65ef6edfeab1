"""Waiting for a program while talking to it: what it prints must be read all the time, or it would block."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future

from verigym.sandbox import Run
from verigym.sandbox.program import Limits, Outcome

_STARVED_FACTOR = 12.0
_GRACE_SECONDS = 60.0


def wait_beside(run: Run) -> Callable[[], Outcome]:
    """Begin to wait for a program; the result waits for the end of that, and gives the outcome."""
    outcome: Future[Outcome] = Future()

    def wait() -> None:
        try:
            outcome.set_result(run.wait())
        except BaseException as error:
            outcome.set_exception(error)

    threading.Thread(target=wait, name="verigym-beside", daemon=True).start()
    return outcome.result


def patience(limits: Limits) -> float:
    """Wall-clock seconds within which a program under ``limits`` has surely ended, on a starved machine too."""
    return _STARVED_FACTOR * limits.wall + _GRACE_SECONDS
