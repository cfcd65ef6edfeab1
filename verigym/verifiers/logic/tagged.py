"""JSON that keeps the types which a puzzle's scorer looks at: tuples, sets and keys that are no strings."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from verigym.errors import UsageError
from verigym.types import Json

_DATED: dict[str, type[datetime.date] | type[datetime.time]] = {
    "$datetime": datetime.datetime,  # before date, whose subclass it is
    "$date": datetime.date,
    "$time": datetime.time,
}
_NUMBERS: dict[str, type[Fraction] | type[Decimal]] = {"$fraction": Fraction, "$decimal": Decimal}


def encode(value: Any) -> Json:
    """The value as JSON. The same value always gives the same text.

    Args:
        value: JSON values, tuples, sets, dicts with any hashable keys, dates, times, fractions, decimals and numpy's
            numbers, strings and arrays, nested. Enum members become their values.

    Raises:
        UsageError: If there is a value of another type in it.

    >>> encode({"pair": (1, 2)})
    {'pair': {'$tuple': [1, 2]}}
    """
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, tuple):
        return {"$tuple": [encode(item) for item in value]}
    if isinstance(value, set | frozenset):
        return {"$set": sorted((encode(item) for item in value), key=repr)}
    if isinstance(value, dict):
        return _encode_dict(value)
    return _encode_scalar(value)


def _encode_dict(value: dict[Any, Any]) -> Json:
    # A key that looks like a tag would be read back as one, so such a dict is tagged itself.
    if all(type(key) is str and not key.startswith("$") for key in value):
        return {key: encode(item) for key, item in value.items()}
    return {"$dict": [[encode(key), encode(item)] for key, item in value.items()]}


def _encode_scalar(value: Any) -> Json:
    if isinstance(value, Enum):
        return encode(value.value)
    # Numpy's float64 and str_ are subclasses: the plain types come out.
    for kind in (str, bool, int, float):
        if isinstance(value, kind):
            return kind(value)
    return None if value is None else _encode_rare(value)


def _encode_rare(value: Any) -> Json:
    for tag, kind in _DATED.items():
        if isinstance(value, kind):
            return {tag: value.isoformat()}
    for tag, number in _NUMBERS.items():
        if isinstance(value, number):
            return {tag: str(value)}
    if hasattr(value, "tolist"):  # numpy's scalars and arrays, known without importing numpy
        return encode(value.tolist())
    raise UsageError(
        f"a puzzle entry holds JSON, tuples, sets, dates and exact numbers, got {type(value).__name__}; "
        f"convert it before encoding"
    )


def decode(value: Json) -> Any:
    """What :func:`encode` was given.

    Raises:
        UsageError: If an object has an unknown tag or a tag's content has the wrong form.

    >>> decode({"pair": {"$tuple": [1, 2]}})
    {'pair': (1, 2)}
    """
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    tag = next(iter(value), "")
    if not tag.startswith("$"):
        return {key: decode(item) for key, item in value.items()}
    try:
        return _decode_tag(tag, value[tag])
    except (TypeError, ValueError, ArithmeticError) as error:
        raise UsageError(f"the content of {tag!r} has the wrong form: {value[tag]!r} ({error})") from error


def _decode_tag(tag: str, content: Json) -> Any:
    if tag == "$tuple":
        return tuple(decode(item) for item in content)
    if tag == "$set":
        return {decode(item) for item in content}
    if tag == "$dict":
        return {decode(key): decode(item) for key, item in content}
    if tag in _DATED:
        return _DATED[tag].fromisoformat(content)
    if tag in _NUMBERS:
        return _NUMBERS[tag](content)
    known = ", ".join(("$tuple", "$set", "$dict", *_DATED, *_NUMBERS))
    raise ValueError(f"known tags are {known}")
