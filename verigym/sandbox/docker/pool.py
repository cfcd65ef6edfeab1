"""Containers kept warm, and who has which."""

from __future__ import annotations

import threading
from collections.abc import Callable

from verigym.errors import SandboxError
from verigym.sandbox.docker.container import Container, Shape


class Pool:
    """Hands out containers, one to each program. Safe to use from any thread.

    Args:
        make: Starts a container.
        workers: So many stay warm, of all shapes together; those used last.
        runs: Programs that a container runs before it is replaced.
    """

    def __init__(self, make: Callable[[Shape], Container], workers: int, runs: int) -> None:
        self._make = make
        self._workers = workers
        self._runs = runs
        self._lock = threading.Lock()
        self._idle: list[Container] = []
        self._busy: set[Container] = set()
        self._closed = False

    def take(self, shape: Shape, fresh: bool = False) -> Container:
        """A container for one program.

        Args:
            shape: Its limits.
            fresh: Whether it must have run nothing.

        Raises:
            SandboxError: If none starts, or the pool is closed.
        """
        with self._lock:
            self._check_open()
            warm = [container for container in self._idle if container.shape == shape and not fresh]
            if warm:
                self._idle.remove(warm[-1])
                self._busy.add(warm[-1])
                return warm[-1]
        container = self._make(shape)
        with self._lock:
            if not self._closed:
                self._busy.add(container)
                return container
        container.close()
        raise SandboxError("this sandbox was closed")

    def give(self, container: Container, healthy: bool) -> None:
        """Take a container back, and end it if it is broken or has run enough."""
        container.runs += 1
        superfluous = [container]
        with self._lock:
            self._busy.discard(container)
            if healthy and container.runs < self._runs and not self._closed:
                self._idle.append(container)
                superfluous = self._idle[: -self._workers]
                del self._idle[: -self._workers]
        for each in superfluous:
            each.close()

    def close(self) -> None:
        """End all containers, also those that run a program."""
        with self._lock:
            self._closed = True
            idle, busy = list(self._idle), list(self._busy)
            self._idle.clear()
        for container in busy:
            container.end()  # and whoever has it gives it back
        for container in idle:
            container.close()

    def _check_open(self) -> None:
        if self._closed:
            raise SandboxError("this sandbox is closed; open another")
