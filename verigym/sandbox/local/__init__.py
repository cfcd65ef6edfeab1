"""The embedded sandbox: namespaces, a sealed root, a filter of system calls, and warmed fork servers."""

from __future__ import annotations

import os
import socket

from verigym.errors import SandboxError
from verigym.sandbox.local.pool import Pool
from verigym.sandbox.local.run import Attempt
from verigym.sandbox.program import Limits, Outcome
from verigym.sandbox.step import Step
from verigym.sandbox.stepped import SteppedSandbox

__all__ = ["LocalRun", "LocalSandbox"]

_TRIES = 5
"""A program whose fork server fails is run again, so often in all."""


class LocalSandbox(SteppedSandbox):
    """Runs programs in jails on this machine; no root and no system package is needed for Python.

    Safe to use from any thread. Two programs that run at the same time never share a fork server.

    Args:
        workers: Fork servers kept warm for each view of the machine that programs have; more are started when more
            programs run at a time, and ended afterwards. ``None`` means two for each core that this process may use.
        packages: Names of installed packages that Python programs may import; without it they have the standard
            library.

    >>> with LocalSandbox() as sandbox:  # doctest: +SKIP
    ...     outcome = sandbox.run(Program("print(6 * 7)"), Limits(seconds=1.0))
    """

    name = "local"

    def __init__(self, workers: int | None = None, packages: tuple[str, ...] = ()) -> None:
        self._pool = Pool(2 * len(os.sched_getaffinity(0)) if workers is None else workers, packages)
        super().__init__()

    def close(self) -> None:
        """End everything that it started."""
        self._pool.close()

    def _begin(self, step: Step, limits: Limits, channel: socket.socket | None) -> LocalRun:
        return LocalRun(self._pool, step, limits, channel)


class LocalRun:
    """A program that was started. A fork server that fails is replaced, and the program run again."""

    def __init__(self, pool: Pool, step: Step, limits: Limits, channel: socket.socket | None) -> None:
        self._pool = pool
        self._step = step
        self._limits = limits
        self._killed = False
        self._tries = _TRIES if channel is None else 1  # what was said across a channel cannot be said again
        self._outcome: Outcome | None = None
        self._attempt = self._begin(channel)

    def _begin(self, channel: socket.socket | None, fresh: bool = False) -> Attempt:
        """Start it in a warm fork server; if that is dead, in a fresh one."""
        server = self._pool.take(self._step, fresh)
        try:
            return Attempt(server, self._step, self._limits, channel)
        except BaseException as error:
            self._pool.give(server, healthy=False)
            if fresh or not isinstance(error, SandboxError):
                raise
        return self._begin(channel, fresh=True)

    def wait(self) -> Outcome:
        """Block until the program and all its children are gone.

        Raises:
            SandboxError: If the sandbox failed each time.
        """
        while self._outcome is None:
            attempt = self._attempt
            healthy = False
            try:
                self._outcome = attempt.wait()
                healthy = True
            except SandboxError:
                self._tries -= 1
                if not self._tries or self._killed:
                    raise
            finally:
                self._pool.give(attempt.server, healthy)
            if self._outcome is None:
                self._attempt = self._begin(None, fresh=True)
        return self._outcome

    def kill(self) -> None:
        """End it now; ``wait`` still tells the outcome."""
        self._killed = True
        self._attempt.kill()
