"""Verdicts on disk: appended one by one, and picked up again after an interruption."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from verigym.envs.files import read_jsonl
from verigym.errors import RecordError, UsageError
from verigym.types import Json, Task, Verdict
from verigym.verifiers import Verifier


@dataclass(frozen=True, slots=True)
class Pair:
    """One response to be judged, as it stands in the file of verdicts.

    Attributes:
        verifier: Judges it.
        task: Its task.
        response: The model's text.
        sample: Which of the task's responses it is, from 0.
    """

    verifier: Verifier
    task: Task
    response: str
    sample: int

    @property
    def key(self) -> str:
        """A hash of all that the verdict depends on."""
        text = json.dumps([self.verifier.id, self.task.to_dict(), self.response], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


class VerdictFile:
    """A JSON Lines file of verdicts in the order of the responses; each line holds its pair's key.

    Args:
        path: The file; its folder is made.
        resume: Keep the verdicts that it holds. Without it the file must not exist.

    Raises:
        UsageError: If the file exists and ``resume`` was not asked for.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        if path.suffix in {".gz", ".zst"}:
            raise UsageError(f"verdicts are appended to plain JSON Lines, got {str(path)!r}; compress it afterwards")
        if path.exists() and not resume:
            raise UsageError(f"{path} exists already; go on with --resume, or name another file")
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = path.open("ab")
        except OSError as error:
            raise UsageError(f"verdicts cannot be written to {path}: {error}") from error
        self._drop_torn_line()

    def kept(self, pairs: Iterator[Pair]) -> Iterator[Verdict]:
        """The verdicts that the file holds already; takes as many from ``pairs``.

        Raises:
            UsageError: If a verdict is not on the response in its place.
        """
        for number, line in read_jsonl(self.path):
            where = f"{self.path}, line {number}"
            pair = next(pairs, None)
            if pair is None or pair.key != line.get("key"):
                raise UsageError(f"{where}: not the verdict on the response in this place; name another --out")
            try:
                yield Verdict.from_dict(line)
            except (KeyError, TypeError, ValueError) as error:
                raise RecordError(f"{where}: not a verdict: {error!r}") from error

    def append(self, pair: Pair, verdict: Verdict) -> None:
        """Write one verdict; on return the operating system has it, and a killed process loses nothing."""
        line: dict[str, Json] = {"id": pair.task.id, "env": pair.task.env, "sample": pair.sample}
        line |= {**verdict.to_dict(), "key": pair.key}
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()

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
            content_end = sum(len(line) for line in file if line.endswith(b"\n"))
        self._file.truncate(content_end)
