"""What the backends have in common: programs become steps, and a backend begins steps."""

from __future__ import annotations

import socket
from abc import ABC, abstractmethod
from typing import Self

from verigym.errors import UsageError
from verigym.sandbox import Run
from verigym.sandbox.compile import Compiler, Ended
from verigym.sandbox.program import Limits, Outcome, Program
from verigym.sandbox.step import Step


class SteppedSandbox(ABC):
    """A sandbox that carries out steps. Safe to use from any thread."""

    def __init__(self) -> None:
        self._compiler = Compiler(lambda step, limits: self._begin(step, limits, None).wait())

    def run(self, program: Program, limits: Limits) -> Outcome:
        """Run a program to its end; one that must be compiled is compiled once, under its language's own limits.

        Raises:
            UsageError: If there is no such language.
            MissingLanguageError: If its compiler or interpreter is missing.
            IsolationError: If this machine does not allow the isolation.
            SandboxError: If the sandbox failed each time.
        """
        return self.start(program, limits).wait()

    def start(self, program: Program, limits: Limits, channel: socket.socket | None = None) -> Run:
        """Start a program, compiled before; ``channel`` becomes its bridge's end and is closed here."""
        try:
            if (program.bridge is None) != (channel is None):
                raise UsageError(f"a bridge and a channel come together, got {program.bridge!r} and {channel!r}")
            step = self._compiler.prepare(program, limits)
            return Ended(step) if isinstance(step, Outcome) else self._begin(step, limits, channel)
        finally:
            if channel is not None:
                channel.close()

    @abstractmethod
    def close(self) -> None:
        """End everything that it started."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def _begin(self, step: Step, limits: Limits, channel: socket.socket | None) -> Run:
        """Begin a step; whoever called closes ``channel``."""
