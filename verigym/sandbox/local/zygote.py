"""One fork server, seen from outside."""

from __future__ import annotations

from verigym.errors import SandboxError
from verigym.sandbox.inside import wire
from verigym.sandbox.local.host import PACKAGES, View, executable, program_view
from verigym.sandbox.local.jail import Jail
from verigym.types import Json

_ADDRESS_SPACE_MB = 1 << 24
"""Programs have limits of their own, which this one must not lower."""

_BOOT = (
    "import sys; sys.path.insert(0, '/opt'); from verigym.sandbox.inside import zygote; sys.path.pop(0); zygote.main()"
)


class Zygote:
    """A fork server in a jail; it runs one program at a time.

    Args:
        packages: What Python programs may import besides the standard library.
        tool: What its programs see besides the interpreter.
    """

    def __init__(self, packages: tuple[str, ...], tool: View | None = None) -> None:
        environment = {
            "HOME": "/box/work",
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "TMPDIR": "/box/tmp",
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "MALLOC_ARENA_MAX": "2",
        }
        if packages:
            environment["PYTHONPATH"] = PACKAGES
        command = [executable(), "-P", "-s", "-c", _BOOT]
        self._jail = Jail(command, environment, program_view(packages, tool), _ADDRESS_SPACE_MB)

    @property
    def alive(self) -> bool:
        """Whether it can run a program."""
        return self._jail.alive

    @property
    def pid(self) -> int:
        """Process id of the process outside that holds the jail."""
        return self._jail.pid

    def begin(self, limits: Json, descriptors: list[int]) -> None:
        """Start a program: report, program, stdin, stdout, stderr and perhaps a channel.

        Raises:
            SandboxError: If it is dead.
        """
        try:
            wire.write(self._jail.control, limits, descriptors)
        except OSError as error:
            raise SandboxError(f"a fork server ended: {self._jail.log()}") from error

    def finish(self, timeout: float) -> None:
        """Wait until the program's namespaces are gone.

        Raises:
            SandboxError: If it died, or hangs.
        """
        try:
            self._jail.control.settimeout(timeout)
            ended = wire.read(self._jail.control)
        except (OSError, wire.WireError) as error:
            raise SandboxError(f"a fork server hangs or ended: {self._jail.log()}") from error
        if ended is None:
            raise SandboxError(f"a fork server ended: {self._jail.log()}")
        self._jail.control.settimeout(None)

    def close(self) -> None:
        """End it and whatever runs in it."""
        self._jail.close()
