"""Long-lived Python processes in a jail that answer requests in JSON."""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Sequence
from typing import Any, Self

from verigym.errors import SandboxError
from verigym.sandbox.inside import wire
from verigym.sandbox.local.host import executable, judge_path, judge_view, seen_at
from verigym.sandbox.local.jail import Jail
from verigym.types import Json

_ADDRESS_SLACK_MB = 1024
"""Libraries reserve more than they touch."""


class WorkerTimeout(SandboxError):  # noqa: N818  # named for what happened
    """A worker did not answer in time and was killed."""


class WorkerDied(SandboxError):  # noqa: N818  # named for what happened
    """A worker ended, or sent what is no answer."""


class JailedWorker:
    """``module`` imported in a jail; its ``main(channel)`` answers one message by one message.

    It sees the interpreter, the installed packages and this package, read-only, and nothing else.

    Args:
        module: Import path; its ``main`` gets the socket and returns when :func:`wire.read` gives ``None``.
        argv: Its ``sys.argv[1:]``.
        memory_mb: MiB of its own; what :func:`run_isolated` starts has limits of its own.
        extra_paths: Further folders for ``sys.path``, shown read-only.

    Raises:
        IsolationError: If this machine does not allow the jail.
    """

    def __init__(
        self, module: str, *, argv: Sequence[str] = (), memory_mb: int, extra_paths: Sequence[str] = ()
    ) -> None:
        self._lock = threading.Lock()
        environment = {
            "HOME": "/box",
            "LANG": "C.UTF-8",
            "PATH": "",
            "PYTHONPATH": os.pathsep.join(map(seen_at, judge_path(extra_paths))),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "MALLOC_ARENA_MAX": "2",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        command = [executable(), "-P", "-s", "-m", "verigym.sandbox.inside.serve", module, *argv]
        self._jail = Jail(command, environment, judge_view(extra_paths), memory_mb + _ADDRESS_SLACK_MB)

    @property
    def alive(self) -> bool:
        """Whether it can take a request."""
        return self._jail.alive

    def request(self, message: Json, timeout: float) -> Any:
        """Send a message and wait for the answer.

        Args:
            message: JSON.
            timeout: Seconds of wall clock; then the worker is killed.

        Raises:
            WorkerTimeout: If no answer came in time.
            WorkerDied: If the worker has ended, for example because it ran out of memory.
        """
        with self._lock:
            control = self._jail.control
            try:
                control.settimeout(timeout if math.isfinite(timeout) else None)
                wire.write(control, message)
                answer = wire.read(control)
            except TimeoutError:
                self._jail.close()
                raise WorkerTimeout(f"a worker gave no answer within {timeout:g} s and was killed") from None
            except (OSError, wire.WireError) as error:
                answer = None
                cause: object = error
            else:
                cause = "it closed"
            if answer is None:
                log = self._jail.log()
                self._jail.close()
                raise WorkerDied(f"a worker ended while it was asked ({cause}): {log}")
            return answer

    def close(self) -> None:
        """End it and all that it started, from any thread, also while it works."""
        self._jail.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
