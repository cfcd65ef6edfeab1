"""A gradient that is not finite costs one update, and several in a row stop the run before it is spoilt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import TrainerCallback

from verigym.envs import EnvMix
from verigym.errors import TrainingError
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import RunFolder
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.run import model_path

SMALL = ["max_steps=4", "grpo.num_generations=4", "grpo.per_device_train_batch_size=20", "nonfinite_limit=2"]


class Weights(TrainerCallback):  # type: ignore[misc]
    """Keeps a copy of the weights after each step."""

    def __init__(self) -> None:
        self.after: dict[int, torch.Tensor] = {}

    def on_step_end(self, args: Any, state: Any, control: Any, model: Any = None, **kwargs: Any) -> None:
        self.after[state.global_step] = torch.cat([p.detach().flatten().clone() for p in model.parameters()])


def trained(folder: Path, poisoned: set[int]) -> tuple[ReasoningTrainer, Weights]:
    """A trainer whose gradient is spoilt in the given steps."""
    settings = recipes.load("tiny", SMALL)
    mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=settings.seed)
    trainer = ReasoningTrainer(settings, mix, model_path("embedded"), RunFolder(folder, resume=False))
    weights = Weights()
    trainer.add_callback(weights)
    next(iter(trainer.model.parameters())).register_hook(
        lambda gradient: gradient * float("nan") if trainer.state.global_step + 1 in poisoned else gradient
    )
    return trainer, weights


def test_one_such_update_is_left_out_and_training_goes_on(tmp_path: Path) -> None:
    trainer, weights = trained(tmp_path, {2})
    trainer.train()
    assert torch.equal(weights.after[1], weights.after[2])
    assert not torch.equal(weights.after[2], weights.after[3])
    assert weights.after[4].isfinite().all()
    events = [event for event in trainer.folder.records("events") if event["event"] == "update_left_out"]
    assert [(event["step"], event["gradient"]) for event in events] == [(2, "nan")]
    trainer.mix.close()


def test_too_many_in_a_row_stop_the_run_with_the_cure(tmp_path: Path) -> None:
    trainer, weights = trained(tmp_path, {2, 3})
    with pytest.raises(TrainingError, match=r"2 updates in a row are not finite, the last at step 3.*learning_rate"):
        trainer.train()
    assert torch.equal(weights.after[1], weights.after[2])
    trainer.mix.close()
