"""The run folder: what a run leaves on disk, line by line."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from verigym.errors import RunFolderError
from verigym.types import Json

COMPLETE = "complete.json"
"""The last file of a checkpoint; a folder without it was cut short and is never taken."""


def state_of(checkpoint: Path) -> dict[str, Json]:
    """What a complete checkpoint holds beside its tensors; see :mod:`verigym.trainer.checkpoints`."""
    state: dict[str, Json] = json.loads((checkpoint / COMPLETE).read_text(encoding="utf-8"))
    return state


class RunFolder:
    """Paths, records and checkpoints of one run.

    Args:
        path: The folder; made if it is missing.
        resume: Whether a folder with an earlier run's files is to be continued.

    Raises:
        RunFolderError: If the folder holds a run and ``resume`` is false.
    """

    def __init__(self, path: Path, resume: bool) -> None:
        if path.exists() and not path.is_dir():
            raise RunFolderError(f"a run needs a folder, but {path} is a file; choose another with --out")
        if path.is_dir() and any(path.iterdir()) and not resume:
            raise RunFolderError(f"{path} is not empty: continue that run with --resume, or choose another --out")
        self.path = path
        self.checkpoints = path / "checkpoints"
        self.final = path / "final"
        self.recipe = path / "recipe.yaml"
        self.summary = path / "summary.json"
        self.report = path / "report.html"
        self.checkpoints.mkdir(parents=True, exist_ok=True)

    def append(self, kind: str, records: Iterable[Mapping[str, Json]]) -> None:
        """Add lines to ``KIND.jsonl``; they are on disk when this returns."""
        with (self.path / f"{kind}.jsonl").open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
            file.flush()
            os.fsync(file.fileno())

    def records(self, kind: str) -> list[dict[str, Json]]:
        """The lines of ``KIND.jsonl``; a last line that was cut short is left out."""
        path = self.path / f"{kind}.jsonl"
        if not path.exists():
            return []
        whole = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line.endswith("\n")]
        return [json.loads(line) for line in whole]

    def event(self, step: int, event: str, **figures: Json) -> None:
        """Add a line to ``events.jsonl``."""
        self.append("events", [{"step": step, "event": event, **figures}])

    def cut(self, step: int) -> None:
        """Drop the records after a step: the run goes on from there and writes them again."""
        for kind in ("metrics", "events", "samples"):
            kept = [record for record in self.records(kind) if record["step"] <= step]
            self.write(self.path / f"{kind}.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in kept))

    def write(self, path: Path, text: str) -> None:
        """Replace a file at one stroke."""
        draft = path.with_name(path.name + ".draft")
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)

    def last_checkpoint(self) -> Path | None:
        """The newest complete checkpoint; ``None`` if there is none. Half-written ones are removed."""
        complete: dict[int, Path] = {}
        for path in self.checkpoints.iterdir():
            if (path / COMPLETE).exists():
                complete[int(path.name.rpartition("-")[2])] = path
            else:
                shutil.rmtree(path)
        return complete[max(complete)] if complete else None

    def finish_checkpoint(self, path: Path, state: Mapping[str, Json]) -> None:
        """Mark a checkpoint complete, once everything in it has reached the disk."""
        for file in sorted(path.rglob("*")):
            if file.is_file():
                _sync(file)
        _sync(path)
        self.write(path / COMPLETE, json.dumps(state))
        _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
