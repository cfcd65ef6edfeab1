"""The fork servers of a sandbox: warm ones are taken and given back."""

from __future__ import annotations

import threading
import zlib
from dataclasses import dataclass
from typing import TypeAlias

from verigym.errors import IsolationError, SandboxError, UsageError
from verigym.sandbox.languages import Tool
from verigym.sandbox.local.host import View
from verigym.sandbox.local.tools import Located, ViewKey, locate
from verigym.sandbox.local.zygote import Zygote
from verigym.sandbox.step import Step

_VIEWS = 4
"""So many views of the machine may have all their servers kept; of others, those used last are."""

_NO_TOOL: ViewKey = frozenset()

_SEEDS = 4
_STARTS = 5
"""A server whose start is disturbed is started again, so often in all."""

Key: TypeAlias = tuple[ViewKey, int]


@dataclass(frozen=True, slots=True, eq=False)
class Server:
    """A fork server that somebody has taken.

    Attributes:
        zygote: The server.
        key: What its programs see besides the interpreter, and the seed of their hashes.
        command: The tool's command as the server's jail has it; empty without a tool.
    """

    zygote: Zygote
    key: Key
    command: str


class Pool:
    """Fork servers by what they see. Safe in threads.

    Args:
        workers: Servers kept warm for each view.
        packages: What Python programs may import besides the standard library.
    """

    def __init__(self, workers: int, packages: tuple[str, ...]) -> None:
        if workers < 1:
            raise UsageError(f"a sandbox keeps at least one fork server, got {workers!r}")
        self._workers = workers
        self._packages = packages
        self._lock = threading.Lock()
        self._idle: list[tuple[Key, Zygote]] = []  # the last one was used last
        self._busy: set[Zygote] = set()
        self._tools: dict[Tool, Located] = {}
        self._closed = False

    def take(self, step: Step, fresh: bool) -> Server:
        """A server for a step, for the caller alone until it is given back.

        Python programs of different text get different seeds of their hashes, most of them, and the same program always
        the same: what depends on it gets the same verdict again.

        Raises:
            MissingLanguageError: If this machine does not have the step's tool.
            IsolationError: If this machine does not allow the jail.
            SandboxError: If the pool is closed, or the server does not start.
        """
        found = None if step.tool is None else self._locate(step.tool)
        key = (_NO_TOOL, _seed(step.source)) if found is None else (found.key, 0)
        zygote = None
        while not fresh and (zygote := self._pop(key)) is not None and not zygote.alive:
            self._discard(zygote)
        if zygote is None:
            zygote = self._start(key, None if found is None else found.view)
        return Server(zygote, key, "" if found is None else found.command)

    def _start(self, key: Key, view: View | None) -> Zygote:
        for start in range(_STARTS):
            self._refuse_closed()
            try:
                zygote = Zygote(key[1], self._packages, view)
                break
            except IsolationError:
                raise
            except SandboxError:
                if start == _STARTS - 1:
                    raise
        with self._lock:
            self._busy.add(zygote)
            closed = self._closed
        if closed:
            self._discard(zygote)
            self._refuse_closed()
        return zygote

    def give(self, server: Server, healthy: bool) -> None:
        """Give a server back; one that is not healthy is ended."""
        ended = []
        with self._lock:
            self._busy.discard(server.zygote)
            if healthy and not self._closed:
                self._idle.append((server.key, server.zygote))
                ended = self._surplus(server.key)
            else:
                ended = [server.zygote]
        for zygote in ended:
            zygote.close()

    def close(self) -> None:
        """End all servers, those that work too."""
        with self._lock:
            self._closed = True
            zygotes = [*(zygote for _, zygote in self._idle), *self._busy]
            self._idle.clear()
            self._busy.clear()
        for zygote in zygotes:
            zygote.close()

    def _pop(self, key: Key) -> Zygote | None:
        """The idle server that was used last, now busy."""
        with self._lock:
            self._refuse_closed()
            for index in range(len(self._idle) - 1, -1, -1):
                if self._idle[index][0] == key:
                    zygote = self._idle.pop(index)[1]
                    self._busy.add(zygote)
                    return zygote
        return None

    def _surplus(self, key: Key) -> list[Zygote]:
        """Takes out what is kept above the bounds: of this key, then those that nobody used for the longest time."""
        same = [index for index, entry in enumerate(self._idle) if entry[0] == key]
        if len(same) > self._workers:
            return [self._idle.pop(same[0])[1]]
        return [self._idle.pop(0)[1]] if len(self._idle) > self._workers * _VIEWS else []

    def _locate(self, tool: Tool) -> Located:
        if tool not in self._tools:
            self._tools[tool] = locate(tool)
        return self._tools[tool]

    def _discard(self, zygote: Zygote) -> None:
        with self._lock:
            self._busy.discard(zygote)
        zygote.close()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise SandboxError("this sandbox is closed; open another")


def _seed(source: str) -> int:
    return 1 + zlib.crc32(source.encode("utf-8", "surrogatepass")) % _SEEDS
