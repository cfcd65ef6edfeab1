"""A pool whose workers sit on the machines of a Ray cluster."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

from verigym.errors import SandboxError, UsageError
from verigym.types import Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.pool import PendingVerdict, Pool
from verigym.verifiers.ray_seat import Seat, connect, seats
from verigym.verifiers.slot import Job

TRIES = 3
"""A response that was lost with its machine so often is unscorable."""

AHEAD = 2
"""Responses that a machine has for each of its workers: one at work, and the next on its way."""


@dataclass(eq=False)
class _Waiting:
    """A response on its way to a verdict."""

    job: Job
    pending: PendingVerdict = field(default_factory=PendingVerdict)
    causes: list[str] = field(default_factory=list)
    """Why it was lost, each time that it was."""


class RayPool(Pool):
    """Judges on each machine of a Ray cluster, each a jailed pool of its own.

    A machine that is lost is waited for, while its responses are judged on others; a response that is lost three
    times, or that no machine is left for, is unscorable with the cause. Verifiers, tasks and verdicts travel as
    pickles among processes of one trusted cluster; what is judged is text, and is parsed in the jail alone.

    Args:
        address: Of the cluster; ``auto``: the one that this machine belongs to; ``local``: a new one here. A process
            that is connected already stays with its cluster.
        workers: Slots a machine; ``None``: one for each of its cores.
        share: Pools that share each machine's cores, such as those of the processes of one training run.
        sandbox: As for :class:`VerifierPool`.

    Raises:
        UsageError: If Ray is missing, there is no cluster, or a machine has another version of verigym.
        SandboxError: If a machine's judge does not start.
    """

    def __init__(
        self, address: str = "auto", workers: int | None = None, *, share: int = 1, sandbox: str = "local"
    ) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._queue: deque[_Waiting] = deque()
        self._sent: set[_Waiting] = set()
        self._leave = connect(address)
        try:
            self._seats = seats(workers, share, sandbox)
        except BaseException:
            self._leave()
            raise
        self.workers = sum(seat.workers for seat in self._seats)

    def submit(self, verifier: Verifier, task: Task, response: str) -> PendingVerdict:
        """Queue one response for the machine that has room first.

        Raises:
            UsageError: If the pool is closed.
        """
        waiting = _Waiting(Job(verifier, task, response))
        with self._lock:
            if self._closed:
                raise UsageError("this pool is closed; open another")
            self._queue.append(waiting)
        self._deal()
        return waiting.pending

    def close(self) -> None:
        """End the judges on all machines now, also those at work."""
        with self._lock:
            if self._closed:
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
        """Send queued responses to machines with room."""
        while (dealt := self._next()) is not None:
            waiting, seat = dealt
            if not waiting.causes and not waiting.pending.set_running_or_notify_cancel():
                self._back(waiting, seat)
                continue
            job = waiting.job
            answer = seat.actor.judge.remote(job.verifier, job.task, job.response)
            answer.future().add_done_callback(partial(self._settle, waiting, seat))

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
        """Hand a machine's answer to whoever waits for it; runs in a thread of Ray's, where no error is seen."""
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
            _give_up(waiting, "the judge's machine was lost each time")
        if seat.wait_for(self._returned):
            return
        self._returned()

    def _returned(self) -> None:
        """A machine is back, or gone for good."""
        if any(not seat.gone for seat in self._seats):
            self._deal()
            return
        with self._lock:
            queued = list(self._queue)
            self._queue.clear()
        for waiting in queued:
            if waiting.causes or waiting.pending.set_running_or_notify_cancel():
                _give_up(waiting, "no machine of the cluster is left to judge it")


def _fail(pending: PendingVerdict) -> None:
    if not pending.done():
        pending.set_exception(SandboxError("the pool was closed while it judged this response"))


def _give_up(waiting: _Waiting, why: str) -> None:
    detail = "; ".join([why, *waiting.causes])
    waiting.pending.set_result(waiting.job.verifier.signed(Verdict.unscorable(detail)))
