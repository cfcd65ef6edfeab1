"""What is left out of the loss leaves no trace in it: masked padding, overlong rollouts, what could not be judged."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import TrainerCallback

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import RunFolder
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.rewards import Reward
from verigym.trainer.run import model_path
from verigym.trainer.sampling import DynamicSampler, Group, Rollout
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.pool import PendingVerdict

SMALL = [
    "max_steps=2",
    "validation.tasks=1",
    "checkpoint.every_steps=2",
    "sampling.max_rounds=1",
    "sampling.shortfall=mask",
    "reset.every_steps=0",
    "grpo.num_generations=4",
    "grpo.per_device_train_batch_size=8",
    "grpo.mask_truncated_completions=true",
    "grpo.beta=0.1",
    "grpo.scale_rewards=batch",
]
EOS = 2


def build(folder: Path, *overrides: str, pool: Any = None) -> ReasoningTrainer:
    settings = recipes.load("tiny", [*SMALL, *overrides])
    mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=settings.seed, pool=pool)
    return ReasoningTrainer(settings, mix, model_path("embedded"), RunFolder(folder, resume=False))


def group(trainer: ReasoningTrainer, name: str, *rewards: float, cut: Sequence[int] = (), between: int = -1) -> Group:
    """Rollouts of different lengths; those at ``cut`` are truncated, the one at ``between`` ran out after a turn."""
    (end, *_) = trainer.eos_token_ids
    rollouts = []
    for i, value in enumerate(rewards):
        ids = [7 + i, 9, 11 + len(name), 8][: 2 + i % 3]
        verdict = Verdict(min(value, 1.0), Reason.PARTIAL)
        rollouts.append(
            Rollout(
                ids if i in cut else [*ids, end],
                [1] * (len(ids) + (i not in cut)),
                None,
                ["said"],
                [],
                i not in cut and i != between,
                verdict,
                Reward(value, {"score": value}),
            )
        )
    return Group(Task(name, "math", "1+1=?", "2"), [5, 6], rollouts)


def fed(trainer: ReasoningTrainer, *batches: Sequence[Group]) -> None:
    """Let the trainer's sampler find these groups."""
    supply = iter([group for batch in batches for group in batch])

    def produce(count: int) -> list[Group]:
        return [next(supply) for _ in range(count)]

    overlong = trainer.mask_truncated_completions
    trainer.sampler = DynamicSampler(trainer.recipe.sampling, produce, overlong=overlong)


def gradient(trainer: ReasoningTrainer, *groups: Group) -> tuple[dict[str, Any], dict[str, torch.Tensor]]:
    """What TRL makes of a batch, and the gradient of its loss."""
    fed(trainer, groups)
    trainer.model.train()
    trainer.model.zero_grad()
    scored = trainer._generate_and_score_completions([{}] * sum(len(g.rollouts) for g in groups))
    trainer.current_gradient_accumulation_steps = 1
    torch.autograd.backward(trainer._compute_loss(trainer.model, scored))
    return scored, {
        name: parameter.grad.clone()
        for name, parameter in trainer.model.named_parameters()
        if parameter.grad is not None
    }


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReasoningTrainer]:
    trainer = build(tmp_path_factory.mktemp("run"))
    generator = torch.Generator().manual_seed(1)
    for parameter in trainer.model.parameters():  # away from the reference: the KL has a gradient
        parameter.data.add_(0.02 * torch.randn(parameter.shape, generator=generator))
    yield trainer
    trainer.mix.close()


