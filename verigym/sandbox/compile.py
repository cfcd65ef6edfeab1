"""Turns programs into steps, compiling each program once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from verigym.errors import UsageError
from verigym.sandbox.builds import Builds
from verigym.sandbox.languages import Language, Tool, find_language
from verigym.sandbox.program import Limits, Outcome, Program
from verigym.sandbox.step import Step

CACHE_BYTES = 256 * 1024 * 1024
"""Bytes of compiled programs that are remembered."""


class Compiler:
    """Makes the step that runs a program; what must be compiled is compiled in the sandbox, once. Safe in threads.

    Args:
        execute: Carries out one step to its end.
        cache_bytes: Compiled programs of so many bytes are remembered, those used last.
    """

    def __init__(self, execute: Callable[[Step, Limits], Outcome], cache_bytes: int = CACHE_BYTES) -> None:
        self._execute = execute
        self._builds = Builds(cache_bytes)

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
        names = {"memory_mb": str(limits.memory_mb), **_names(language, program.source)}
        files: dict[str, str | bytes] = dict(program.files)
        if language.compile is None:
            files[_filled(language.file, names)] = program.source
        else:
            built = self._builds.get(_key(language, program), partial(self._compile, language, program))
            if not built.compiled:
                return built
            files.update(built.kept)
        files.update(program.data)
        return _step(language.run, names, program.args, stdin=program.stdin, files=files)

    def _compile(self, language: Language, program: Program) -> Outcome:
        files = {**dict(self._warmed(language, program)), **program.files}
        outcome = self._run_compiler(language, program.source, files, language.keep, language.compile_limits)
        return outcome if outcome.ok and outcome.kept else replace(outcome, compiled=False, kept=())

    def _warmed(self, language: Language, program: Program) -> tuple[tuple[str, str | bytes], ...]:
        """What the compiler can use again for programs such as this one."""
        for word, source in language.warm_ups:
            if any(word in text for text in (program.source, *program.files.values())):
                usual = language.compile_limits
                limits = replace(usual, seconds=10 * usual.seconds, wall_seconds=10 * usual.wall)
                key = _key(language, Program(source, files={"": "warm-up"}))  # no program has a file of this name
                make = partial(self._run_compiler, language, source, {}, language.cached, limits)
                return self._builds.get(key, make).kept
        return ()

    def _run_compiler(
        self,
        language: Language,
        source: str,
        files: Mapping[str, str | bytes],
        keep: tuple[str, ...],
        limits: Limits,
    ) -> Outcome:
        if language.compile is None:
            raise UsageError(f"{language.name!r} has no compiler")
        names = {"memory_mb": str(limits.memory_mb), **_names(language, source)}
        laid = {**files, **dict(language.lays), _filled(language.file, names): source}
        return self._execute(_step(language.compile, names, files=laid, keep=keep), limits)


class Ended:
    """A program whose compiler did not compile it."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def wait(self) -> Outcome:
        """How the compiler ended."""
        return self._outcome

    def kill(self) -> None:
        """Nothing runs any more."""


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


def _names(language: Language, source: str) -> Mapping[str, str]:
    return language.names(source) if language.names is not None else {}


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
