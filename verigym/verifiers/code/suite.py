"""What a task asks of a program, read from its ``answer`` and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from verigym.errors import UsageError
from verigym.sandbox.program import Limits
from verigym.types import Json

LANGUAGES = ("python",)
"""Languages that can be judged."""

TOTAL_SECONDS = 5.0
"""CPU seconds for all tests of a response, unless the task says otherwise (arXiv 2505.24864, reward of code)."""

MEMORY_MB = 512
"""Memory of a program, unless the task says otherwise."""

_KINDS = ("stdio", "call", "asserts")
_KEYS = {"language", "kind", "tests", "entry_point", "test", "setup", "files", "limits", "tolerance"}


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a float may be off: by ``absolute``, or by ``relative`` times the expected value."""

    absolute: float = 0.0
    relative: float = 0.0

    def accepts(self, value: float, expected: float) -> bool:
        """Whether ``value`` is near enough; infinities and nan must be the same."""
        if value == expected or (value != value and expected != expected):  # noqa: PLR0124 - nan
            return True
        return abs(value - expected) <= max(self.absolute, self.relative * abs(expected)) < float("inf")


@dataclass(frozen=True, slots=True)
class Suite:
    """The tests of a task.

    Attributes:
        kind: How the program is tested.
        tests: Mappings with ``input`` and ``output`` for ``stdio``, with ``args``, ``kwargs`` and ``expected`` for
            ``call``.
        entry_point: The function that is called; empty for ``stdio``.
        test: For ``asserts``, a program that checks the entry point.
        setup: Goes before everything.
        files: Laid beside the program.
        seconds: CPU seconds of a test.
        total_seconds: CPU seconds of all tests together.
        memory_mb: Memory of the program.
        tolerance: For floats; ``None`` means exact.
    """

    kind: Literal["stdio", "call", "asserts"]
    tests: tuple[Mapping[str, Any], ...]
    entry_point: str
    test: str
    setup: str
    files: Mapping[str, str]
    seconds: float
    total_seconds: float
    memory_mb: int
    tolerance: Tolerance | None

    def limits(self, seconds: float) -> Limits:
        """The limits of a process that may use so many CPU seconds."""
        return Limits(seconds=seconds, memory_mb=self.memory_mb)

    def program(self, code: str) -> str:
        """The candidate's program: the set-up, then the code."""
        return f"{self.setup}\n{code}" if self.setup else code


def read_suite(answer: Json) -> Suite:
    """Read a task's ``answer``.

    Raises:
        UsageError: If it cannot be judged; the message says why.
    """
    try:
        return _read(answer)
    except (TypeError, ValueError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"a code task's answer breaks its format: {error}") from error


def _read(answer: Json) -> Suite:
    if not isinstance(answer, Mapping):
        raise UsageError(f"the answer of a code task is an object with its tests, got {type(answer).__name__}")
    unknown = sorted(set(answer) - _KEYS)
    if unknown:
        raise UsageError(f"a code task with {unknown[0]!r} cannot be judged")
    language, kind = answer.get("language", "python"), answer.get("kind")
    if language not in LANGUAGES:
        raise UsageError(f"no compiler for {language!r}")
    if kind not in _KINDS:
        raise UsageError(f"the kind of a code task is one of {', '.join(_KINDS)}, got {kind!r}")
    tests = tuple(answer.get("tests") or ())
    test = answer.get("test") or ""
    if not (test if kind == "asserts" else tests):
        raise UsageError("a task without tests cannot be judged")
    needed = {"stdio": {"input", "output"}, "call": {"expected"}, "asserts": set()}[kind]
    if not all(isinstance(item, Mapping) and needed <= set(item) for item in tests):
        raise UsageError(f"each test of kind {kind!r} needs {' and '.join(sorted(needed))}")
    entry_point = answer.get("entry_point") or ""
    if kind != "stdio" and not str(entry_point).isidentifier():
        raise UsageError(f"the entry point of kind {kind!r} is a function's name, got {entry_point!r}")
    limits = answer.get("limits") or {}
    total = float(limits.get("total_seconds", TOTAL_SECONDS))
    return Suite(
        kind=kind,
        tests=tests,
        entry_point=entry_point,
        test=test,
        setup=answer.get("setup") or "",
        files=answer.get("files") or {},
        seconds=min(float(limits.get("seconds", total)), total),
        total_seconds=total,
        memory_mb=int(limits.get("memory_mb", MEMORY_MB)),
        tolerance=_tolerance(answer.get("tolerance")),
    )


def _tolerance(value: Json) -> Tolerance | None:
    if value is None or isinstance(value, Mapping):
        return None if value is None else Tolerance(**value)
    return Tolerance(float(value), float(value))
