"""Work on hostile text, apart from the worker that was asked for it."""

from __future__ import annotations

import json
import os
import signal
import socket
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from verigym.sandbox.inside import cell, seccomp
from verigym.sandbox.program import Limits, Stop

Json: TypeAlias = Any

_RESULT = 3
_MAX_RESULT = 16 * 1024 * 1024
_CHUNK = 1 << 16
_OUT_OF_MEMORY = 77  # exit status: the child says so of itself, and has no result

_filter = cache(seccomp.build)


def run_isolated(work: Callable[[], Json], limits: Limits) -> tuple[Stop, Json | None]:
    """Run ``work`` in a child with namespaces, limits and filter of its own.

    The child has the worker's memory as it is now, a copy, and no way to the worker, its descriptors or a later
    request. Only inside a jail.

    Args:
        work: Its result must be JSON.
        limits: Of the child and all that it starts.

    Returns:
        What ended it, and the result; ``None`` if it did not come to one.

    Raises:
        OSError: If the child could not be isolated.
    """
    result, theirs = os.pipe()
    report, reporter = socket.socketpair()
    null = os.open("/dev/null", os.O_RDWR)
    limit = {
        "seconds": limits.seconds,
        "wall": limits.wall,
        "memory_mb": limits.memory_mb,
        "processes": limits.processes,
        "disk_mb": limits.disk_mb,
    }
    pid = 0
    try:
        pid = cell.run(limit, [null, null, null, theirs], lambda: _answer(work), _filter(), reporter.fileno())
        os.close(theirs)
        reporter.close()
        data = _read_all(result)
        if data is None:
            return Stop.OUTPUT, None
        return _stop(message := _report(report)), None if message["stop"] else _parsed(data)
    finally:
        report.close()  # ends the child if it still runs
        os.close(result)
        os.close(null)
        if pid:
            os.waitpid(pid, 0)


def _answer(work: Callable[[], Json]) -> int:
    try:
        data = json.dumps(work()).encode("ascii")
    except MemoryError:
        return _OUT_OF_MEMORY
    with open(_RESULT, "wb") as file:
        file.write(data)
    return 0


def _read_all(descriptor: int) -> bytes | None:
    """Everything up to the end; ``None`` if it is more than a result may have."""
    data = bytearray()
    while chunk := os.read(descriptor, _CHUNK):
        data += chunk
        if len(data) > _MAX_RESULT:
            return None
    return bytes(data)


def _report(report: socket.socket) -> dict[str, Any]:
    with report.makefile("rb") as file:
        line = file.readline()
    message: dict[str, Any] = json.loads(line) if line else {"failed": "its first process was killed"}
    if "failed" in message:
        raise OSError(f"a child could not be isolated: {message['failed']}")
    return message


def _stop(message: dict[str, Any]) -> Stop:
    status = message["status"]
    if message["stop"]:
        return Stop(message["stop"])
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSYS:
        return Stop.FORBIDDEN
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _OUT_OF_MEMORY:
        return Stop.MEMORY
    return Stop.EXIT


def _parsed(data: bytes) -> Json | None:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None  # it ended before it had written all
