"""Work on hostile text, apart from the worker that was asked for it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from verigym.sandbox.inside import cell, kernel, seccomp
from verigym.sandbox.program import Limits, Stop

Json: TypeAlias = Any

_RESULT = 3
_MAX_RESULT = 16 * 1024 * 1024
_OUT_OF_MEMORY = 77  # exit status: the child says so of itself, and has no result


@cache
def _filter() -> kernel.Filter:
    return kernel.Filter(seccomp.build())


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
    result, theirs = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    os.set_blocking(theirs, True)
    null = os.open("/dev/null", os.O_RDWR)
    ears = cell.Ears(result=result, most=_MAX_RESULT)
    try:
        message = cell.run(limits.budget(), [null, null, null, theirs], lambda: _answer(work), _filter(), ears)
    finally:
        for descriptor in (result, theirs, null):
            os.close(descriptor)
    if "failed" in message:
        raise OSError(f"a child could not be isolated: {message['failed']}")
    return _stop(message), None if message["stop"] else _parsed(message["result"])


def _answer(work: Callable[[], Json]) -> int:
    try:
        data = json.dumps(work()).encode("ascii")
    except MemoryError:
        return _OUT_OF_MEMORY
    with open(_RESULT, "wb") as file:
        file.write(data)
    return 0


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
