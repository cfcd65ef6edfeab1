"""Plain Python values as JSON, by value: what crosses between a candidate and its tester.

A value of a subclass is sent as the base value that it holds, read with the base class's own methods, so that what
the subclass overrides (``__eq__``, ``__iter__``, ``__int__``) does not cross. Decoding trusts nothing that it reads.
"""

from __future__ import annotations

import binascii
import json
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

Json: TypeAlias = Any

MAX_DEPTH = 100
"""Containers inside one another; more is refused, and so is a cycle."""

MAX_NODES = 250_000
"""Values in one message, counting those inside others."""

MAX_EQUAL_HASHES = 1000
"""Items of one hash in a set or a dict."""

_PLAIN_INT_BITS = 64  # longer integers are sent in base 16: decimal conversion is quadratic, and limited
_BUILTIN_TYPES: tuple[type, ...] = (
    *(type(None), object, bool, int, float, complex, str, bytes),
    *(list, tuple, set, frozenset, dict),
)
_TYPES = {kind.__name__: kind for kind in _BUILTIN_TYPES}


class NotPlainError(TypeError):
    """A value of this type cannot be sent by value."""


class TooLargeError(ValueError):
    """A value is cyclic, too deep or too large to be sent."""


class FrameError(ValueError):
    """What was received is no value that :func:`encode` makes."""


def encode(value: object, refer: Callable[[object], Json] | None = None) -> Json:
    """A value as JSON.

    Args:
        value: None, numbers, text, bytes, and containers of such.
        refer: Gives the reference for an object that is none of these; without it such an object is refused.

    Raises:
        NotPlainError: If something in the value is of a type that cannot be sent.
        TooLargeError: If the value is cyclic, too deep or too large.

    >>> encode((1, {2, 3}))
    {'tuple': [1, {'set': [2, 3]}]}
    """
    return _Encoder(refer).encode(value, MAX_DEPTH)


def decode(data: Json, resolve: Callable[[Json], object] | None = None) -> object:
    """The value that :func:`encode` made ``data`` from; ``resolve`` turns a reference into an object.

    Raises:
        FrameError: If ``data`` is nothing that :func:`encode` makes.

    >>> decode({"tuple": [1, {"set": [2, 3]}]})
    (1, {2, 3})
    """
    return _Decoder(resolve).decode(data, MAX_DEPTH)


class _Encoder:
    def __init__(self, refer: Callable[[object], Json] | None) -> None:
        self.refer = refer
        self.nodes = MAX_NODES
        self.encoders = _ENCODERS | _late_encoders()

    def encode(self, value: object, depth: int) -> Json:
        self.nodes -= 1
        if depth < 0 or self.nodes < 0:
            raise TooLargeError("a value that is cyclic, too deep or too large cannot cross")
        if value is None or value is True or value is False:
            return value
        # type() and not isinstance(): __class__ may be overridden.
        kind = next((base for base in type(value).__mro__ if base in self.encoders), None)
        if kind is not None:
            return self.encoders[kind](self, value, depth - 1)
        if isinstance(value, type) and _TYPES.get(value.__name__) is value:
            return {"type": value.__name__}
        if self.refer is not None:
            return {"ref": self.refer(value)}
        raise NotPlainError(f"a value of type {type(value).__name__} cannot cross")

    def integer(self, value: Any, depth: int) -> Json:
        plain = int.__int__(value)
        return plain if plain.bit_length() <= _PLAIN_INT_BITS else {"int": hex(plain)}

    def real(self, value: Any, depth: int) -> Json:
        return float.__float__(value)

    def complex(self, value: Any, depth: int) -> Json:
        plain = complex.__pos__(value)
        return {"complex": [plain.real, plain.imag]}

    def text(self, value: Any, depth: int) -> Json:
        plain = str.__str__(value)
        try:
            plain.encode()
        except UnicodeEncodeError:  # JSON would join a lone surrogate with its neighbour
            return {"str": _base64(plain.encode("utf-8", "surrogatepass"))}
        return plain

    def octets(self, value: Any, depth: int) -> Json:
        return {"bytes": _base64(memoryview(value).tobytes())}

    def byte_array(self, value: Any, depth: int) -> Json:
        return {"bytearray": _base64(memoryview(value).tobytes())}

    def list(self, value: Any, depth: int) -> Json:
        return [self.encode(item, depth) for item in list.__iter__(value)]

    def tuple(self, value: Any, depth: int) -> Json:
        return {"tuple": [self.encode(item, depth) for item in tuple.__iter__(value)]}

    def set(self, value: Any, depth: int) -> Json:
        return {"set": [self.encode(item, depth) for item in set.__iter__(value)]}

    def frozenset(self, value: Any, depth: int) -> Json:
        return {"frozenset": [self.encode(item, depth) for item in frozenset.__iter__(value)]}

    def dict(self, value: Any, depth: int) -> Json:
        return {"dict": [[self.encode(k, depth), self.encode(v, depth)] for k, v in dict.items(value)]}

    def range(self, value: Any, depth: int) -> Json:
        return {"range": [self.integer(n, depth) for n in (value.start, value.stop, value.step)]}

    def decimal(self, value: Any, depth: int) -> Json:
        return {"decimal": sys.modules["decimal"].Decimal.__str__(value)}

    def fraction(self, value: Any, depth: int) -> Json:
        return {"fraction": [self.integer(n, depth) for n in sys.modules["fractions"].Fraction.as_integer_ratio(value)]}


