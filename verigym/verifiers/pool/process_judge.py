"""What runs in the judges' process: a local pool behind a connection."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection

from verigym.errors import SandboxError, VerigymError
from verigym.types import Verdict
from verigym.verifiers.pool.local import VerifierPool
from verigym.verifiers.pool.slot import Job

READY = "ready"


def serve(descriptor: int, workers: int, sandbox: str) -> None:
    """Judge what comes over a connection until its other end is closed; then end the workers.

    What comes is a :class:`Job` and then its number; what goes back are the number, the verdict or ``None``, the
    seconds it took once a slot took the response up, and name and text of an error instead of a verdict, or ``None``.

    Args:
        descriptor: The connection's file descriptor.
        workers: Slots.
        sandbox: As for :class:`VerifierPool`.
    """
    connection, lock = Connection(descriptor), threading.Lock()
    with VerifierPool(workers, sandbox) as pool:
        connection.send(READY)
        with suppress(EOFError, OSError):
            while True:
                try:
                    job: Job = connection.recv()
                    pending: Future[Verdict] = pool.submit(job.verifier, job.task, job.response)
                except (EOFError, OSError):
                    raise
                except Exception as error:  # such as a module that cannot be imported here
                    pending = Future()
                    pending.set_exception(error)
                number = connection.recv()
                pending.add_done_callback(partial(_answer, connection, lock, number))


def _answer(connection: Connection, lock: threading.Lock, number: int, pending: Future[Verdict]) -> None:
    """Send a verdict back; runs in the thread of a slot, where no error is seen."""
    if pending.cancelled():  # the other end is closed
        return
    error = pending.exception()
    verdict = pending.result() if error is None else None
    with lock, suppress(OSError):
        connection.send((number, verdict, getattr(pending, "seconds", 0.0), error and _told(error)))


def _told(error: BaseException) -> tuple[str, str]:
    """The name of an error of verigym's and its text."""
    if isinstance(error, VerigymError):
        return type(error).__name__, str(error)
    return SandboxError.__name__, f"{type(error).__name__}: {error}"
