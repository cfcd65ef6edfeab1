"""``verigym eval`` as a command: killed and stopped, it goes on to the same end; exit codes tell how it was."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recipe")
    answer = {"kind": "stdio", "interactive": True, "tests": [{"input": "1", "output": "1"}]}  # nobody can judge it
    task = {"id": "guess", "env": "code", "prompt": "?", "answer": answer, "meta": {"split": "validation"}}
    (folder / "tasks.jsonl").write_text(json.dumps(task) + "\n")
    entries = [
        {"env": "math", "template": "brief", "families": ["comparison"]},
        {"env": "code", "tasks": str(folder / "tasks.jsonl")},
    ]
    settings = {"max_steps": 1, "mix": entries, "grpo": {"max_completion_length": 16}}
    (folder / "small.yaml").write_text(yaml.safe_dump(settings))
    return folder / "small.yaml"


def command(recipe: Path, out: Path, *options: str) -> list[str]:
    sizes = ("--n", "2", "--tasks", "8", "--batch", "2", "--workers", "1")
    return [
        sys.executable,
        "-m",
        "verigym",
        "eval",
        "embedded",
        "--mix",
        str(recipe),
        "--out",
        str(out),
        *sizes,
        *options,
    ]


def stop_after(records: int, by: signal.Signals, recipe: Path, out: Path, *options: str) -> tuple[int, str]:
    """Start or continue an evaluation, and stop it once so many tasks are on record; its exit code and last words."""
    process = subprocess.Popen(
        command(recipe, out, *options), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    responses = out / "responses.jsonl"
    deadline = time.monotonic() + 300
    while not responses.exists() or responses.read_bytes().count(b"\n") < records:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.send_signal(by)
    _, said = process.communicate()
    return process.returncode, said


def test_an_evaluation_that_is_stopped_again_and_again_ends_the_same(recipe: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    done = subprocess.run(command(recipe, whole), capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 1, done.stderr  # two responses could not be judged
    assert "2 of 18 responses could not be judged" in done.stdout
    assert "pass@1" in done.stdout

    assert stop_after(1, signal.SIGKILL, recipe, cut)[0] == -signal.SIGKILL
    code, said = stop_after(3, signal.SIGINT, recipe, cut, "--resume")
    assert (code, "--resume" in said) == (130, True), said
    rest = subprocess.run(
        command(recipe, cut, "--resume", "--json"), capture_output=True, text=True, check=False, timeout=300
    )
    assert rest.returncode == 1, rest.stderr
    for name in ("responses.jsonl", "verdicts.jsonl"):
        assert (cut / name).read_bytes() == (whole / name).read_bytes()
    told, expected = json.loads(rest.stdout), json.loads((whole / "summary.json").read_text())
    assert {**told, "seconds": 0} == {**expected, "seconds": 0}
    assert (told["unscorable"], told["by"]["code"]["mean"]) == (2, None)
    assert told["overall"]["mean"] == told["by"]["math"]["mean"]  # what could not be judged is no 0

    again = subprocess.run(command(recipe, cut), capture_output=True, text=True, check=False, timeout=300)
    assert again.returncode == 2
    assert "--resume" in again.stderr
