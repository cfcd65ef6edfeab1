"""The process that makes puzzles, seen from outside: one for all sources of this process."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from verigym.errors import UsageError, VerigymError
from verigym.types import Json

_MODULE = "verigym.envs.logic.generator"
_PATIENCE = 120.0


class GeneratorHelper:
    """Starts the generator when it is first asked, and again if it died; safe from any thread and after a fork.

    Args:
        hash_seed: ``PYTHONHASHSEED`` of the generator.
    """

    def __init__(self, hash_seed: str = "0") -> None:
        self._hash_seed = hash_seed
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        os.register_at_fork(after_in_child=self._forget)

    @property
    def pid(self) -> int | None:
        """The generator's process id while there is one."""
        return self._process.pid if self._process is not None else None

    def request(self, **arguments: Json) -> dict[str, Json]:
        """The reply of :func:`verigym.envs.logic.generator.draw`.

        Raises:
            UsageError: If the request has no answer.
            VerigymError: If the generator died twice or is silent for two minutes.
        """
        line = json.dumps(arguments).encode() + b"\n"
        with self._lock:
            reply = self._ask(line) or self._ask(line)  # a generator that died is started anew, once
        if reply is None:
            raise VerigymError("the puzzle generator died twice; is there enough memory, and is reasoning-gym intact?")
        found: dict[str, Json] = json.loads(reply)
        if "error" in found:
            raise UsageError(found["error"])
        return found

    def close(self) -> None:
        """End the generator; the next request starts another."""
        with self._lock:
            self._end()

    def _ask(self, line: bytes) -> bytes | None:
        channel = self._channel or self._start()
        try:
            channel.sendall(line)
            return self._read(channel)
        except TimeoutError as error:
            self._end()
            raise VerigymError(f"the puzzle generator did not answer within {_PATIENCE:g} s: {line!r}") from error
        except OSError:
            self._end()
            return None

    def _read(self, channel: socket.socket) -> bytes:
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(b"\n"):
            part = channel.recv(1 << 16)
            if not part:
                raise ConnectionError("the generator closed its end")
            parts.append(part)
        return b"".join(parts)

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        root = str(Path(__file__).resolve().parents[3])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module, no outside text
                [sys.executable, "-P", "-m", _MODULE, str(theirs.fileno())],
                env={**os.environ, "PYTHONHASHSEED": self._hash_seed, "PYTHONPATH": path},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # the library prints while it is imported
                pass_fds=(theirs.fileno(),),
            )
        ours.settimeout(_PATIENCE)
        self._channel = ours
        return ours

    def _end(self) -> None:
        if self._channel is not None:
            self._channel.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._channel = self._process = None

    def _forget(self) -> None:
        """In a forked child: the generator is the parent's, and so is a lock that a thread there may hold."""
        self._lock = threading.Lock()
        if self._channel is not None:
            self._channel.close()
        if self._process is not None:
            self._process.returncode = 0  # not ours to wait for
        self._channel = self._process = None


HELPER = GeneratorHelper()
"""What all sources of this process ask."""

atexit.register(HELPER.close)
