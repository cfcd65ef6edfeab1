"""With every trick off, the trainer is TRL's: the same weights, bit for bit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from datasets import Dataset
from trl import GRPOTrainer

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.config import grpo_config
from verigym.trainer.folder import RunFolder
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.recipe import Recipe
from verigym.trainer.run import model_path
from verigym.types import Task

PROMPTS = 4
PLAIN = [
    "mix=[{env: math, level: trivial, template: brief, families: [comparison, places]}]",
    "sampling.dynamic=false",
    "reset={}",
    "grpo.num_generations=4",
    f"grpo.per_device_train_batch_size={PROMPTS * 4}",
    "grpo.max_completion_length=16",
    "grpo.beta=0.05",
]


def mix_of(settings: Recipe) -> EnvMix:
    return EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=settings.seed)


def plain_trl(settings: Recipe, mix: EnvMix, tasks: Sequence[Task], output_dir: Path) -> GRPOTrainer:
    """TRL's own trainer, with a data set and a reward function as TRL's users have them."""

    def score(completions: list[Any], number: list[int], **_: Any) -> list[float | None]:
        judged = mix.judge([tasks[i] for i in number], [completion[0]["content"] for completion in completions])
        return [verdict.score for verdict in judged]

    rows = {
        "prompt": [[{"role": "user", "content": task.prompt}] for task in tasks],
        "number": list(range(len(tasks))),
    }
    return GRPOTrainer(
        model=model_path("embedded"),
        reward_funcs=score,
        args=grpo_config(settings, output_dir, settings.max_steps),
        train_dataset=Dataset.from_dict(rows),
    )


# With two updates a generation TRL computes log-probabilities of its own for the ratios, which are not 1 then.
@pytest.mark.parametrize(("steps", "more"), [(20, []), (4, ["grpo.num_iterations=2"])], ids=["twenty", "two-updates"])
def test_the_weights_are_those_of_trl(steps: int, more: list[str], tmp_path: Path) -> None:
    settings = recipes.load("tiny", [*PLAIN, f"max_steps={steps}", f"checkpoint.every_steps={steps}", *more])
    mix = mix_of(settings)
    plain = plain_trl(settings, mix, mix.draw(steps * PROMPTS // settings.updates_per_rollout), tmp_path / "plain")
    begun = {name: tensor.clone() for name, tensor in plain.model.state_dict().items()}
    plain.train()
    folder = RunFolder(tmp_path / "ours", resume=False)
    ours = ReasoningTrainer(settings, mix_of(settings), model_path("embedded"), folder)
    ours.train()
    mix.close()
    theirs, found = plain.model.state_dict(), ours.model.state_dict()
    assert ours.state.global_step == plain.state.global_step == steps
    assert any(not torch.equal(begun[name], theirs[name]) for name in theirs)
    assert [name for name in theirs if not torch.equal(theirs[name], found[name])] == []
    rewarded = [line["reward"] for line in plain.state.log_history if "reward" in line]
    assert [line["reward"] for line in ours.state.log_history if "reward" in line] == rewarded
    assert len(set(rewarded)) > 1
