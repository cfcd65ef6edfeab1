"""A shipped recipe of several stages, run at toy size: what changes with a stage, and what goes on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch

from verigym.trainer import train

TOY = [
    "model=embedded",
    "max_steps=5",
    "stages.*.steps=2",
    "stages.*.grpo={}",
    "stages.run-1.grpo.lr_scheduler_type=linear",
    "stages.run-1.grpo.beta=0.0",
    "stages.run-2.grpo.learning_rate=1.0e-4",
    "stages.*.until={}",
    "stages.run-2.until={tokens: 1}",
    "mix.*.level=trivial",
    "mix.*.template=brief",
    "mix.*.weight=1",
    "sampling.max_rounds=1",
    "reset.optimizer=keep",
    "validation.tasks=1",
    "validation.samples=1",
    "validation.every_steps=0",
    "checkpoint={every_steps: 1, keep: 9}",
    "grpo.num_generations=4",
    "grpo.per_device_train_batch_size=20",
    "grpo.steps_per_generation=1",
    "grpo.gradient_accumulation_steps=1",
    "grpo.max_completion_length=24",
    "grpo.use_vllm=false",
    "grpo.vllm_max_model_length=null",
    "grpo.bf16=false",
    "grpo.gradient_checkpointing=false",
]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def events(run: Path, kind: str) -> list[dict[str, Any]]:
    return [event for event in lines(run / "events.jsonl") if event["event"] == kind]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("stages") / "run"
    assert train("prorl-v1", seed=2, out=out, overrides=TOY) == 0
    return out


def test_each_stage_begins_and_ends_once_with_its_cause(run: Path) -> None:
    begun = [(event["step"], event["name"]) for event in events(run, "stage")]
    ended = [(event["step"], event["name"], event["cause"]) for event in events(run, "stage_end")]
    assert begun == [(0, "run-1"), (2, "run-2"), (3, "run-3")]
    assert ended == [(2, "run-1", "steps"), (3, "run-2", "tokens"), (5, "run-3", "steps")]
    assert [event["step"] for event in events(run, "reference_reset")] == [2, 3]


def test_a_stage_with_a_reference_may_follow_one_without(run: Path) -> None:
    assert ["kl" in record for record in lines(run / "metrics.jsonl")] == [False, False, True, True, True]


def test_a_stage_counts_its_own_tokens(run: Path) -> None:
    metrics = {record["step"]: record for record in lines(run / "metrics.jsonl")}
    for event, steps in zip(events(run, "stage_end"), ((1, 2), (3,), (4, 5)), strict=True):
        assert event["tokens"] == sum(metrics[step]["sampling/generated_tokens"] for step in steps)
        assert event["steps"] == len(steps)


def test_a_stage_has_its_own_mix_and_learning_rate(run: Path) -> None:
    metrics = lines(run / "metrics.jsonl")
    assert ["score/instruct" in record for record in metrics] == [False, False, False, True, True]
    # run-1: linear from 2e-6 over its own two steps, run-2: constant at 1e-4, run-3: constant at 2e-6
    assert [record["learning_rate"] for record in metrics] == pytest.approx([2e-6, 1e-6, 1e-4, 2e-6, 2e-6])


def test_the_optimizers_moments_go_on_from_stage_to_stage(run: Path) -> None:
    taken = []
    for step in (2, 3, 5):
        saved = torch.load(run / "checkpoints" / f"checkpoint-{step}" / "optimizer.pt", weights_only=True)
        taken.append({int(moments["step"]) for moments in saved["state"].values()})
    assert taken == [{2}, {3}, {5}]


def test_a_run_that_was_cut_at_a_stages_end_goes_on_to_the_same_weights(run: Path, tmp_path: Path) -> None:
    cut = tmp_path / "run"
    shutil.copytree(run, cut, symlinks=True)
    for gone in ("final", "checkpoints/checkpoint-4", "checkpoints/checkpoint-5"):
        shutil.rmtree(cut / gone)
    (cut / "summary.json").unlink()
    assert train("prorl-v1", seed=2, out=cut, overrides=TOY, resume=True) == 0
    assert (cut / "final/model.safetensors").read_bytes() == (run / "final/model.safetensors").read_bytes()
    assert events(cut, "stage_end") == events(run, "stage_end")
    assert events(cut, "stage") == events(run, "stage")
