"""What a backend carries out: one process in a cell of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from verigym.sandbox.inside.parcel import pack
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

    def budget(self, limits: Limits) -> dict[str, Any]:
        """The limits as the inside reads them, with what the tool itself needs on top."""
        budget = limits.budget()
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
        items: list[tuple[str, bytes]] = []
        if self.tool is None:
            items.append(("source", _bytes(self.source)))
            items += [("name", _bytes(name)) for name in self.names]
            items += [("bridge", self.bridge.encode())] if self.bridge else []
        argv = self.argv if self.tool is None else (command or self.argv[0], *self.argv[1:])
        items += [("argument", _bytes(argument)) for argument in argv]
        items += [(f"environment:{name}", _bytes(value)) for name, value in self.environment.items()]
        for name, content in self.files.items():
            is_text = isinstance(content, str)
            items.append((f"{'file' if is_text else 'executable'}:{name}", _bytes(content)))
        return pack(items)


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
