"""Calls by value between a tester and a candidate that do not share a process.

The candidate's side answers calls to its names (:func:`serve`); the tester's side gets those names as proxies
(:func:`connect`). What comes back is a return value or an ordinary exception, never a verdict: whoever writes forged
frames has only returned another value. Objects that cannot be sent by value stay with the candidate, and the tester
holds a :class:`Handle`: it can be passed back and called, its attributes can be read and set, and nothing else.
"""

from __future__ import annotations

import builtins
import os
import socket
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn, TypeAlias

from verigym.sandbox.inside import codec

Json: TypeAlias = Any

MAX_FRAME = 4 * 1024 * 1024
"""Bytes of one message; a longer one ends the conversation."""

_LENGTH = struct.Struct(">I")
_CHUNK = 1 << 16
_MESSAGE_LENGTH = 1000


GONE_STATUS = 86
"""Exit status of a tester whose candidate ended, or sent something that is no answer."""


class CandidateGoneError(Exception):
    """The candidate ended, or sent something that is no answer."""


class Handle:
    """An object of the candidate's: no operator works on it, so that no comparison of the tester's asks its owner."""

    __slots__ = ("_ask", "_key")
    _ask: Callable[[dict[str, Json]], object]
    _key: int
    __hash__ = None  # type: ignore[assignment]  # what cannot be compared cannot be hashed

    def __init__(self, key: int, ask: Callable[[dict[str, Json]], object]) -> None:
        object.__setattr__(self, "_key", key)
        object.__setattr__(self, "_ask", ask)

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call it, by value."""
        return self._ask({"call": self._key, **_sent(args, kwargs)})

    def __getattr__(self, name: str) -> object:
        _refuse_special(name)
        return self._ask({"get": self._key, "name": name})

    def __setattr__(self, name: str, value: object) -> None:
        _refuse_special(name)
        self._ask({"set": self._key, "name": name, "value": codec.encode(value, _key)})

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("an object of the candidate's own type has no operators for its tests")

    __bool__ = __len__ = __iter__ = __contains__ = _refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse


def _refuse_special(name: str) -> None:
    if name.startswith("_"):
        raise AttributeError(f"an object of the candidate's own type keeps {name!r} to itself")


def _sent(args: Sequence[object], kwargs: Mapping[str, object]) -> dict[str, Json]:
    return {
        "args": [codec.encode(value, _key) for value in args],
        "kwargs": {key: codec.encode(value, _key) for key, value in kwargs.items()},
    }


def send(channel: socket.socket, frame: Json) -> None:
    """Send one frame.

    Raises:
        TooLargeError: If it is longer than :data:`MAX_FRAME`; nothing was sent.
    """
    data = codec.dumps(frame)
    if len(data) > MAX_FRAME:
        raise codec.TooLargeError(f"a message may have {MAX_FRAME} bytes, got {len(data)}")
    channel.sendall(_LENGTH.pack(len(data)) + data)


def receive(channel: socket.socket) -> Json:
    """Receive one frame.

    Raises:
        EOFError: If the other side has closed.
        FrameError: If what came is no frame.
    """
    (length,) = _LENGTH.unpack(_read(channel, _LENGTH.size))
    if length > MAX_FRAME:
        raise codec.FrameError(f"a message of {length} bytes")
    return codec.loads(_read(channel, length))


def _read(channel: socket.socket, length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        chunk = channel.recv(min(length - len(data), _CHUNK))
        if not chunk:
            raise EOFError("the other side has closed")
        data += chunk
    return bytes(data)


class Answer(NamedTuple):
    """What a call gave: a value, or the exception that it raised as the nearest built-in one."""

    value: object = None
    error: Exception | None = None


class Candidate:
    """The tester's end of a channel.

    Args:
        channel: Connected to a process in :func:`serve`; its timeout, if any, bounds each wait.
    """

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel

    def names(self, names: Sequence[str]) -> dict[str, object]:
        """The named things that the candidate has: functions as proxies, values by value, others as handles.

        Waits until the candidate's program has run. A name that it lacks is missing from the result.
        """
        found = self._ask({"names": list(names)}).get("names")
        if type(found) is not dict or not set(found) <= set(names):
            self._gone("the candidate sent no names")
        return {name: self._proxy(name) if kind == "function" else self._value(kind) for name, kind in found.items()}

    def call(self, name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> object:
        """Call a function of the candidate's as :meth:`ask` does, and raise what it raised."""
        answer = self.ask(name, args, kwargs)
        if answer.error is not None:
            raise answer.error
        return answer.value

    def ask(self, name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> Answer:
        """Call a function of the candidate's by value.

        Raises:
            NotPlainError: If an argument cannot be sent.
            CandidateGoneError: If the candidate ended or its answer cannot be read.
        """
        return self._answer({"call": name, **_sent(args, kwargs)})

    def _answer(self, frame: Json) -> Answer:
        reply = self._ask(frame)
        if "error" in reply:
            return Answer(error=_ordinary(reply["error"], reply.get("message")))
        return Answer(self._value(reply.get("value", _NOTHING)))

    def _of_handle(self, frame: Json) -> object:
        answer = self._answer(frame)
        if answer.error is not None:
            raise answer.error
        return answer.value

    def _handle(self, key: Json) -> object:
        if type(key) is not int:
            raise codec.FrameError("no handle")
        return Handle(key, self._of_handle)

    def _proxy(self, name: str) -> Callable[..., object]:
        def proxy(*args: object, **kwargs: object) -> object:
            return self.call(name, args, kwargs)

        proxy.__name__ = proxy.__qualname__ = name
        return proxy

    def _value(self, data: Json) -> object:
        try:
            return codec.decode(data, self._handle)
        except (codec.FrameError, RecursionError) as error:
            self._gone(f"the candidate sent no value: {error}")

    def _ask(self, frame: Json) -> dict[str, Json]:
        try:
            send(self._channel, frame)
            reply = receive(self._channel)
        except (OSError, EOFError, codec.FrameError) as error:
            self._gone(f"the candidate is gone: {type(error).__name__}")
        if type(reply) is not dict:
            self._gone("the candidate sent no answer")
        return reply

    def _gone(self, why: str) -> NoReturn:
        raise CandidateGoneError(why)


class _InTester(Candidate):
    """Ends the tester together with its candidate: an exception could be caught by the test."""

    def _gone(self, why: str) -> NoReturn:
        os._exit(GONE_STATUS)


_NOTHING = {"nothing": None}  # decodes to an error


def connect(names: Sequence[str], channel: socket.socket) -> dict[str, object]:
    """The candidate's names for a tester's namespace; see :meth:`Candidate.names`.

    When the candidate is gone, this process ends with :data:`GONE_STATUS`, whatever the test catches.
    """
    return _InTester(channel).names(names)


def _key(value: object) -> Json:
    if type(value) is not Handle:
        raise codec.NotPlainError(f"an argument of type {type(value).__name__} cannot cross")
    return value._key


def _ordinary(names: Json, message: Json) -> Exception:
    """The built-in exception that comes nearest to what the candidate raised."""
    text = message if type(message) is str else ""
    for name in names if type(names) is list else ():
        kind = _ORDINARY.get(name) if type(name) is str else None
        if kind is not None:
            return kind(text)
    return Exception(text)


def _is_ordinary(kind: object) -> bool:
    return (
        isinstance(kind, type)
        and issubclass(kind, Exception)
        and not issubclass(kind, StopIteration | StopAsyncIteration | UnicodeError | ExceptionGroup | Warning)
    )


# Those that take a message alone, under their own names: IOError is OSError.
_ORDINARY: dict[str, type[Exception]] = {
    name: kind for name, kind in vars(builtins).items() if _is_ordinary(kind) and kind.__name__ == name
}


def serve(namespace: Mapping[str, object], channel: socket.socket) -> None:
    """Answer calls to the names of ``namespace`` until the other side closes.

    Ordinary exceptions of a called function are answers; others (``SystemExit``, ``KeyboardInterrupt``,
    ``StopIteration``) are raised here, and so end the program.
    """
    objects: list[object] = []
    while True:
        try:
            frame = receive(channel)
        except EOFError:
            return
        try:
            reply = _names(namespace, frame["names"], objects) if "names" in frame else _call(namespace, frame, objects)
            send(channel, reply)
        except (codec.TooLargeError, RecursionError) as error:
            send(channel, _raised(error))


def _names(namespace: Mapping[str, object], names: Sequence[str], objects: list[object]) -> Json:
    present = {name: namespace[name] for name in names if name in namespace}
    keep = _keeper(objects)
    return {"names": {n: "function" if callable(v) else codec.encode(v, keep) for n, v in present.items()}}


def _call(namespace: Mapping[str, object], frame: Json, objects: list[object]) -> Json:
    def resolve(key: Any) -> object:
        return objects[key]

    try:
        value = _do(namespace, frame, resolve)
    except (StopIteration, StopAsyncIteration):
        raise
    except Exception as error:
        return _raised(error)
    return {"value": codec.encode(value, _keeper(objects))}


def _do(namespace: Mapping[str, object], frame: Json, resolve: Callable[[Any], Any]) -> object:
    if "get" in frame:
        return getattr(resolve(frame["get"]), frame["name"])
    if "set" in frame:
        setattr(resolve(frame["set"]), frame["name"], codec.decode(frame["value"], resolve))
        return None
    args = [codec.decode(value, resolve) for value in frame["args"]]
    kwargs = {key: codec.decode(value, resolve) for key, value in frame["kwargs"].items()}
    function: Any = namespace[frame["call"]] if type(frame["call"]) is str else resolve(frame["call"])
    return function(*args, **kwargs)


def _keeper(objects: list[object]) -> Callable[[object], Json]:
    def keep(value: object) -> Json:
        objects.append(value)
        return len(objects) - 1

    return keep


def _raised(error: Exception) -> Json:
    try:
        message = str(error)[:_MESSAGE_LENGTH]
    except Exception:  # an exception whose own __str__ fails is still an exception
        message = ""
    return {"error": [kind.__name__ for kind in type(error).__mro__], "message": message}
