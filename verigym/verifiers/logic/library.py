"""Loads reasoning-gym without what it never uses.

It imports cellpylib for the rules of the game of life, which imports matplotlib for plots. That takes a second, and a
folder to write to, which the jail has not. So empty modules stand in for matplotlib while the library is imported.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_UNUSED = (
    *("matplotlib", "matplotlib.animation", "matplotlib.collections", "matplotlib.pyplot"),
    *("mpl_toolkits", "mpl_toolkits.mplot3d"),
)


def _load() -> Any:
    stand_ins = () if "reasoning_gym" in sys.modules or "matplotlib" in sys.modules else _UNUSED
    for name in stand_ins:
        sys.modules[name] = ModuleType(name)
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, sys.modules[name])
    if stand_ins:
        vars(sys.modules["mpl_toolkits.mplot3d"])["Axes3D"] = None
    try:
        import reasoning_gym  # registers all tasks and curricula with its factory
    finally:
        for name in stand_ins:
            del sys.modules[name]  # whoever imports matplotlib later gets the real one
    return reasoning_gym.factory


factory = _load()
"""``reasoning_gym.factory``, with all tasks and curricula registered."""
