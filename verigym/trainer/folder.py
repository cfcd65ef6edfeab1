"""The run folder: what a run leaves on disk, line by line, by the hand of its main process."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

from verigym.errors import RunFolderError
from verigym.trainer.processes import Processes
from verigym.types import Json

COMPLETE = "complete.json"
"""The last file of a checkpoint; a folder without it was cut short and is never taken."""

RECORDS = ("metrics", "events", "samples")
"""What a run writes down line by line, each in ``KIND.jsonl``."""

DYING_SECONDS = 10.0
"""How long a run that was just killed may take until it lets go of its folder."""

NO_LOCKS = (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP)
"""What a file system answers that knows no locks: there nothing keeps a second run out."""


def state_of(checkpoint: Path) -> dict[str, Json]:
    """What a complete checkpoint holds beside its tensors; see :mod:`verigym.trainer.checkpoints`."""
    state: dict[str, Json] = json.loads((checkpoint / COMPLETE).read_text(encoding="utf-8"))
    return state


def step_of(checkpoint: Path) -> int:
    """The steps that were taken before a checkpoint."""
    return int(checkpoint.name.rpartition("-")[2])


class RunFolder:
    """Paths, records and checkpoints of one run.

    The main process alone writes: in the others what writes does nothing.

    Args:
        path: The folder; made if it is missing. All processes must see the same one.
        resume: Whether a folder with an earlier run's files is to be continued.
        processes: Those of the run, which make this object together; ``None``: this one is alone.

    Raises:
        RunFolderError: If the folder holds a run and ``resume`` is false.
    """

    def __init__(self, path: Path, resume: bool, processes: Processes | None = None) -> None:
        self.path = path
        self.processes = processes or Processes(count=1)
        self.checkpoints = path / "checkpoints"
        self.final = path / "final"
        self.recipe = path / "recipe.yaml"
        self.summary = path / "summary.json"
        self.report = path / "report.html"
        self.free = False
        """In the main process: whether nothing was kept in it when it was opened."""
        self.processes.by_main(lambda: self._open(resume))

    def _open(self, resume: bool) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise RunFolderError(f"a run needs a folder, but {self.path} is a file; choose another with --out")
        self.free = self._is_free()
        if not self.free and not resume:
            raise RunFolderError(f"{self.path} is not empty: continue that run with --resume, or choose another --out")
        self.checkpoints.mkdir(parents=True, exist_ok=True)

    def _is_free(self) -> bool:
        """Whether there is nothing but what a run leaves that is refused before it trains."""
        names = {path.name for path in self.path.iterdir()} if self.path.exists() else set()
        ours = {"lock", self.recipe.name, self.checkpoints.name, *(f"{kind}.jsonl" for kind in RECORDS)}
        if not names or not {"lock"} <= names <= ours:
            return not names
        return not any(self.checkpoints.glob("*")) and not any(self.records(kind) for kind in RECORDS)

    def claim(self, recipe: str) -> bool:
        """Write the recipe of a run that begins, where nothing is lost by that; false where it goes on with another.

        For the main process, inside :meth:`in_use`.
        """
        if self.recipe.exists() and not (self.free and self._is_free()):
            return False
        self.write(self.recipe, recipe)
        return True

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep other runs out of the folder for a while; a process that dies lets it go.

        Raises:
            RunFolderError: If another run is at work in it.
        """
        with (self.path / "lock").open("a") if self.processes.main else nullcontext() as file:
            self.processes.by_main(lambda: None if file is None else self._lock(file))
            yield

    def _lock(self, file: IO[str]) -> None:
        until = time.monotonic() + DYING_SECONDS
        while True:
            try:
                return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno in NO_LOCKS:
                    return None
                if error.errno != errno.EWOULDBLOCK:
                    raise
                if time.monotonic() > until:
                    raise RunFolderError(
                        f"another process is training in {self.path}; end it first, or choose another --out"
                    ) from None
                time.sleep(0.1)

    def append(self, kind: str, records: Iterable[Mapping[str, Json]]) -> None:
        """Add lines to ``KIND.jsonl``; they are on disk when this returns."""
        if not self.processes.main:
            return
        with (self.path / f"{kind}.jsonl").open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
            file.flush()
            os.fsync(file.fileno())

    def records(self, kind: str) -> list[dict[str, Json]]:
        """The lines of ``KIND.jsonl``; a last line that was cut short is left out."""
        path = self.path / f"{kind}.jsonl"
        if not path.exists():
            return []
        *whole, _torn = path.read_bytes().split(b"\n")  # as bytes: a line may end inside a character
        return [json.loads(line) for line in whole]

    def event(self, step: int, event: str, **figures: Json) -> None:
        """Add a line to ``events.jsonl``."""
        self.append("events", [{"step": step, "event": event, **figures}])

    def cut(self, step: int) -> None:
        """Drop the records after a step: the run goes on from there and writes them again."""
        if not self.processes.main:
            return
        for kind in RECORDS:
            kept = [record for record in self.records(kind) if record["step"] <= step]
            self.write(self.path / f"{kind}.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in kept))

    def write(self, path: Path, text: str) -> None:
        """Replace a file at one stroke."""
        if not self.processes.main:
            return
        draft = path.with_name(path.name + ".draft")
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)

    def last_checkpoint(self) -> Path | None:
        """The newest complete checkpoint; ``None`` if there is none. Half-written ones are removed.

        All processes call it together.
        """
        return self.processes.by_main(self._last_checkpoint)

    def _last_checkpoint(self) -> Path | None:
        for path in self.checkpoints.glob("checkpoint-*"):  # TRL keeps the completions that it logs beside them
            if not (path / COMPLETE).exists():
                shutil.rmtree(path)
        complete = self._complete()
        return complete[-1] if complete else None

    def drop_old_checkpoints(self, keep: int) -> None:
        """Remove all complete checkpoints but the newest ``keep``."""
        if self.processes.main:
            for path in self._complete()[:-keep]:
                (path / COMPLETE).unlink()  # first, so that what is left of it after a kill is never taken
                shutil.rmtree(path)

    def _complete(self) -> list[Path]:
        """The complete checkpoints, oldest first."""
        return sorted((path.parent for path in self.checkpoints.glob(f"*/{COMPLETE}")), key=step_of)

    def finish_checkpoint(self, path: Path, state: Mapping[str, Json]) -> None:
        """Mark a checkpoint complete, once everything in it has reached the disk."""
        sync_tree(path)
        self.write(path / COMPLETE, json.dumps(state))
        _sync(path)


def sync_tree(folder: Path) -> None:
    """Wait until a folder and all files in it have reached the disk."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            _sync(file)
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
