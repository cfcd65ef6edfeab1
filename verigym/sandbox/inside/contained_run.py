"""One program in a container, from its start to the end of its last process."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn, TypeAlias

from verigym.sandbox.inside import contained_frames as frames
from verigym.sandbox.inside import keep, kernel
from verigym.sandbox.inside.contained_link import Inlet, Link, Outlet
from verigym.sandbox.inside.watch import BASELINE, MIB, Usage, excess

Json: TypeAlias = Any

_LOOK_SECONDS = 0.01


class Run:
    """A program, seen from the process that forks it.

    Args:
        link: To the outside.
        limits: As :func:`verigym.sandbox.inside.cell.run` takes them, and ``output`` (bytes of each of standard output
            and error), ``bridge`` (whether there is a channel).
        become: What the forked process does with its descriptors.
        alarm: A descriptor that becomes readable when a child has ended.
    """

    def __init__(self, link: Link, limits: Json, become: Callable[[list[int]], NoReturn], alarm: int) -> None:
        self._link = link
        self._limits = limits
        self._alarm = alarm
        self._usage = Usage()
        self._stop: str | None = None
        self._status: int | None = None
        self._cpu = 0.0
        self._peak = 0
        self._inlets: dict[int, Inlet] = {}
        self._outlets: dict[int, Outlet] = {}
        self._channel: socket.socket | None = None
        theirs = [self._inlet(frames.STDIN), self._outlet(frames.STDOUT), self._outlet(frames.STDERR)]
        theirs.append(self._inlet(frames.PROGRAM))
        if limits["bridge"]:
            theirs.append(self._bridge())
        self._told, trouble = os.pipe()
        theirs.append(trouble)
        self._pid = kernel.fork()
        if self._pid == 0:
            become(theirs)
        for descriptor in theirs:
            os.close(descriptor)

    def _inlet(self, stream: int) -> int:
        theirs, ours = os.pipe()
        self._inlets[stream] = Inlet(self._link, stream, ours, partial(os.close, ours))
        return theirs

    def _outlet(self, stream: int) -> int:
        ours, theirs = os.pipe()
        most = self._limits["output"]
        self._outlets[stream] = Outlet(self._link, stream, ours, partial(os.close, ours), most)
        return theirs

    def _bridge(self) -> int:
        self._channel, theirs = socket.socketpair()
        number = self._channel.fileno()
        self._inlets[frames.CHANNEL] = Inlet(
            self._link, frames.CHANNEL, number, partial(_shut, self._channel, socket.SHUT_WR)
        )
        self._outlets[frames.CHANNEL] = Outlet(
            self._link, frames.CHANNEL, number, partial(_shut, self._channel, socket.SHUT_RD)
        )
        return theirs.detach()

    def to_end(self) -> Json:
        """Watch it; what ended it and what it used."""
        trouble = os.read(self._told, 1000)
        os.close(self._told)
        start = looked = time.monotonic()
        while self._stop is None and self._status is None and not trouble:
            self._turn()
            self._reap(os.WNOHANG)
            now = time.monotonic()
            if self._stop is None and self._status is None and now - looked >= _LOOK_SECONDS:
                looked = now
                self._stop = excess(self._pid, self._limits, self._usage, now - start)
        wall = time.monotonic() - start
        with contextlib.suppress(ProcessLookupError):  # nobody is left
            os.kill(-1, signal.SIGKILL)
        self._reap(0)
        self._drain()
        if trouble:
            return {"failed": trouble.decode()}
        if self._limits.get("keep") and self._stop is None:
            self._keep()
        return {"stop": self._verdict(), "status": self._status, "cpu": self._used(), "wall": wall, "peak": self._peak}

    def _turn(self) -> None:
        """Move what can be moved, or wait until the next look."""
        poll = select.poll()
        poll.register(self._link.source, select.POLLIN)
        poll.register(self._alarm, select.POLLIN)
        wanted: dict[int, int] = {}
        for inlet in self._inlets.values():
            if inlet.waits:
                wanted[inlet.descriptor] = select.POLLOUT
        for outlet in self._outlets.values():
            if outlet.open and outlet.credit:
                wanted[outlet.descriptor] = wanted.get(outlet.descriptor, 0) | select.POLLIN
        for descriptor, events in wanted.items():
            poll.register(descriptor, events)
        ready = {descriptor for descriptor, _ in poll.poll(_LOOK_SECONDS * 1000)}
        if self._alarm in ready:
            os.read(self._alarm, 4096)
        if self._link.source in ready:
            self._hear()
        for inlet in self._inlets.values():
            if inlet.waits and inlet.descriptor in ready:
                inlet.write()
        for outlet in self._outlets.values():
            if outlet.open and outlet.credit and outlet.descriptor in ready:
                outlet.read()
                self._stop = "output" if outlet.flooded else self._stop

    def _hear(self) -> None:
        kind, stream, length = self._link.read_head()
        if kind == frames.KILL:
            self._stop = "killed"
        elif kind == frames.DATA:
            self._inlets[stream].take(length)
        elif kind == frames.END:
            self._inlets[stream].finish()
        elif kind == frames.CREDIT:
            self._outlets[stream].credit = True

    def _reap(self, options: int) -> None:
        """Take leave of the children that have ended; with no options, of all."""
        while True:
            try:
                pid, status, used = os.wait4(-1, options)
            except ChildProcessError:
                return
            if not pid:
                return
            self._cpu += used.ru_utime + used.ru_stime
            self._peak = max(self._peak, used.ru_maxrss * 1024)
            if pid == self._pid:
                self._status = status

    def _drain(self) -> None:
        """Pass on what the program said before its end."""
        for outlet in self._outlets.values():
            while outlet.open and outlet.read():
                pass
            if outlet.flooded and self._stop is None:
                self._stop = "output"
            outlet.close()
        for inlet in self._inlets.values():
            inlet.close()
        if self._channel is not None:
            self._channel.close()

    def _used(self) -> float:
        return max(self._cpu, self._usage.cpu())

    def _verdict(self) -> str | None:
        """What ended it, as far as nobody saw it while it ran."""
        limits, status = self._limits, self._status or 0
        most = limits["memory_mb"] * MIB + BASELINE
        over = self._used() > limits["seconds"] or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)
        if self._stop is None and over:
            return "timeout"
        if self._stop is None and self._peak > most:
            return "memory"
        self._peak = max(self._peak, self._usage.peak)
        return self._stop

    def _keep(self) -> None:
        """Bring files out, by a process of their own: what they hold is the response's."""
        ours, theirs = os.pipe()
        pid = kernel.fork()
        if pid == 0:
            status = 1
            try:
                names, content = keep.collect(self._limits["keep"], self._limits["disk_mb"] * MIB)
                with open(theirs, "wb") as file:
                    file.write(json.dumps(names).encode() + b"\n")
                    file.write(content)
                status = 0
            finally:
                os._exit(status)
        os.close(theirs)
        outlet = Outlet(self._link, frames.KEPT, ours, partial(os.close, ours))
        os.set_blocking(ours, True)
        while outlet.read():
            pass
        os.waitpid(pid, 0)


def _shut(channel: socket.socket, how: int) -> None:
    with contextlib.suppress(OSError):  # the program has closed its end
        channel.shutdown(how)
