"""The objective, in TRL's own loss, against sums written out and against finite differences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from datasets import Dataset
from torch import Tensor

from verigym.trainer.config import PLACEHOLDER, grpo_config, verified_reward
from verigym.trainer.loss.coefficient import coefficient
from verigym.trainer.objective import ObjectiveTrainer
from verigym.trainer.recipe import Recipe, parse
from verigym.trainer.run import model_path

BETA = 0.5
GRPO = {
    "num_generations": 4,
    "per_device_train_batch_size": 4,
    "gradient_accumulation_steps": 2,
    "max_completion_length": 4,
    "learning_rate": 1e-3,
    "temperature": 1.0,
    "use_bias_correction_kl": False,
    "disable_dropout": True,
    "beta": BETA,
}
ITEMS = 10
"""Tokens in the generation that the batch is a part of."""
LOSS_TYPES = ["grpo", "bnpo", "dr_grpo", "dapo", "cispo", "sapo", "vespo", "luspo"]


def recipe(grpo: dict[str, Any] | None = None, **sections: Any) -> Recipe:
    mix = [{"env": "math"}]
    return parse({"name": "r", "max_steps": 3, "mix": mix, "grpo": {**GRPO, **(grpo or {})}, **sections}, "test")


def build(folder: Path, grpo: dict[str, Any] | None = None, **sections: Any) -> ObjectiveTrainer:
    settings = recipe(grpo, **sections)
    trainer = ObjectiveTrainer(
        settings,
        model=model_path("embedded"),
        reward_funcs=verified_reward,
        args=grpo_config(settings, folder, settings.max_steps),
        train_dataset=Dataset.from_dict({"prompt": [PLACEHOLDER] * 6}),
    )
    trainer.current_gradient_accumulation_steps = 2
    trainer.model.train()
    return trainer


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> ObjectiveTrainer:
    return build(tmp_path_factory.mktemp("run"))


@pytest.fixture
def trainer(shared: ObjectiveTrainer) -> Iterator[ObjectiveTrainer]:
    kept = {
        name: getattr(shared, name) for name in ("recipe", "kl_coefficient", "loss_type", "importance_sampling_level")
    }
    corrected = shared.args.use_bias_correction_kl
    yield shared
    for name, value in kept.items():
        setattr(shared, name, value)
    shared.args.use_bias_correction_kl = corrected
    shared._metrics["train"].clear()
    shared.kl_readings.clear()


def choose(trainer: ObjectiveTrainer, **kl: Any) -> None:
    """Another section ``kl`` for a while."""
    trainer.recipe = recipe(kl=kl)
    trainer.kl_coefficient = coefficient(trainer.recipe.kl, BETA)


class Bigram(torch.nn.Module):
    """A policy of five tokens in double precision: the logits of each token by the one before."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        self.table = table

    def forward(self, input_ids: Tensor, attention_mask: Tensor, labels: Tensor, fused_lm_head: bool) -> Any:
        logps = self.table.log_softmax(-1)[input_ids[:, :-1]]
        entropy = -(logps.exp() * logps).sum(-1)
        wanted = labels[:, 1:]
        chosen = logps.gather(-1, wanted.clamp(min=0).unsqueeze(-1)).squeeze(-1).masked_fill(wanted == -100, 0.0)
        return SimpleNamespace(log_probs=chosen, entropy=entropy)


TABLE = torch.randn(5, 5, generator=torch.Generator().manual_seed(3), dtype=torch.float64, requires_grad=True)
MASK = torch.tensor([[1, 1, 1, 0], [1, 0, 1, 1], [1, 0, 0, 0]])  # of the policy's own tokens


@pytest.fixture
def batch() -> dict[str, Tensor]:
    """Three responses; the environment wrote one token of the second, the others are padded."""
    generator = torch.Generator().manual_seed(4)
    ids = torch.randint(5, (3, 6), generator=generator)
    completion_mask = torch.tensor([[1, 1, 1, 0], [1, 1, 1, 1], [1, 0, 0, 0]])
    logps: Tensor = Bigram(TABLE)(ids, None, ids, True).log_probs[:, -4:].detach()

    def near(deviation: float) -> Tensor:
        return logps + deviation * torch.randn(3, 4, generator=generator, dtype=torch.float64)

    return {
        "prompt_ids": ids[:, :2],
        "prompt_mask": torch.ones(3, 2, dtype=torch.long),
        "completion_ids": ids[:, 2:],
        "completion_mask": completion_mask,
        "tool_mask": torch.tensor([[1, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]]),
        "advantages": torch.tensor([1.0, -0.5, 0.25], dtype=torch.float64),
        "old_per_token_logps": near(0.6),
        "ref_per_token_logps": near(0.8),
        "num_items_in_batch": torch.tensor(ITEMS),
    }


def loss_of(trainer: ObjectiveTrainer, batch: dict[str, Tensor], table: Tensor = TABLE) -> Tensor:
    loss: Tensor = trainer._compute_loss(Bigram(table), batch)
    return loss


