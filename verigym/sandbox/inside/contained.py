"""The first process of a container: runs one program after another and tells how each ended.

It is forked from for each program, so it never sees one: what is a program's passes through it (see
:mod:`verigym.sandbox.inside.contained_link`) and is read by the process that runs it. Signals from its namespace do not
reach it, its memory is nobody else's to read, and it is what every process of a program ends up a child of.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
from functools import partial
from typing import NoReturn

from verigym.sandbox.inside import cell, kernel, runner, seccomp, warm
from verigym.sandbox.inside import contained_frames as frames
from verigym.sandbox.inside.contained_become import become
from verigym.sandbox.inside.contained_link import Link
from verigym.sandbox.inside.contained_run import Run
from verigym.sandbox.inside.contained_tidy import Order


def main() -> NoReturn:
    """Serve until the other side closes."""
    kernel.set_dumpable(False)
    cell.deafen()
    alarm, ring = socket.socketpair()  # a child that ended wakes whoever waits for pipes
    alarm.setblocking(False)
    ring.setblocking(False)
    signal.set_wakeup_fd(ring.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    program = partial(runner.run, warm.up())
    filter_ = kernel.Filter(seccomp.build())
    order = Order()
    link = Link(0, 1)
    link.send(frames.READY, content=json.dumps({"commands": _commands()}).encode())
    gc.collect()
    gc.freeze()
    with contextlib.suppress(EOFError, BrokenPipeError):  # nobody waits for an answer any more
        while True:
            limits = _next(link)
            report = Run(link, limits, partial(become, limits, program, filter_), alarm.fileno()).to_end()
            report["broken"] = order.restore()
            link.send(frames.REPORT, content=json.dumps(report).encode())
    os._exit(0)


def _commands() -> list[str]:
    """What this image can run, by name."""
    return sorted({name for folder in os.environ["PATH"].split(":") for name in os.listdir(folder)})


def _next(link: Link) -> dict[str, object]:
    """Wait for a program's limits; what was still under way to the last one is for nobody."""
    waste = memoryview(bytearray(frames.CHUNK))
    while True:
        kind, _, length = link.read_head()
        link.read_into(waste[:length])
        if kind == frames.BEGIN:
            limits: dict[str, object] = json.loads(bytes(waste[:length]))
            return limits
        waste[:length] = bytes(length)
