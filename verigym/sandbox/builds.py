"""Outcomes of compilers, each made once and remembered for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future

from verigym.errors import SandboxError
from verigym.sandbox.program import Outcome

_ENTRY_BYTES = 4096  # what an entry takes besides its files


class Builds:
    """Outcomes by key. Safe in threads: of two that want the same, one makes it and the other waits.

    Args:
        most_bytes: Outcomes of so many bytes are remembered, those used last.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._size = 0
        self._lock = threading.Lock()
        self._made: OrderedDict[bytes, Outcome] = OrderedDict()
        self._under_way: dict[bytes, Future[Outcome]] = {}

    def get(self, key: bytes, make: Callable[[], Outcome]) -> Outcome:
        """What is remembered under the key, or else made now. A failure is for all that wait, and not remembered."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
            waiting = self._under_way.get(key)
            if waiting is None:
                mine = self._under_way[key] = Future()
        return self._make(key, make, mine) if waiting is None else waiting.result()

    def _make(self, key: bytes, make: Callable[[], Outcome], mine: Future[Outcome]) -> Outcome:
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                del self._under_way[key]
            interrupted = SandboxError("the compilation that this program waited for was interrupted")
            mine.set_exception(error if isinstance(error, Exception) else interrupted)
            raise
        with self._lock:
            del self._under_way[key]
            self._remember(key, made)
        mine.set_result(made)
        return made

    def _remember(self, key: bytes, made: Outcome) -> None:
        self._made[key] = made
        self._size += _bytes(made)
        while self._size > self._most:
            self._size -= _bytes(self._made.popitem(last=False)[1])


def _bytes(made: Outcome) -> int:
    return _ENTRY_BYTES + len(made.stdout) + len(made.stderr) + sum(len(content) for _, content in made.kept)