def slope_of(trainer: ObjectiveTrainer, batch: dict[str, Tensor]) -> Tensor:
    (slope,) = torch.autograd.grad(loss_of(trainer, batch), TABLE)
    return slope


def logged(trainer: ObjectiveTrainer, name: str) -> float:
    return float(trainer._metrics["train"][name][-1])


# --- the KL in the loss -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("loss_type", LOSS_TYPES)
@pytest.mark.parametrize("level", ["token", "sequence"])
@pytest.mark.parametrize("corrected", [False, True])
def test_k3_in_our_place_is_trls_own(
    trainer: ObjectiveTrainer, batch: dict[str, Tensor], loss_type: str, level: str, corrected: bool
) -> None:
    trainer.loss_type, trainer.importance_sampling_level = loss_type, level
    trainer.args.use_bias_correction_kl = corrected
    theirs = loss_of(trainer, batch), slope_of(trainer, batch), logged(trainer, "kl"), logged(trainer, "kl_share")
    choose(trainer, clamp_value=1e9)  # a clamp that clamps nothing, with which the term is ours
    ours = loss_of(trainer, batch), slope_of(trainer, batch), logged(trainer, "kl"), logged(trainer, "kl_share")
    for our, their in zip(ours, theirs, strict=True):
        torch.testing.assert_close(our, their, rtol=1e-9, atol=1e-12)
    choose(trainer, estimator="k2")
    assert abs(loss_of(trainer, batch) - theirs[0]) > 1e-4


@pytest.mark.parametrize("estimator", ["k1", "k2", "k3"])
def test_the_term_is_the_estimate_of_the_policys_own_tokens(
    trainer: ObjectiveTrainer, batch: dict[str, Tensor], estimator: str
) -> None:
    trainer.loss_type = "dapo"
    choose(trainer, estimator=estimator, clamp_ratio=0.7, clamp_value=0.2)
    with_term = loss_of(trainer, batch)
    mean = logged(trainer, "kl")
    trainer.kl_coefficient.value = 0.0  # type: ignore[misc]  # a fixed one
    without = loss_of(trainer, batch)
    logps = Bigram(TABLE)(torch.cat([batch["prompt_ids"], batch["completion_ids"]], 1), None, *both(batch)).log_probs
    x = (logps[:, -4:] - batch["ref_per_token_logps"])[MASK.bool()].clamp(-0.7, 0.7)
    values = {"k1": x, "k2": x**2 / 2, "k3": (-x).exp() - 1 + x}[estimator].clamp(-0.2, 0.2)
    items = ITEMS * 2 / trainer.args.steps_per_generation
    torch.testing.assert_close(with_term - without, BETA * values.sum() / items, rtol=1e-9, atol=1e-12)
    assert mean == pytest.approx(values.mean().item())


def both(batch: dict[str, Tensor]) -> tuple[Tensor, bool]:
    return torch.cat([batch["prompt_ids"], batch["completion_ids"]], 1), True


@pytest.mark.parametrize("kl", [{}, {"estimator": "k1"}, {"estimator": "k2", "clamp_ratio": 20.0, "clamp_value": 10.0}])
@pytest.mark.parametrize("corrected", [False, True])
@pytest.mark.parametrize("loss_type", ["grpo", "dapo"])
def test_gradients_of_the_whole_loss_agree_with_finite_differences(
    trainer: ObjectiveTrainer, batch: dict[str, Tensor], kl: dict[str, Any], corrected: bool, loss_type: str
) -> None:
    trainer.loss_type, trainer.args.use_bias_correction_kl = loss_type, corrected
    choose(trainer, **kl)
    assert torch.autograd.gradcheck(lambda table: loss_of(trainer, batch, table), (TABLE,))


def test_the_kl_is_measured_where_it_counts_nowhere_in_the_loss(
    trainer: ObjectiveTrainer, batch: dict[str, Tensor]
) -> None:
    loss_of(trainer, batch)
    usual = logged(trainer, "kl")
    without = {**batch}
    del without["ref_per_token_logps"]
    trainer.beta = 0.0
    policy_alone = loss_of(trainer, without)
    trainer.beta = BETA
    assert len(trainer._metrics["train"]["kl"]) == 1
    for kl in ({"place": "reward"}, {"schedule": {"steps": 1}}):
        choose(trainer, **kl)
        trainer.kl_coefficient.hear(0.0)
        torch.testing.assert_close(loss_of(trainer, batch), policy_alone, rtol=1e-12, atol=0)
        assert logged(trainer, "kl") == pytest.approx(usual)
    assert logged(trainer, "kl_coef") == 0.0


def test_a_coefficient_that_moves_reaches_trls_own_term(trainer: ObjectiveTrainer, batch: dict[str, Tensor]) -> None:
    choose(trainer, schedule={"steps": 4})
    found = []
    for _ in range(5):
        found.append((trainer.kl_coefficient.value, loss_of(trainer, batch).item()))
        assert logged(trainer, "kl_coef") == found[-1][0]
        trainer.kl_coefficient.hear(0.0)
    (_, highest), (_, lowest) = found[0], found[-1]
    assert [loss for _, loss in found] == pytest.approx([lowest + (highest - lowest) * c / BETA for c, _ in found])
    assert highest != lowest
    assert trainer.beta == BETA, "for TRL there is a reference, whatever its coefficient"


