"""What a process in a container does between its fork and its program."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from verigym.sandbox.inside import cell, kernel
from verigym.sandbox.inside.watch import MIB

Json: TypeAlias = Any

_LOST = 70


def become(limits: Json, program: Callable[[], int], filter_: kernel.Filter, descriptors: list[int]) -> NoReturn:
    """Become a program; never returns.

    Args:
        limits: As :func:`verigym.sandbox.inside.cell.run` takes them.
        program: Its result is the exit status.
        filter_: From :func:`verigym.sandbox.inside.seccomp.build`.
        descriptors: What becomes 0, 1, 2 and so on; the last one tells what went wrong before there was a program, and
            is closed for it.
    """
    trouble = len(descriptors) - 1
    status = _LOST
    try:
        cell.place_descriptors(descriptors)
        _confine(limits, filter_)
    except BaseException as error:
        os.write(trouble, f"{type(error).__name__}: {error}".encode())
        os._exit(status)
    try:
        os.close(trouble)
        status = program()
    finally:
        os._exit(status)


def _confine(limits: Json, filter_: kernel.Filter) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    kernel.set_dumpable(True)  # its /proc is its own from here on; nobody else is there yet
    with contextlib.suppress(FileNotFoundError):  # where there is no such choice, the container ends as a whole
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    _limit(limits)
    os.chdir(cell.WORK)
    os.umask(0o022)
    kernel.no_new_privileges()
    kernel.install_filter(filter_)


def _limit(limits: Json) -> None:
    wanted = {
        resource.RLIMIT_NPROC: limits["processes"] + 1,
        resource.RLIMIT_NOFILE: cell.OPEN_FILES,
        resource.RLIMIT_FSIZE: limits["disk_mb"] * MIB,
        resource.RLIMIT_STACK: cell.STACK,
    }
    if limits.get("address_space", True):
        wanted[resource.RLIMIT_AS] = limits["memory_mb"] * MIB + cell.ADDRESS_SLACK
    for kind, most in wanted.items():
        resource.setrlimit(kind, (most, most))
    cell.limit_cpu(limits)
