"""The server's end of its two pipes, and the pipes to and from a program.

What passes through is a response's, and programs are forked from this process: content lies in buffers of its own, is
never made an object, and is overwritten as soon as it has passed.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from verigym.sandbox.inside import contained_frames as frames

_ZEROS = bytes(frames.CHUNK)


class Buffer:
    """Room for one chunk."""

    def __init__(self) -> None:
        self.view = memoryview(bytearray(frames.CHUNK))

    def wipe(self, used: int) -> None:
        """Overwrite what was used of it."""
        self.view[:used] = _ZEROS[:used]


class Link:
    """Frames to and from outside.

    Args:
        source: Descriptor that frames come from.
        target: Descriptor that they go to.
    """

    def __init__(self, source: int, target: int) -> None:
        self.source = source
        self._target = target
        self._head = memoryview(bytearray(frames.HEAD.size))

    def read_head(self) -> tuple[int, int, int]:
        """Kind, stream and length of the next frame.

        Raises:
            EOFError: If nobody is there any more.
        """
        self.read_into(self._head)
        kind, stream, length = frames.HEAD.unpack(self._head)
        if length > frames.CHUNK:
            raise EOFError(f"a frame of {length} bytes")
        return kind, stream, length

    def read_into(self, view: memoryview) -> None:
        """Fill ``view``."""
        while view:
            count = os.readv(self.source, [view])
            if not count:
                raise EOFError("the other side has closed")
            view = view[count:]

    def send(self, kind: int, stream: int = 0, content: bytes | memoryview = b"") -> None:
        """Send a frame, waiting for room."""
        parts = [memoryview(frames.head(kind, stream, len(content))), memoryview(content)]
        while parts := [part for part in parts if part]:
            sent = os.writev(self._target, parts)
            for place, part in enumerate(parts):
                taken = min(sent, len(part))
                parts[place], sent = part[taken:], sent - taken


class Inlet:
    """One way into a program: what has come for it and did not fit into its pipe yet.

    Args:
        link: To the outside.
        stream: Its number there.
        descriptor: What the program reads from.
        shut: Makes the program read the end.
    """

    def __init__(self, link: Link, stream: int, descriptor: int, shut: Callable[[], None]) -> None:
        self._link = link
        self._stream = stream
        self._shut = shut
        self.descriptor = descriptor
        self._buffer = Buffer()
        self._first = self._end = 0
        self._last = self.closed = False
        os.set_blocking(descriptor, False)

    @property
    def waits(self) -> bool:
        """Whether something is to be written."""
        return self._first < self._end

    def take(self, length: int) -> None:
        """Read a chunk from outside and write what fits."""
        if self.waits:
            raise EOFError("a chunk came before its credit")
        self._link.read_into(self._buffer.view[:length])
        self._first, self._end = 0, length
        self.write()

    def finish(self) -> None:
        """No more will come."""
        self._last = True
        if not self.waits:
            self.close()

    def write(self) -> None:
        """Write what fits; when all is written, ask for more."""
        try:
            while self.waits and not self.closed:
                self._first += os.write(self.descriptor, self._buffer.view[self._first : self._end])
        except BlockingIOError:
            return
        except OSError:  # nobody reads any more
            self.close()
        self._buffer.wipe(self._end)
        self._first = self._end = 0
        if self._last:
            self.close()
        elif not self.closed:
            self._link.send(frames.CREDIT, self._stream)

    def close(self) -> None:
        """The program reads the end; what was not written is lost."""
        if not self.closed:
            self.closed = True
            self._buffer.wipe(self._end)
            self._first = self._end = 0
            self._shut()
            self._link.send(frames.END, self._stream)


class Outlet:
    """One way out of a program.

    Args:
        link: To the outside.
        stream: Its number there.
        descriptor: What the program writes to.
        shut: Lets go of it.
        most: Bytes that may pass; ``None`` means as many as there are credits for.
    """

    def __init__(
        self, link: Link, stream: int, descriptor: int, shut: Callable[[], None], most: int | None = None
    ) -> None:
        self._link = link
        self._stream = stream
        self._shut = shut
        self.descriptor = descriptor
        self._room = most
        self._buffer = Buffer()
        self.credit = self.open = True
        os.set_blocking(descriptor, False)

    @property
    def flooded(self) -> bool:
        """Whether more came than may pass."""
        return self._room is not None and self._room < 0

    def read(self) -> bool:
        """Pass one chunk on; whether there may be more at once."""
        try:
            count = os.readv(self.descriptor, [self._buffer.view])
        except BlockingIOError:
            return False
        except ConnectionError:
            count = 0
        passed = count
        if self._room is not None:
            passed = min(count, self._room + 1)
            self._room -= passed
        if passed:
            self._link.send(frames.DATA, self._stream, self._buffer.view[:passed])
            self._buffer.wipe(count)
        if not count or self.flooded:
            self.close()
        self.credit = self._room is not None
        return self.open

    def close(self) -> None:
        """Read no more of it."""
        if self.open:
            self.open = False
            self._shut()
            self._link.send(frames.END, self._stream)
