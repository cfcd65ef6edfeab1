"""Starts a process in a jail of its own and holds the wire to it."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pwd
import secrets
import select
import socket
import subprocess
import threading
from collections.abc import Mapping, Sequence

from verigym.errors import IsolationError, SandboxError
from verigym.sandbox.inside import wire
from verigym.sandbox.local.cgroup import Group
from verigym.sandbox.local.host import View, executable

_FIRST_UID, _UIDS = 0x70000000, 0x0FFFFFFF
_START_SECONDS = 120.0
_END_SECONDS = 10.0
_LOG_BYTES = 64 * 1024

# Imports the launcher without this package's own __init__, which loads more than the launcher may need.
_BOOT = """
import sys, types
for name, path in (("verigym", ""), ("verigym.sandbox", "/sandbox")):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [sys.argv[2] + path]
from verigym.sandbox.inside.launch import main
main()
"""

_CURE = (
    "Allow user namespaces (sysctl user.max_user_namespaces above 0, kernel.unprivileged_userns_clone=1, "
    "kernel.apparmor_restrict_unprivileged_userns=0), use Linux 5.12 or later, and in a container a profile that "
    "permits them (docker run --security-opt seccomp=unconfined --security-opt systempaths=unconfined)."
)


class Jail:
    """A process in user, mount, pid, network, ipc and uts namespaces of its own, behind a sealed root.

    Args:
        argv: What runs there; the first is an absolute path.
        env: Its whole environment.
        view: What it sees of this machine.
        memory_mb: MiB of address space of the process itself.
        group: Control group that holds it, removed when it is closed.

    Raises:
        IsolationError: If this machine does not allow such a jail.
        SandboxError: If the process does not start in it.
    """

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        view: View,
        memory_mb: int,
        group: Group | None = None,
    ) -> None:
        self._lock = threading.Lock()
        self._group = group
        self._log = _bounded_file()
        self.control, theirs = socket.socketpair()
        package = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
        command = [executable(), "-I", "-S", "-B", "-c", _BOOT, str(theirs.fileno()), package]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and text
                command,
                stdin=subprocess.PIPE,
                stdout=self._log,
                stderr=self._log,
                env={},
                cwd="/",
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        spec = {
            "argv": list(argv),
            "env": dict(env),
            "binds": view.binds,
            "links": view.links,
            "hidden": view.hidden,
            "folders": ["/proc", "/box", "/dev"],
            "unused_uid": _unused_uid(),
            "address_space_mb": memory_mb,
        }
        try:
            if group is not None:
                group.add(self._process.pid)
            self._hand_over(spec)
        except BaseException:
            self.close()
            raise

    def _hand_over(self, spec: object) -> None:
        if self._process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.write(json.dumps(spec).encode() + b"\n")
                self._process.stdin.flush()
        ready, _, _ = select.select([self.control], [], [], _START_SECONDS)
        try:
            answer = wire.read(self.control) if ready else None
        except (OSError, wire.WireError):
            answer = None
        if answer is None:
            raise SandboxError(f"the process in the jail did not start: {self.log()}")
        if "failed" in answer:
            raise IsolationError(f"the jail needs namespaces of its own, and got {answer['failed']}. {_CURE}")

    def log(self) -> str:
        """What the process wrote to its standard error, the last lines of it."""
        with self._lock:
            text = os.pread(self._log, _LOG_BYTES, 0) if self._log >= 0 else b""
        return text.rstrip(b"\0").decode("utf-8", "replace")[-2000:].strip() or "it said nothing"

    def close(self) -> None:
        """End the process and everything in its jail; returns when all are gone."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        with contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_RDWR)  # wakes whoever waits on it
        self.control.close()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._group is not None:
            self._group.close()
        if self._log >= 0:
            os.close(self._log)
            self._log = -1

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Process id of the launcher that stays outside."""
        return self._process.pid


def _bounded_file() -> int:
    """A file in memory that cannot grow: what a process says about its own trouble."""
    descriptor = os.memfd_create("verigym-log", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(descriptor, _LOG_BYTES)
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK)
    return descriptor


def _unused_uid() -> int:
    while True:
        uid = _FIRST_UID + secrets.randbelow(_UIDS)
        try:
            pwd.getpwuid(uid)
        except KeyError:
            return uid
