"""The fork server: forks programs and never sees one.

It gets descriptors and limits. The program's text is read from its descriptor by the process that runs it.
"""

from __future__ import annotations

import gc
import os
import socket
from functools import partial

from verigym.sandbox.inside import cell, kernel, landlock, runner, seccomp, warm, wire

_CONTROL = 3


def main() -> None:
    """Serve until the other side closes."""
    kernel.set_dumpable(False)
    cell.deafen()
    landlock.prepare()
    program = partial(runner.run, warm.up())
    filter_ = kernel.Filter(seccomp.build())
    control = socket.socket(fileno=_CONTROL)
    control.set_inheritable(False)
    wire.write(control, {"ready": True})
    gc.collect()
    gc.freeze()  # a child that collects would otherwise write to, and so copy, every page
    while True:
        limits, descriptors = wire.read_with_descriptors(control)
        if limits is None:
            return
        leash, text, *streams = descriptors
        given = [*streams[:3], text, *streams[3:]]
        message = cell.run(limits, given, program, filter_, cell.Ears(leash=leash))
        for descriptor in descriptors:
            os.close(descriptor)
        message.pop("result", None)
        content = message.pop("content", b"")
        wire.write(control, message)
        control.sendall(content)
