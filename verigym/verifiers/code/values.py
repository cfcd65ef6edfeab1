"""Values of a task that JSON has no number for."""

from __future__ import annotations

from collections.abc import Mapping

from verigym.types import Json

_INTEGER = "$int"


def plain(value: Json) -> Json:
    """A value in which ``{"$int": "0x1f"}`` has become an integer: readers of JSON refuse those of many digits.

    Raises:
        ValueError: If such a text is no integer in base 16.

    >>> plain([1, {"$int": "-0xff"}])
    [1, -255]
    """
    if isinstance(value, list):
        return [plain(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    if list(value) == [_INTEGER]:
        return int(str(value[_INTEGER]), 16)
    return {key: plain(item) for key, item in value.items()}
