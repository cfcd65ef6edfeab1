"""One program's run, seen from outside: feeds it, collects what it prints, and hears what ended it."""

from __future__ import annotations

import os
import select
import socket
import threading
import time

from verigym.errors import SandboxError
from verigym.sandbox.local.pool import Server
from verigym.sandbox.program import Limits, Outcome, Stop
from verigym.sandbox.report import read_outcome
from verigym.sandbox.step import Step

_CHUNK = 1 << 16
_GRACE_SECONDS = 30.0
"""For a fork server to tell the end of a program that it should have ended itself."""

_STARVED_FACTOR = 10.0  # as the watcher inside has it
_LOOK_SECONDS = 0.1
_WATCHING_SHARE = 0.3  # of a core, for the process that watches, at most


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
        self._lock = threading.Lock()
        self._flooded = False
        text = _step_file(step, server.command)
        leash, self._leash = os.pipe()
        stdin, self._feed = os.pipe()
        out, stdout = os.pipe()
        err, stderr = os.pipe()
        self._open = {self._leash, self._feed, out, err}
        self._outputs = {out: bytearray(), err: bytearray()}
        theirs = [leash, text, stdin, stdout, stderr]
        try:
            for descriptor, mode in ((stdin, 0o444), (stdout, 0o222), (stderr, 0o222)):
                os.fchmod(descriptor, mode)  # as another user, it may open them again: /dev/stdin
            os.set_blocking(self._feed, False)
            self._write()
            server.zygote.begin(step.budget(limits), [*theirs, channel.fileno()] if channel is not None else theirs)
        except BaseException:
            self._close()
            raise
        finally:
            for descriptor in theirs:
                os.close(descriptor)

    def kill(self) -> None:
        """End the program now."""
        self._shut(self._leash)

    def wait(self) -> Outcome:
        """The outcome.

        Raises:
            SandboxError: If the fork server failed.
        """
        try:
            self._collect()
            message, content = self.server.zygote.finish()
            self._drain()
        finally:
            self._close()
        if "failed" in message:
            raise SandboxError(f"a program could not be isolated: {message['failed']}")
        if message["stop"] in (None, "killed") and message["cpu"] > self._limits.seconds:
            message["stop"] = Stop.TIMEOUT
        cap = self._limits.output_kb * 1024
        stdout, stderr = (bytes(kept[:cap]) for kept in self._outputs.values())
        return read_outcome(self._step, message, content, stdout=stdout, stderr=stderr, flooded=self._flooded)

    def _collect(self) -> None:
        """Feed it and read what it prints until the fork server tells its end."""
        start = time.monotonic()
        deadline = start + self._limits.wall * _STARVED_FACTOR + _GRACE_SECONDS
        most = self._limits.seconds + 0.1
        told = self.server.zygote.fileno()
        poll = select.poll()
        for descriptor in (told, *self._outputs):
            poll.register(descriptor, select.POLLIN)
        if self._stdin:
            poll.register(self._feed, select.POLLOUT)
        while True:
            for descriptor, event in poll.poll(_LOOK_SECONDS * 1000):
                if descriptor == told:
                    return
                if descriptor == self._feed:
                    if not self._write():
                        poll.unregister(descriptor)
                elif not event & select.POLLIN or not self._read(descriptor):
                    poll.unregister(descriptor)
            if self.server.zygote.exceeded(most + _WATCHING_SHARE * (time.monotonic() - start)):
                self.kill()  # more than the process that watches can see
            if self.server.zygote.fileno() != told or time.monotonic() > deadline:
                raise SandboxError("a fork server was closed, or does not end its program")

    def _drain(self) -> None:
        """Read what is left; nobody writes any more."""
        poll = select.poll()
        for descriptor in self._outputs:
            poll.register(descriptor, select.POLLIN)
        while ready := [descriptor for descriptor, event in poll.poll(0) if event & select.POLLIN]:
            for descriptor in ready:
                if not self._read(descriptor):
                    poll.unregister(descriptor)

    def _read(self, descriptor: int) -> bool:
        """Read some output; whether more of it is wanted."""
        data = os.read(descriptor, _CHUNK)
        kept, cap = self._outputs[descriptor], self._limits.output_kb * 1024
        kept += data[: cap - len(kept) + 1]
        if len(kept) > cap:
            self._flooded = True
            self.kill()
        return bool(data) and not self._flooded

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
        with self._lock:  # somebody else may kill it
            if descriptor in self._open:
                self._open.remove(descriptor)
                os.close(descriptor)

    def _close(self) -> None:
        for descriptor in list(self._open):
            self._shut(descriptor)


def _step_file(step: Step, command: str) -> int:
    """The step as a file in memory, from which only the process that runs it reads."""
    descriptor = os.memfd_create("program", os.MFD_CLOEXEC)
    place = 0
    for part in step.text(command):
        place += os.pwrite(descriptor, part, place)
    return descriptor
