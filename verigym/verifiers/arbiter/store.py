"""Replies on disk: nothing is asked twice, by whatever process."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.arbiter.endpoint import Outcome, Reply


class ReplyStore:
    """A folder with one file a request, named by the request's hash: a line of JSON with request and reply.

    Whoever asks holds the file's lock, threads of one process among themselves too, so that others wait for the reply
    instead of asking for it. A killed process leaves a file that is empty or torn; that counts as not asked.

    Args:
        folder: Made if it is not there.

    Raises:
        UsageError: If it cannot be.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"the arbiter's cache {str(folder)!r} cannot be made: {error}") from error
        self._folder = folder

    def reply(self, request: Json, ask: Callable[[], Outcome]) -> Outcome:
        """The reply that is kept, or else what ``ask`` says; only a reply is kept, no failure."""
        with self._locked(request) as file:
            kept = _read(file, request)
            if kept is not None:
                return kept
            outcome = ask()
            if isinstance(outcome, Reply):
                _write(file, request, outcome)
            return outcome

    @contextmanager
    def _locked(self, request: Json) -> Iterator[int]:
        name = hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()
        path = self._folder / name[:2] / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)  # a child that was forked meanwhile would hold it on
            os.close(file)


def _read(file: int, request: Json) -> Reply | None:
    content = os.pread(file, os.fstat(file).st_size, 0)
    try:
        kept = json.loads(content)
    except ValueError:
        return None
    if not isinstance(kept, dict) or kept.get("request") != request or not isinstance(kept.get("reply"), str):
        return None
    return Reply(kept["reply"])


def _write(file: int, request: Json, reply: Reply) -> None:
    content = json.dumps({"request": request, "reply": reply.text}).encode() + b"\n"
    os.ftruncate(file, 0)
    written = 0
    while written < len(content):
        written += os.pwrite(file, content[written:], written)
