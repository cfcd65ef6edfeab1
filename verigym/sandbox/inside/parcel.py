"""Named byte strings in one: a form that a fresh process reads by touching few pages of its memory."""

from __future__ import annotations

from collections.abc import Iterable


def pack(items: Iterable[tuple[str, bytes]]) -> list[bytes]:
    r"""The parts of a parcel: a line of lengths, then each name and its content.

    >>> b"".join(pack([("source", b"x = 1"), ("file:a/b", b"")]))
    b'6 5 8 0\nsourcex = 1file:a/b'
    """
    parts = [part for name, content in items for part in (name.encode("utf-8", "surrogatepass"), content)]
    return [" ".join(map(str, map(len, parts))).encode("ascii") + b"\n", *parts]


def unpack(data: bytes) -> list[tuple[str, bytes]]:
    """What :func:`pack` was given."""
    head, _, rest = data.partition(b"\n")
    parts, place = [], 0
    for length in map(int, head.split()):
        parts.append(rest[place : place + length])
        place += length
    return [
        (name.decode("utf-8", "surrogatepass"), content) for name, content in zip(parts[::2], parts[1::2], strict=True)
    ]
