"""First module of a worker: says that it is there, then hands its socket to the module that does the work."""

from __future__ import annotations

import importlib
import socket
import sys

from verigym.sandbox.inside import cell, kernel, landlock, wire

_CONTROL = 3


def main() -> None:
    """``sys.argv[1]`` is the module whose ``main(channel)`` is called."""
    kernel.set_dumpable(False)
    cell.deafen()
    landlock.prepare()
    channel = socket.socket(fileno=_CONTROL)
    channel.set_inheritable(False)
    wire.write(channel, {"ready": True})
    sys.argv = sys.argv[1:]
    importlib.import_module(sys.argv[0]).main(channel)


if __name__ == "__main__":
    main()
