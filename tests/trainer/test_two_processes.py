"""Two processes train as one: equal weights, records written once, no deadlock, and the same end after a kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

HERE = Path(__file__).parent / "processes"

SETTINGS = (
    "max_steps=6",
    "grpo.num_generations=8",
    "grpo.per_device_train_batch_size=24",
    "sampling.oversample=1.5",
    "reset.every_steps=4",
    "validation.tasks=2",
    "validation.every_steps=4",
    "checkpoint.every_steps=2",
    "checkpoint.keep=3",
    "mix.3.curriculum={window: 4, start: trivial}",
)


def launched(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Two processes under ``torchrun``, on a free port."""
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2"]
    return subprocess.Popen(
        [*launch, str(HERE / script), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )


def training(out: Path, *options: str) -> subprocess.Popen[str]:
    return launched("train.py", "train", "tiny", "--seed", "3", "--out", str(out), *options, "--set", *SETTINGS)


def train(out: Path, *options: str) -> None:
    process = training(out, *options)
    said, _ = process.communicate(timeout=900)
    assert process.returncode == 0, said


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def ended(out: Path) -> list[dict[str, object]]:
    """What the two processes ended with."""
    return [json.loads(out.with_name(f"{out.name}.{rank}.json").read_text()) for rank in (0, 1)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("two") / "run"
    train(out)
    return out


def test_both_end_with_equal_weights_and_an_equal_reference(whole: Path) -> None:
    first, second = ended(whole)
    assert first == second
    assert first["policy"] != first["reference"]  # the reset was at step 4, and two steps followed


def test_both_remember_the_same_levels_validations_and_resets(whole: Path) -> None:
    first, second = (end["remembered"] for end in ended(whole))
    assert first == second
    assert isinstance(first, dict)
    assert set(first) == {"mix", "validation", "resets", "nonfinite", "kl", "stage"}


def test_each_takes_its_share_of_the_cores(whole: Path) -> None:
    assert [end["workers"] for end in ended(whole)] == [max(1, len(os.sched_getaffinity(0)) // 2)] * 2


def test_records_are_written_once(whole: Path) -> None:
    assert [record["step"] for record in lines(whole / "metrics.jsonl")] == [1, 2, 3, 4, 5, 6]
    events = [(event["step"], event["event"]) for event in lines(whole / "events.jsonl")]
    assert events == [(0, "validation"), (4, "validation"), (4, "reference_reset"), (6, "validation")]
    assert json.loads((whole / "summary.json").read_text())["steps"] == 6
    assert (whole / "report.html").exists()


def test_their_surplus_groups_differ_in_number_and_are_kept_apart(whole: Path) -> None:
    states = [json.loads((whole / "checkpoints" / f"checkpoint-{n}" / "complete.json").read_text()) for n in (2, 4, 6)]
    surplus = [[part["sampler"]["surplus"] for part in state["own_parts"]] for state in states]
    assert any(len(first) != len(second) for first, second in surplus)
    metrics = lines(whole / "metrics.jsonl")
    assert [metrics[n - 1]["sampling/surplus_groups"] for n in (2, 4, 6)] == [
        len(first) + len(second) for first, second in surplus
    ]
    tasks = [group["task"]["id"] for of_each in surplus[0] for group in of_each]
    assert len(set(tasks)) == len(tasks)


def test_both_are_killed_and_resumed_and_end_with_the_same_weights(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    process = training(out)
    deadline = time.monotonic() + 600
    while len(lines(out / "metrics.jsonl")) < 3:
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.05)
    launcher = psutil.Process(process.pid)
    for one in [launcher, *launcher.children(recursive=True)]:  # the launcher first: it would end the others
        with suppress(psutil.NoSuchProcess):
            one.kill()
    process.communicate()
    train(out, "--resume")
    assert (out / "final" / "model.safetensors").read_bytes() == (whole / "final" / "model.safetensors").read_bytes()
    assert ended(out) == ended(whole)
    assert [record["step"] for record in lines(out / "metrics.jsonl")] == [1, 2, 3, 4, 5, 6]


def test_adapters_end_equal_too_and_so_do_their_references(tmp_path: Path) -> None:
    train(tmp_path / "run", "--set", "peft.r=4", "peft.target_modules=[q_proj, v_proj]", "grpo.learning_rate=0.01")
    first, second = ended(tmp_path / "run")
    assert first == second
    (reset,) = (line for line in lines(tmp_path / "run" / "events.jsonl") if line["event"] == "reference_reset")
    assert (reset["step"], reset["distance_after"]) == (4, 0.0)
    assert reset["distance"]


def test_a_folder_with_a_run_is_refused_once_and_in_words(whole: Path) -> None:
    process = training(whole)
    said, _ = process.communicate(timeout=300)
    assert process.returncode != 0
    assert said.count("continue that run with --resume") == 1


def test_another_number_of_processes_is_refused(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "checkpoint-2").symlink_to(whole / "checkpoints" / "checkpoint-2")
    (tmp_path / "recipe.yaml").symlink_to(whole / "recipe.yaml")
    command = [sys.executable, "-m", "verigym", "train", "tiny", "--seed", "3", "--out", str(tmp_path), "--resume"]
    alone = subprocess.run([*command, "--set", *SETTINGS], capture_output=True, text=True, timeout=300, check=False)
    assert alone.returncode == 2
    assert "written by 2 processes" in alone.stderr


def test_a_process_that_dies_does_not_leave_the_other_waiting() -> None:
    process = launched("lose_one.py")
    said, _ = process.communicate(timeout=300)  # a launcher that hangs is the failure
    assert said.count("both are there 2") == 2
    assert process.returncode != 0
