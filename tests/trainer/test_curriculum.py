"""A curriculum in a training run: levels move, show in the metrics and come back with a checkpoint."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from verigym.trainer import train
from verigym.trainer.folder import RunFolder
from verigym.trainer.recipe import shipped

FAMILIES = ["spell_backward", "word_sequence_reversal"]
CLIMB: dict[str, Any] = {
    "max_steps": 2,
    "mix": [
        {
            "env": "logic",
            "level": "trivial",
            "template": "brief",
            "families": FAMILIES,
            "curriculum": {"start": "trivial", "window": 4, "raise_at": 0.2, "lower_at": 0.1, "highest": "easy"},
        }
    ],
    "validation": {"tasks": 1},
    "checkpoint": {"every_steps": 1},
    "sampling": {"max_rounds": 1},
}


def levels(folder: Path, step: int) -> dict[str, int]:
    state = json.loads((folder / "checkpoints" / f"checkpoint-{step}" / "complete.json").read_text())
    found: dict[str, int] = state["parts"]["mix"]["families"]["logic"]["levels"]
    return found


def test_levels_follow_success_and_a_resumed_run_goes_on_from_them(tmp_path: Path) -> None:
    recipe, whole, cut = tmp_path / "climb.yaml", tmp_path / "whole", tmp_path / "cut"
    tiny = yaml.safe_load(shipped()["tiny"].read_text())
    grpo = {**tiny["grpo"], "num_generations": 4, "per_device_train_batch_size": 8}
    recipe.write_text(yaml.safe_dump({**CLIMB, "grpo": grpo}))
    assert train(str(recipe), seed=3, out=whole) == 0
    assert levels(whole, 1) == {"logic/spell_backward": 1, "logic/word_sequence_reversal": 0}, (
        "it can spell short words"
    )
    assert levels(whole, 2) != levels(whole, 1), "and no longer ones"
    shown = [line["level/logic"] for line in RunFolder(whole, resume=True).records("metrics")]
    assert shown == [sum(levels(whole, step).values()) / len(FAMILIES) for step in (1, 2)]

    shutil.copytree(whole, cut)
    for late in ("checkpoints/checkpoint-2", "final"):
        shutil.rmtree(cut / late)
    (cut / "summary.json").unlink()
    assert train(str(recipe), seed=3, out=cut, resume=True) == 0
    assert levels(cut, 2) == levels(whole, 2)
    assert (cut / "final" / "model.safetensors").read_bytes() == (whole / "final" / "model.safetensors").read_bytes()
