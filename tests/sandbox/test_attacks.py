"""Every attack is held, every honest twin passes: each program is a file that says how it must end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from verigym.sandbox import Limits, Program, Stop
from verigym.sandbox.local import LocalSandbox

PROGRAMS = Path(__file__).parent / "programs"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[LocalSandbox]:
    with LocalSandbox(workers=1) as opened:
        yield opened


def header(text: str) -> dict[str, str]:
    return dict(re.findall(r"^# (ends|prints|limits): (.*)$", text, re.MULTILINE))


def limits(text: str) -> Limits:
    numbers = {name: float(value) for name, value in (entry.split("=") for entry in text.split())}
    return Limits(**{"seconds": 2.0, **{k: v if "seconds" in k else int(v) for k, v in numbers.items()}})


@pytest.mark.parametrize("path", sorted(PROGRAMS.rglob("*.py")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_program_ends_as_its_file_says(path: Path, sandbox: LocalSandbox) -> None:
    text = path.read_text(encoding="utf-8")
    told = header(text)
    outcome = sandbox.run(Program(text), limits(told.get("limits", "")))
    assert outcome.stop is Stop(told["ends"]), outcome
    if "prints" in told:
        assert outcome.stdout.decode().strip() == told["prints"], outcome
        assert outcome.ok, outcome
