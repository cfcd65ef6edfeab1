"""One program's run, seen from outside: feeds it, collects what it prints, and reads what ended it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import selectors
import signal
import socket
import time
from typing import Any

from verigym.errors import SandboxError
from verigym.sandbox.local.zygote import Zygote
from verigym.sandbox.program import Limits, Outcome, Program, Stop

_CHUNK = 1 << 16
_GRACE_SECONDS = 30.0
"""For a fork server to tell the end of a program that it should have ended itself."""

_STARVED_FACTOR = 10.0  # as the watcher inside has it
_EXCEPTION_LINE = re.compile(r"([A-Za-z_][\w.]*)(?::|$)")
_SIGNALS_OF_LIMITS: dict[int, Stop] = {
    signal.SIGSYS: Stop.FORBIDDEN,
    signal.SIGXCPU: Stop.TIMEOUT,
    signal.SIGXFSZ: Stop.OUTPUT,
}


class Attempt:
    """A program running in a fork server."""

    def __init__(self, zygote: Zygote, program: Program, limits: Limits, channel: socket.socket | None) -> None:
        self.zygote = zygote
        self._limits = limits
        self._stdin = memoryview(program.stdin)
        self._report, reporter = socket.socketpair()
        text = _text_file(program)
        stdin, feed = os.pipe()
        out, stdout = os.pipe()
        err, stderr = os.pipe()
        self._open = {feed, out, err}
        self._feed, self._outputs = feed, {out: bytearray(), err: bytearray()}
        theirs = [reporter.fileno(), text, stdin, stdout, stderr]
        if channel is not None:
            theirs.append(channel.fileno())
        try:
            zygote.begin(_budget(limits), theirs)
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
            self.zygote.finish(_GRACE_SECONDS)
        finally:
            self._close()
        message: dict[str, Any] = json.loads(told) if told else {"failed": "its first process ended"}
        if "failed" in message:
            raise SandboxError(f"a program could not be isolated: {message['failed']}")
        return self._outcome(message, flooded)

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

    def _outcome(self, message: dict[str, Any], flooded: bool) -> Outcome:
        status = message["status"]
        exit_code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
        cap = self._limits.output_kb * 1024
        stdout, stderr = (bytes(kept[:cap]) for kept in self._outputs.values())
        error = _uncaught(stderr) if exit_code == 1 else None
        if flooded:
            stop = Stop.OUTPUT
        elif message["stop"] in (Stop.TIMEOUT, Stop.MEMORY):
            stop = Stop(message["stop"])
        elif error == "MemoryError":
            stop = Stop.MEMORY
        else:
            stop = _SIGNALS_OF_LIMITS.get(number, Stop.EXIT) if number else Stop.EXIT
        return Outcome(
            stop=stop,
            exit_code=exit_code,
            signal=number,
            stdout=stdout,
            stderr=stderr,
            cpu_seconds=message["cpu"],
            wall_seconds=message["wall"],
            peak_memory_mb=message["peak"] / (1 << 20),
            error=error,
        )

    def _shut(self, descriptor: int) -> None:
        if descriptor in self._open:
            self._open.remove(descriptor)
            os.close(descriptor)

    def _close(self) -> None:
        self._report.close()
        for descriptor in list(self._open):
            self._shut(descriptor)


def _budget(limits: Limits) -> dict[str, float]:
    return {
        "seconds": limits.seconds,
        "wall": limits.wall,
        "memory_mb": limits.memory_mb,
        "processes": limits.processes,
        "disk_mb": limits.disk_mb,
    }


def _text_file(program: Program) -> int:
    """The program as a file in memory, from which only the process that runs it reads."""
    content = {
        "source": program.source,
        "files": dict(program.files),
        "bridge": program.bridge,
        "names": list(program.names),
    }
    descriptor = os.memfd_create("program", os.MFD_CLOEXEC)
    with open(os.dup(descriptor), "wb") as file:
        file.write(json.dumps(content).encode("ascii"))
        file.seek(0)
    return descriptor


def _uncaught(stderr: bytes) -> str | None:
    """The exception that a traceback at the end of standard error names."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    for line in reversed(lines):
        if line and not line[0].isspace() and (match := _EXCEPTION_LINE.match(line)):
            return match[1].rpartition(".")[2]
    return None
