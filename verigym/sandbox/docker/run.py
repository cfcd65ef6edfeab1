"""A program that was started. A container that fails is replaced, and the program run once more."""

from __future__ import annotations

import socket
import threading

from verigym.errors import MissingLanguageError, SandboxError
from verigym.sandbox.docker.attempt import Attempt
from verigym.sandbox.docker.container import Container, Shape
from verigym.sandbox.docker.pool import Pool
from verigym.sandbox.languages import Tool
from verigym.sandbox.program import Limits, Outcome
from verigym.sandbox.step import Step


class DockerRun:
    """A step in a container, carried through by a thread of its own: its bridge needs somebody at all times.

    Args:
        pool: Where containers come from.
        step: What to run.
        limits: Of the step.
        channel: Our end of its bridge; it belongs to the run from here on.

    Raises:
        MissingLanguageError: If the image lacks what the step needs.
        SandboxError: If no container starts.
    """

    def __init__(self, pool: Pool, step: Step, limits: Limits, channel: socket.socket | None) -> None:
        self._pool = pool
        self._step = step
        self._limits = limits
        self._shape = Shape.of(step.budget(limits))
        self._lock = threading.Lock()
        self._killed = False
        self._ended = threading.Event()
        self._result: Outcome | BaseException | None = None
        try:
            self._attempt = self._begin(channel)
        except BaseException:
            if channel is not None:
                channel.close()
            raise
        threading.Thread(target=self._carry_through, name="verigym-docker-run", daemon=True).start()

    def wait(self) -> Outcome:
        """Block until the program and all its children are gone.

        Raises:
            SandboxError: If the sandbox failed, twice where the program could be run once more.
        """
        self._ended.wait()
        if not isinstance(self._result, Outcome):
            raise self._result or SandboxError("a run ended without a result")
        return self._result

    def kill(self) -> None:
        """End it now; ``wait`` still tells the outcome."""
        with self._lock:
            self._killed = True
            self._attempt.kill()

    def _begin(self, channel: socket.socket | None, fresh: bool = False) -> Attempt:
        container = self._pool.take(self._shape, fresh)
        try:
            if self._step.tool is not None:
                _check(self._step.tool, self._step.argv[0], container)
            return Attempt(container, self._step, self._limits, channel)
        except BaseException as error:
            self._pool.give(container, healthy=isinstance(error, MissingLanguageError))
            raise

    def _carry_through(self) -> None:
        attempt = self._attempt
        try:
            try:
                self._result = self._one(attempt)
            except SandboxError:
                if attempt.has_channel or self._killed:  # what was said across a channel cannot be said again
                    raise
                attempt.close()
                with self._lock:
                    self._attempt = attempt = self._begin(None, fresh=True)
                self._result = self._one(attempt)
        except BaseException as error:
            self._result = error
        finally:
            self._ended.set()
            attempt.say_rest()
            attempt.close()

    def _one(self, attempt: Attempt) -> Outcome:
        try:
            return attempt.to_end()
        finally:
            self._pool.give(attempt.container, attempt.healthy)


def _check(tool: Tool, command: str, container: Container) -> None:
    needed = (command, *tool.shows)
    missing = [name for name in needed if not {"/", "{"} & set(name) and name not in container.commands]
    if missing:
        raise MissingLanguageError(
            f"the image {container.image!r} has no {missing[0]!r}; build another: verigym sandbox build"
        )
