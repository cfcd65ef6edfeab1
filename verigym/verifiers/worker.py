"""What runs inside the jail: a loop that imports one verifier class and judges what it is sent.

A request is ``{"options": {...}, "task": {...}, "response": "...", "quick": bool}``; the reply has one key: ``verdict``
(its dictionary), ``stop`` (how the sandbox ended the verdict) or ``raised`` (the verifier's own exception). A request
of ``{"load": "module:Class"}`` comes first, and ``{"control": true}`` asks for no more than a child that lives and
answers.
"""

from __future__ import annotations

import gc
import importlib
import socket
from collections.abc import Callable
from typing import Any

from verigym.sandbox.inside import wire
from verigym.sandbox.inside.fork import run_isolated
from verigym.sandbox.program import Limits, Stop
from verigym.types import Json, Task
from verigym.verifiers.base import Verifier


def load(path: str) -> type[Verifier]:
    """Import a verifier class by ``module:Class``, and make ready what it wants imported and built once."""
    module, _, name = path.partition(":")
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    if not (isinstance(found, type) and issubclass(found, Verifier)):
        raise TypeError(f"{path} is not a Verifier class, got {found!r}")
    for module in found.preload:
        importlib.import_module(module)
    for task, response in found.warm:
        found().verify(task, response)
    gc.freeze()  # a child that collects garbage would copy what it shares
    return found


def _attempt(work: Callable[[], Json]) -> Callable[[], Json]:
    """``work`` that answers with the exception it raised; running out of memory is the sandbox's word, not an error."""

    def run() -> Json:
        try:
            return work()
        except MemoryError:
            return {"stop": str(Stop.MEMORY)}
        except Exception as error:  # a judge may break in any way on hostile text; the pool decides what that means
            return {"raised": f"{type(error).__name__}: {error}"[:300]}

    return run


def _isolated(work: Callable[[], Json], limits: Limits) -> Json:
    stop, reply = run_isolated(_attempt(work), limits)
    if stop is Stop.EXIT and isinstance(reply, dict):
        return reply
    return {"stop": str(stop)}


def _judge(verifier: Verifier, request: dict[str, Json]) -> Json:
    task, response = Task(**request["task"]), request["response"]
    if request["quick"]:

        def compare() -> Json:
            verdict = verifier.quick(task, response)
            return None if verdict is None else {"verdict": verdict.to_dict()}

        if (reply := _attempt(compare)()) is not None:
            return reply
    return _isolated(lambda: {"verdict": verifier.verify(task, response).to_dict()}, verifier.limits)


def main(channel: socket.socket) -> None:
    """Answer requests until the other side is gone."""
    judge: type[Verifier] | None = None
    while (request := wire.read(channel)) is not None:
        reply: Json
        if path := request.get("load"):
            try:
                judge, reply = load(path), {"ready": True}
            except Exception as error:  # a plug-in may fail to import in any way; the pool names the cause
                reply = {"failed": f"{type(error).__name__}: {error}"}
        elif judge is None:
            reply = {"raised": "no verifier is loaded"}
        elif request.get("control"):
            reply = _isolated(lambda: {"ready": True}, judge.limits)
        else:
            reply = _judge(judge(**request["options"]), request)
        wire.write(channel, reply)
