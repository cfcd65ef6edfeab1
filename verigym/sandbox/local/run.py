"""One program's run, seen from outside: feeds it, collects what it prints, and reads what ended it."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import socket
import time
from typing import Any

from verigym.errors import SandboxError
from verigym.sandbox.local.pool import Server
from verigym.sandbox.program import Limits, Outcome
from verigym.sandbox.report import read_outcome
from verigym.sandbox.step import Step

_CHUNK = 1 << 16
_GRACE_SECONDS = 30.0
"""For a fork server to tell the end of a program that it should have ended itself."""

_STARVED_FACTOR = 10.0  # as the watcher inside has it


class Attempt:
    """A step under way in a fork server.

    Args:
        server: The fork server, which belongs to this attempt until it is over.
        step: What it runs.
        limits: Of the step.
        channel: The program's end of its bridge, if it has one.
    """

    def __init__(self, server: Server, step: Step, limits: Limits, channel: socket.socket | None) -> None:
        self.server = server
        self._step = step
        self._limits = limits
        self._stdin = memoryview(step.stdin)
        self._report, reporter = socket.socketpair()
        text = _step_file(step, server.command)
        stdin, feed = os.pipe()
        out, stdout = os.pipe()
        err, stderr = os.pipe()
        self._open = {feed, out, err}
        self._feed, self._outputs = feed, {out: bytearray(), err: bytearray()}
        theirs = [reporter.fileno(), text, stdin, stdout, stderr]
        if channel is not None:
            theirs.append(channel.fileno())
        try:
            server.zygote.begin(step.budget(limits), theirs)
        except BaseException:
            self._close()
            raise
        finally:
            reporter.close()
            for descriptor in (text, stdin, stdout, stderr):
                os.close(descriptor)

    def kill(self) -> None:
        """End the program now."""
        with contextlib.suppress(OSError):  # it has ended
            self._report.shutdown(socket.SHUT_WR)

    def wait(self) -> Outcome:
        """The outcome.

        Raises:
            SandboxError: If the fork server failed.
        """
        try:
            flooded, told = self._collect()
            self.server.zygote.finish(_GRACE_SECONDS)
        finally:
            self._close()
        line, _, content = told.partition(b"\n")
        message: dict[str, Any] = json.loads(line) if line else {"failed": "its first process ended"}
        if "failed" in message:
            raise SandboxError(f"a program could not be isolated: {message['failed']}")
        cap = self._limits.output_kb * 1024
        stdout, stderr = (bytes(kept[:cap]) for kept in self._outputs.values())
        return read_outcome(self._step, message, content, stdout=stdout, stderr=stderr, flooded=flooded)

    def _collect(self) -> tuple[bool, bytes]:
        cap = self._limits.output_kb * 1024
        deadline = time.monotonic() + self._limits.wall * _STARVED_FACTOR + _GRACE_SECONDS
        told = bytearray()
        flooded = False
        with selectors.DefaultSelector() as ready:
            os.set_blocking(self._feed, False)
            ready.register(self._feed, selectors.EVENT_WRITE)
            for descriptor in (*self._outputs, self._report.fileno()):
                ready.register(descriptor, selectors.EVENT_READ)
            while ready.get_map():
                events = ready.select(max(0.0, deadline - time.monotonic()))
                if not events and time.monotonic() > deadline:
                    raise SandboxError("a fork server does not end its program")
                for key, _ in events:
                    if key.fd == self._feed:
                        if not self._write():
                            ready.unregister(self._feed)
                    elif key.fd == self._report.fileno():
                        part = self._report.recv(_CHUNK)
                        told += part
                        if not part:
                            ready.unregister(key.fd)
                    elif not (data := os.read(key.fd, _CHUNK)):
                        ready.unregister(key.fd)
                    else:
                        kept = self._outputs[key.fd]
                        kept += data[: cap - len(kept) + 1]
                        if len(kept) > cap:
                            flooded = True
                            self.kill()
                            ready.unregister(key.fd)
                            self._shut(key.fd)
                if told and self._feed in ready.get_map():
                    ready.unregister(self._feed)
        return flooded, bytes(told)

    def _write(self) -> bool:
        """Feed some of standard input; whether there is more to feed."""
        try:
            self._stdin = self._stdin[os.write(self._feed, self._stdin[:_CHUNK]) :] if self._stdin else self._stdin
        except BlockingIOError:
            return True
        except BrokenPipeError:
            self._stdin = self._stdin[:0]
        if not self._stdin:
            self._shut(self._feed)
        return bool(self._stdin)

    def _shut(self, descriptor: int) -> None:
        if descriptor in self._open:
            self._open.remove(descriptor)
            os.close(descriptor)

    def _close(self) -> None:
        self._report.close()
        for descriptor in list(self._open):
            self._shut(descriptor)


def _step_file(step: Step, command: str) -> int:
    """The step as a file in memory, from which only the process that runs it reads."""
    descriptor = os.memfd_create("program", os.MFD_CLOEXEC)
    with open(os.dup(descriptor), "wb") as file:
        file.writelines(step.text(command))
        file.seek(0)
    return descriptor
