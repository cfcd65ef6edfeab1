"""Becomes a program, in the process that was forked for it: a Python program as ``__main__``, others by an exec."""

from __future__ import annotations

import atexit
import builtins
import io
import os
import signal
import socket
import sys
import threading
import types
from typing import Any, NoReturn

from verigym.sandbox.inside.parcel import unpack

MAIN = "main.py"
"""The file that a program's text is laid into."""

IMPORTED = "candidate"
"""The module's name of a program whose names are called from outside."""

_PROGRAM, _CHANNEL = 3, 4
_CHUNK = 1 << 14


class Parcel:
    """What a process becomes. Its files are laid while it is read.

    Attributes:
        source: The text of a Python program.
        argv: The arguments of a Python program, or the command with its arguments.
        environment: Of a command, besides the server's own.
        bridge: ``serve``, ``connect``, or empty.
        names: Of the bridge.
    """

    def __init__(self) -> None:
        self.source: bytes | None = None
        self.argv: list[str] = []
        self.environment: dict[str, str] = {}
        self.bridge = ""
        self.names: list[str] = []


def prepare() -> types.ModuleType:
    """Make what every Python program has, once for many: its module, and streams over 0, 1 and 2, which are pipes."""
    streams = {
        "stdin": _stream(0, "r", "<stdin>", "surrogateescape"),
        "stdout": _stream(1, "w", "<stdout>", "surrogateescape"),
        "stderr": _stream(2, "w", "<stderr>", "backslashreplace"),
    }
    for name, stream in streams.items():
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.path.insert(0, "")
    main = types.ModuleType("__main__")
    main.__file__ = MAIN
    main.__builtins__ = builtins  # type: ignore[attr-defined]
    return main


def _stream(descriptor: int, mode: str, name: str, errors: str) -> Any:
    raw = io.FileIO(descriptor, mode, closefd=False)
    buffer: Any = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    raw.name = name
    return io.TextIOWrapper(buffer, encoding="utf-8", errors=errors, line_buffering=name == "<stderr>")


def run(main: types.ModuleType | None = None) -> int:
    """Read the program from its descriptor and run it; the exit status.

    Args:
        main: From :func:`prepare`; by default it is made now.
    """
    parcel = _read()
    if parcel.source is None:
        _become(parcel)
    channel = socket.socket(fileno=_move(_CHANNEL, _PROGRAM)) if parcel.bridge else None
    _lay(MAIN, parcel.source, 0o644)
    return _finish(_execute(main or prepare(), parcel, channel))


def _read() -> Parcel:
    data = os.read(_PROGRAM, _CHUNK)
    if len(data) == _CHUNK:
        with open(_PROGRAM, "rb", closefd=False) as file:
            data += file.read()
    os.close(_PROGRAM)
    parcel = Parcel()
    for name, content in unpack(data):
        if name == "source":
            parcel.source = content
        elif name in ("bridge", "name", "argument"):
            text = content.decode("utf-8", "surrogatepass")
            if name == "bridge":
                parcel.bridge = text
            else:
                (parcel.names if name == "name" else parcel.argv).append(text)
        else:
            kind, _, rest = name.partition(":")
            if kind == "environment":
                parcel.environment[rest] = content.decode()
            else:
                _lay(rest, content, 0o755 if kind == "executable" else 0o644)
    return parcel


def _move(source: int, target: int) -> int:
    os.dup2(source, target, inheritable=False)
    os.close(source)
    return target


def _become(parcel: Parcel) -> NoReturn:
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # ignored by an interpreter, and what is ignored stays so
        signal.signal(number, signal.SIG_DFL)
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = parcel.argv[0]
    try:
        os.execvpe(command, parcel.argv, {**own, **parcel.environment})  # noqa: S606  # no shell is wanted
    except OSError as error:
        os.write(2, f"{command} does not start: {error.strerror}\n".encode("utf-8", "backslashreplace"))
        os._exit(127)


def _lay(name: str, content: bytes, mode: int) -> None:
    folder, _, _ = name.rpartition("/")
    if folder:
        os.makedirs(folder, exist_ok=True)
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, mode)
    while content:
        content = content[os.write(descriptor, content) :]
    os.close(descriptor)


def _execute(main: types.ModuleType, parcel: Parcel, channel: socket.socket | None) -> int:
    # What others call is imported, not started: `if __name__ == "__main__"` is no part of it.
    main.__name__ = IMPORTED if parcel.bridge == "serve" else "__main__"
    namespace = vars(main)
    sys.modules["__main__"] = sys.modules[main.__name__] = main
    sys.argv = [MAIN, *parcel.argv]
    if "random" in sys.modules:  # as the server has left it, for all programs alike
        sys.modules["random"].seed()
    threading.main_thread()._native_id = os.getpid()  # type: ignore[attr-defined]  # the fork server's own till now
    try:
        if parcel.bridge == "connect" and channel is not None:
            from verigym.sandbox.inside import bridge

            namespace.update(bridge.connect(parcel.names, channel))
        text = (parcel.source or b"").decode("utf-8", "surrogatepass")
        code = compile(text, MAIN, "exec", dont_inherit=True)
        exec(code, namespace)  # noqa: S102  # the one place: a candidate's own process, behind every wall there is
        if parcel.bridge == "serve" and channel is not None:
            from verigym.sandbox.inside import bridge

            bridge.serve(namespace, channel)
    except SystemExit as end:
        return _status(end.code)
    except BaseException as error:
        _print_uncaught(error)
        return 1
    return 0


def _status(code: object) -> int:
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _print_uncaught(error: BaseException) -> None:
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    sys.excepthook(type(error), error.with_traceback(trace), trace)


def _finish(status: int) -> int:
    """What the interpreter does at its end, without taking apart what is about to vanish."""
    streams = {id(s): s for s in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__) if s is not None}
    threading._shutdown()  # type: ignore[attr-defined]  # waits for threads that are no daemons
    atexit._run_exitfuncs()
    for stream in streams.values():
        try:
            stream.flush()
        except (OSError, ValueError):
            status = status or 120
    return status
