"""What all pools have in common."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Self

from verigym.errors import UsageError
from verigym.types import Task, Verdict
from verigym.verifiers.base import Verifier


def slots(workers: int | None) -> int:
    """How many slots a pool on this machine has; ``None``: one a core that this process may use.

    Raises:
        UsageError: If that is less than one.
    """
    number = len(os.sched_getaffinity(0)) if workers is None else workers
    if number < 1:
        raise UsageError(f"a pool has at least one worker, got {number!r}")
    return number


def refuse_forked(opened: int) -> None:
    """A pool's threads stay behind in the process that opened it.

    Raises:
        UsageError: If that is not this process.
    """
    if os.getpid() != opened:
        raise UsageError("this pool belongs to the process that opened it; open another after a fork")


class PendingVerdict(Future[Verdict]):
    """A verdict to come.

    Attributes:
        seconds: Wall clock from the moment a slot took the response up until its verdict was there, tries in a fresh
            worker included; 0 before that.
    """

    seconds: float = 0.0


class Pool(ABC):
    """Judges many responses side by side.

    Attributes:
        workers: Responses that are judged at a time.
    """

    workers: int

    @abstractmethod
    def submit(self, verifier: Verifier, task: Task, response: str) -> PendingVerdict:
        """Queue one response.

        Raises:
            UsageError: If the pool is closed.
        """

    @abstractmethod
    def close(self) -> None:
        """End all workers now, also those at work; no process is left behind."""

    def judge(self, pairs: Sequence[tuple[Verifier, Task, str]]) -> list[Verdict]:
        """Judge responses side by side; verdicts come in the order of ``pairs``.

        Raises:
            IsolationError: If a machine that judges does not allow the jail.
        """
        futures = [self.submit(*pair) for pair in pairs]
        try:
            return [future.result() for future in futures]
        finally:
            for future in futures:
                future.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
