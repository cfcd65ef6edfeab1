"""The judges' process, seen from the one that started it."""

from __future__ import annotations

import itertools
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from verigym import errors
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

_STARTS = 3
"""So often it is started before it is given up."""

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
        self._starting = False
        self._process = _Process(workers, sandbox)

    def send(self, job: Job) -> Answer:
        """The verdict to come, and the seconds it will have taken once it was taken up."""
        return self._process.send(job)

    def lost(self, error: BaseException) -> str | None:
        """Why a response did not come back, if it was lost with its judge; ``None`` if the judge itself raised."""
        if not isinstance(error, _LostError):
            return None
        with self._lock:
            self.present = self._process.ended is None
        return f"{self.name}: {error}"

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
        started = None
        for _ in range(_STARTS):
            with suppress(SandboxError, OSError):
                started = _Process(self.workers, self._sandbox)
                break
        with self._lock:
            closed = self.gone
            self._starting = False
            self.gone |= started is None
            if started is not None and not closed:
                self._process, self.present = started, True
        if started is not None and closed:
            started.end()
        returned()


class _Process:
    """One life of the judges' process.

    Args:
        workers: Slots.
        sandbox: Their backend.

    Attributes:
        ended: Its end in words, ``None`` before.

    Raises:
        SandboxError: If it does not start.
    """

    def __init__(self, workers: int, sandbox: str) -> None:
        self.ended: str | None = None
        self._lock = threading.Lock()
        self._numbers = itertools.count()
        self._waiting: dict[int, Answer] = {}
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
            raise SandboxError(f"the judges' process does not start: {self._close()}")
        self._reader = threading.Thread(target=self._read, name="verigym-judges", daemon=True)
        self._reader.start()

    def send(self, job: Job) -> Answer:
        """Have a response judged; :class:`_LostError` if it ends before it answers."""
        answer: Answer = Future()
        with self._lock:
            ended = self.ended
            if ended is None:
                number = next(self._numbers)
                self._waiting[number] = answer
                try:
                    self._connection.send(job)
                    self._connection.send(number)
                except OSError:
                    pass  # it has just died: the reader is about to answer all that wait
                except Exception as error:  # the job cannot be sent, and nothing of it was
                    answer = self._waiting.pop(number)
                    answer.set_exception(error)
        if ended is not None:
            answer.set_exception(_LostError(ended))
        return answer

    def end(self) -> None:
        """End it, and wait for that."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._reader.join()

    def _read(self) -> None:
        while (said := self._receive(None)) is not None:
            number, verdict, seconds, error = said
            with self._lock:
                answer = self._waiting.pop(number)
            if error is None:
                answer.set_result((verdict, seconds))
            else:
                name, text = error
                answer.set_exception(getattr(errors, name, SandboxError)(text))
        ended = self._close()
        with self._lock:
            self.ended = ended
        for answer in self._waiting.values():
            answer.set_exception(_LostError(ended))

    def _receive(self, seconds: float | None) -> Any:
        """What it says next; ``None`` if it is no more, or says nothing for so long."""
        try:
            return self._connection.recv() if self._connection.poll(seconds) else None
        except (EOFError, OSError):
            return None

    def _close(self) -> str:
        """Wait for its end, which has begun; the end in words."""
        try:
            code = self._process.wait(_CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        with self._lock:
            self._connection.close()
            self._socket.close()
        return f"it ended with {code}"
