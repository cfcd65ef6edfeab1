"""JSON Lines files that grow while a run goes on, and are picked up again after an interruption."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from verigym.errors import UsageError
from verigym.types import Json


class LineFile:
    """A JSON Lines file that is appended to, one whole line at a time.

    Args:
        path: The file; its folder is made.
        resume: Keep the lines that it holds. Without it there must be none.

    Raises:
        UsageError: If the file holds lines and ``resume`` was not asked for, or cannot be written.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        if path.suffix in {".gz", ".zst"}:
            raise UsageError(f"lines are appended to plain JSON Lines, got {str(path)!r}; compress it afterwards")
        if not resume and path.exists() and not (path.is_file() and path.stat().st_size == 0):
            raise UsageError(f"{path} exists already; go on with --resume, or name another file")
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = path.open("ab")
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error}") from error
        self._drop_torn_line()

    def write(self, line: Mapping[str, Json]) -> None:
        """Append one line; on return the operating system has it, and a killed process loses nothing."""
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()

    def truncate(self, size: int) -> None:
        """Drop what follows the first ``size`` bytes."""
        self._file.truncate(size)

    def close(self) -> None:
        """Close the file, its content safe from a power cut too."""
        os.fsync(self._file.fileno())
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def _drop_torn_line(self) -> None:
        """Cut what follows the last newline: a line whose writing was interrupted."""
        with self.path.open("rb") as file:
            self.truncate(sum(len(line) for line in file if line.endswith(b"\n")))
