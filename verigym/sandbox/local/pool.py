"""The fork servers of a sandbox: warm ones are taken and given back."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from verigym.errors import SandboxError, UsageError
from verigym.sandbox.languages import Tool
from verigym.sandbox.local.tools import Located, ViewKey, locate
from verigym.sandbox.local.zygote import Zygote

_VIEWS = 4
"""So many views of the machine may have all their servers kept; of others, those used last are."""

_NO_TOOL: ViewKey = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Server:
    """A fork server that somebody has taken.

    Attributes:
        zygote: The server.
        view: What its programs see besides the interpreter; equal keys see the same.
        command: The tool's command as the server's jail has it; empty without a tool.
    """

    zygote: Zygote
    view: ViewKey
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
        self._idle: list[tuple[ViewKey, Zygote]] = []  # the last one was used last
        self._busy: set[Zygote] = set()
        self._tools: dict[Tool, Located] = {}
        self._closed = False

    def take(self, tool: Tool | None, fresh: bool) -> Server:
        """A server that sees a tool, for the caller alone until it is given back.

        Raises:
            MissingLanguageError: If this machine does not have the tool.
            IsolationError: If this machine does not allow the jail.
            SandboxError: If the pool is closed, or the server does not start.
        """
        found = None if tool is None else self._locate(tool)
        view = _NO_TOOL if found is None else found.key
        zygote = None
        while not fresh and (zygote := self._pop(view)) is not None and not zygote.alive:
            self._discard(zygote)
        if zygote is None:
            self._refuse_closed()
            zygote = Zygote(self._packages, None if found is None else found.view)
            with self._lock:
                self._busy.add(zygote)
                closed = self._closed
            if closed:
                self._discard(zygote)
                self._refuse_closed()
        return Server(zygote, view, "" if found is None else found.command)

    def give(self, server: Server, healthy: bool) -> None:
        """Give a server back; one that is not healthy is ended."""
        ended = []
        with self._lock:
            self._busy.discard(server.zygote)
            if healthy and not self._closed:
                self._idle.append((server.view, server.zygote))
                ended = self._surplus(server.view)
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

    def _pop(self, view: ViewKey) -> Zygote | None:
        """The idle server that was used last, now busy."""
        with self._lock:
            self._refuse_closed()
            for index in range(len(self._idle) - 1, -1, -1):
                if self._idle[index][0] == view:
                    zygote = self._idle.pop(index)[1]
                    self._busy.add(zygote)
                    return zygote
        return None

    def _surplus(self, view: ViewKey) -> list[Zygote]:
        """Takes out what is kept above the bounds: of this view, then those that nobody used for the longest time."""
        same = [index for index, entry in enumerate(self._idle) if entry[0] == view]
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