_ENCODERS: dict[type, Callable[[_Encoder, Any, int], Json]] = {
    int: _Encoder.integer,
    float: _Encoder.real,
    complex: _Encoder.complex,
    str: _Encoder.text,
    bytes: _Encoder.octets,
    bytearray: _Encoder.byte_array,
    list: _Encoder.list,
    tuple: _Encoder.tuple,
    set: _Encoder.set,
    frozenset: _Encoder.frozenset,
    dict: _Encoder.dict,
    range: _Encoder.range,
}


def _late_encoders() -> dict[type, Callable[[_Encoder, Any, int], Json]]:
    """Of types whose modules are dear to import: who has such a value has imported its module."""
    late = (("decimal", "Decimal", _Encoder.decimal), ("fractions", "Fraction", _Encoder.fraction))
    return {getattr(sys.modules[module], name): encode for module, name, encode in late if module in sys.modules}


class _Decoder:
    def __init__(self, resolve: Callable[[Json], object] | None) -> None:
        self.resolve = resolve
        self.nodes = MAX_NODES

    def decode(self, data: Json, depth: int) -> object:
        self.nodes -= 1
        if depth < 0 or self.nodes < 0:
            raise FrameError("a value too deep or too large")
        if data is None or type(data) in (bool, int, float, str):
            return data
        if type(data) is list:
            return [self.decode(item, depth - 1) for item in data]
        if type(data) is not dict or len(data) != 1:
            raise FrameError(f"no value: {type(data).__name__}")
        ((tag, content),) = data.items()
        try:
            return self.tagged(tag, content, depth - 1)
        except (TypeError, ValueError, ArithmeticError, binascii.Error) as error:
            raise FrameError(f"no {tag[:20]}: {type(error).__name__}") from error

    def tagged(self, tag: str, content: Json, depth: int) -> object:
        if tag in _CONTAINERS:
            items = self.items(content, depth)
            return _CONTAINERS[tag](items if tag == "tuple" else _spread(items))
        if tag == "dict":
            pairs = [(self.decode(k, depth), self.decode(v, depth)) for k, v in _listed(content)]
            _spread([key for key, _ in pairs])
            return dict(pairs)
        if tag in ("range", "fraction"):
            numbers = [_whole(item) for item in self.items(content, depth)]
            return range(*numbers) if tag == "range" else _fraction(*numbers)
        if tag == "ref" and self.resolve is not None:
            return self.resolve(content)
        return _SCALARS[tag](content) if tag in _SCALARS else _unknown(tag)

    def items(self, content: Json, depth: int) -> list[object]:
        return [self.decode(item, depth) for item in _listed(content)]


def _listed(content: Json) -> list[Json]:
    if type(content) is not list:
        raise TypeError("a container's content must be a list")
    return content


def _spread(items: list[object]) -> list[object]:
    """Refuse what would keep whoever builds a table of it busy for hours: numbers chosen to have one hash."""
    hashes: dict[int, int] = {}
    for item in items:
        number = hash(item)
        hashes[number] = hashes.get(number, 0) + 1
    if max(hashes.values(), default=0) > MAX_EQUAL_HASHES:
        raise ValueError(f"more than {MAX_EQUAL_HASHES} items with one hash")
    return items


def _whole(number: object) -> int:
    if type(number) is not int:
        raise TypeError("an integer is needed")
    return number


def _unknown(tag: str) -> object:
    raise ValueError(f"there is no tag {tag[:20]!r}")


def _base64(data: bytes) -> str:
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def _octets(text: str) -> bytes:
    return binascii.a2b_base64(text, strict_mode=True)


def _decimal(text: str) -> object:
    from decimal import Decimal

    return Decimal(text)


def _fraction(numerator: int, denominator: int) -> object:
    from fractions import Fraction

    return Fraction(numerator, denominator)


def _complex(content: Json) -> complex:
    real, imaginary = (float.__float__(number) for number in _listed(content))
    return complex(real, imaginary)


_CONTAINERS: dict[str, Callable[[list[Any]], object]] = {"tuple": tuple, "set": set, "frozenset": frozenset}
_SCALARS: dict[str, Callable[[Any], object]] = {
    "int": lambda text: int(text, 16),
    "complex": _complex,
    "str": lambda text: _octets(text).decode("utf-8", "surrogatepass"),
    "bytes": _octets,
    "bytearray": lambda text: bytearray(_octets(text)),
    "decimal": lambda text: _decimal(str.__str__(text)),
    "type": lambda name: _TYPES[name] if name in _TYPES else _unknown(name),
}


def dumps(frame: Json) -> bytes:
    """A frame as bytes."""
    return json.dumps(frame, separators=(",", ":")).encode("ascii")


def loads(data: bytes) -> Json:
    """A frame from bytes.

    Raises:
        FrameError: If they are no JSON, or nested too deep for it.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FrameError(f"no JSON: {type(error).__name__}") from error
