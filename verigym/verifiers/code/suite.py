"""What a task asks of a program, read from its ``answer`` and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any, Literal

from verigym.errors import UsageError, did_you_mean
from verigym.sandbox.languages import find_language
from verigym.sandbox.program import Limits
from verigym.types import Json
from verigym.verifiers.code.values import plain

TOTAL_SECONDS = 5.0
"""CPU seconds for all tests of a response, unless the task has limits of its own (arXiv 2505.24864, reward of code)."""

MEMORY_MB = 512
"""Memory of a program, unless the task says otherwise."""

SHARED = ("javascript", "typescript", "c", "cpp", "java", "go", "rust")
"""Languages whose tests of kind ``asserts`` share a process with the program."""

_KINDS = ("stdio", "call", "asserts")
_KEYS = {"language", "kind", "tests", "entry_point", "test", "setup", "files", "checker", "limits", "tolerance"}
_NEEDED = {"stdio": {"input", "output"}, "call": {"expected"}, "asserts": set[str]()}


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
class Checker:
    """A task's program that judges an output.

    Attributes:
        source: Its text.
        language: Its own, whatever the language of the task.
        files: Laid beside it, such as a header that it includes.
    """

    source: str
    language: str = "python"
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suite:
    """The tests of a task.

    Attributes:
        language: Of the program, as the sandbox names it.
        kind: How the program is tested.
        tests: Mappings with ``input`` and ``output`` for ``stdio``, with ``args``, ``kwargs`` and ``expected`` for
            ``call``.
        entry_point: The function that is called; empty for ``stdio``.
        test: For ``asserts``, a program that checks the entry point.
        setup: Goes before everything.
        files: Laid beside the program.
        checker: Judges outputs for ``stdio``; ``None`` compares them.
        seconds: CPU seconds of a test.
        total_seconds: CPU seconds of all tests together.
        memory_mb: Memory of the program.
        tolerance: For floats; ``None`` means exact.
    """

    language: str
    kind: Literal["stdio", "call", "asserts"]
    tests: tuple[Mapping[str, Any], ...]
    entry_point: str
    test: str
    setup: str
    files: Mapping[str, str]
    checker: Checker | None
    seconds: float
    total_seconds: float
    memory_mb: int
    tolerance: Tolerance | None

    @property
    def shared(self) -> bool:
        """Whether tests and program share a process, where a program can forge what its tests say."""
        return self.kind == "asserts" and self.language != "python"

    def limits(self, seconds: float) -> Limits:
        """The limits of a process that may use so many CPU seconds."""
        return Limits(seconds=seconds, memory_mb=self.memory_mb)

    def program(self, code: str) -> str:
        """The candidate's program: the set-up, then the code."""
        if not self.setup:
            return code
        if self.language == "python" and "__future__" in code:  # such an import must come first in its own text
            return f"for _text in {self.setup!r}, {code!r}:\n    exec(compile(_text, __file__, 'exec'), globals())\n"
        return f"{self.setup}\n{code}"


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
    if answer.get("interactor") or answer.get("interactive"):
        raise UsageError("an interactive problem cannot be judged: no interactor talks to the program")
    unknown = sorted(set(answer) - _KEYS - {"interactor", "interactive"})
    if unknown:
        raise UsageError(f"a code task with {unknown[0]!r} cannot be judged.{did_you_mean(unknown[0], _KEYS)}")
    language, kind = find_language(str(answer.get("language", "python"))).name, answer.get("kind")
    if kind not in _KINDS:
        raise UsageError(f"the kind of a code task is one of {', '.join(_KINDS)}, got {kind!r}")
    if kind == "call" and language != "python":
        raise UsageError(f"functions are called by value in Python alone; a task in {language!r} is stdio or asserts")
    if kind == "asserts" and language not in ("python", *SHARED):
        raise UsageError(f"tests of kind 'asserts' are run in python, {', '.join(SHARED)}, got {language!r}")
    tests = tuple(plain(list(answer.get("tests") or ())) if kind == "call" else answer.get("tests") or ())
    test = answer.get("test") or ""
    if not (test if kind == "asserts" else tests):
        raise UsageError("a task without tests cannot be judged")
    if not all(isinstance(item, Mapping) and _NEEDED[kind] <= set(item) for item in tests):
        raise UsageError(f"each test of kind {kind!r} needs {' and '.join(sorted(_NEEDED[kind]))}")
    entry_point = answer.get("entry_point") or ""
    if kind != "stdio" and not str(entry_point).isidentifier():
        raise UsageError(f"the entry point of kind {kind!r} is a function's name, got {entry_point!r}")
    if not all(isinstance(item.get("args") or [], list) for item in tests):
        raise UsageError("the args of a test are a list")
    if kind != "stdio" and answer.get("checker") is not None:
        raise UsageError(f"a checker judges outputs, and a task of kind {kind!r} has none; make it 'stdio'")
    _check_texts(answer, tests)
    limits = answer.get("limits") or {}
    seconds = float(limits.get("seconds", TOTAL_SECONDS))
    usual = seconds * max(len(tests), 1) if "seconds" in limits else TOTAL_SECONDS
    total = float(limits.get("total_seconds", usual))
    memory = int(limits.get("memory_mb", MEMORY_MB))
    if not (0 < seconds < inf and 0 < total < inf and memory > 0):
        raise UsageError(f"the limits of a code task are more than 0, got {dict(limits)}")
    return Suite(
        language=language,
        kind=kind,
        tests=tests,
        entry_point=entry_point,
        test=test,
        setup=answer.get("setup") or "",
        files=answer.get("files") or {},
        checker=_checker(answer.get("checker")),
        seconds=min(seconds, total),
        total_seconds=total,
        memory_mb=memory,
        tolerance=_tolerance(answer.get("tolerance")),
    )


def _check_texts(answer: Mapping[str, Json], tests: Sequence[Mapping[str, Json]]) -> None:
    """Refuse what no file and no stream can hold: a task's fault, which no response may answer for."""
    files = answer.get("files") or {}
    checker = answer.get("checker")
    theirs = checker.get("files") or {} if isinstance(checker, Mapping) else {}
    texts = [answer.get("setup") or "", answer.get("test") or ""]
    texts += [*files, *files.values(), *theirs, *theirs.values()]
    texts += [str(item.get(key, "")) for item in tests for key in ("input", "output")]
    for text in texts:
        if not isinstance(text, str):
            raise UsageError(f"setup, test and files of a code task are texts, got {text!r:.80}")
        text.encode("utf-8", "surrogateescape")


def _checker(value: Json) -> Checker | None:
    if value is None:
        return None
    checker = Checker(**value) if isinstance(value, Mapping) else Checker(value)
    if not (isinstance(checker.source, str) and checker.source.strip()):
        raise UsageError(f"a checker is a program's text, got {checker.source!r:.80}")
    return replace(checker, language=find_language(checker.language).name)


def _tolerance(value: Json) -> Tolerance | None:
    if value is None or isinstance(value, Mapping):
        return None if value is None else Tolerance(**value)
    return Tolerance(float(value), float(value))
