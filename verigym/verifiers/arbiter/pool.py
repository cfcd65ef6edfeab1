"""A pool whose verdicts an arbiter has seen."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from verigym.errors import UsageError
from verigym.types import Task
from verigym.verifiers.arbiter.arbiter import Arbiter
from verigym.verifiers.base import Verifier
from verigym.verifiers.pool import PendingVerdict, VerifierPool


class ArbitratedPool(VerifierPool):
    """A :class:`VerifierPool` that asks an arbiter about verdicts of ``wrong`` and ``malformed``.

    It takes a pool's place wherever one is expected. Closing it closes the arbiter too.

    Args:
        arbiter: Whom to ask.
        workers: Slots that judge by rules; ``None`` means one a core that this process may use.
        sandbox: The backend in which ``trusted`` verifiers run programs.
        asked: Verdicts that the arbiter is asked about at a time.
    """

    def __init__(self, arbiter: Arbiter, workers: int | None = None, sandbox: str = "local", *, asked: int = 8) -> None:
        if asked < 1:
            raise UsageError(f"an arbiter is asked about at least one verdict at a time, got {asked!r}")
        self._arbiter = arbiter
        self._askers = ThreadPoolExecutor(asked, thread_name_prefix="verigym-arbiter")
        super().__init__(workers, sandbox)

    def submit(self, verifier: Verifier, task: Task, response: str) -> PendingVerdict:
        """Queue one response; the arbiter gets its task and the rule's verdict, never the response."""
        ruled, pending = super().submit(verifier, task, response), PendingVerdict()
        self._askers.submit(self._settle, task, ruled, pending)
        return pending

    def close(self) -> None:
        """End all workers and make no further request; requests that are under way are waited for."""
        self._arbiter.stop()
        super().close()
        self._askers.shutdown()
        self._arbiter.close()

    def _settle(self, task: Task, ruled: PendingVerdict, pending: PendingVerdict) -> None:
        if not pending.set_running_or_notify_cancel():
            ruled.cancel()
            return
        try:
            verdict = ruled.result()
            started = time.monotonic()
            verdict = self._arbiter.decide(task, verdict)
            pending.seconds = ruled.seconds + time.monotonic() - started
            pending.set_result(verdict)
        except BaseException as error:  # whoever waits for the verdict hears of it
            pending.set_exception(error)
