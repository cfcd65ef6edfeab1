"""The benchmark of a larger model stands ready: all of it runs at toy size."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import scale
import torch

from verigym.trainer import recipe as recipes

TRAINED = "{env: math, level: trivial, template: brief, families: [comparison]}"
UNSEEN = "{env: math, name: unseen, level: trivial, template: brief, families: [places]}"
RECIPE = f"""
name: toy
max_steps: 4
mix: [{TRAINED}]
sampling: {{dynamic: true, max_rounds: 1}}
reset: {{every_steps: 4}}
validation: {{mix: [{TRAINED}, {UNSEEN}], tasks: 1, samples: 1}}
checkpoint: {{every_steps: 4}}
workers: 1
grpo:
  num_generations: 2
  per_device_train_batch_size: 2
  steps_per_generation: 4
  max_completion_length: 8
  beta: 1.0e-3
  epsilon_high: 0.4
"""
SIZES = {"size": "toy", "steps": 3, "batch": 4, "texts": 64, "loaders": 0, "arms": "full"}
TOY = {**SIZES, "n": 2, "tasks": 1, "eval-batch": 4}


def test_plain_is_the_full_recipe_with_each_trick_off() -> None:
    full, plain = (recipes.load(str(scale.RECIPE), changes) for changes in ([], scale.PLAIN))
    assert (full.sampling.dynamic, plain.sampling.dynamic) == (True, False)
    assert (full.reset.every_steps, plain.reset.every_steps) == (400, 0)
    assert (full.grpo["beta"], plain.grpo["beta"]) == (1e-3, 0)
    assert full.mix == plain.mix


def test_no_unseen_family_is_among_those_that_are_trained_on() -> None:
    recipe = recipes.load(str(scale.RECIPE))
    trained = {family for entry in recipe.mix for family in (entry.model_extra or {}).get("families", ())}
    mix = {entry.model_dump().get("name"): entry.model_dump().get("families") for entry in recipe.validation.mix or ()}
    assert set(mix["trained"]) < trained
    assert not set(mix["unseen"]) & trained


def test_learning_from_demonstrations_goes_on_where_it_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "toy.yaml").write_text(RECIPE)
    options = argparse.Namespace(**SIZES, recipe=tmp_path / "toy.yaml", seed=1, minutes=60.0)
    options.steps = 6
    learn = scale.learn

    def stopped(model: Any, batches: Any, *rest: Any, **options: Any) -> None:
        learn(model, islice(batches, 4), *rest, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(scale, "KEEP_MINUTES", 0.0)
    monkeypatch.setattr(scale, "learn", stopped)
    with pytest.raises(KeyboardInterrupt):
        scale.build(tmp_path / "base", options)
    kept = torch.load(tmp_path / "learning.pt", weights_only=True)
    assert kept["step"] == 3  # the fourth update was not on disk yet

    def goes_on(model: Any, batches: Any, optimizer: Any, *rest: Any, **options: Any) -> None:
        for name, weights in model.state_dict().items():
            assert torch.equal(weights, kept["model"][name])
        assert {int(moments["step"]) for moments in optimizer.state_dict()["state"].values()} == {3}
        learn(model, batches, optimizer, *rest, **options)

    monkeypatch.setattr(scale, "learn", goes_on)
    capsys.readouterr()
    scale.build(tmp_path / "base", options)
    assert "step 2: loss" in capsys.readouterr().out  # the last of three more
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "toy.yaml"]


def test_a_model_is_made_trained_and_compared_with_its_base(tmp_path: Path) -> None:
    recipe = tmp_path / "toy.yaml"
    recipe.write_text(RECIPE)
    command = [sys.executable, scale.__file__, "--recipe", str(recipe), "--out", str(tmp_path / "out")]
    command += [word for name, value in TOY.items() for word in (f"--{name}", str(value))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "step 2: loss" in done.stdout
    results = json.loads((tmp_path / "out" / "results.json").read_text())
    assert set(results) == {"base", "full"}
    assert json.loads((tmp_path / "out" / "full" / "summary.json").read_text())["steps"] == 4
    rows = [line for line in done.stdout.splitlines() if line.startswith(("| seen", "| unseen"))]
    assert [row.split(" | ")[1] for row in rows] == ["base", "full", "base", "full"]
    assert rows[0].count(" to ") == 2  # pass@1 and pass@2 with their intervals
