"""Judges that are killed while a run trains cost it nothing: it ends with the weights of one that was left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil

SETTINGS = (
    "max_steps=3",
    "checkpoint.every_steps=3",
    "validation.tasks=1",
    "validation.samples=1",
    "validation.keep_best=false",
    "grpo.num_generations=4",
    "grpo.per_device_train_batch_size=20",
)


def training(out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "verigym", "train", "tiny", "--seed", "3", "--out", str(out), "--set", *SETTINGS]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)


def kill_judges(run: psutil.Process) -> int:
    """Kill all jails of a run at once, and the process that they belong to; how many there were."""
    killed = 0
    for child in run.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if any(name in word for name in ("process_judge", "sandbox.inside.launch") for word in child.cmdline()):
                child.kill()
                killed += 1
    return killed


def ended(process: subprocess.Popen[str], out: Path) -> tuple[bytes, list[float]]:
    """The weights, and each step's share of responses that could not be judged."""
    said, _ = process.communicate(timeout=600)
    assert process.returncode == 0, said
    unscorable = [json.loads(line)["unscorable"] for line in (out / "metrics.jsonl").read_text().splitlines()]
    return (out / "final" / "model.safetensors").read_bytes(), unscorable


def test_a_run_whose_judges_are_killed_ends_as_one_that_was_left_alone(tmp_path: Path) -> None:
    process = training(tmp_path / "killed")
    metrics, killed = tmp_path / "killed" / "metrics.jsonl", 0
    for steps in (0, 1, 2):
        while not metrics.exists() or metrics.read_text().count("\n") < steps:
            assert process.poll() is None, process.communicate()[0]
            time.sleep(0.05)
        killed += kill_judges(psutil.Process(process.pid))
    weights, unscorable = ended(process, tmp_path / "killed")
    assert killed > 0
    assert unscorable == [0.0] * 3
    assert ended(training(tmp_path / "alone"), tmp_path / "alone")[0] == weights
