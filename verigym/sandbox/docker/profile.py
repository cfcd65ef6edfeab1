"""What a container's processes may do: one table of system calls serves this profile and the filter inside."""

from __future__ import annotations

import errno
import json
import socket

from verigym.sandbox.inside import seccomp
from verigym.types import Json

_CONDITIONS: dict[str, dict[str, int | str]] = {
    "clone": {"value": seccomp.NAMESPACES, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ"},
    "prlimit64": {"value": 0, "op": "SCMP_CMP_EQ"},  # the caller itself; another could only be the server
    "sched_setaffinity": {"value": 0, "op": "SCMP_CMP_EQ"},
    "socket": {"value": socket.AF_UNIX, "op": "SCMP_CMP_EQ"},
    "socketpair": {"value": socket.AF_UNIX, "op": "SCMP_CMP_EQ"},
}
"""On first arguments. What else the filter inside looks at more closely is its alone."""

_MISSING = ("clone3",)

_PROC = (
    *("acpi", "asound", "bus", "cmdline", "config.gz", "driver", "dynamic_debug", "fs", "irq", "kallsyms", "key-users"),
    *("keys", "latency_stats", "modules", "sched_debug", "scsi", "sys", "sysvipc", "timer_list", "timer_stats", "tty"),
)

MASKED = (
    *(f"/proc/{name}" for name in _PROC),
    *("/sys", "/dev/mqueue", "/dev/pts", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf"),
)
"""Paths that a container sees empty: what they tell is the host's. What only root may read is not among them."""


def seccomp_profile() -> str:
    """The filter of :mod:`verigym.sandbox.inside.seccomp` as Docker takes it, for every architecture that it knows."""
    looked_at = set(seccomp.SPECIAL) - set(_MISSING)
    allowed = (set(_names(seccomp.ALLOWED)) | looked_at) - set(_CONDITIONS)
    rules: list[Json] = [
        {"names": sorted(allowed), "action": "SCMP_ACT_ALLOW"},
        {"names": sorted(_names(seccomp.FATAL)), "action": "SCMP_ACT_KILL_PROCESS"},
        {"names": list(_MISSING), "action": "SCMP_ACT_ERRNO", "errnoRet": errno.ENOSYS},
    ]
    for name, condition in _CONDITIONS.items():
        rules.append({"names": [name], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, **condition}]})
    return json.dumps(
        {
            "defaultAction": "SCMP_ACT_ERRNO",
            "defaultErrnoRet": errno.EPERM,
            "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_AARCH64"],
            "syscalls": rules,
        }
    )


def _names(table: str) -> list[str]:
    return [entry.partition(":")[0] for entry in table.split()]
