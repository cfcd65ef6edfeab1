"""A pool whose judges sit elsewhere: in another process, or on other machines."""

from __future__ import annotations

import os
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

from verigym.errors import SandboxError, UsageError
from verigym.types import Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.pool.base import PendingVerdict, Pool, refuse_forked
from verigym.verifiers.pool.slot import Job

TRIES = 3
"""A response that was lost with its judge so often is unscorable."""

AHEAD = 2
"""Responses that a seat has for each of its workers: one at work, and the next on its way."""


class Seat(ABC):
    """A judge elsewhere, which may be lost and may come back.

    Args:
        name: For messages.
        workers: Responses that it judges at a time.

    Attributes:
        sent: Responses that are there and unanswered.
        present: Whether the judge answers.
        gone: Whether it is given up for good.
    """

    def __init__(self, name: str, workers: int) -> None:
        self.name = name
        self.workers = workers
        self.sent = 0
        self.present = True
        self.gone = False

    @abstractmethod
    def send(self, job: Job) -> Future[tuple[Verdict, float]]:
        """The verdict to come, and the seconds it will have taken once it was taken up."""

    @abstractmethod
    def lost(self, error: BaseException) -> str | None:
        """Why a response did not come back, if it was lost with its judge; ``None`` if the judge itself raised."""

    @abstractmethod
    def wait_for(self, returned: Callable[[], None]) -> bool:
        """Look out for a lost judge, and say when it is back or given up; false if it is gone already."""

    @abstractmethod
    def close(self) -> None:
        """End the judge and its workers."""


@dataclass(eq=False)
class _Waiting:
    """A response on its way to a verdict."""

    job: Job
    pending: PendingVerdict = field(default_factory=PendingVerdict)
    causes: list[str] = field(default_factory=list)
    """Why it was lost, each time that it was."""


class SeatedPool(Pool):
    """Deals responses to seats.

    A judge that is lost is waited for, while its responses are judged by others; a response that is lost three times,
    or that no judge is left for, is unscorable with the cause. Verifiers, tasks and verdicts travel as pickles among
    trusted processes; what is judged is text, and is parsed in the jail alone.

    Args:
        seats: Where it is judged; closed with the pool.
        leave: Called once, after them.
    """

    def __init__(self, seats: Sequence[Seat], leave: Callable[[], None] = lambda: None) -> None:
        self._lock = threading.Lock()
        self._pid = os.getpid()
        self._closed = False
        self._queue: deque[_Waiting] = deque()
        self._sent: set[_Waiting] = set()
        self._seats = seats
        self._leave = leave
        self.workers = sum(seat.workers for seat in seats)

    def submit(self, verifier: Verifier, task: Task, response: str) -> PendingVerdict:
        """Queue one response for the seat that has room first.

        Raises:
            UsageError: If the pool is closed, or was opened before this process was forked.
        """
        refuse_forked(self._pid)
        waiting = _Waiting(Job(verifier, task, response))
        with self._lock:
            if self._closed:
                raise UsageError("this pool is closed; open another")
            self._queue.append(waiting)
        self._deal()
        return waiting.pending

    def close(self) -> None:
        """End all judges now, also those at work; no process is left behind."""
        with self._lock:
            if self._closed or os.getpid() != self._pid:
                return
            self._closed = True
            queued, sent = list(self._queue), list(self._sent)
            self._queue.clear()
            self._sent.clear()
        for waiting in queued:
            if not waiting.pending.cancel():
                _fail(waiting.pending)
        for waiting in sent:
            _fail(waiting.pending)
        for seat in self._seats:
            seat.close()
        self._leave()

    def _deal(self) -> None:
        """Send queued responses to seats with room; where all judges are gone for good, give them up."""
        while (dealt := self._next()) is not None:
            waiting, seat = dealt
            if not waiting.causes and not waiting.pending.set_running_or_notify_cancel():
                self._back(waiting, seat)
                continue
            seat.send(waiting.job).add_done_callback(partial(self._settle, waiting, seat))
        if any(not seat.gone for seat in self._seats):
            return
        with self._lock:
            queued = list(self._queue)
            self._queue.clear()
        for waiting in queued:
            if waiting.causes or waiting.pending.set_running_or_notify_cancel():
                _give_up(waiting, "no judge is left for it")

    def _next(self) -> tuple[_Waiting, Seat] | None:
        with self._lock:
            present = [seat for seat in self._seats if seat.present and seat.sent < AHEAD * seat.workers]
            if not self._queue or not present:
                return None
            seat = min(present, key=lambda seat: seat.sent / seat.workers)
            waiting = self._queue.popleft()
            seat.sent += 1
            self._sent.add(waiting)
            return waiting, seat

    def _back(self, waiting: _Waiting, seat: Seat) -> None:
        with self._lock:
            seat.sent -= 1
            self._sent.discard(waiting)

    def _settle(self, waiting: _Waiting, seat: Seat, answer: Future[tuple[Verdict, float]]) -> None:
        """Hand an answer to whoever waits for it; runs in a thread of the seat's, where no error is seen."""
        self._back(waiting, seat)
        if waiting.pending.done():  # the pool was closed meanwhile
            return
        try:
            error = answer.exception()
            if error is None:
                verdict, waiting.pending.seconds = answer.result()
                waiting.pending.set_result(verdict)
            elif (cause := seat.lost(error)) is not None:
                self._lose(waiting, seat, cause)
            else:
                waiting.pending.set_exception(getattr(error, "cause", None) or error)
            self._deal()
        except BaseException as broken:  # whoever waits for the verdict hears of it
            if waiting.pending.done():
                raise
            waiting.pending.set_exception(broken)

    def _lose(self, waiting: _Waiting, seat: Seat, cause: str) -> None:
        waiting.causes.append(cause)
        if len(waiting.causes) < TRIES:
            with self._lock:
                self._queue.appendleft(waiting)
        else:
            _give_up(waiting, "the judge was lost each time")
        if not seat.wait_for(self._deal):
            self._deal()


def _fail(pending: PendingVerdict) -> None:
    if not pending.done():
        pending.set_exception(SandboxError("the pool was closed while it judged this response"))


def _give_up(waiting: _Waiting, why: str) -> None:
    detail = "; ".join([why, *waiting.causes])
    waiting.pending.set_result(waiting.job.verifier.signed(Verdict.unscorable(detail)))
