"""The judges' process, seen from the one that started it."""

from __future__ import annotations

import itertools
import json
import os
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from verigym.errors import SandboxError
from verigym.types import Verdict
from verigym.verifiers.pool.process_judge import READY
from verigym.verifiers.pool.seated import Seat
from verigym.verifiers.pool.slot import Job

_MAIN = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from verigym.verifiers.pool.process_judge import serve
serve(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
"""

_START_SECONDS = 120.0
_CLOSE_SECONDS = 10.0

Answer = Future[tuple[Verdict, float]]


class _LostError(SandboxError):
    """The judges' process ended before it answered."""


class ProcessSeat(Seat):
    """The judges' process, started anew where it dies.

    Args:
        workers: Slots.
        sandbox: As for :class:`VerifierPool`.

    Raises:
        SandboxError: If it does not start.
    """

    def __init__(self, workers: int, sandbox: str) -> None:
        super().__init__("the judges' process", workers)
        self._sandbox = sandbox
        self._lock = threading.Lock()
        self._numbers = itertools.count()
        self._waiting: dict[int, Answer] = {}
        self._starting = False
        self._process = _Process(workers, sandbox, self._heard, self._ended)

    def send(self, job: Job) -> Answer:
        """The verdict to come, and the seconds it will have taken once it was taken up."""
        answer: Answer = Future()
        try:
            packed = pickle.dumps(job)
        except Exception as error:  # whoever waits for the verdict hears of it
            answer.set_exception(error)
            return answer
        with self._lock:
            present = self.present
            if present:
                number = next(self._numbers)
                self._waiting[number] = answer
                self._process.send((number, packed))
        if not present:
            answer.set_exception(_LostError("it had ended"))
        return answer

    def lost(self, error: BaseException) -> str | None:
        """Why a response did not come back, if it was lost with its judge; ``None`` if the judge itself raised."""
        return f"{self.name}: {error}" if isinstance(error, _LostError) else None

    def wait_for(self, returned: Callable[[], None]) -> bool:
        """Start it anew, and say when it is back or given up; false if it is gone already."""
        with self._lock:
            if self.gone:
                return False
            present, start = self.present, not (self.present or self._starting)
            self._starting |= start
        if start:
            threading.Thread(target=self._start, args=(returned,), name="verigym-judges", daemon=True).start()
        elif present:
            returned()
        return True

    def close(self) -> None:
        """End the process and its workers."""
        with self._lock:
            self.gone, self.present = True, False
        self._process.end()

    def _start(self, returned: Callable[[], None]) -> None:
        try:
            started = _Process(self.workers, self._sandbox, self._heard, self._ended)
        except (SandboxError, OSError):
            started = None
        with self._lock:
            closed = self.gone
            self._starting = False
            if started is None:
                self.gone = True
            elif not closed:
                self._process, self.present = started, True
        if started is not None and closed:
            started.end()
        returned()

    def _heard(self, number: int, verdict: Verdict | None, seconds: float, error: BaseException | None) -> None:
        with self._lock:
            answer = self._waiting.pop(number)
        if verdict is None:
            answer.set_exception(error)
        else:
            answer.set_result((verdict, seconds))

    def _ended(self, how: str) -> None:
        with self._lock:
            self.present = False
            waiting, self._waiting = self._waiting, {}
        for answer in waiting.values():
            answer.set_exception(_LostError(how))


class _Process:
    """One life of the judges' process.

    Args:
        workers: Slots.
        sandbox: Their backend.
        heard: Called with all that :func:`process_judge.serve` sends, in a thread.
        ended: Called once when the process is no more, in that thread, with its end in words.

    Raises:
        SandboxError: If it does not start.
    """

    def __init__(self, workers: int, sandbox: str, heard: Callable[..., None], ended: Callable[[str], None]) -> None:
        self._heard = heard
        self._ended = ended
        self._socket, its = socket.socketpair()
        with its:
            arguments = [json.dumps(sys.path), str(its.fileno()), str(workers), sandbox]
            self._process = subprocess.Popen(  # noqa: S603  # this interpreter, and our own words
                [sys.executable, "-c", _MAIN, *arguments],
                stdin=subprocess.DEVNULL,
                pass_fds=[its.fileno()],
                start_new_session=True,  # Ctrl-C is for its parent, which ends it
            )
        self._connection = Connection(os.dup(self._socket.fileno()))
        if self._receive(_START_SECONDS) != READY:
            self._process.kill()
            how = self._close()
            raise SandboxError(f"the judges' process does not start: {how}")
        self._reader = threading.Thread(target=self._read, name="verigym-judges", daemon=True)
        self._reader.start()

    def send(self, message: Any) -> None:
        """Send a message; where the process has just died, ``ended`` is about to be called."""
        with suppress(OSError):
            self._connection.send(message)

    def end(self) -> None:
        """End it, and wait for that."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._reader.join()

    def _read(self) -> None:
        while (said := self._receive(None)) is not None:
            self._heard(*said)
        self._ended(self._close())

    def _receive(self, seconds: float | None) -> Any:
        """What it says next; ``None`` if it is no more, or says nothing for so long."""
        try:
            return self._connection.recv() if self._connection.poll(seconds) else None
        except (EOFError, OSError):
            return None

    def _close(self) -> str:
        """Wait for its end, which has begun; the end in words."""
        self._socket.close()
        self._connection.close()
        try:
            code = self._process.wait(_CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return f"it ended with {code}"
