"""A module for a worker in the jail: does to it what the request says."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

from verigym.sandbox.inside import wire
from verigym.sandbox.inside.fork import run_isolated
from verigym.sandbox.program import Limits

SECRET = "the worker's own"


def exist(*paths: str) -> list[str]:
    return [path for path in paths if Path(path).exists()]


def do(request: dict[str, Any]) -> Any:
    if "eval" in request:
        return eval(request["eval"])
    limits = Limits(**{"seconds": 1.0, "memory_mb": 256, **request.get("limits", {})})
    return run_isolated(lambda: eval(request["isolated"]), limits)


def main(channel: socket.socket) -> None:
    sys.setrecursionlimit(1000)
    while (request := wire.read(channel)) is not None:
        wire.write(channel, do(request))


__all__ = ["os"]
