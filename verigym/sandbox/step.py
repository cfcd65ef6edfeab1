"""What a backend carries out: one process in a cell of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from verigym.sandbox.languages import Tool
from verigym.sandbox.program import Limits

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Step:
    """A Python program for the warmed interpreter, or a command.

    Attributes:
        source: The Python program's text, where there is no tool.
        tool: What runs; ``None`` is the warmed interpreter.
        argv: The command and its arguments; without a tool, the program's arguments alone.
        environment: Names and values, besides the sandbox's own.
        stdin: What it reads from standard input.
        files: Relative path to content, laid into the working directory before the start; bytes become executable.
        keep: Patterns of files to bring back in :attr:`verigym.sandbox.program.Outcome.kept`.
        bridge: As in :class:`verigym.sandbox.program.Program`.
        names: As there.
    """

    source: str = ""
    tool: Tool | None = None
    argv: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    stdin: bytes = b""
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    bridge: Literal["serve", "connect"] | None = None
    names: tuple[str, ...] = ()

    def budget(self, limits: Limits) -> dict[str, object]:
        """The limits as the inside reads them, with what the tool itself needs on top."""
        budget: dict[str, object] = {
            "seconds": limits.seconds,
            "wall": limits.wall,
            "memory_mb": limits.memory_mb,
            "processes": limits.processes,
            "disk_mb": limits.disk_mb,
        }
        if self.tool is not None:
            laid = sum(map(len, self.files.values())) // _MIB
            budget["memory_mb"] = limits.memory_mb + self.tool.own_memory_mb
            budget["processes"] = limits.processes + self.tool.own_threads
            budget["disk_mb"] = limits.disk_mb + laid
            budget["address_space"] = self.tool.address_space
            budget["keep"] = list(self.keep)
        return budget

    def text(self, command: str = "") -> list[bytes]:
        """What the inside reads, in parts (see :func:`verigym.sandbox.inside.runner.run`).

        Args:
            command: Where the tool's command is found; empty if the ``PATH`` tells.
        """
        blobs = {name: content for name, content in self.files.items() if isinstance(content, bytes)}
        head: dict[str, object] = {
            "files": {name: content for name, content in self.files.items() if isinstance(content, str)},
            "blobs": [(name, len(content)) for name, content in blobs.items()],
        }
        if self.tool is None:
            head |= {
                "source": self.source,
                "args": list(self.argv),
                "bridge": self.bridge,
                "names": list(self.names),
            }
        else:
            head |= {"argv": [command or self.argv[0], *self.argv[1:]], "environment": dict(self.environment)}
        return [json.dumps(head).encode("ascii"), b"\n", *blobs.values()]
