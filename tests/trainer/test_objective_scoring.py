"""What the objective makes of rewards: KL taken off, advantages whitened, tokens weighed; in two processes too.

Run as a script it writes what one of several processes finds, for the test of several.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from datasets import Dataset
from torch import Tensor

from verigym.trainer.config import PLACEHOLDER, grpo_config, verified_reward
from verigym.trainer.loss.coefficient import coefficient
from verigym.trainer.objective import ObjectiveTrainer
from verigym.trainer.recipe import Recipe, parse
from verigym.trainer.reference.adapter import lora_config
from verigym.trainer.run import model_path

BETA = 0.1
GRPO = {
    "num_generations": 4,
    "per_device_train_batch_size": 4,
    "gradient_accumulation_steps": 2,
    "max_completion_length": 6,
    "learning_rate": 1e-3,
    "warmup_steps": 0,
    "scale_rewards": "none",
    "disable_dropout": True,
    "use_bias_correction_kl": False,
    "beta": BETA,
    "vllm_importance_sampling_mode": "token_mask",
    "vllm_importance_sampling_clip_min": 0.5,
    "vllm_importance_sampling_clip_max": 5.0,
}
REWARDS = [1.0, 0.0, None, 0.5, 0.0, 0.0, 1.0, 0.0]
LENGTHS = [3, 6, 4, 2, 5, 6, 3, 4]
"""Those of six tokens are truncated."""


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
        peft_config=lora_config(settings),
    )
    trainer.current_gradient_accumulation_steps = 2
    trainer.model.train()
    trainer.rollout_func = rollouts
    generator = torch.Generator().manual_seed(7)
    for parameter in trainer.model.parameters():
        if parameter.requires_grad:  # away from the reference
            parameter.data += 0.05 * torch.randn(parameter.shape, generator=generator)
    return trainer


def rollouts(prompts: list[str], trainer: ObjectiveTrainer) -> dict[str, Any]:
    """This process's share of two groups of four; the environment wrote the second token of some."""
    generator = torch.Generator().manual_seed(5)
    end = trainer.eos_token_ids[0]
    first = trainer.accelerator.process_index * len(prompts)
    rows = []
    for length, reward in zip(LENGTHS, REWARDS, strict=True):
        ids = torch.randint(20, 60, (length,), generator=generator).tolist()
        rows.append(
            {
                "prompt_ids": [21, 22, 23],
                "completion_ids": ids if length == 6 else [*ids[:-1], end],
                "env_mask": [1, int(length % 2), *[1] * (length - 2)],
                "logprobs": (-4.0 - 2.0 * torch.rand(length, generator=generator)).tolist(),
                "verified": reward,
            }
        )
    mine = rows[first : first + len(prompts)]
    return {key: [row[key] for row in mine] for key in rows[0]}


def scored(trainer: ObjectiveTrainer, count: int = 8) -> dict[str, Tensor]:
    found: dict[str, Tensor] = trainer._generate_and_score_completions([{"prompt": PLACEHOLDER} for _ in range(count)])
    return found


def scored_by(trainer: ObjectiveTrainer, output: dict[str, Tensor], reference: bool) -> Tensor:
    """Log-probabilities of the completions' tokens, asked anew."""
    ids = torch.cat([output["prompt_ids"], output["completion_ids"]], 1)
    mask = torch.cat([output["prompt_mask"], output["completion_mask"]], 1)
    model = trainer.ref_model if reference else trainer.model
    with torch.no_grad():
        logps: Tensor = trainer._get_per_token_logps_and_entropies(model, ids, mask, output["completion_ids"].size(1))[
            0
        ]
    return logps


def less_group_mean(rewards: Tensor) -> Tensor:
    """Advantages without a scale; 0 where there is no reward."""
    groups = rewards.view(2, 4)
    return (groups - groups.nanmean(1, keepdim=True)).nan_to_num().view(-1)


NAN_REWARDS = torch.tensor([float("nan") if reward is None else reward for reward in REWARDS])


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> ObjectiveTrainer:
    return build(tmp_path_factory.mktemp("run"))


def choose(trainer: ObjectiveTrainer, **sections: Any) -> None:
    """Other sections of the recipe, from here on."""
    trainer.recipe = recipe(**sections)
    trainer.kl_coefficient = coefficient(trainer.recipe.kl, BETA)


def passes(trainer: ObjectiveTrainer) -> list[int]:
    """A list that grows with each forward pass of the policy."""
    seen: list[int] = []
    trainer.model.register_forward_hook(lambda module, arguments, output: seen.append(1))
    return seen


