"""Turns programs into steps, compiling each program once."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, TypeAlias

from verigym.errors import SandboxError, UsageError
from verigym.sandbox.languages import Language, Tool, find_language
from verigym.sandbox.program import Limits, Outcome, Program
from verigym.sandbox.step import Step

CACHE_BYTES = 256 * 1024 * 1024
"""Bytes of compiled programs that are remembered."""

_ENTRY_BYTES = 4096  # what an entry takes besides its files

Built: TypeAlias = Outcome
"""How a compiler ended: ``kept`` holds what it made, or ``compiled`` is False."""


class Compiler:
    """Makes the step that runs a program; what must be compiled is compiled in the sandbox, once. Safe in threads.

    Args:
        execute: Carries out one step to its end.
        cache_bytes: Compiled programs of so many bytes are remembered, those used last.
    """

    def __init__(self, execute: Callable[[Step, Limits], Outcome], cache_bytes: int = CACHE_BYTES) -> None:
        self._execute = execute
        self._most = cache_bytes
        self._size = 0
        self._lock = threading.Lock()
        self._built: OrderedDict[bytes, Built] = OrderedDict()
        self._under_way: dict[bytes, Future[Built]] = {}

    def prepare(self, program: Program, limits: Limits) -> Step | Outcome:
        """The step that runs a program, or how its compiler ended if it did not compile it.

        Raises:
            UsageError: If the language is unknown, or cannot do what the program asks for.
            SandboxError: If the sandbox failed, or has no compiler of this language.
        """
        language = find_language(program.language)
        if language.run is None:
            return python_step(program)
        if program.bridge is not None:
            raise UsageError(f"only python programs are called across a bridge, got {language.name!r}")
        names = {"memory_mb": str(limits.memory_mb), **_names(language, program)}
        files: dict[str, str | bytes] = dict(program.files)
        if language.compile is None:
            files[_filled(language.file, names)] = program.source
        else:
            built = self._build(language, program)
            if not built.compiled:
                return built
            files.update(built.kept)
        files.update(program.data)
        return _step(language.run, names, program.args, stdin=program.stdin, files=files)

    def _build(self, language: Language, program: Program) -> Built:
        key = _key(language, program)
        with self._lock:
            if key in self._built:
                self._built.move_to_end(key)
                return self._built[key]
            waiting = self._under_way.get(key)
            if waiting is None:
                mine = self._under_way[key] = Future()
        if waiting is not None:
            return waiting.result()
        try:
            built = self._compile(language, program)
        except BaseException as error:
            interrupted = SandboxError("the compilation that this program waited for was interrupted")
            mine.set_exception(error if isinstance(error, Exception) else interrupted)
            with self._lock:
                del self._under_way[key]
            raise
        with self._lock:
            del self._under_way[key]
            self._remember(key, built)
        mine.set_result(built)
        return built

    def _compile(self, language: Language, program: Program) -> Built:
        if language.compile is None:
            raise UsageError(f"{language.name!r} has no compiler")
        limits = language.compile_limits
        names = {"memory_mb": str(limits.memory_mb), **_names(language, program)}
        files = {**program.files, **dict(language.lays), _filled(language.file, names): program.source}
        step = _step(language.compile, names, files=files, keep=language.keep)
        outcome = self._execute(step, limits)
        return outcome if outcome.ok and outcome.kept else replace(outcome, compiled=False, kept=())

    def _remember(self, key: bytes, built: Built) -> None:
        self._built[key] = built
        self._size += _bytes(built)
        while self._size > self._most:
            self._size -= _bytes(self._built.popitem(last=False)[1])


def python_step(program: Program) -> Step:
    """The step of a program for the warmed interpreter."""
    return Step(
        source=program.source,
        stdin=program.stdin,
        argv=program.args,
        files={**program.files, **program.data},
        bridge=program.bridge,
        names=program.names,
    )


def _names(language: Language, program: Program) -> Mapping[str, str]:
    return language.names(program.source) if language.names is not None else {}


def _step(tool: Tool, names: Mapping[str, str], args: tuple[str, ...] = (), **options: Any) -> Step:
    """The step of a command, its placeholders filled; ``args`` come last and as they are."""
    return Step(
        tool=tool,
        argv=(*(_filled(word, names) for word in tool.argv), *args),
        environment={name: _filled(value, names) for name, value in tool.environment},
        **options,
    )


def _filled(text: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _key(language: Language, program: Program) -> bytes:
    digest = hashlib.sha256()
    for text in (language.name, program.source, *(part for item in sorted(program.files.items()) for part in item)):
        data = text.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


def _bytes(built: Built) -> int:
    return _ENTRY_BYTES + len(built.stdout) + len(built.stderr) + sum(len(content) for _, content in built.kept)
