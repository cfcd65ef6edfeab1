"""One seat of a pool: the rules by which a response gets its verdict there."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from verigym.errors import IsolationError, SandboxError
from verigym.sandbox import Sandbox
from verigym.sandbox.local.worker import JailedWorker, WorkerTimeout
from verigym.sandbox.program import Stop
from verigym.types import Json, Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.combine import Combination

_START_SECONDS = 120.0
"""For a worker to start and import its verifier, on a starved machine too."""

_STARVED_FACTOR, _GRACE_SECONDS = 12.0, 15.0
"""When a silent worker is given up: the jail itself stretches a verdict's wall clock on a starved machine."""

_SHARED_MB = 2048
"""Memory of a worker itself; each verdict has its verifier's own limit."""

_REASONS = {
    Stop.TIMEOUT: Reason.TIMEOUT,
    Stop.MEMORY: Reason.MEMORY,
    Stop.OUTPUT: Reason.OUTPUT,
    Stop.FORBIDDEN: Reason.FORBIDDEN,
    Stop.EXIT: Reason.FORBIDDEN,  # the judge's process crashed
}


@dataclass(frozen=True, slots=True)
class Job:
    """One response to judge."""

    verifier: Verifier
    task: Task
    response: str


@dataclass(frozen=True, slots=True)
class Broken:
    """An attempt that ended without a verdict, and the reason for a score of 0 if the response is to blame for that."""

    reason: Reason
    detail: str


def home(verifier: Verifier) -> list[str]:
    """The folder that a plug-in's verifier is imported from, unless every jail shows it anyway."""
    top = sys.modules[type(verifier).__module__.partition(".")[0]]
    file = getattr(top, "__file__", None)
    if file is None or top.__name__ == "verigym":
        return []
    folder = Path(file).resolve().parent
    folder = folder.parent if hasattr(top, "__path__") else folder
    return [] if folder.name in ("site-packages", "dist-packages") else [str(folder)]


class Slot:
    """Judges one response after another.

    An attempt that breaks is made again in a fresh worker; when that breaks too, a control task tells whether the
    response or the judge is to blame.
    """

    def __init__(self, sandbox: Callable[[], Sandbox]) -> None:
        self._sandbox = sandbox
        self._workers: dict[str, JailedWorker] = {}
        self._lock = threading.Lock()
        self._stopped = False

    def judge(self, job: Job) -> Verdict:
        """The verdict, signed by its verifier.

        Raises:
            IsolationError: If this machine does not allow the jail.
        """
        if isinstance(job.verifier, Combination):
            return job.verifier.combined(lambda member: self.judge(Job(member, job.task, job.response)))
        attempt = self._in_sandbox if job.verifier.trusted else self._in_jail
        outcome = attempt(job)
        if isinstance(outcome, Broken):
            self._drop(job.verifier)
            outcome = attempt(job)
        if isinstance(outcome, Broken):
            outcome = self._blame(job.verifier, outcome)
        return job.verifier.signed(outcome)

    def stop(self) -> None:
        """End all workers, also the one at work; from any thread."""
        with self._lock:
            self._stopped = True
            workers, self._workers = list(self._workers.values()), {}
        for worker in workers:
            worker.close()

    def _blame(self, verifier: Verifier, broken: Broken) -> Verdict:
        if broken.reason is not Reason.UNSCORABLE and self._control(verifier):
            return Verdict.zero(broken.reason, detail=f"the response broke its judge twice: {broken.detail}")
        self._drop(verifier)
        return Verdict.unscorable(f"the judge failed twice: {broken.detail}")

    def _control(self, verifier: Verifier) -> bool:
        """Whether the judge gives a known verdict, where it has just failed."""
        if verifier.control is None:
            if verifier.trusted:
                return False
            reply = self._ask(verifier, {"control": True})
            return not isinstance(reply, Broken) and "ready" in reply
        job = Job(verifier, *verifier.control)
        outcome = (self._in_sandbox if verifier.trusted else self._in_jail)(job, quick=False)
        return isinstance(outcome, Verdict) and outcome.passed

    def _in_sandbox(self, job: Job, quick: bool = True) -> Verdict | Broken:
        try:
            return job.verifier.verify_in(self._sandbox(), job.task, job.response)
        except IsolationError:
            raise
        except SandboxError as error:
            return Broken(Reason.UNSCORABLE, f"{type(error).__name__}: {error}")
        except Exception as error:  # a fault of the judge, told apart from the response's by the control
            return Broken(Reason.MALFORMED, f"{type(error).__name__}: {error}")

    def _in_jail(self, job: Job, quick: bool = True) -> Verdict | Broken:
        verifier = job.verifier
        request = {
            "options": verifier.options,
            "task": job.task.to_dict(),
            "response": job.response,
            "quick": quick,
        }
        reply = self._ask(verifier, request)
        if isinstance(reply, Broken):
            return reply
        if "raised" in reply:
            return Broken(Reason.MALFORMED, reply["raised"])
        if "stop" in reply:
            return Broken(_REASONS[Stop(reply["stop"])], f"the judge's process ended by {reply['stop']}")
        try:
            return Verdict.from_dict(reply["verdict"])
        except (KeyError, TypeError, ValueError) as error:
            return Broken(Reason.MALFORMED, f"no verdict came back: {type(error).__name__}: {error}")

    def _ask(self, verifier: Verifier, request: Json) -> Json:
        """The worker's reply, or :class:`Broken` when the worker itself hangs, dies or does not start."""
        try:
            worker = self._worker(verifier)
        except IsolationError:
            raise
        except SandboxError as error:
            return Broken(Reason.UNSCORABLE, f"no worker for {verifier.path}: {error}")
        try:
            return worker.request(request, _STARVED_FACTOR * verifier.limits.wall + _GRACE_SECONDS)
        except WorkerTimeout as error:
            self._drop(verifier)
            return Broken(Reason.TIMEOUT, str(error))
        except SandboxError as error:
            self._drop(verifier)
            return Broken(Reason.FORBIDDEN, str(error))

    def _worker(self, verifier: Verifier) -> JailedWorker:
        worker = self._workers.get(verifier.path)
        if worker is not None and worker.alive:
            return worker
        self._drop(verifier)
        if self._stopped:
            raise SandboxError("the pool was closed")
        worker = JailedWorker("verigym.verifiers.worker", memory_mb=_SHARED_MB, extra_paths=home(verifier))
        with self._lock:
            stopped = self._stopped
            if not stopped:
                self._workers[verifier.path] = worker
        if stopped:
            worker.close()
            raise SandboxError("the pool was closed")
        reply = worker.request({"load": verifier.path}, _START_SECONDS)
        if "failed" in reply:
            raise SandboxError(f"it does not load in the jail: {reply['failed']}")
        return worker

    def _drop(self, verifier: Verifier) -> None:
        with self._lock:
            worker = self._workers.pop(verifier.path, None)
        if worker is not None:
            worker.close()
