"""One fork server, seen from outside."""

from __future__ import annotations

from verigym.errors import SandboxError
from verigym.sandbox.inside import wire
from verigym.sandbox.local.host import PACKAGES, View, executable, program_view
from verigym.sandbox.local.jail import Jail
from verigym.types import Json

_ADDRESS_SPACE_MB = 1 << 24
"""Programs have limits of their own, which this one must not lower."""

_PATIENCE_SECONDS = 30.0
"""For a message to be taken, or to arrive whole once it has begun to."""

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

    def begin(self, limits: Json, descriptors: list[int]) -> None:
        """Start a program.

        Args:
            limits: As :func:`verigym.sandbox.inside.cell.run` reads them.
            descriptors: Its leash (the run ends when the other side is closed), its text, standard input, output and
                error, and perhaps a channel.

        Raises:
            SandboxError: If the server is dead.
        """
        try:
            wire.write(self._jail.control, limits, descriptors)
        except OSError as error:
            raise SandboxError(f"a fork server ended: {self._jail.log()}") from error

    def finish(self) -> tuple[dict[str, Json], bytes]:
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
        return message, content

    def close(self) -> None:
        """End it and whatever runs in it."""
        self._jail.close()