def test_the_share_compares_the_kl_with_advantages_that_do_not_cancel(
    trainer: ObjectiveTrainer, batch: dict[str, Tensor]
) -> None:
    trainer.loss_type = "bnpo"
    choose(trainer, estimator="k2")
    loss_of(trainer, batch)
    kl = BETA * logged(trainer, "kl")
    rewards = (3 * 1.0 + 3 * 0.5 + 1 * 0.25) / 7
    assert logged(trainer, "kl_share") == pytest.approx(kl / (kl + rewards))


# --- what TRL has: that a recipe's settings reach it ------------------------------------------------------------------


def by_hand(
    batch: dict[str, Tensor], low: float = 0.2, high: float = 0.2, loss_type: str = "dapo", level: str = "token"
) -> float:
    """The clipped objective without KL, response by response and token by token."""
    ids, flag = both(batch)
    logps = Bigram(TABLE)(ids, None, ids, flag).log_probs[:, -4:].detach()
    sums: list[float] = []
    lengths: list[int] = []
    for row, advantage in enumerate(batch["advantages"].tolist()):
        own = MASK[row].bool()
        ratios = (logps[row] - batch["old_per_token_logps"][row])[own].exp()
        if level == "sequence":
            ratios = ratios.log().mean().exp().expand(len(ratios))
        clipped = [min(max(r, 1 - low), 1 + high) for r in ratios.tolist()]
        sums.append(-sum(min(r * advantage, c * advantage) for r, c in zip(ratios.tolist(), clipped, strict=True)))
        lengths.append(len(clipped))
    return {
        "dapo": sum(sums) / (ITEMS * 2 / 2),
        "grpo": sum(s / n for s, n in zip(sums, lengths, strict=True)) / 3 / 2,
        "bnpo": sum(sums) / sum(lengths) / 2,
        "dr_grpo": sum(sums) / (3 * 4) / 2,
    }[loss_type]


REACHING: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"epsilon": 0.05}, {"low": 0.05, "high": 0.05}),
    ({"epsilon_high": 0.4}, {"high": 0.4}),
    ({"loss_type": "grpo"}, {"loss_type": "grpo"}),
    ({"loss_type": "bnpo"}, {"loss_type": "bnpo"}),
    ({"loss_type": "dr_grpo"}, {"loss_type": "dr_grpo"}),
    ({"loss_type": "grpo", "importance_sampling_level": "sequence"}, {"loss_type": "grpo", "level": "sequence"}),
]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[ObjectiveTrainer]:
    """A trainer of each of the settings above, without a reference."""
    folder = tmp_path_factory.mktemp("plain")
    return [build(folder / str(i), {"beta": 0.0, **grpo}) for i, (grpo, _) in enumerate(REACHING)]


def test_clips_and_normalisations_of_a_recipe_reach_trls_loss(
    plain: list[ObjectiveTrainer], batch: dict[str, Tensor]
) -> None:
    del batch["ref_per_token_logps"]
    wanted = [by_hand(batch, **options) for _, options in REACHING]
    assert [loss_of(trainer, batch).item() for trainer in plain] == pytest.approx(wanted)
    assert len({round(value, 6) for value in wanted}) == len(wanted), "each setting makes a difference here"


def entropy_of(batch: dict[str, Tensor]) -> float:
    """The policy's mean entropy over the tokens in the loss, in nats."""
    ids, flag = both(batch)
    entropy: float = Bigram(TABLE)(ids, None, ids, flag).entropy[:, -4:][MASK.bool()].mean().item()
    return entropy


def test_the_entropy_bonus_of_a_recipe_reaches_trls_loss(
    plain: list[ObjectiveTrainer], batch: dict[str, Tensor], tmp_path: Path
) -> None:
    del batch["ref_per_token_logps"]
    bonus = build(tmp_path, {"beta": 0.0, "entropy_coef": 0.1})
    wanted = loss_of(plain[0], batch).item() - 0.1 * entropy_of(batch) / 2
    assert loss_of(bonus, batch).item() == pytest.approx(wanted)


def test_the_adaptive_entropy_bonus_of_a_recipe_reaches_trls_loss(
    plain: list[ObjectiveTrainer], batch: dict[str, Tensor], tmp_path: Path
) -> None:
    del batch["ref_per_token_logps"]
    settings = {"use_adaptive_entropy": True, "entropy_target": 9.0, "entropy_coef_delta": 0.1, "entropy_coef_max": 0.2}
    bonus = build(tmp_path, {"beta": 0.0, **settings})
    without, entropy = loss_of(plain[0], batch).item(), entropy_of(batch)
    wanted = [without - coefficient * entropy / 2 for coefficient in (0.0, 0.1, 0.2, 0.2)]
    assert [loss_of(bonus, batch).item() for _ in wanted] == pytest.approx(wanted)
