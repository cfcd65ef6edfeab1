"""Control groups: exact bounds of memory and processes, and exact CPU time, where this machine lets us make groups.

Both versions of the kernel's interface are known; with version 1 each controller has a tree of its own.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_MIB = 1 << 20
_OWN_MB = 96  # what a fork server and the files that it has read take, besides its program
_OWN_PROCESSES = 8
_PREFIX = "verigym-"
_END_SECONDS = 5.0
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class _Controller:
    """One controller and its files in one version of the interface."""

    name: str
    version: int
    bound: tuple[str, ...]
    told: str


_CONTROLLERS = (
    _Controller("memory", 2, ("memory.max", "memory.swap.max"), "memory.events"),
    _Controller("memory", 1, ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes"), "memory.oom_control"),
    _Controller("pids", 2, ("pids.max",), ""),
    _Controller("pids", 1, ("pids.max",), ""),
    _Controller("cpuacct", 1, (), "cpuacct.usage"),  # the cheaper one to ask
    _Controller("cpu", 2, (), "cpu.stat"),  # every group of version 2 tells its CPU time
)


class Group:
    """A control group for one fork server and its programs.

    Raises:
        OSError: If this machine does not let it be made.
    """

    def __init__(self) -> None:
        name = f"{_PREFIX}{os.getpid()}-{next(_numbers)}"
        self._folders: dict[str, tuple[_Controller, Path]] = {}
        self._told: dict[str, int] = {}
        self._bounds: tuple[int, int] | None = None
        for kind, (controller, parent) in _usable().items():
            _sweep(parent)
            folder = parent / name
            folder.mkdir(exist_ok=True)
            self._folders[kind] = (controller, folder)
            if controller.told:
                self._told[kind] = os.open(folder / controller.told, os.O_RDONLY | os.O_CLOEXEC)

    def add(self, pid: int) -> None:
        """Put a process, and all that it will start, into the group."""
        for folder in self._distinct():
            (folder / "cgroup.procs").write_text(str(pid))

    def bound(self, memory_mb: int, processes: int) -> None:
        """Bound what the fork server and a program take together; ``memory_mb`` includes the program's files."""
        if self._bounds == (memory_mb, processes):
            return
        for kind, number in (("memory", (memory_mb + _OWN_MB) * _MIB), ("pids", processes + _OWN_PROCESSES)):
            if kind in self._folders:
                controller, folder = self._folders[kind]
                _write_bounds([folder / name for name in controller.bound], number)
        self._bounds = (memory_mb, processes)

    def killed(self) -> int:
        """How many processes were killed for want of memory so far; 0 where nobody counts."""
        if "memory" not in self._told:
            return 0
        words = self._read("memory").split()
        return int(words[words.index(b"oom_kill") + 1])

    def cpu_seconds(self) -> float | None:
        """CPU seconds of all that ever ran in the group; ``None`` where nobody counts."""
        if "cpu" not in self._told:
            return None
        words = self._read("cpu").split()
        return int(words[words.index(b"usage_usec") + 1]) / 1e6 if len(words) > 1 else int(words[0]) / 1e9

    def close(self) -> None:
        """Remove the group; its processes must be ending."""
        for descriptor in self._told.values():
            os.close(descriptor)
        self._told.clear()
        deadline = time.monotonic() + _END_SECONDS
        for folder in self._distinct():
            while not _remove(folder) and time.monotonic() < deadline:
                time.sleep(0.01)

    def _read(self, kind: str) -> bytes:
        return os.pread(self._told[kind], 4096, 0)

    def _distinct(self) -> set[Path]:
        return {folder for _, folder in self._folders.values()}


def in_force() -> tuple[str, ...]:
    """What groups bound or count on this machine: some of ``memory``, ``pids``, ``cpu``."""
    return tuple(_usable())


def _write_bounds(files: list[Path], number: int) -> None:
    """Write a bound; of memory, the second file bounds memory with swap, or (``memory.swap.max``) swap alone."""
    present = [file for file in files if file.exists()]
    # With swap may never be less than without: going up and going down want opposite orders.
    for file in (*reversed(present), *present):
        with contextlib.suppress(OSError):
            file.write_text("0" if file.name == "memory.swap.max" else str(number))
    if present and int(present[0].read_text()) > number:
        raise OSError(f"{present[0]} cannot be set to {number}")


@cache
def _usable() -> dict[str, tuple[_Controller, Path]]:
    """The controllers that can be used, each with the folder in which groups can be made."""
    found: dict[str, tuple[_Controller, Path]] = {}
    for controller in _CONTROLLERS:
        kind = "cpu" if controller.name == "cpuacct" else controller.name
        for parent in _parents(controller):
            if kind not in found and _can_make(parent, controller):
                found[kind] = (controller, parent)
    return found


def _parents(controller: _Controller) -> list[Path]:
    """Where groups may be made: below this process's own group, or beside it."""
    mounted = _mounted(controller)
    if mounted is None:
        return []
    own = _own_groups().get("" if controller.version == 2 else controller.name)
    if own is None:
        return []
    folder = mounted / own.lstrip("/")
    return [folder, folder.parent] if folder != mounted else [folder]


def _own_groups() -> dict[str, str]:
    """This process's group for each controller of version 1, and for "" of version 2."""
    with open("/proc/self/cgroup") as file:
        lines = [line.rstrip("\n").split(":", 2) for line in file]
    return {name: path for _, names, path in lines for name in names.split(",")}


def _mounted(controller: _Controller) -> Path | None:
    kind = "cgroup2" if controller.version == 2 else "cgroup"
    with open("/proc/self/mounts") as file:
        for line in file:
            _, target, found, options, *_ = line.split()
            if found == kind and (kind == "cgroup2" or controller.name in options.split(",")):
                return Path(target)
    return None


def _can_make(parent: Path, controller: _Controller) -> bool:
    probe = parent / f"{_PREFIX}{os.getpid()}-probe"
    try:
        if controller.version == 2 and controller.bound:
            switched = parent / "cgroup.subtree_control"
            if controller.name not in switched.read_text().split():
                switched.write_text(f"+{controller.name}")
        probe.mkdir()
    except OSError:
        return False
    try:
        return all((probe / name).exists() for name in (*controller.bound[:1], *filter(None, [controller.told])))
    finally:
        probe.rmdir()


def _sweep(parent: Path) -> None:
    """Remove the groups of processes that were killed."""
    for folder in parent.glob(f"{_PREFIX}*"):
        owner = folder.name.split("-")[1]
        if owner.isdigit() and not os.path.exists(f"/proc/{owner}"):
            _remove(folder)


def _remove(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
