"""The fork server: forks programs and never sees one.

It gets descriptors and limits. The program's text is read from its descriptor by the process that runs it.
"""

from __future__ import annotations

import gc
import importlib
import os
import socket
import types
from functools import partial

from verigym.sandbox.inside import cell, kernel, landlock, runner, seccomp, wire

_CONTROL = 3

# What programs import most: a fork finds it there. Each module makes every fork dearer, needed or not. Not `random`:
# all programs would draw the same numbers.
_WARM = "bisect collections copy functools heapq io itertools json math operator os re string sys threading time typing"


def main() -> None:
    """Serve until the other side closes."""
    kernel.set_dumpable(False)
    cell.deafen()
    landlock.prepare()
    for name in (*_WARM.split(), "verigym.sandbox.inside.bridge"):
        importlib.import_module(name)
    program = partial(runner.run, _prepare())
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


def _prepare() -> types.ModuleType:
    """What programs share, made over pipes, as theirs will be; then this process has its own streams again."""
    own = [os.dup(number) for number in range(3)]
    reading, writing = os.pipe()
    for number, pipe in enumerate((reading, writing, writing)):
        os.dup2(pipe, number)
    main = runner.prepare()
    for number, descriptor in enumerate(own):
        os.dup2(descriptor, number)
    for descriptor in (*own, reading, writing):
        os.close(descriptor)
    return main
