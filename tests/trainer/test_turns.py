"""Several turns in TRL: what the environment said is read by the model, and teaches it nothing."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from datasets import Dataset
from trl import GRPOTrainer

from verigym.envs import EnvMix
from verigym.evaluation import read_records
from verigym.trainer import recipe as recipes
from verigym.trainer import train
from verigym.trainer.config import PLACEHOLDER, grpo_config, verified_reward
from verigym.trainer.folder import RunFolder
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.rewards import Reward
from verigym.trainer.run import model_path
from verigym.trainer.sampling import Group, Rollout, as_generated
from verigym.types import Task, Verdict
from verigym.verifiers.games import GameVerifier

SETTINGS = ["max_steps=4", "grpo.per_device_train_batch_size=8", "grpo.num_generations=4", "grpo.beta=0.01"]
RUN = (
    "max_steps=4",
    "checkpoint.every_steps=2",
    "validation.tasks=4",
    "validation.every_steps=2",
    "sampling.oversample=3",
    "sampling.surplus=9",
    "reward.unfinished=-1",
    "grpo.num_generations=4",
    "grpo.per_device_train_batch_size=8",
)


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReasoningTrainer]:
    settings = recipes.load("two-turns", SETTINGS)
    mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=1)
    folder = RunFolder(tmp_path_factory.mktemp("run"), resume=False)
    trainer = ReasoningTrainer(settings, mix, model_path("embedded"), folder)
    trainer.model.train()
    yield trainer
    mix.close()


@pytest.fixture(scope="module")
def groups(trainer: ReasoningTrainer) -> list[Group]:
    """Two tasks with four episodes each: a guess, a hint, another guess; every other one is paid."""
    tokens = trainer.processing_class

    def rollout(task: Task, number: int) -> Rollout:
        low, middle, _ = task.answer["numbers"]
        first, hint, second = f"<answer>{middle}</answer><end>", "<user>lower<assistant>", f"<answer>{low}</answer>"
        parts = [tokens(text)["input_ids"] for text in (first, hint, second if number else second + "<end>")]
        mask = [token for part, kind in zip(parts, (1, 0, 1), strict=True) for token in [kind] * len(part)]
        score = float(number % 2)
        return Rollout(
            [token for part in parts for token in part], mask, None, [], [], True, Verdict.right(""), Reward(score, {})
        )

    tasks = trainer.mix.held_out(2)
    return [
        Group(task, tokens(f"<user>{task.prompt}")["input_ids"], [rollout(task, n) for n in range(4)]) for task in tasks
    ]


def scored(trainer: Any, groups: list[Group]) -> dict[str, Any]:
    """What TRL makes of the groups in our trainer."""
    trainer.sampler.surplus = copy.deepcopy(groups)
    trainer.current_gradient_accumulation_steps = 1
    return dict(trainer._generate_and_score_completions([{"prompt": PLACEHOLDER}] * 8))


def test_trl_scores_episodes_as_if_its_own_rollout_function_had_played_them(
    trainer: ReasoningTrainer, groups: list[Group], tmp_path: Path
) -> None:
    prompts = Dataset.from_dict({"prompt": [PLACEHOLDER] * 8})
    with pytest.warns(UserWarning, match="rollout_func"):
        plain = GRPOTrainer(
            model=model_path("embedded"),
            reward_funcs=verified_reward,
            args=grpo_config(trainer.recipe, tmp_path, 1),
            train_dataset=prompts,
            rollout_func=lambda prompts, trainer: as_generated(groups),
        )
    plain.current_gradient_accumulation_steps = 1
    plain.model.train()
    ours = scored(trainer, groups)
    theirs = plain._generate_and_score_completions([{"prompt": PLACEHOLDER} for _ in range(8)])
    assert ours.keys() == theirs.keys()
    assert "tool_mask" in ours
    assert all(torch.equal(ours[key], theirs[key]) for key in ours)
    losses = [each._compute_loss(each.model, batch).item() for each, batch in ((trainer, ours), (plain, theirs))]
    assert losses[0] == losses[1] != 0.0


def test_no_gradient_comes_from_what_the_environment_said(trainer: ReasoningTrainer, groups: list[Group]) -> None:
    batch = scored(trainer, groups)
    policys = (batch["completion_mask"] * batch["tool_mask"]).bool()
    assert torch.equal(moved(trainer, batch), policys)
    assert not policys.all()


def test_without_the_mask_the_environments_tokens_would_be_learnt(
    trainer: ReasoningTrainer, groups: list[Group]
) -> None:
    batch = scored(trainer, groups)
    unmasked = {**batch, "tool_mask": torch.ones_like(batch["tool_mask"])}
    assert torch.equal(moved(trainer, unmasked), batch["completion_mask"].bool())
    losses = [trainer._compute_loss(trainer.model, each).item() for each in (batch, unmasked)]
    assert losses[0] != losses[1]


def moved(trainer: ReasoningTrainer, batch: dict[str, Any]) -> torch.Tensor:
    """For each completion token, ``(B, T)``, whether the loss moves the last hidden state, which predicts it."""
    seen: list[torch.Tensor] = []

    def keep(module: Any, arguments: Any, states: torch.Tensor) -> None:
        states.retain_grad()
        seen.append(states)

    hook = trainer.model.model.norm.register_forward_hook(keep)
    trainer._compute_loss(trainer.model, batch).backward()
    hook.remove()
    trainer.model.zero_grad()
    (states,) = seen
    assert states.grad is not None
    length = batch["completion_ids"].size(1)
    return states.grad[:, -length - 1 : -1].abs().sum(-1) > 0


def test_figures_count_the_policys_tokens_alone(trainer: ReasoningTrainer, groups: list[Group]) -> None:
    trainer._metrics["train"].clear()
    scored(trainer, groups)
    own = [sum(rollout.env_mask) for group in groups for rollout in group.rollouts]
    assert trainer._metrics["train"]["completions/mean_length"] == [sum(own) / len(own)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "run"
    assert train("two-turns", seed=2, out=out, overrides=RUN) == 0
    return out


def test_a_run_records_conversations_and_what_they_cost(whole: Path) -> None:
    folder = RunFolder(whole, resume=True)
    samples, metrics = folder.records("samples"), folder.records("metrics")
    longest = max(samples, key=lambda sample: len(sample["response"]))
    assert [message["role"] for message in longest["response"]] == ["assistant", "user", "assistant"]
    assert all(
        1.0 <= line["turns/games"] <= 2.0 and 0.0 <= line["env_tokens/games"] < 1.0
        for line in metrics
        if line["sampling/rounds"]
    )
    records = list(read_records(whole / "samples.jsonl"))
    verdicts = [GameVerifier().verify(record.task, record.responses[0]).to_dict() for record in records]
    assert verdicts == [sample["verdict"] for sample in samples], "a record is judged again from what it holds"


def test_a_run_of_several_turns_resumes_exactly_and_validates_its_end_once(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    shutil.copytree(whole, out)
    for late in ("checkpoints/checkpoint-4", "final"):
        shutil.rmtree(out / late)
    (out / "summary.json").unlink()
    surplus = (out / "checkpoints" / "checkpoint-2" / "complete.json").read_text()
    assert '"env_mask": [1' in surplus, "groups that wait for the next step are in the checkpoint"
    assert train("two-turns", seed=2, out=out, overrides=RUN, resume=True) == 0
    assert (out / "final" / "model.safetensors").read_bytes() == (whole / "final" / "model.safetensors").read_bytes()
    assert validated(out) == validated(whole)

    (out / "summary.json").unlink()  # as if it was killed between the last validation and the summary
    assert train("two-turns", seed=2, out=out, overrides=RUN, resume=True) == 0
    assert validated(out) == validated(whole)
    assert [step for step, _ in validated(out)] == [0, 2, 4]


def validated(out: Path) -> list[tuple[int, Any]]:
    events = RunFolder(out, resume=True).records("events")
    return [(event["step"], event["scores"]) for event in events if event["event"] == "validation"]
