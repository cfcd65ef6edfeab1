"""TensorBoard, Trackio and W&B get what ``metrics.jsonl`` gets, for real and without a network, over a resume too."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

NAMES = ("score", "kl", "sampling/informative", "length/math")
SMALL = {
    "mix": "[{env: math, level: trivial, template: brief, families: [comparison]}]",
    "workers": 1,
    "max_steps": 2,
    "checkpoint.every_steps": 1,
    "reset.every_steps": 0,
    "validation.tasks": 1,
    "validation.samples": 1,
    "grpo.per_device_train_batch_size": 10,
    "grpo.num_generations": 2,
    "grpo.max_completion_length": 8,
    "grpo.report_to": "[tensorboard, trackio, wandb]",
}


def train(folder: Path, home: Path, more: Sequence[str] = ()) -> None:
    """In a process of its own: the trackers read their environment when they are imported, and start helpers."""
    environment = {
        "TRACKIO_DIR": str(home / "trackio"),
        "WANDB_MODE": "offline",
        "WANDB_SILENT": "true",
        **{f"WANDB_{kind}_DIR": str(home / kind) for kind in ("CACHE", "CONFIG", "DATA")},
    }
    changes = [f"--set={key}={value}" for key, value in SMALL.items()]
    command = [sys.executable, "-m", "verigym", "train", "tiny", "--out", str(folder), *changes, *more]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where trackers keep what they keep outside of run folders."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def run(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of two steps that lost the second one and took it again."""
    folder = tmp_path_factory.mktemp("runs") / "followed"
    train(folder, home)
    shutil.rmtree(folder / "checkpoints" / "checkpoint-2")
    (folder / "summary.json").unlink()
    train(folder, home, ["--resume"])
    return folder


@pytest.fixture(scope="module")
def metrics(run: Path) -> dict[str, list[tuple[int, float]]]:
    """Step and value of some figures, as the run folder has them."""
    records = [json.loads(line) for line in (run / "metrics.jsonl").read_text().splitlines()]
    return {name: [(record["step"], pytest.approx(record[name], rel=1e-5)) for record in records] for name in NAMES}


def test_tensorboard_has_each_step_once_in_the_run_folder(run: Path, metrics: dict[str, object]) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    events = EventAccumulator(str(run / "tensorboard"))
    events.Reload()
    for name in NAMES:
        assert [(scalar.step, scalar.value) for scalar in events.Scalars(f"train/{name}")] == metrics[name]


def test_trackio_knows_the_run_by_its_folder_s_name(run: Path, home: Path, metrics: dict[str, object]) -> None:
    with sqlite3.connect(home / "trackio" / "verigym.db") as database:
        rows = database.execute("SELECT run_name, metrics FROM metrics").fetchall()
    assert {name for name, _ in rows} == {run.name}
    logged = [json.loads(text) for _, text in rows]
    for name in NAMES:
        seen = {record["train/global_step"]: record[f"train/{name}"] for record in logged if f"train/{name}" in record}
        assert sorted(seen.items()) == metrics[name]


def test_wandb_goes_on_with_the_same_run_after_a_resume(run: Path) -> None:
    ids = [path.name.rpartition("-")[2] for path in (run / "wandb").glob("offline-run-*")]
    assert ids == [(run / "tracking_id").read_text()] * 2
    assert all(path.stat().st_size > 10_000 for path in (run / "wandb").glob("offline-run-*/*.wandb"))
