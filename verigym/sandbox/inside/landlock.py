"""Landlock: a wall of the kernel's own, beside the mounts, against writing outside and talking to other processes."""

from __future__ import annotations

import ctypes
import os
from functools import cache

from verigym.sandbox.inside import kernel

_VERSION = ctypes.c_uint(1)  # LANDLOCK_CREATE_RULESET_VERSION
_BENEATH = ctypes.c_int(1)  # LANDLOCK_RULE_PATH_BENEATH
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _TRUNCATE, _IOCTL_DEVICE = 1, 2, 4, 8, 1 << 14, 1 << 15

# What each version of the interface came to know, up to it (Documentation/userspace-api/landlock.rst).
_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}  # of files
_TCP = {4: 3}  # bind and connect
_SCOPES = {6: 3}  # abstract sockets and signals of processes outside


class _Attributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("files", "network", "scoped")]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


@cache
def version() -> int:
    """The version of the interface that the kernel offers; 0 if it has none."""
    try:
        return kernel.syscall("landlock_create_ruleset", None, ctypes.c_size_t(0), _VERSION)
    except OSError:
        return 0


def ruleset(writable: str) -> int | None:
    """A descriptor of the rules: read and execute everything, write devices and what is below ``writable``.

    Returns:
        ``None`` where the kernel has no Landlock.
    """
    if not version():
        return None
    attributes, size, common = prepare()
    rules = kernel.syscall("landlock_create_ruleset", ctypes.byref(attributes), size, ctypes.c_uint(0))
    parent = os.open(writable, os.O_PATH | os.O_CLOEXEC)
    for rule in (*common, _Beneath(attributes.files, parent)):
        kernel.syscall("landlock_add_rule", ctypes.c_int(rules), _BENEATH, ctypes.byref(rule), ctypes.c_uint(0))
    os.close(parent)
    return rules


@cache
def prepare() -> tuple[_Attributes, ctypes.c_size_t, list[_Beneath]]:
    """What is the same in all rulesets. The descriptors in it stay open, in the process that calls this first."""
    attributes = _Attributes(_latest(_RIGHTS), _latest(_TCP), _latest(_SCOPES))
    size = 24 if attributes.scoped else 16 if attributes.network else 8
    reading = _EXECUTE | _READ_FILE | _READ_DIR
    common = {"/": reading, "/dev": reading | _WRITE_FILE | _TRUNCATE | _IOCTL_DEVICE}
    rules = [
        _Beneath(rights & attributes.files, os.open(path, os.O_PATH | os.O_CLOEXEC)) for path, rights in common.items()
    ]
    return attributes, ctypes.c_size_t(size), rules


def restrict(rules: int) -> None:
    """Put this process, and all that it starts, under the rules."""
    kernel.syscall("landlock_restrict_self", ctypes.c_int(rules), ctypes.c_uint(0))


def _latest(known: dict[int, int]) -> int:
    return max((rights for since, rights in known.items() if since <= version()), default=0)
