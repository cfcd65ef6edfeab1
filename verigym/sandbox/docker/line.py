"""The attached streams of a container: Docker's framing, and ours within."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import time
from dataclasses import dataclass
from typing import Any

from verigym.errors import SandboxError
from verigym.sandbox.inside import contained_frames as frames

_DOCKER_HEAD = struct.Struct(">BxxxI")
_STDOUT = 1
_CHUNK = 1 << 18
_MOST_LOG = 1 << 16
_WAIT = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame that came."""

    kind: int
    stream: int
    content: bytes


class Line:
    """Frames to and from the server in a container; never blocks.

    Args:
        attached: What Docker's SDK gives for the container's three streams: a socket, or a file around one.
    """

    def __init__(self, attached: Any) -> None:
        self._attached = attached
        self._connection: socket.socket = getattr(attached, "_sock", attached)
        self._connection.setblocking(False)
        self._out = bytearray()
        self._docker = bytearray()
        self._ours = bytearray()
        self.log = bytearray()

    def fileno(self) -> int:
        """To wait on."""
        return self._connection.fileno()

    @property
    def waits(self) -> bool:
        """Whether something is to be sent."""
        return bool(self._out)

    def put(self, kind: int, stream: int = 0, content: bytes | memoryview = b"") -> None:
        """Send a frame as soon as there is room."""
        self.put_raw(frames.head(kind, stream, len(content)))
        self.put_raw(content)

    def put_raw(self, content: bytes | memoryview) -> None:
        """Send what is no frame."""
        self._out += content

    def flush(self) -> None:
        """Send what fits.

        Raises:
            SandboxError: If the container is gone.
        """
        try:
            while self._out:
                sent = self._connection.send(self._out)
                del self._out[:sent]
        except _WAIT:
            pass
        except OSError as error:
            raise SandboxError(f"its connection broke: {error}") from error

    def get(self) -> list[Frame]:
        """All frames that have come.

        Raises:
            SandboxError: If the container is gone.
        """
        ended = False
        while True:
            try:
                part = self._connection.recv(_CHUNK)
            except _WAIT:
                break
            except OSError as error:
                raise SandboxError(f"its connection broke: {error}") from error
            self._docker += part
            if not part:
                ended = True
                break
            if len(part) < _CHUNK:
                break
        self._unpack()
        found = self._frames()
        if ended and not found:
            raise SandboxError(f"it ended: {self.log.decode('utf-8', 'replace')[-1000:].strip() or 'it said nothing'}")
        return found

    def wait_for(self, kind: int, seconds: float) -> Frame:
        """Send all that is to be sent and wait for one frame, before any program runs.

        Raises:
            SandboxError: If it did not come.
        """
        import select

        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            select.select([self], [self] if self.waits else [], [], left)
            self.flush()
            for frame in self.get():
                if frame.kind == kind:
                    return frame
        raise SandboxError(f"it did not answer within {seconds:g} s")

    def cut(self) -> None:
        """End the conversation, from any thread; whoever waits for the container finds that it ended."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go; a container whose standard input closes ends itself. Nobody may be waiting."""
        self.cut()
        self._connection.close()
        self._attached.close()

    def _unpack(self) -> None:
        place = 0
        while len(self._docker) - place >= _DOCKER_HEAD.size:
            kind, length = _DOCKER_HEAD.unpack_from(self._docker, place)
            end = place + _DOCKER_HEAD.size + length
            if len(self._docker) < end:
                break
            content = self._docker[end - length : end]
            if kind == _STDOUT:
                self._ours += content
            else:
                self.log = (self.log + content)[-_MOST_LOG:]
            place = end
        del self._docker[:place]

    def _frames(self) -> list[Frame]:
        found = []
        place = 0
        while len(self._ours) - place >= frames.HEAD.size:
            kind, stream, length = frames.HEAD.unpack_from(self._ours, place)
            end = place + frames.HEAD.size + length
            if len(self._ours) < end:
                break
            found.append(Frame(kind, stream, bytes(self._ours[end - length : end])))
            place = end
        del self._ours[:place]
        return found
