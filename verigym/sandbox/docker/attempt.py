"""One step's run in a container, seen from outside: feeds it, collects what it says, and reads what ended it."""

from __future__ import annotations

import contextlib
import json
import selectors
import signal
import socket
import time
from typing import Any

from verigym.errors import SandboxError
from verigym.sandbox.docker.container import Container
from verigym.sandbox.docker.line import Frame
from verigym.sandbox.inside import contained_frames as frames
from verigym.sandbox.program import Limits, Outcome, Stop
from verigym.sandbox.report import read_outcome
from verigym.sandbox.step import Step

_GRACE_SECONDS = 30.0
"""For a container to tell the end of a program that it should have ended itself."""

_STARVED_FACTOR = 10.0  # as the watcher inside has it


class Feed:
    """Content on its way into a container, one chunk at a time."""

    def __init__(self, content: bytes) -> None:
        self._left = memoryview(content)
        self._ended = False

    def next(self) -> bytes | memoryview | None:
        """What to send now: a chunk, nothing at all for the end, and ``None`` once the end was sent."""
        part, self._left = self._left[: frames.CHUNK], self._left[frames.CHUNK :]
        if self._ended:
            return None
        self._ended = not part
        return part


class Attempt:
    """A step under way in a container.

    Args:
        container: It belongs to this attempt until that is over.
        step: What it runs.
        limits: Of the step.
        channel: Our end of the program's bridge, if it has one; closed when the program has ended.
    """

    def __init__(self, container: Container, step: Step, limits: Limits, channel: socket.socket | None) -> None:
        self.container = container
        self._step = step
        self._limits = limits
        self._channel = channel
        self._bell, self._ring = socket.socketpair()
        self._feeds = {frames.PROGRAM: Feed(b"".join(step.text())), frames.STDIN: Feed(step.stdin)}
        self._out = {frames.STDOUT: bytearray(), frames.STDERR: bytearray(), frames.KEPT: bytearray()}
        self._said = bytearray()  # across the channel, and not taken yet
        self._may_ask = channel is not None  # whether the program takes more from the channel
        self._report: dict[str, Any] | None = None

    @property
    def has_channel(self) -> bool:
        """Whether the program has a bridge."""
        return self._channel is not None

    def kill(self) -> None:
        """End the program now, from any thread."""
        with contextlib.suppress(OSError):  # it has ended
            self._ring.send(b"k")

    def close(self) -> None:
        """Let go of what was needed."""
        self._bell.close()
        self._ring.close()
        if self._channel is not None:
            self._channel.close()

    def to_end(self) -> Outcome:
        """Run it.

        Raises:
            SandboxError: If the container failed; it says which.
        """
        try:
            self._start()
            self._talk()
        except SandboxError as error:
            if self.container.ran_out_of_memory():
                return Outcome(Stop.MEMORY, signal=signal.SIGKILL)
            raise SandboxError(f"container {self.container.name}: {error}") from error
        return self._outcome()

    def _start(self) -> None:
        output = self._limits.output_kb * 1024
        budget = {**self._step.budget(self._limits), "output": output, "bridge": self._channel is not None}
        self.container.line.put(frames.BEGIN, content=json.dumps(budget).encode())
        for stream in self._feeds:
            self._send_more(stream)
        if self._channel is not None:
            self._channel.setblocking(False)

    def _talk(self) -> None:
        line = self.container.line
        deadline = time.monotonic() + self._limits.wall * _STARVED_FACTOR + _GRACE_SECONDS
        with selectors.DefaultSelector() as ready:
            ready.register(line, selectors.EVENT_READ)
            ready.register(self._bell, selectors.EVENT_READ)
            while self._report is None:
                line.flush()
                ready.modify(line, selectors.EVENT_READ | (selectors.EVENT_WRITE if line.waits else 0))
                self._watch_channel(ready)
                events = ready.select(max(0.0, deadline - time.monotonic()))
                if not events:
                    raise SandboxError("it does not end its program")
                for key, mask in events:
                    if key.fileobj is line and mask & selectors.EVENT_READ:
                        for frame in line.get():
                            self._take(frame)
                    elif key.fileobj is self._bell:
                        self._bell.recv(1)
                        line.put(frames.KILL)
                    elif key.fileobj is self._channel:
                        self._pass(mask)

    def _watch_channel(self, ready: selectors.BaseSelector) -> None:
        if self._channel is None:
            return
        events = (selectors.EVENT_READ if self._may_ask else 0) | (selectors.EVENT_WRITE if self._said else 0)
        known = self._channel in ready.get_map()
        if known and not events:
            ready.unregister(self._channel)
        elif known:
            ready.modify(self._channel, events)
        elif events:
            ready.register(self._channel, events)

    def _pass(self, mask: int) -> None:
        """Move what the channel's other side asks, and what it is answered."""
        if self._channel is None:
            return
        if mask & selectors.EVENT_READ and self._may_ask:
            try:
                part = self._channel.recv(frames.CHUNK)
            except BlockingIOError:
                return
            except ConnectionError:
                part = b""
            self._may_ask = False
            self.container.line.put(frames.DATA if part else frames.END, frames.CHANNEL, part)
        if mask & selectors.EVENT_WRITE and self._said:
            self._answer()

    def _answer(self) -> None:
        if self._channel is None:
            return
        try:
            del self._said[: self._channel.send(self._said)]
        except BlockingIOError:
            return
        except OSError:  # nobody listens any more
            self._said.clear()
        if not self._said:
            self.container.line.put(frames.CREDIT, frames.CHANNEL)

    def _take(self, frame: Frame) -> None:
        if frame.kind == frames.REPORT:
            self._report = json.loads(frame.content)
        elif frame.kind == frames.DATA and frame.stream == frames.CHANNEL:
            self._said += frame.content
        elif frame.kind == frames.DATA:
            self._out[frame.stream] += frame.content
        elif frame.kind == frames.CREDIT and frame.stream == frames.CHANNEL:
            self._may_ask = True
        elif frame.kind == frames.CREDIT:
            self._send_more(frame.stream)

    def _send_more(self, stream: int) -> None:
        part = self._feeds[stream].next()
        if part is not None:
            self.container.line.put(frames.DATA if part else frames.END, stream, part)

    @property
    def healthy(self) -> bool:
        """Whether its container may run another program."""
        return self._report is not None and "failed" not in self._report and self._report["broken"] is None

    def say_rest(self) -> None:
        """What the program said across the channel before it ended, as far as anybody takes it."""
        if self._channel is not None and self._said:
            with contextlib.suppress(OSError):
                self._channel.settimeout(_GRACE_SECONDS)
                self._channel.sendall(self._said)

    def _outcome(self) -> Outcome:
        message = self._report or {}
        if "failed" in message:
            raise SandboxError(
                f"a program could not be isolated in container {self.container.name}: {message['failed']}"
            )
        # What the watcher inside is too slow for, or cannot see, the kernel ends at the container's own limit.
        if message["status"] == signal.SIGKILL and message["stop"] in (None, Stop.TIMEOUT):
            out_of_memory = self.container.ran_out_of_memory(patience=0.0 if message["stop"] else 0.2)
            message["stop"] = Stop.MEMORY if out_of_memory else message["stop"]
        names, _, content = bytes(self._out[frames.KEPT]).partition(b"\n")
        if names:
            message["kept"] = json.loads(names)
        cap = self._limits.output_kb * 1024
        stdout, stderr = (bytes(self._out[stream][:cap]) for stream in (frames.STDOUT, frames.STDERR))
        flooded = message["stop"] == Stop.OUTPUT
        return read_outcome(self._step, message, content, stdout=stdout, stderr=stderr, flooded=flooded)
