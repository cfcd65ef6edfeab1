"""One fork server, seen from outside."""

from __future__ import annotations

from typing import Any

from verigym.errors import SandboxError
from verigym.sandbox.inside import wire
from verigym.sandbox.local.cgroup import Group, in_force
from verigym.sandbox.local.host import PACKAGES, View, executable, program_view
from verigym.sandbox.local.jail import Jail

_ADDRESS_SPACE_MB = 1 << 24
"""Programs have limits of their own, which this one must not lower."""

_PATIENCE_SECONDS = 30.0
"""For a message to be taken, or to arrive whole once it has begun to."""

_SERVER_SECONDS = 0.01
"""CPU seconds that the fork server itself takes for a program, at most."""

_BOOT = (
    "import sys; sys.path.insert(0, '/opt'); from verigym.sandbox.inside import zygote; sys.path.pop(0); zygote.main()"
)


class Zygote:
    """A fork server in a jail; it runs one program at a time.

    Args:
        seed: Of the hashes of its programs' strings.
        packages: What Python programs may import besides the standard library.
        tool: What its programs see besides the interpreter.
    """

    def __init__(self, seed: int, packages: tuple[str, ...], tool: View | None = None) -> None:
        environment = {
            "HOME": "/box/work",
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "TMPDIR": "/box/tmp",
            "PYTHONHASHSEED": str(seed),
            "PYTHONDONTWRITEBYTECODE": "1",
            "MALLOC_ARENA_MAX": "2",
        }
        if packages:
            environment["PYTHONPATH"] = PACKAGES
        command = [executable(), "-P", "-s", "-c", _BOOT]
        self._group = Group() if in_force() else None
        self._cpu = 0.0  # what the group had used, and lost for want of memory, before the program that runs now
        self._killed = 0
        self._jail = Jail(command, environment, program_view(packages, tool), _ADDRESS_SPACE_MB, self._group)
        self._jail.control.settimeout(_PATIENCE_SECONDS)

    @property
    def alive(self) -> bool:
        """Whether it can run a program."""
        return self._jail.alive

    @property
    def pid(self) -> int:
        """Process id of the process outside that holds the jail."""
        return self._jail.pid

    def fileno(self) -> int:
        """Readable when the program has ended, or the fork server.

        Raises:
            SandboxError: If the server was closed.
        """
        number = self._jail.control.fileno()
        if number < 0:
            raise SandboxError("a fork server was closed")
        return number

    def begin(self, limits: dict[str, Any], descriptors: list[int]) -> None:
        """Start a program.

        Args:
            limits: As :func:`verigym.sandbox.inside.cell.run` reads them.
            descriptors: Its leash (the run ends when the other side is closed), its text, standard input, output and
                error, and perhaps a channel.

        Raises:
            SandboxError: If the server is dead.
        """
        try:
            if self._group is not None:
                self._group.bound(limits["memory_mb"] + limits["disk_mb"], limits["processes"])
                self._cpu = self._group.cpu_seconds() or 0.0
            wire.write(self._jail.control, limits, descriptors)
        except OSError as error:
            raise SandboxError(f"a fork server ended: {self._jail.log()}") from error

    def finish(self) -> tuple[dict[str, Any], bytes]:
        """How the program ended, as :func:`verigym.sandbox.inside.cell.run` tells it, and the content of what is kept.

        Raises:
            SandboxError: If the server died, or hangs.
        """
        try:
            message = wire.read(self._jail.control)
            size = sum(size for _, size in message.get("kept", ())) if message else 0
            content = wire.read_bytes(self._jail.control, size)
        except (OSError, wire.WireError) as error:
            raise SandboxError(f"a fork server hangs or ended: {self._jail.log()}") from error
        if message is None:
            raise SandboxError(f"a fork server ended: {self._jail.log()}")
        if self._group is not None and "failed" not in message:
            self._count(self._group, message)
        return message, content

    def exceeded(self, seconds: float) -> bool:
        """Whether the kernel counts more than so many CPU seconds since :meth:`begin`, or ended something for memory.

        Those of the fork server and of the process that watches count, too. False where nobody counts.
        """
        group = self._group
        return group is not None and (self._used(group) > seconds or group.killed() > self._killed)

    def _used(self, group: Group) -> float:
        return (group.cpu_seconds() or self._cpu) - self._cpu

    def _count(self, group: Group, message: dict[str, Any]) -> None:
        """What the kernel counted: it misses no process."""
        message["cpu"] = max(message["cpu"], self._used(group) - message["own"] - _SERVER_SECONDS)
        killed = group.killed()
        if killed > self._killed:
            message["stop"] = "memory"
        self._killed = killed

    def close(self) -> None:
        """End it and whatever runs in it."""
        self._jail.close()
