"""What ended a step, read from what its first process and its streams say."""

from __future__ import annotations

import os
import re
import signal
from typing import Any

from verigym.errors import SandboxError
from verigym.sandbox.languages import Tool
from verigym.sandbox.program import Outcome, Stop
from verigym.sandbox.step import Step

_EXCEPTION_LINE = re.compile(r"([A-Za-z_][\w.]*)(?::|$)")
_SIGNALS_OF_LIMITS: dict[int, Stop] = {
    signal.SIGSYS: Stop.FORBIDDEN,
    signal.SIGXCPU: Stop.TIMEOUT,
    signal.SIGXFSZ: Stop.OUTPUT,
}


def read_outcome(
    step: Step, message: dict[str, Any], content: bytes, *, stdout: bytes, stderr: bytes, flooded: bool
) -> Outcome:
    """The outcome of a step.

    Args:
        step: What was run.
        message: From :func:`verigym.sandbox.inside.cell.run`: ``stop``, ``status``, ``cpu``, ``wall``, ``peak``, and
            ``kept`` (name and size of each file that was brought back).
        content: Of these files, after each other.
        stdout: Up to the limit.
        stderr: Up to the limit.
        flooded: Whether one of the two was more.

    Raises:
        SandboxError: If a file was not brought back whole.
    """
    status = message["status"]
    exit_code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    error = _uncaught(stderr) if step.tool is None and exit_code == 1 else None
    if flooded:
        stop = Stop.OUTPUT
    elif message["stop"] in (Stop.TIMEOUT, Stop.MEMORY):
        stop = Stop(message["stop"])
    elif error == "MemoryError" or (status and _gave_up(step.tool, stderr)):
        stop = Stop.MEMORY
    else:
        stop = _SIGNALS_OF_LIMITS.get(number, Stop.EXIT) if number else Stop.EXIT
    return Outcome(
        stop=stop,
        exit_code=exit_code,
        signal=number,
        stdout=stdout,
        stderr=stderr,
        cpu_seconds=message["cpu"],
        wall_seconds=message["wall"],
        peak_memory_mb=message["peak"] / (1 << 20),
        error=error,
        kept=_kept(message["kept"], content) if message.get("kept") else (),
    )


def _kept(sizes: list[tuple[str, int]], content: bytes) -> tuple[tuple[str, bytes], ...]:
    kept, start = [], 0
    for name, size in sizes:
        kept.append((name, content[start : start + size]))
        start += size
    if start != len(content):
        raise SandboxError(f"the files that a step keeps were to have {start} bytes, got {len(content)}")
    return tuple(kept)


def _gave_up(tool: Tool | None, stderr: bytes) -> bool:
    """Whether a runtime says that it ended for want of memory."""
    return tool is not None and any(words.encode() in stderr for words in tool.out_of_memory)


def _uncaught(stderr: bytes) -> str | None:
    """The exception that a traceback at the end of standard error names."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    for line in reversed(lines):
        if line and not line[0].isspace() and (match := _EXCEPTION_LINE.match(line)):
            return match[1].rpartition(".")[2]
    return None
