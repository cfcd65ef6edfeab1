"""Waiting for a program while talking to it: what it prints must be read all the time, or it would block."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from verigym.sandbox import Run
from verigym.sandbox.program import Limits, Outcome

_STARVED_FACTOR = 12.0
_GRACE_SECONDS = 60.0


def wait_beside(run: Run) -> Callable[[], Outcome]:
    """Begin to wait for a program; the result waits for the end of that, and gives the outcome."""
    executor = ThreadPoolExecutor(max_workers=1)
    outcome = executor.submit(run.wait)
    executor.shutdown(wait=False)
    return outcome.result


def patience(limits: Limits) -> float:
    """Wall-clock seconds within which a program under ``limits`` has surely ended, on a starved machine too."""
    return _STARVED_FACTOR * limits.wall + _GRACE_SECONDS
