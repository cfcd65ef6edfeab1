"""What goes into a sandbox and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Limits:
    """The budget of one run. Time and memory count every process that the program starts.

    Attributes:
        seconds: CPU seconds.
        wall_seconds: Wall-clock seconds from the moment the program starts; ``None`` means twice ``seconds`` plus 1.
        memory_mb: Memory in MiB.
        processes: Processes and threads alive at a time.
        output_kb: KiB kept of each of stdout and stderr; more ends the program.
        disk_mb: MiB that it may write to its own directory.
    """

    seconds: float = 5.0
    wall_seconds: float | None = None
    memory_mb: int = 512
    processes: int = 64
    output_kb: int = 1024
    disk_mb: int = 64

    @property
    def wall(self) -> float:
        """Wall-clock seconds, resolved."""
        return self.wall_seconds if self.wall_seconds is not None else 2.0 * self.seconds + 1.0

    def budget(self) -> dict[str, Any]:
        """As :func:`verigym.sandbox.inside.cell.run` reads them."""
        return {
            "seconds": self.seconds,
            "wall": self.wall,
            "memory_mb": self.memory_mb,
            "processes": self.processes,
            "disk_mb": self.disk_mb,
        }


@dataclass(frozen=True, slots=True)
class Program:
    """Source text to run.

    Attributes:
        source: The main file's text.
        language: A name or an alias from :func:`verigym.sandbox.languages.languages`.
        stdin: What the program reads from standard input.
        files: Relative path to text, laid into the working directory before the start, and for the compiler.
        data: Relative path to content, laid there before the start alone.
        args: Arguments on its command line.
        bridge: How the program talks across its channel (see :mod:`verigym.sandbox.inside.bridge`):
            ``"serve"`` answers calls to its names, ``"connect"`` gets the other side's names as proxies, ``None`` has
            no channel. Python's alone.
        names: For ``"connect"``: the names that the other side provides.
    """

    source: str
    language: str = "python"
    stdin: bytes = b""
    files: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)
    args: tuple[str, ...] = ()
    bridge: Literal["serve", "connect"] | None = None
    names: tuple[str, ...] = ()


class Stop(StrEnum):
    """What ended a run."""

    EXIT = "exit"
    """The program ended by itself, by exit status or a signal of its own."""
    TIMEOUT = "timeout"
    """CPU or wall clock."""
    MEMORY = "memory"
    """Memory limit."""
    OUTPUT = "output"
    """Output limit."""
    FORBIDDEN = "forbidden"
    """A forbidden system call ended it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended.

    Attributes:
        stop: What ended it.
        exit_code: Exit status, or ``None`` if a signal ended the program.
        signal: Signal number, or ``None``.
        stdout: Up to the output limit.
        stderr: Up to the output limit.
        cpu_seconds: CPU time of all its processes.
        wall_seconds: From start to end.
        peak_memory_mb: Peak resident memory in MiB.
        error: For a Python program that ended by an uncaught exception: its type's name, else ``None``.
        compiled: False if this is how its compiler ended, and the program never ran.
        kept: Relative path and content of each file that its step was to bring back.
    """

    stop: Stop
    exit_code: int | None = None
    signal: int | None = None
    stdout: bytes = b""
    stderr: bytes = b""
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_memory_mb: float = 0.0
    error: str | None = None
    compiled: bool = True
    kept: tuple[tuple[str, bytes], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the program ended by itself with exit status 0."""
        return self.compiled and self.stop is Stop.EXIT and self.exit_code == 0
