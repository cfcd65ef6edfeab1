"""The benchmark that takes the tricks apart: its arithmetic on runs that are made up, and all of it at toy size."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

import ablation
import pytest

from verigym.trainer import recipe as recipes

TOY = {
    "mix": "[{env: math, level: trivial, template: brief, families: [comparison]}]",
    "workers": 1,
    "max_steps": 4,
    "checkpoint.every_steps": 4,
    "validation.tasks": 1,
    "validation.samples": 2,
    "validation.every_steps": 0,
    "grpo.per_device_train_batch_size": 5,
    "grpo.num_generations": 2,
    "grpo.max_completion_length": 8,
}


def run(score: float, tokens: float | None) -> dict[str, Any]:
    shared = {"reward": score, "entropy": 0.1, "tokens": 1000.0, "pass_at_k": {"1": score, "2": score}}
    curve = [{"step": step, "score": score * step, "tokens": 0.0} for step in range(6)]
    return {"score": score, "tokens_to_target": tokens, "curve": curve, **shared}


def test_differences_are_taken_seed_by_seed_with_student_s_interval() -> None:
    plain = {1: run(0.5, 100.0), 2: run(0.6, 200.0), 3: run(0.7, None)}
    arm = {1: run(0.6, 50.0), 2: run(0.8, 100.0), 3: run(1.0, 100.0)}
    result = ablation.compare(arm, plain)
    half = 4.303 * 0.1 / math.sqrt(3)  # of the differences 0.1, 0.2 and 0.3, whose deviation is 0.1
    assert result["differences"]["score"] == pytest.approx(
        {"mean": 0.2, "low": 0.2 - half, "high": 0.2 + half, "seeds": 3}
    )
    assert result["token_factor"] == pytest.approx({"mean": 0.5, "low": 0.5, "high": 0.5, "seeds": 2})
    assert result["tokens_to_target"] == [50.0, 100.0, 100.0]


def test_tokens_to_the_target_lie_on_a_line_between_two_validations() -> None:
    curve = [{"score": 0.2, "tokens": 0.0}, {"score": 0.4, "tokens": 100.0}, {"score": 0.8, "tokens": 300.0}]
    assert ablation.tokens_to(curve, 0.5) == pytest.approx(150.0)
    assert ablation.tokens_to(curve, 0.9) is None
    assert [ablation.score_at(curve, tokens) for tokens in (0, 50, 100, 200, 300, 999)] == pytest.approx(
        [0.2, 0.3, 0.4, 0.6, 0.8, 0.8]
    )


def test_an_arm_that_generates_more_is_compared_when_it_had_spent_as_much() -> None:
    curve = [{"step": 0, "score": 0.2, "tokens": 0.0}, {"step": 8, "score": 0.8, "tokens": 2000.0}]
    arm = {seed: {**run(0.8, None), "tokens": 2000.0, "curve": curve} for seed in (1, 2)}
    plain = {1: run(0.4, None), 2: run(0.6, None)}
    assert ablation.compare(arm, plain)["at_plains_tokens"]["mean"] == pytest.approx(0.5 - 0.5)
    assert ablation.compare(arm, plain)["differences"]["score"]["mean"] == pytest.approx(0.3)


def test_a_run_that_no_longer_gains_is_seen() -> None:
    curve = [{"score": score} for score in (0.1, 0.5, 0.8, 0.8, 0.8, 0.8)]
    assert ablation.still_gains({1: {"curve": curve}})["mean"] == 0.0
    assert ablation.still_gains({1: run(0.1, None)})["mean"] == pytest.approx(0.1)


@pytest.mark.parametrize("arm", ablation.ARMS)
def test_each_arm_is_a_recipe_of_its_own(arm: str) -> None:
    plain, own = (recipes.load(str(ablation.RECIPE), changes) for changes in ([], ablation.ARMS[arm]))
    assert (own == plain) == (arm == ablation.PLAIN)


def test_at_toy_size_what_is_finished_is_skipped_and_the_table_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = [word for key, value in TOY.items() for word in ("--set", f"{key}={value}")]
    arguments = ["--arms", "plain", "--seeds", "1", "--jobs", "1", "--out", str(tmp_path), "--target", "0.0", *changes]
    monkeypatch.setattr(sys, "argv", ["ablation.py", *arguments])
    ablation.main()
    report = tmp_path / "plain" / "seed-1" / "report.html"
    written = report.stat().st_mtime_ns
    ablation.main()
    assert report.stat().st_mtime_ns == written
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("| arm | seeds | score")
    assert lines[2].startswith("| plain | 1 |")
    results = json.loads((tmp_path / "results.json").read_text())
    assert len(results["runs"]["plain"]["1"]["curve"]) == 2
    assert results["arms"]["plain"]["tokens"] > 0
