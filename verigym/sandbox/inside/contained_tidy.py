"""Makes a container for the next program what it was for the first one, and tells where that fails."""

from __future__ import annotations

import os
import resource
from typing import Any

BOX = "/box"
_SHARED = "/dev/shm"  # noqa: S108  # inside the container
_FOLDERS = ("work", "tmp")
_OWN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_RLIMITS = [getattr(resource, name) for name in dir(resource) if name.startswith("RLIMIT_")]


class Order:
    """How things were before the first program."""

    def __init__(self) -> None:
        _lay_out()  # a runtime gives folders that an image has the image's mode
        self._state = _state()

    def restore(self) -> str | None:
        """Remove what a program has left, when all its processes are dead; what could not be put right, or ``None``."""
        try:
            _lay_out()
        except OSError as error:
            return f"its files could not be removed: {error}"
        now = _state()
        changed = [f"{name} from {value} to {now[name]}" for name, value in self._state.items() if now[name] != value]
        return f"a program changed {'; '.join(changed)}" if changed else None


def _lay_out() -> None:
    empty(BOX)
    empty(_SHARED)
    for name in _FOLDERS:
        os.mkdir(f"{BOX}/{name}", 0o700)


def _state() -> dict[str, Any]:
    """What a program could have changed for the next one, as this process sees it."""
    return {
        "processes": [name for name in os.listdir("/proc") if name.isdigit()],
        "files": [_used(folder) for folder in (BOX, _SHARED)],
        "limits": [resource.getrlimit(kind) for kind in _RLIMITS],
        "cores": sorted(os.sched_getaffinity(0)),
        "priority": os.getpriority(os.PRIO_PROCESS, 0),
        "scheduling": os.sched_getscheduler(0),
    }


def _used(folder: str) -> tuple[int, int, int]:
    room = os.statvfs(folder)
    return room.f_blocks - room.f_bfree, room.f_files - room.f_ffree, os.stat(folder).st_mode


def empty(folder: str) -> None:
    """Remove all that lies in a folder, however deep and whatever its permissions; needs no deep path, no recursion."""
    os.chmod(folder, 0o700)
    top = os.open(folder, _OWN_FOLDER)
    try:
        while names := os.listdir(top):
            for name in names:
                _remove(name, top)
    finally:
        os.close(top)


def _remove(name: str, top: int) -> None:
    if _unlinked(name, top):
        return
    os.chmod(name, 0o700, dir_fd=top)
    inner = os.open(name, _OWN_FOLDER, dir_fd=top)
    try:
        for child in os.listdir(inner):
            if not _unlinked(child, inner):  # a folder: it moves up, and has its turn later
                os.chmod(child, 0o700, dir_fd=inner)
                os.rename(child, os.urandom(16).hex(), src_dir_fd=inner, dst_dir_fd=top)
    finally:
        os.close(inner)
    os.rmdir(name, dir_fd=top)


def _unlinked(name: str, folder: int) -> bool:
    try:
        os.unlink(name, dir_fd=folder)
    except IsADirectoryError:
        return False
    return True
