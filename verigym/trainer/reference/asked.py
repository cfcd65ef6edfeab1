"""Resets by hand: a signal, or a file dropped into the run folder."""

from __future__ import annotations

import signal
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from accelerate.utils import gather_object

from verigym.types import Json

FILE = "reset"
"""The file's name."""

_signalled = threading.Event()


def listen() -> None:
    """Have SIGUSR1 ask for a reset, from now on for as long as the process lives.

    It is never given back: without a handler the signal ends the process, and one that comes between two stages must
    not. Where the program has a handler of its own that one stays, and Python allows none but in the main thread.
    """
    free = signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL
    if free and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGUSR1, lambda number, frame: _signalled.set())


class Asked:
    """What was asked for, told to all processes alike.

    Args:
        folder: The run folder.
        main: Whether this is the main process: it alone looks into the folder.
    """

    def __init__(self, folder: Path, main: bool) -> None:
        self._path = folder / FILE
        self._main = main
        self._obeyed: str | None = None

    def look(self) -> Literal["signal", "file"] | None:
        """What was asked for since the last time; every process must call this as often as the others."""
        signalled = _signalled.is_set()
        _signalled.clear()
        heard = gather_object([(signalled, self._dropped() if self._main else None)])
        dropped = next((which for _, which in heard if which is not None), None)
        if dropped is not None and dropped != self._obeyed:
            self._obeyed = dropped
            return "file"
        return "signal" if any(flag for flag, _ in heard) else None

    def clear(self) -> None:
        """Take the file away once a checkpoint holds that it was obeyed: a run that is killed before obeys it again."""
        if self._main and self._obeyed is not None and self._dropped() == self._obeyed:
            self._path.unlink()

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return {"obeyed": self._obeyed}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self._obeyed = state["obeyed"]

    def _dropped(self) -> str | None:
        """Which file lies there, so that one dropped later is another; ``None`` if there is none."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return f"{found.st_ino}:{found.st_mtime_ns}"
