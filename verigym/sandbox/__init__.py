"""Runs programs that nobody trusts."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Protocol

from verigym.errors import SandboxError, UsageError, did_you_mean
from verigym.sandbox.program import Limits, Outcome, Program, Stop

if TYPE_CHECKING:
    import socket

__all__ = ["Limits", "Outcome", "Program", "Run", "Sandbox", "Stop", "open_sandbox"]


class Run(Protocol):
    """A program that was started."""

    def wait(self) -> Outcome:
        """Block until the program and all its children are gone."""
        ...

    def kill(self) -> None:
        """End it now; ``wait`` still tells the outcome."""
        ...


class Sandbox(Protocol):
    """Runs programs, each isolated from the machine and from every other. Safe to use from any thread."""

    name: str

    def run(self, program: Program, limits: Limits) -> Outcome:
        """Run a program to its end."""
        ...

    def start(self, program: Program, limits: Limits, channel: socket.socket | None = None) -> Run:
        """Start a program; ``channel`` becomes its bridge's end and is closed here."""
        ...

    def close(self) -> None:
        """End everything that it started."""
        ...


def find_backend(name: str) -> EntryPoint:
    """Where a sandbox backend is, without loading it.

    Raises:
        UsageError: If no backend has this name.
    """
    found = {point.name: point for point in entry_points(group="verigym.sandboxes")}
    if name not in found:
        raise UsageError(f"no sandbox is called {name!r}, there are {sorted(found)}.{did_you_mean(name, found)}")
    return found[name]


def open_sandbox(name: str = "local", workers: int | None = None) -> Sandbox:
    """Open a sandbox backend by its name in the ``verigym.sandboxes`` entry-point group.

    Args:
        name: The backend's name.
        workers: What the backend keeps warm, passed on by this name; ``None`` leaves it to the backend.

    Raises:
        UsageError: If no backend has this name.
        SandboxError: If its code does not load.
        IsolationError: If this machine does not allow its isolation; then nothing weaker is chosen.
    """
    found = find_backend(name)
    try:
        backend: Callable[..., Sandbox] = found.load()
    except Exception as error:
        raise SandboxError(f"sandbox {name!r} does not load: {type(error).__name__}: {error}") from error
    return backend() if workers is None else backend(workers=workers)
