"""JSON messages over a socket, each preceded by its length; descriptors may travel with one."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Sequence
from typing import Any, TypeAlias

Json: TypeAlias = Any

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of one message."""

MAX_DESCRIPTORS = 8
"""Descriptors that travel with one message."""

_LENGTH = struct.Struct(">I")
_RIGHT = struct.Struct("i")
_CHUNK = 1 << 16


class WireError(ValueError):
    """What was to be sent is too long, or what came is no message."""


def write(channel: socket.socket, message: Json, descriptors: Sequence[int] = ()) -> None:
    """Send a message.

    Raises:
        WireError: If it is longer than :data:`MAX_BYTES`; nothing was sent.
        OSError: If the other side is gone.
    """
    data = json.dumps(message, separators=(",", ":")).encode("ascii")
    if len(data) > MAX_BYTES:
        raise WireError(f"a message may have {MAX_BYTES} bytes, got {len(data)}")
    data = _LENGTH.pack(len(data)) + data
    if descriptors:
        rights = struct.pack(f"{len(descriptors)}i", *descriptors)
        sent = channel.sendmsg([data], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
        data = data[sent:]
    channel.sendall(data)


def read(channel: socket.socket) -> Json | None:
    """Receive a message; ``None`` when the other side has closed.

    Raises:
        WireError: If what came is no message.
    """
    message, descriptors = read_with_descriptors(channel, 0)
    return message if not descriptors else None


def read_with_descriptors(channel: socket.socket, maximum: int = MAX_DESCRIPTORS) -> tuple[Json | None, list[int]]:
    """Receive a message and the descriptors that came with it."""
    head, descriptors = _receive_head(channel, maximum)
    if len(head) < _LENGTH.size:
        head += read_bytes(channel, _LENGTH.size - len(head)) if head else b""
    if not head:
        return None, []
    (length,) = _LENGTH.unpack(head)
    if length > MAX_BYTES:
        raise WireError(f"a message may have {MAX_BYTES} bytes, {length} were announced")
    try:
        return json.loads(read_bytes(channel, length)), descriptors
    except (ValueError, RecursionError) as error:
        raise WireError(f"no JSON: {type(error).__name__}") from error


def _receive_head(channel: socket.socket, maximum: int) -> tuple[bytes, list[int]]:
    if not maximum:
        return channel.recv(_LENGTH.size), []
    rights: list[int] = []
    flags = socket.MSG_CMSG_CLOEXEC
    head, ancillary, _, _ = channel.recvmsg(_LENGTH.size, socket.CMSG_SPACE(maximum * _RIGHT.size), flags)
    for level, kind, data in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            whole = data[: len(data) - len(data) % _RIGHT.size]
            rights += [number for (number,) in _RIGHT.iter_unpack(whole)]
    return head, rights


def read_bytes(channel: socket.socket, length: int) -> bytes:
    """Receive so many bytes.

    Raises:
        WireError: If the other side closes before.
    """
    data = bytearray()
    while len(data) < length:
        chunk = channel.recv(min(length - len(data), _CHUNK))
        if not chunk:
            raise WireError(f"the other side closed after {len(data)} of {length} bytes")
        data += chunk
    return bytes(data)
