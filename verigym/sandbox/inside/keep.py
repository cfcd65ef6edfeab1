"""Brings files out of a run: how what a compiler wrote leaves its cell."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any, TypeAlias

Json: TypeAlias = Any

ROOT = "/box/work"
"""The working directory of a run."""

_MOST_FILES = 1000
_MOST_FOLDERS = 1000


def collect(names: Sequence[str], most_bytes: int) -> tuple[list[Json], bytes]:
    """The regular files below :data:`ROOT` whose relative paths match, and their content.

    For the first process of a run, when all that the run has started is dead. What is no regular file, lies behind a
    symlink or would take the sum above ``most_bytes`` is left out.

    Args:
        names: Relative paths; ``*`` stands for anything, slashes too.
        most_bytes: Of all files together.

    Returns:
        ``[name, size]`` of each file, and all contents after each other.
    """
    kept: list[Json] = []
    content = bytearray()
    for name in _walk():
        if len(kept) < _MOST_FILES and any(fnmatchcase(name, pattern) for pattern in names):
            data = _read(name, most_bytes - len(content))
            if data is not None:
                kept.append([name, len(data)])
                content += data
    return kept, bytes(content)


def _walk() -> Iterator[str]:
    """Every file's path, in an order that does not depend on the disk; symlinks are not followed."""
    folders = [] if os.path.islink(ROOT) else [""]
    seen = 0
    while folders and seen < _MOST_FOLDERS:
        folder = folders.pop()
        seen += 1
        try:
            with os.scandir(f"{ROOT}/{folder}") as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:  # it was made unreadable, or is too deep
            continue
        for entry in found:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            elif entry.is_file(follow_symlinks=False):
                yield path


def _read(name: str, most: int) -> bytes | None:
    try:
        descriptor = os.open(f"{ROOT}/{name}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:  # it was made unreadable
        return None
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            return None
        return file.read()
