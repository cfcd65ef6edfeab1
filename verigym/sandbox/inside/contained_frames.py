"""Frames over one byte stream: how the server in a container and whoever holds its standard streams talk.

A frame is its kind, its stream, the length of its content, and the content. On each stream one chunk is under way at a
time: the next may follow a :data:`CREDIT`, so that a program that reads nothing blocks nobody. Standard output and
error have a limit instead.
"""

from __future__ import annotations

import struct

HEAD = struct.Struct(">BBI")

BEGIN, DATA, END, CREDIT, KILL, REPORT, READY = range(1, 8)
"""Kinds: a program's limits; content; no more content; room for content; end the program; how it ended; at start."""

PROGRAM, STDIN, CHANNEL, STDOUT, STDERR, KEPT = range(1, 7)
"""Streams; 0 is none."""

CHUNK = 1 << 16
"""Bytes of content under way on a stream."""


def head(kind: int, stream: int = 0, length: int = 0) -> bytes:
    """What precedes a frame's content."""
    return HEAD.pack(kind, stream, length)
