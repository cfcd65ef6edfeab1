"""Judges many responses at once, each in the jail."""

from __future__ import annotations

import atexit
import os
import queue
import threading
import time
from functools import cache

from verigym.errors import SandboxError, UsageError
from verigym.sandbox import Sandbox, find_backend, open_sandbox
from verigym.types import Task
from verigym.verifiers.base import Verifier
from verigym.verifiers.pool.base import PendingVerdict, Pool, refuse_forked, slots
from verigym.verifiers.pool.slot import Job, Slot

_WARM = 2
"""What the sandbox keeps warm for each slot: its next program may need another server than its last one."""


@cache
def shared_pool(process: int) -> VerifierPool:
    """The pool for whoever brings none, one a process (a forked child has none); closed at the interpreter's exit."""
    return VerifierPool()


class VerifierPool(Pool):
    """Slots that judge side by side, each with its own jailed worker processes.

    Safe to use from any thread, and inside a running event loop (there it blocks; ``asyncio.to_thread`` does not).
    Workers start when they are first needed. :meth:`close`, leaving the ``with`` block, and the interpreter's exit end
    all of them.

    Args:
        workers: Slots; ``None`` means one a core that this process may use.
        sandbox: The backend in which ``trusted`` verifiers run programs.

    Raises:
        UsageError: If there are no slots, or no backend has this name.

    >>> with VerifierPool(workers=1) as pool:  # doctest: +SKIP
    ...     verdicts = pool.judge([(verifier, task, response)])
    """

    def __init__(self, workers: int | None = None, sandbox: str = "local") -> None:
        self.workers = slots(workers)
        self.sandbox = find_backend(sandbox).name
        self._lock = threading.Lock()
        self._pid = os.getpid()
        self._closed = False
        self._opened: Sandbox | None = None
        self._jobs: queue.SimpleQueue[tuple[Job, PendingVerdict] | None] = queue.SimpleQueue()
        self._slots = [Slot(self._open_sandbox) for _ in range(self.workers)]
        self._threads = [
            threading.Thread(target=self._serve, args=(slot,), name=f"verigym-slot-{number}", daemon=True)
            for number, slot in enumerate(self._slots)
        ]
        for thread in self._threads:
            thread.start()
        atexit.register(self.close)

    def submit(self, verifier: Verifier, task: Task, response: str) -> PendingVerdict:
        """Queue one response; its clocks start when a slot takes it up.

        Raises:
            UsageError: If the pool is closed, or was opened before this process was forked.
        """
        refuse_forked(self._pid)
        with self._lock:
            if self._closed:
                raise UsageError("this pool is closed; open another")
            pending = PendingVerdict()
            self._jobs.put((Job(verifier, task, response), pending))
        return pending

    def close(self) -> None:
        """End all workers now, also those at work; no process is left behind."""
        with self._lock:
            if self._closed or os.getpid() != self._pid:
                return
            self._closed = True
        atexit.unregister(self.close)
        for _ in self._threads:
            self._jobs.put(None)
        for slot in self._slots:
            slot.stop()
        if self._opened is not None:
            self._opened.close()
        for thread in self._threads:
            thread.join()

    def _open_sandbox(self) -> Sandbox:
        with self._lock:
            if self._closed:
                raise SandboxError("the pool was closed")
            if self._opened is None:
                self._opened = open_sandbox(self.sandbox, workers=_WARM * self.workers)
            return self._opened

    def _serve(self, slot: Slot) -> None:
        while (item := self._jobs.get()) is not None:
            job, pending = item
            if self._closed:
                pending.cancel()
            elif pending.set_running_or_notify_cancel():
                started = time.monotonic()
                try:
                    verdict = slot.judge(job)
                    if self._closed and verdict.score is None:
                        raise SandboxError("the pool was closed while it judged this response")
                    pending.seconds = time.monotonic() - started
                    pending.set_result(verdict)
                except BaseException as error:  # whoever waits for the verdict hears of it
                    pending.set_exception(error)
        slot.stop()
