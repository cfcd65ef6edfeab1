"""The README's examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from verigym.trainer.run import model_path

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = [line[2:] for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("number", range(len(PROGRAMS)))
def test_a_program_runs(number: int, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", PROGRAMS[number]], cwd=tmp_path, check=True)


def test_the_commands_are_understood(tmp_path: Path) -> None:
    (tmp_path / "responses.jsonl").write_text('{"env": "math", "answer": "12", "response": "\\\\boxed{12}"}\n')
    (tmp_path / "runs" / "mine" / "final").parent.mkdir(parents=True)
    (tmp_path / "runs" / "mine" / "final").symlink_to(model_path("embedded"))
    assert len(COMMANDS) >= 4
    for command in COMMANDS:
        _, verb, *rest = shlex.split(command)
        dry = {"train": ["--dry-run"], "eval": ["--n", "2", "--tasks", "2"]}.get(verb, [])
        subprocess.run([sys.executable, "-m", "verigym", verb, *rest, *dry], cwd=tmp_path, check=True)
