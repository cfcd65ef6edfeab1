"""Becomes a program, in the process that was forked for it: a Python program as ``__main__``, others by an exec."""

from __future__ import annotations

import atexit
import io
import json
import os
import signal
import socket
import sys
import threading
import types
from typing import Any, NoReturn, TypeAlias

Json: TypeAlias = Any

MAIN = "main.py"
"""The file that a program's text is laid into."""

IMPORTED = "candidate"
"""The module's name of a program whose names are called from outside."""

_PROGRAM, _CHANNEL = 3, 4


def run() -> int:
    """Read the program from its descriptor and run it; the exit status.

    Its first line is JSON: ``files`` (name to text) and ``blobs`` (name and size of each file whose bytes follow the
    line), and ``source``, ``args``, ``bridge`` and ``names`` of a Python program, or ``argv`` and ``environment`` of
    another.
    """
    with open(_PROGRAM, "rb") as file:
        program = json.loads(file.readline())
        for name, size in program["blobs"]:
            _lay_bytes(name, file.read(size))
        if "argv" in program:
            file.close()
            _become(program)
    channel = socket.socket(fileno=_move(_CHANNEL, _PROGRAM)) if program["bridge"] else None
    _fresh_streams()
    for name, text in {**program["files"], MAIN: program["source"]}.items():
        _lay(name, text)
    return _finish(_execute(program, channel))


def _move(source: int, target: int) -> int:
    os.dup2(source, target, inheritable=False)
    os.close(source)
    return target


def _become(program: Json) -> NoReturn:
    for name, text in program["files"].items():
        _lay(name, text)
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # ignored by an interpreter, and what is ignored stays so
        signal.signal(number, signal.SIG_DFL)
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    argv = program["argv"]
    try:
        os.execvpe(argv[0], argv, {**own, **program["environment"]})  # noqa: S606  # no shell is wanted
    except OSError as error:
        os.write(2, f"{argv[0]} does not start: {error.strerror}\n".encode("utf-8", "backslashreplace"))
        os._exit(127)


def _lay(name: str, text: str) -> None:
    _make_folder(name)
    with open(name, "w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        file.write(text)


def _lay_bytes(name: str, content: bytes) -> None:
    _make_folder(name)
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o755)
    with open(descriptor, "wb") as file:
        file.write(content)


def _make_folder(name: str) -> None:
    folder = os.path.dirname(name)
    if folder:
        os.makedirs(folder, exist_ok=True)


def _fresh_streams() -> None:
    """Streams of our own over 0, 1 and 2: the server's are bound to other files."""
    streams = {
        "stdin": _stream(0, "r", "<stdin>", "surrogateescape"),
        "stdout": _stream(1, "w", "<stdout>", "surrogateescape"),
        "stderr": _stream(2, "w", "<stderr>", "backslashreplace"),
    }
    for name, stream in streams.items():
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _stream(descriptor: int, mode: str, name: str, errors: str) -> Any:
    raw = io.FileIO(descriptor, mode, closefd=False)
    buffer: Any = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    raw.name = name
    return io.TextIOWrapper(buffer, encoding="utf-8", errors=errors, line_buffering=name == "<stderr>")


def _execute(program: Json, channel: socket.socket | None) -> int:
    # What others call is imported, not started: `if __name__ == "__main__"` is no part of it.
    name = IMPORTED if program["bridge"] == "serve" else "__main__"
    main = types.ModuleType(name)
    main.__file__ = MAIN
    main.__builtins__ = __builtins__  # type: ignore[attr-defined]
    namespace = vars(main)
    sys.modules["__main__"] = sys.modules[name] = main
    sys.argv = [MAIN, *program["args"]]
    sys.path.insert(0, "")
    try:
        if program["bridge"] == "connect" and channel is not None:
            from verigym.sandbox.inside import bridge

            namespace.update(bridge.connect(program["names"], channel))
        code = compile(program["source"], MAIN, "exec", dont_inherit=True)
        exec(code, namespace)  # noqa: S102  # the one place: a candidate's own process, behind every wall there is
        if program["bridge"] == "serve" and channel is not None:
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
