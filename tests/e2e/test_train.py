"""The main job through its command: it ends with a report, and a killed run ends with the same weights."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from verigym.trainer.folder import RunFolder

SMALL = (
    "max_steps=6",
    "checkpoint.every_steps=2",
    "reset.every_steps=4",
    "validation.tasks=4",
    "grpo.num_generations=4",
    "grpo.per_device_train_batch_size=20",
)


def command(out: Path, *options: str, settings: tuple[str, ...] = SMALL) -> list[str]:
    sets = [word for setting in settings for word in ("--set", setting)]
    return [sys.executable, "-m", "verigym", "train", "tiny", "--seed", "3", "--out", str(out), *sets, *options]


def train(out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(out, *options), capture_output=True, text=True, timeout=600, check=False)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "run"
    done = train(out)
    assert done.returncode == 0, done.stderr
    return out


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_a_run_leaves_what_scripts_rely_on(whole: Path) -> None:
    summary = json.loads((whole / "summary.json").read_text())
    for when in ("before", "after"):
        assert set(summary[when]) == {"mean", "math", "code", "stem", "logic", "instruct"}
    assert summary["steps"] == 6
    assert [record["step"] for record in lines(whole / "metrics.jsonl")] == [1, 2, 3, 4, 5, 6]
    resets = [event for event in lines(whole / "events.jsonl") if event["event"] == "reference_reset"]
    assert [(event["step"], event["cause"]) for event in resets] == [(4, "schedule")]
    assert "Samples" in (whole / "report.html").read_text()


def test_the_trained_model_loads_with_transformers(whole: Path) -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(whole / "final")
    model = AutoModelForCausalLM.from_pretrained(whole / "final")
    prompt = tokenizer.apply_chat_template(
        [{"role": "user", "content": "max(3,12)=?"}], add_generation_prompt=True, return_dict=True, return_tensors="pt"
    )
    written = model.generate(**prompt, max_new_tokens=8, do_sample=False)
    assert written.shape[1] > prompt["input_ids"].shape[1]


def test_a_finished_run_prints_its_summary_and_trains_no_more(whole: Path) -> None:
    before = (whole / "final" / "model.safetensors").stat().st_mtime_ns
    again = train(whole, "--resume")
    assert again.returncode == 0
    assert "6 steps" in again.stderr
    assert (whole / "final" / "model.safetensors").stat().st_mtime_ns == before


def test_a_folder_with_a_run_is_refused_without_resume(whole: Path) -> None:
    refused = train(whole)
    assert refused.returncode == 2
    assert "--resume" in refused.stderr


def test_other_settings_in_the_same_folder_are_refused(whole: Path) -> None:
    refused = train(whole, "--resume", "--set", "max_steps=8")
    assert refused.returncode == 2
    assert "max_steps" in refused.stderr


def test_a_recipe_that_cannot_be_run_is_refused_with_the_cause_and_the_folder_stays_free(tmp_path: Path) -> None:
    wrong = [
        ("model=no/such-model", "the model 'no/such-model' cannot be trained"),
        ("grpo.optim=adamm", "TRL refuses the options of grpo: adamm is not a valid OptimizerNames"),
        ("stages=[{name: a, steps: 4}, {name: b, steps: 2, grpo: {lr_scheduler_type: x}}]", "x is not a valid Sched"),
    ]
    for change, says in wrong:
        refused = train(tmp_path / "run", "--set", change)
        assert refused.returncode == 2, refused.stderr
        assert says in refused.stderr
        assert "Traceback" not in refused.stderr
    with RunFolder(tmp_path / "run", resume=False).in_use():
        pass


def stop_after(out: Path, steps: int, *options: str, by: signal.Signals = signal.SIGKILL) -> tuple[int, str]:
    """Start or continue a run, and stop it once so many steps are on record; its exit code and last words."""
    process = subprocess.Popen(command(out, *options), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 300
    while len(lines(out / "metrics.jsonl")) < steps or not (out / "recipe.yaml").exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(by)
    _, said = process.communicate()
    return process.returncode, said


def test_a_run_that_is_stopped_again_and_again_ends_with_the_same_weights(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert stop_after(out, 0)[0] == -signal.SIGKILL  # before anything is on record
    assert stop_after(out, 3, "--resume")[0] == -signal.SIGKILL  # between two checkpoints
    code, said = stop_after(out, 5, "--resume", by=signal.SIGINT)
    assert (code, "--resume" in said) == (130, True)
    resumed = train(out, "--resume")
    assert resumed.returncode == 0, resumed.stderr
    assert (out / "final" / "model.safetensors").read_bytes() == (whole / "final" / "model.safetensors").read_bytes()
    assert [record["step"] for record in lines(out / "metrics.jsonl")] == [1, 2, 3, 4, 5, 6]
    resumes = [event["step"] for event in lines(out / "events.jsonl") if event["event"] == "resume"]
    assert resumes == [2, 4]