# --- the KL in the reward ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("iterations", [1, 2])
def test_the_kl_of_a_response_is_taken_off_its_reward(trainer: ObjectiveTrainer, iterations: int) -> None:
    choose(trainer)
    usual = scored(trainer)
    choose(trainer, kl={"place": "reward", "estimator": "k1"})
    trainer.num_iterations = iterations  # with two, TRL needs the policy's log-probabilities for itself
    seen = passes(trainer)
    trainer._metrics["train"].clear()
    output = scored(trainer)
    trainer.num_iterations = 1
    assert ("old_per_token_logps" in output) == (iterations == 2)
    assert len(seen) == 2, "one pass, in two parts of per_device_train_batch_size, whoever needed it first"
    mask = output["completion_mask"] * output["tool_mask"]
    kl = ((scored_by(trainer, output, False) - scored_by(trainer, output, True)) * mask).sum(1)
    wanted = less_group_mean(NAN_REWARDS - BETA * kl)
    torch.testing.assert_close(output["advantages"], wanted, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(usual["advantages"], less_group_mean(NAN_REWARDS))
    assert (wanted - usual["advantages"]).abs().max() > 0.01
    metrics = trainer._metrics["train"]
    judged = ~NAN_REWARDS.isnan()
    assert metrics["reward_terms/kl"] == [pytest.approx(-BETA * kl[judged].mean().item(), rel=1e-4)]
    sizes = [less_group_mean(NAN_REWARDS * 0 + BETA * kl), less_group_mean(NAN_REWARDS)]
    ours, rewards = (size[judged].abs().mean().item() for size in sizes)
    assert trainer._reward_share == pytest.approx(ours / (ours + rewards), rel=1e-4)


def test_in_the_reward_of_a_lora_run_the_reference_is_without_the_adapter(tmp_path: Path) -> None:
    lora = build(tmp_path, kl={"place": "reward", "estimator": "k1"}, peft={"target_modules": ["q_proj", "v_proj"]})
    assert lora.ref_model is None
    output = scored(lora)
    mask = output["completion_mask"] * output["tool_mask"]
    policy = scored_by(lora, output, False)
    with lora.model.disable_adapter():
        reference = scored_by(lora, output, False)
    kl = ((policy - reference) * mask).sum(1)
    assert kl.abs().min() > 1e-4
    torch.testing.assert_close(output["advantages"], less_group_mean(NAN_REWARDS - BETA * kl), rtol=1e-4, atol=1e-5)


# --- the scale of advantages ------------------------------------------------------------------------------------------


def test_advantages_are_whitened_over_the_batch_without_those_that_were_not_judged(trainer: ObjectiveTrainer) -> None:
    choose(trainer, advantage={"whiten": True})
    found = scored(trainer)["advantages"]
    judged = ~NAN_REWARDS.isnan()
    raw = less_group_mean(NAN_REWARDS)
    wanted = (raw[judged] - raw[judged].mean()) / raw[judged].std(correction=0)
    torch.testing.assert_close(found[judged], wanted, rtol=1e-5, atol=1e-6)
    assert found[~judged].tolist() == [0.0]


def test_truncated_responses_that_are_masked_do_not_count_in_the_batchs_scale(trainer: ObjectiveTrainer) -> None:
    choose(trainer, advantage={"whiten": True})
    trainer.mask_truncated_completions = True
    found = scored(trainer)["advantages"]
    trainer.mask_truncated_completions = False
    counts = ~NAN_REWARDS.isnan() & (torch.tensor(LENGTHS) < 6)
    raw = less_group_mean(NAN_REWARDS)
    wanted = (raw[counts] - raw[counts].mean()) / raw[counts].std(correction=0)
    torch.testing.assert_close(found[counts], wanted, rtol=1e-5, atol=1e-6)
    assert found[~counts].abs().max() == 0.0


@pytest.mark.parametrize("scale", ["group", "batch", "none"])
def test_the_scale_of_a_recipe_reaches_trls_advantages(scale: str, tmp_path: Path) -> None:
    raw = less_group_mean(NAN_REWARDS)
    judged = ~NAN_REWARDS.isnan()
    groups = [NAN_REWARDS[:4][judged[:4]].std(), NAN_REWARDS[4:].std()]
    scales = {
        "group": torch.stack(groups).repeat_interleave(4) + 1e-4,
        "batch": NAN_REWARDS[judged].std() + 1e-4,
        "none": torch.tensor(1.0),
    }
    found = scored(build(tmp_path, {"scale_rewards": scale}))["advantages"]
    torch.testing.assert_close(found, raw / scales[scale])


# --- corrections between generator and trainer, which TRL makes where vLLM generates ----------------------------------


@pytest.mark.parametrize(("mode", "low", "high"), [("token_mask", 0.5, 5.0), ("token_truncate", None, 2.0)])
def test_tokens_are_weighed_by_the_ratio_of_trainer_to_generator(
    mode: str, low: float | None, high: float, tmp_path: Path
) -> None:
    names = ("mode", "clip_min", "clip_max")
    options = {f"vllm_importance_sampling_{name}": v for name, v in zip(names, (mode, low, high), strict=True)}
    trainer = build(tmp_path, {**options, "beta": 0.0})
    trainer.use_vllm, trainer._last_loaded_step = True, trainer.state.global_step  # its log-probabilities are given
    output = scored(trainer)
    mask = output["completion_mask"] * output["tool_mask"]
    given = rollouts([PLACEHOLDER] * 8, trainer)["logprobs"]
    generator = torch.tensor([row + [0.0] * (6 - len(row)) for row in given])
    ratio = ((scored_by(trainer, output, False) - generator) * mask).exp()
    outside = (ratio > high) | (ratio < (low or 0.0))
    weights = ratio.clamp(max=high) if mode == "token_truncate" else ratio.masked_fill(outside, 0.0)
    torch.testing.assert_close(output["importance_sampling_ratio"], weights, rtol=1e-4, atol=1e-5)
    assert outside[mask.bool()].any()
    assert not outside[mask.bool()].all()
    loss = trainer._compute_loss(trainer.model, output).item()
    per_token = -output["advantages"].unsqueeze(1) * weights * mask  # at ratio 1
    assert loss == pytest.approx((per_token.sum() / mask.sum()).item(), rel=1e-3, abs=1e-6)


# --- a run, and two processes -----------------------------------------------------------------------------------------


def test_while_training_the_coefficient_follows_the_kl_of_each_step(tmp_path: Path) -> None:
    trainer = build(tmp_path, kl={"estimator": "k2", "adaptive": {"target": 0.5, "gain": 0.5}})
    trainer.train()
    lines = [line for line in trainer.state.log_history if "kl_coef" in line]
    coefficients, readings = [[line[key] for line in lines] for key in ("kl_coef", "kl")]
    assert len(lines) == 3
    wanted = [BETA]
    for kl in readings[:-1]:
        wanted.append(wanted[-1] * (1 + 0.5 * min(max((kl - 0.5) / 0.5, -0.2), 0.2)))
    assert coefficients == pytest.approx(wanted)
    assert len(set(wanted)) == 3
    assert all(0.0 < line["kl_share"] < 1.0 for line in lines)


KINDS: dict[str, dict[str, Any]] = {
    "reward": {"kl": {"place": "reward", "estimator": "k1"}, "advantage": {"whiten": True}},
    "loss": {"kl": {"estimator": "k2"}},
}


def figures(folder: Path) -> dict[str, Any]:
    """What this process finds, of its own share of the responses and of all together."""
    found: dict[str, Any] = {}
    trainer = build(folder, {"gradient_accumulation_steps": 1, "per_device_train_batch_size": share()})
    trainer.current_gradient_accumulation_steps = 1
    for name, sections in KINDS.items():
        trainer.recipe = recipe(**sections)
        trainer.kl_coefficient = coefficient(trainer.recipe.kl, BETA)
        trainer._metrics["train"].clear()
        output = scored(trainer, share())
        loss = trainer._compute_loss(trainer.model, output)
        metrics = {key: trainer._metrics["train"][key] for key in ("kl", "kl_share", "kl_coef")}
        both = trainer.accelerator.gather(loss.detach().view(1)).mean().item()
        found[name] = {"advantages": output["advantages"].tolist(), "loss": both, **metrics}
    return found


def share() -> int:
    """Responses of this process."""
    return 8 // int(os.environ.get("WORLD_SIZE", "1"))


def test_two_processes_find_what_one_does(tmp_path: Path) -> None:
    launcher = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "ACCELERATE_USE_CPU": "true"}
    subprocess.run([sys.executable, *launcher, __file__, str(tmp_path)], check=True, env=environment, timeout=300)
    first, second = (json.loads((tmp_path / f"{rank}.json").read_text()) for rank in range(2))
    alone = figures(tmp_path / "alone")
    for name, wanted in alone.items():
        found = [*first[name].pop("advantages"), *second[name].pop("advantages")]
        assert found == pytest.approx(wanted.pop("advantages"), rel=1e-4, abs=1e-5)
        assert first[name] == second[name]
        for key, value in wanted.items():
            assert first[name][key] == pytest.approx(value, rel=1e-4), key


if __name__ == "__main__":
    out = Path(sys.argv[1])
    rank = os.environ["RANK"]
    (out / f"{rank}.json").write_text(json.dumps(figures(out / rank)))
