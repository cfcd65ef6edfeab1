"""The embedded sandbox: namespaces, a sealed root, a filter of system calls, and warmed fork servers."""

from __future__ import annotations

import os
import socket
import threading
from typing import Self

from verigym.errors import SandboxError, UsageError
from verigym.sandbox.local.run import Attempt
from verigym.sandbox.local.zygote import Zygote
from verigym.sandbox.program import Limits, Outcome, Program

__all__ = ["LocalRun", "LocalSandbox"]


class LocalSandbox:
    """Runs Python programs in jails on this machine; no root and no system package is needed.

    Safe to use from any thread. Two programs that run at the same time never share a fork server.

    Args:
        workers: Fork servers kept warm; more are started when more programs run at a time, and ended afterwards.
            ``None`` means two for each core that this process may use.
        packages: Names of installed packages that programs may import; without it they have the standard library.

    >>> with LocalSandbox() as sandbox:  # doctest: +SKIP
    ...     outcome = sandbox.run(Program("print(6 * 7)"), Limits(seconds=1.0))
    """

    name = "local"

    def __init__(self, workers: int | None = None, packages: tuple[str, ...] = ()) -> None:
        if workers is None:
            workers = 2 * len(os.sched_getaffinity(0))
        if workers < 1:
            raise UsageError(f"a sandbox keeps at least one fork server, got {workers!r}")
        self._workers = workers
        self._packages = packages
        self._lock = threading.Lock()
        self._idle: list[Zygote] = []
        self._busy: set[Zygote] = set()
        self._closed = False

    def run(self, program: Program, limits: Limits) -> Outcome:
        """Run a program to its end.

        Raises:
            IsolationError: If this machine does not allow the jail.
            SandboxError: If the sandbox failed twice.
        """
        return self.start(program, limits).wait()

    def start(self, program: Program, limits: Limits, channel: socket.socket | None = None) -> LocalRun:
        """Start a program; ``channel`` becomes descriptor 3 of its bridge and is closed here."""
        if program.language != "python":
            raise UsageError(f"the local sandbox runs python, got {program.language!r}")
        if (program.bridge is None) != (channel is None):
            raise UsageError(f"a bridge and a channel come together, got {program.bridge!r} and {channel!r}")
        return LocalRun(self, program, limits, channel)

    def close(self) -> None:
        """End everything that it started."""
        with self._lock:
            self._closed = True
            zygotes = [*self._idle, *self._busy]
            self._idle.clear()
            self._busy.clear()
        for zygote in zygotes:
            zygote.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, fresh: bool) -> Zygote:
        with self._lock:
            if self._closed:
                raise SandboxError("this sandbox is closed; open another")
            dead = [zygote for zygote in self._idle if not zygote.alive]
            self._idle = [zygote for zygote in self._idle if zygote.alive]
            zygote = self._idle.pop() if self._idle and not fresh else None
            if zygote is not None:
                self._busy.add(zygote)
        for corpse in dead:
            corpse.close()
        if zygote is None:
            zygote = Zygote(self._packages)
            with self._lock:
                closed = self._closed
                self._busy.add(zygote)
            if closed:
                self._give(zygote, healthy=False)
                raise SandboxError("this sandbox was closed")
        return zygote

    def _give(self, zygote: Zygote, healthy: bool) -> None:
        with self._lock:
            self._busy.discard(zygote)
            keep = healthy and not self._closed and len(self._idle) < self._workers
            if keep:
                self._idle.append(zygote)
        if not keep:
            zygote.close()


class LocalRun:
    """A program that was started. A fork server that fails is replaced, and the program run once more."""

    def __init__(self, sandbox: LocalSandbox, program: Program, limits: Limits, channel: socket.socket | None) -> None:
        self._sandbox = sandbox
        self._program = program
        self._limits = limits
        self._killed = False
        self._again = channel is None  # what was said across a channel cannot be said again
        self._outcome: Outcome | None = None
        try:
            self._attempt = self._begin(channel)
        finally:
            if channel is not None:
                channel.close()

    def _begin(self, channel: socket.socket | None, fresh: bool = False) -> Attempt:
        zygote = self._sandbox._take(fresh)
        try:
            return Attempt(zygote, self._program, self._limits, channel)
        except BaseException as error:
            self._sandbox._give(zygote, healthy=False)
            if fresh or not isinstance(error, SandboxError):
                raise
        return self._begin(channel, fresh=True)

    def wait(self) -> Outcome:
        """Block until the program and all its children are gone.

        Raises:
            SandboxError: If the sandbox failed twice.
        """
        while self._outcome is None:
            attempt = self._attempt
            healthy = False
            try:
                self._outcome = attempt.wait()
                healthy = True
            except SandboxError:
                if not self._again or self._killed:
                    raise
                self._again = False
            finally:
                self._sandbox._give(attempt.zygote, healthy)
            if self._outcome is None:
                self._attempt = self._begin(None, fresh=True)
        return self._outcome

    def kill(self) -> None:
        """End it now; ``wait`` still tells the outcome."""
        self._killed = True
        self._attempt.kill()
