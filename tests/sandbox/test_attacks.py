"""Every attack is held, every honest twin passes: each program is a file that says how it must end.

The first lines of a program are its header: what it tries, then ``ends`` (what ends it), ``prints`` (its whole output;
bytes that are no ASCII are escaped), ``limits`` (what differs from two seconds and the defaults), ``compiled: no``
where it is the compiler that ends so, ``hides`` (what neither its output nor the compiler's may hold), and
``ends docker`` where a backend differs, or ``ends ungrouped`` where a machine without control groups cannot do better,
for a reason that the first lines tell.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

import pytest

from verigym.sandbox import Limits, Program, Sandbox, Stop
from verigym.sandbox.local.cgroup import in_force

PROGRAMS = Path(__file__).parent / "programs"
NEIGHBOUR = Program((PROGRAMS / "neighbour.py").read_text(encoding="utf-8"))
LANGUAGES = {
    ".py": "python",
    ".c": "c",
    ".cpp": "cpp",
    ".rs": "rust",
    ".java": "java",
    ".js": "javascript",
    ".ts": "typescript",
    ".go": "go",
    ".sh": "bash",
}
KINDS = ("attacks", "honest")
FILES = sorted(path for kind in KINDS for path in (PROGRAMS / kind).iterdir() if path.suffix in LANGUAGES)


@pytest.fixture(scope="module")
def world(sandbox: Sandbox) -> str:
    """What a program finds before any attack."""
    outcome = sandbox.run(NEIGHBOUR, Limits())
    assert outcome.ok, outcome
    return outcome.stdout.decode()


def header(text: str, variants: list[str]) -> dict[str, str]:
    entries = dict(re.findall(r"^(?:#|//) ([a-z]+(?: [a-z]+)?):(?: (.*))?$", text, re.MULTILINE))
    for variant in variants:
        for key in [key for key in entries if key.endswith(f" {variant}")]:
            entries[key.removesuffix(f" {variant}")] = entries[key]
    return entries


def variants(sandbox: Sandbox) -> list[str]:
    """The backend, and ``ungrouped`` where it cannot bound memory by a control group."""
    bounded = sandbox.name != "local" or "memory" in in_force()
    return [sandbox.name] if bounded else [sandbox.name, "ungrouped"]


def limits(text: str) -> Limits:
    numbers = {name: float(value) for name, value in (entry.split("=") for entry in text.split())}
    return Limits(**{"seconds": 2.0, **{k: v if "seconds" in k else int(v) for k, v in numbers.items()}})


def children(pid: int) -> list[int]:
    with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(child) for child in file.read().split()]
    return []


def left_alive() -> list[int]:
    """Processes in the jails of this process that are neither a jail's launcher nor its server."""
    commands = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children(os.getpid())}
    launchers = [pid for pid, command in commands.items() if b"inside.launch" in command]
    return [cell for launcher in launchers for server in children(launcher) for cell in children(server)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name.removesuffix('.py')}")
def test_program_ends_as_its_file_says(path: Path, sandbox: Sandbox, world: str) -> None:
    text = path.read_text(encoding="utf-8")
    told = header(text, variants(sandbox))
    program = Program(text, LANGUAGES[path.suffix])
    outcome = sandbox.run(program, limits(told.get("limits", "")))
    assert outcome.stop is Stop(told["ends"]), outcome
    assert outcome.compiled is (told.get("compiled") != "no"), outcome
    if "prints" in told:
        assert outcome.stdout.decode("ascii", "backslashreplace").strip() == told["prints"], outcome
        assert outcome.ok, outcome
    if "hides" in told:
        assert told["hides"].encode() not in outcome.stdout + outcome.stderr, outcome
    assert left_alive() == [], "something outlived the program"
    assert sandbox.run(NEIGHBOUR, Limits()).stdout.decode() == world, "the next program finds another world"
