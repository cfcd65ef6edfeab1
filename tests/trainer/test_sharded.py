"""FSDP: the policy is spread over two processes, and resets, checkpoints and resume go by whole weights."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

SETTINGS = (
    "max_steps=3",
    "checkpoint.every_steps=2",
    "reset.every_steps=2",
    "validation.tasks=1",
    "validation.samples=1",
    "grpo.num_generations=4",
    "grpo.per_device_train_batch_size=16",
)


def train(out: Path, *options: str) -> list[dict[str, object]]:
    """What the two processes end with."""
    script = Path(__file__).parent / "processes" / "sharded.py"
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2", str(script)]
    command = [*launch, "train", "tiny", "--seed", "3", "--out", str(out), *options, "--set", *SETTINGS]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return [json.loads(out.with_name(f"{out.name}.{rank}.json").read_text()) for rank in (0, 1)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sharded") / "run"


@pytest.fixture(scope="module")
def ended(whole: Path) -> list[dict[str, object]]:
    return train(whole)


def test_the_weights_are_spread_and_are_one_whole(ended: list[dict[str, object]]) -> None:
    first, second = ended
    assert first["sharded"]
    assert first == second
    assert first["policy"] != first["reference"]


def test_a_reset_makes_the_whole_reference_the_policy(whole: Path, ended: list[dict[str, object]]) -> None:
    checkpoint = whole / "checkpoints" / "checkpoint-2"
    policy, reference = load_file(checkpoint / "model.safetensors"), load_file(checkpoint / "reference.safetensors")
    assert len(reference) > 10
    assert all(torch.equal(policy[name], tensor) for name, tensor in reference.items())
    before = load_file(whole / "checkpoints" / "checkpoint-3" / "model.safetensors")
    assert any(not torch.equal(before[name], tensor) for name, tensor in reference.items())


def test_a_resumed_run_ends_with_the_same_weights_and_reference(
    whole: Path, ended: list[dict[str, object]], tmp_path: Path
) -> None:
    out = tmp_path / "run"
    (out / "checkpoints").mkdir(parents=True)
    shutil.copy(whole / "recipe.yaml", out)
    shutil.copytree(whole / "checkpoints" / "checkpoint-2", out / "checkpoints" / "checkpoint-2")
    assert list(map(of_the_model, train(out, "--resume"))) == list(map(of_the_model, ended))


def of_the_model(end: dict[str, object]) -> dict[str, object]:
    """Without what is remembered of validations: the folder has no best weights of the first two steps."""
    return {name: value for name, value in end.items() if name != "remembered"}
