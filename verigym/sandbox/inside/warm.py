"""What a fork server does once, so that its programs need not."""

from __future__ import annotations

import importlib
import os
import types

from verigym.sandbox.inside import runner

# What programs import most: a fork finds it there. Each module makes every fork dearer, needed or not. Not `random`:
# all programs would draw the same numbers.
_WARM = "bisect collections copy functools heapq io itertools json math operator os re string sys threading time typing"


def up() -> types.ModuleType:
    """Import what programs use, and make what they share; the module that each will be.

    Their streams are made over pipes, as theirs will be; then this process has its own again.
    """
    for name in (*_WARM.split(), "verigym.sandbox.inside.bridge"):
        importlib.import_module(name)
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
