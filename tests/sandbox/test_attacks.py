"""Every attack is held, every honest twin passes: each program is a file that says how it must end.

The first lines of a program are its header: what it tries, then ``ends`` (what ends it), ``prints`` (its whole output;
bytes that are no ASCII are escaped), ``limits`` (what differs from two seconds and the defaults), ``compiled: no``
where the compiler must refuse it, ``only`` (the one backend that it says something of, and why), and ``ends docker`` or
``prints docker`` where a backend differs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from verigym.sandbox import Limits, Program, Sandbox, Stop
from verigym.sandbox.local import LocalSandbox

PROGRAMS = Path(__file__).parent / "programs"
NEIGHBOUR = Program((PROGRAMS / "neighbour.py").read_text(encoding="utf-8"))
LANGUAGES = {".py": "python"}
FILES = sorted(
    path for kind in ("attacks", "honest") for path in (PROGRAMS / kind).iterdir() if path.suffix in LANGUAGES
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with LocalSandbox(workers=1) as opened:
        yield opened


@pytest.fixture(scope="module")
def world(sandbox: Sandbox) -> str:
    """What a program finds before any attack."""
    outcome = sandbox.run(NEIGHBOUR, Limits())
    assert outcome.ok, outcome
    return outcome.stdout.decode()


def header(text: str) -> dict[str, str]:
    return dict(
        re.findall(r"^(?:#|//) ((?:ends|prints|limits|compiled|only)(?: \w+)?):(?: (.*))?$", text, re.MULTILINE)
    )


def limits(text: str) -> Limits:
    numbers = {name: float(value) for name, value in (entry.split("=") for entry in text.split())}
    return Limits(**{"seconds": 2.0, **{k: v if "seconds" in k else int(v) for k, v in numbers.items()}})


def alive(pid: int) -> list[int]:
    """All descendants of a process that are no zombies."""
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        direct = [int(child) for child in file.read().split()]
    return direct + [
        below for child in direct if os.path.exists(f"/proc/{child}/task/{child}") for below in alive(child)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name.removesuffix('.py')}")
def test_program_ends_as_its_file_says(path: Path, sandbox: Sandbox, world: str) -> None:
    text = path.read_text(encoding="utf-8")
    told = header(text)
    before = alive(os.getpid())
    outcome = sandbox.run(Program(text, LANGUAGES[path.suffix]), limits(told.get("limits", "")))
    assert outcome.stop is Stop(told["ends"]), outcome
    if "prints" in told:
        assert outcome.stdout.decode("ascii", "backslashreplace").strip() == told["prints"], outcome
        assert outcome.ok, outcome
    assert len(alive(os.getpid())) == len(before), "something outlived the program"
    assert sandbox.run(NEIGHBOUR, Limits()).stdout.decode() == world, "the next program finds another world"
