"""Reads the records of a run, also while it goes on: a last line that is only half written is left out."""

from __future__ import annotations

import json
from pathlib import Path

from verigym.errors import RunFolderError
from verigym.types import Json

Record = dict[str, Json]


def records(path: Path) -> list[Record]:
    """All whole lines of a file; none if there is no such file.

    Raises:
        RunFolderError: If a whole line is not JSON.
    """
    if not path.exists():
        return []
    with path.open("rb") as file:
        return [_parsed(path, line) for line in file if line.endswith(b"\n")]


def excerpts(path: Path, blocks: int, size: int) -> list[Record]:
    """At most ``blocks`` times ``size`` consecutive lines, spread evenly over a file, its first and last ones included.

    Only these are kept in memory: a file may hold far more than a page can.

    Raises:
        RunFolderError: As in :func:`records`.
    """
    if not path.exists():
        return []
    found = []
    with path.open("rb") as file:
        starts = [0]
        for line in file:
            if line.endswith(b"\n"):
                starts.append(starts[-1] + len(line))
        for number in _spread(len(starts) - 1, blocks, size):
            file.seek(starts[number])
            found.append(_parsed(path, file.readline()))
    return found


def _spread(count: int, blocks: int, size: int) -> list[int]:
    """The numbers of the lines to take, of ``count``."""
    last = max(0, count - size)
    firsts = {round(block * last / max(1, blocks - 1)) for block in range(blocks)}
    return sorted({number for first in firsts for number in range(first, min(first + size, count))})


def _parsed(path: Path, line: bytes) -> Record:
    try:
        record: Record = json.loads(line)
    except ValueError as error:
        raise RunFolderError(f"{path} holds a line that is not JSON ({error}): {line[:80]!r}") from error
    return record


class Growing:
    """A file that is read as it grows, each line once.

    Args:
        path: The file; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0

    def new(self) -> list[Record]:
        """The whole lines since the last call."""
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            file.seek(self._read)
            lines = [line for line in file if line.endswith(b"\n")]
        self._read += sum(map(len, lines))
        return [_parsed(self._path, line) for line in lines]