def same(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> bool:
    return one.keys() == other.keys() and all(torch.allclose(one[n], other[n], atol=1e-6, rtol=1e-4) for n in one)


def test_a_batch_with_masked_padding_is_learnt_from_as_if_it_were_smaller(trainer: ReasoningTrainer) -> None:
    some, none = group(trainer, "some", 1, 0, 0, 1), group(trainer, "none!", 0.5, 0.5, 0.5, 0.5)
    alone, smaller = gradient(trainer, some)
    scored, padded = gradient(trainer, none, some)
    assert scored["num_items_in_batch"] == alone["num_items_in_batch"]
    assert torch.equal(scored["advantages"], torch.cat([alone["advantages"], torch.zeros(4)]))
    assert same(padded, smaller)
    lengths = trainer.step_metric("completions/mean_length")
    assert lengths[-1] == lengths[-2], "what is left out still counts in the figures of lengths"


def test_padding_that_is_not_masked_dilutes_the_loss_and_counts_in_the_kl(tmp_path: Path) -> None:
    trainer = build(tmp_path, "sampling.shortfall=pad")
    some, none = group(trainer, "some", 1, 0, 0, 1), group(trainer, "none!", 0.5, 0.5, 0.5, 0.5)
    alone, smaller = gradient(trainer, some)
    scored, padded = gradient(trainer, none, some)
    trainer.mix.close()
    assert scored["num_items_in_batch"] == 2 * alone["num_items_in_batch"]
    assert not same(padded, smaller)


def test_overlong_rollouts_are_out_of_the_loss_but_in_the_mean_of_their_group(trainer: ReasoningTrainer) -> None:
    scored, _ = gradient(trainer, group(trainer, "cut", 1, 0, 0, 0, cut=[1]))
    masks = scored["completion_mask"] * scored["tool_mask"]
    assert [bool(mask.any()) for mask in masks] == [True, False, True, True]
    assert scored["num_items_in_batch"] == masks.sum()
    ended, _ = gradient(trainer, group(trainer, "cut", 1, 0, 0, 0))
    assert torch.equal(scored["advantages"], ended["advantages"])


def test_an_episode_that_ran_out_between_two_turns_is_overlong_too(trainer: ReasoningTrainer) -> None:
    scored, _ = gradient(trainer, group(trainer, "turns", 1, 0, 0, 0, between=2))
    masks = scored["completion_mask"] * scored["tool_mask"]
    assert [bool(mask.any()) for mask in masks] == [True, True, False, True]


class Weights(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """The weights after each step."""

    def __init__(self, trainer: ReasoningTrainer) -> None:
        self.trainer = trainer
        self.seen: list[list[torch.Tensor]] = []

    def on_step_end(self, *args: Any, **kwargs: Any) -> None:
        self.seen.append([p.detach().clone() for p in self.trainer.model.parameters()])


def test_a_batch_without_an_informative_group_moves_nothing_and_is_an_event(tmp_path: Path) -> None:
    trainer = build(tmp_path)
    some, none = group(trainer, "some", 1, 0, 0, 1), group(trainer, "none", 1, 1, 1, 1)
    fed(trainer, [some, some], [none, none])
    weights = Weights(trainer)
    trainer.add_callback(weights)
    trainer.train()
    trainer.mix.close()
    first, second = weights.seen
    assert all(torch.equal(a, b) for a, b in zip(first, second, strict=True)), "not even by the optimizer's moments"
    (event,) = [e for e in trainer.folder.records("events") if e["event"] == "empty_batch"]
    assert (event["step"], event["cause"], event["rounds"]) == (2, "uninformative", 1)


def test_an_update_of_a_generation_in_which_nothing_is_left_moves_nothing(tmp_path: Path) -> None:
    updates = ["grpo.per_device_train_batch_size=1", "grpo.steps_per_generation=8", "grpo.num_generations=2"]
    trainer = build(tmp_path, *updates, "max_steps=16", "checkpoint.every_steps=8")
    few = [group(trainer, "some", 1, 0), *(group(trainer, name, 1, 1) for name in "abc")]
    fed(trainer, few, few)
    weights = Weights(trainer)
    trainer.add_callback(weights)
    trainer.train()
    trainer.mix.close()
    after = weights.seen[7:]
    moved = [
        not all(torch.equal(a, b) for a, b in zip(one, other, strict=True)) for one, other in itertools.pairwise(after)
    ]
    assert sum(moved) == 2, "an update each for the rollouts of the one informative group"


class DeadPool:
    """A pool whose judges have died."""

    def submit(self, *_: Any) -> PendingVerdict:
        verdict = PendingVerdict()
        verdict.set_result(Verdict.unscorable("the judge died"))
        return verdict


@pytest.mark.parametrize("shortfall", ["pad", "mask"])
def test_when_nothing_can_be_judged_the_run_goes_on_and_no_reward_is_made_up(tmp_path: Path, shortfall: str) -> None:
    trainer = build(
        tmp_path, f"sampling.shortfall={shortfall}", "max_steps=1", "reset={}", "grpo.beta=0", pool=DeadPool()
    )
    before = [p.detach().clone() for p in trainer.model.parameters()]
    trainer.train()
    (event,) = [e for e in trainer.folder.records("events") if e["event"] == "empty_batch"]
    assert (event["step"], event["cause"]) == (1, "unscorable")
    (metrics,) = trainer.folder.records("metrics")
    assert metrics["unscorable"] == 1.0
    assert metrics["reward"] is None
    assert not [name for name in metrics if name.startswith(("score", "reward_terms"))]
    assert all(torch.equal(a, b) for a, b in zip(before, trainer.model.parameters(), strict=True))
    trainer.mix.close()


def test_the_cosine_penalty_shows_apart_from_the_score_and_goes_with_its_cycle(tmp_path: Path) -> None:
    cosine = "reward.cosine={lowest: -1.0, highest: -0.5, on_steps: 1, off_steps: 1}"
    mix = "mix=[{env: math, level: trivial, template: brief, families: [comparison]}]"
    trainer = build(tmp_path, mix, cosine, "sampling.shortfall=pad", "reward.repetition={ngram: 2}")
    trainer.train()
    trainer.stage = dataclasses.replace(trainer.stage, first_step=1)
    (second_step_of_a_stage,) = trainer._produce(1)
    trainer.mix.close()
    assert all(r.reward is not None and r.reward.terms["cosine"] == 0.0 for r in second_step_of_a_stage.rollouts)
    on, off = trainer.folder.records("metrics")
    assert -1.0 <= on["reward_terms/cosine"] <= -0.5
    assert off["reward_terms/cosine"] == 0.0
    assert on["score"] >= 0.0
    assert -1.0 <= on["reward_terms/repetition"] <= 0.0
    assert on["reward"] < 0.5
