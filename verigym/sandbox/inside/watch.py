"""What the processes of a namespace use together, read from its own ``/proc``."""

from __future__ import annotations

import os
from typing import Any, TypeAlias

Json: TypeAlias = Any

MIB = 1 << 20

BASELINE = 24 * MIB
"""Bytes resident in a program that does nothing."""

_STARVED_FACTOR = 10.0  # the wall clock is put off while the machine gives no core, so often at most
_TICK = 1.0 / os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Usage:
    """Watches all processes but pid 1. Processes that ended without being waited for keep their last reading."""

    def __init__(self) -> None:
        self._cpu: dict[tuple[str, str], float] = {}
        self.peak = 0

    def cpu(self) -> float:
        """CPU seconds so far, of all processes that were ever seen, at least."""
        for pid in _pids():
            fields = _stat(pid)
            if fields:
                self._cpu[pid, fields[19]] = sum(map(int, fields[11:13])) * _TICK
        return self.seen

    @property
    def seen(self) -> float:
        """CPU seconds at the last readings."""
        return sum(self._cpu.values())

    def memory(self, enough: int) -> int:
        """Bytes that are resident; shared pages count once if the plain sum is above ``enough``."""
        pids = _pids()
        total = sum(map(_resident, pids))
        if total > enough and len(pids) > 1:
            total = sum(map(_proportional, pids))
        self.peak = max(self.peak, total)
        return total


def starved_seconds(pid: int) -> float:
    """Seconds that a process could have run but had no core; 0 where the kernel does not tell."""
    try:
        with open(f"/proc/{pid}/schedstat") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def excess(pid: int, limits: Json, usage: Usage, elapsed: float) -> str | None:
    """Which limit a run exceeds, ``memory`` or ``timeout``; its own process is ``pid``, ``elapsed`` the wall clock."""
    most = limits["memory_mb"] * MIB + BASELINE
    if usage.memory(most) > most:
        return "memory"
    if usage.cpu() > limits["seconds"]:
        return "timeout"
    wall = limits["wall"]
    if elapsed > wall and (elapsed > wall * _STARVED_FACTOR or elapsed - starved_seconds(pid) > wall):
        return "timeout"
    return None


def _pids() -> list[str]:
    return [name for name in os.listdir("/proc") if name.isdigit() and name != "1"]


def _stat(pid: str) -> list[str]:
    """The fields of ``/proc/PID/stat`` from the state on; empty if the process is gone."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().decode("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return []


def _resident(pid: str) -> int:
    """Anonymous and shared memory; the interpreter's own files do not count."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:
            fields = file.read().split()
    except OSError:
        return 0
    return int(fields[1]) * _PAGE


def _proportional(pid: str) -> int:
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith(b"Pss:"))
    except (OSError, StopIteration):
        return _resident(pid)  # gone, or it made itself unreadable
