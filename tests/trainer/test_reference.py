"""Resets on real runs: what becomes of the reference, the optimizer, the learning rate and the events."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import TrainerCallback

from verigym.envs import EnvMix
from verigym.errors import RecipeError
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import RunFolder
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.recipe.overrides import laid_over
from verigym.trainer.reference import weights
from verigym.trainer.run import model_path
from verigym.trainer.stages import RunningStage
from verigym.types import Json
from verigym.verifiers.pool import VerifierPool

SMALL: dict[str, Json] = {
    "name": "small",
    "max_steps": 2,
    "mix": [{"env": "math", "level": "trivial", "template": "brief", "families": ["comparison"]}],
    "sampling": {"dynamic": False},
    "reward": {"overlong_buffer": 20},  # lengths differ, so each batch teaches something
    "validation": {"tasks": 4},
    "checkpoint": {"every_steps": 2},
    "grpo": {
        "num_generations": 4,
        "per_device_train_batch_size": 8,
        "max_completion_length": 20,
        "learning_rate": 1e-3,
        "lr_scheduler_type": "constant",
        "beta": 0.01,
        "use_bias_correction_kl": False,
    },
}
Make = Callable[..., ReasoningTrainer]


@pytest.fixture(scope="module")
def pool() -> Iterator[VerifierPool]:
    with VerifierPool(workers=1) as pool:
        yield pool


@pytest.fixture
def make(pool: VerifierPool, tmp_path: Path) -> Make:
    def build(path: Path = tmp_path / "run", stage: dict[str, Any] | None = None, **changes: Json) -> ReasoningTrainer:
        settings = recipes.parse(laid_over(SMALL, changes), "test")
        mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=1, pool=pool)
        running = RunningStage(0, "only", 0, settings.max_steps, **stage) if stage else None
        return ReasoningTrainer(settings, mix, model_path("embedded"), RunFolder(path, resume=True), running)

    return build


def events(trainer: ReasoningTrainer, name: str = "reference_reset") -> list[dict[str, Json]]:
    return [event for event in trainer.folder.records("events") if event["event"] == name]


def policy_of(trainer: ReasoningTrainer) -> list[torch.Tensor]:
    return [parameter.detach().clone() for parameter in weights.pairs(trainer)[0]]


def reference_of(trainer: ReasoningTrainer) -> list[torch.Tensor]:
    return [parameter.detach().clone() for parameter in weights.pairs(trainer)[1]]


def same(some: list[torch.Tensor], others: list[torch.Tensor]) -> bool:
    return all(torch.equal(one, other) for one, other in zip(some, others, strict=True))


class After(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Does something after a step, before anything else does."""

    def __init__(self, step: int, work: Callable[[], object]) -> None:
        self.step = step
        self.work = work

    def on_optimizer_step(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if state.global_step + 1 == self.step:
            self.work()


def test_kl_that_makes_up_too_much_of_the_loss_resets(make: Make) -> None:
    trainer = make(max_steps=3, reset={"kl_share": 1e-9, "kl_share_steps": 1})
    trainer.train()
    (event,) = events(trainer)
    assert (event["step"], event["cause"]) == (2, "kl_share")  # in the first step the policy is the reference
    assert event["kl"] > 0
    assert event["kl_share"] > 1e-9
    assert event["distance"] > 0
    assert event["distance_after"] == 0.0


def test_a_policy_that_gains_nothing_resets(make: Make) -> None:
    validation = {"every_steps": 1, "keep_best": False}
    trainer = make(max_steps=3, reset={"plateau": 1}, validation=validation, grpo={"learning_rate": 0.0})
    trainer.train()
    (event,) = events(trainer)
    assert (event["step"], event["cause"]) == (2, "plateau")
    assert event["score"] == event["best"]


def test_a_signal_resets_and_a_checkpoint_holds_it(make: Make) -> None:
    trainer = make()
    trainer.add_callback(After(1, lambda: os.kill(os.getpid(), signal.SIGUSR1)))
    trainer.train()
    (event,) = events(trainer)
    assert (event["step"], event["cause"]) == (1, "signal")
    assert (trainer.folder.checkpoints / "checkpoint-1" / "complete.json").exists()


def test_a_file_in_the_run_folder_resets_and_is_taken_away(make: Make) -> None:
    trainer = make(checkpoint={"keep": 9})
    request = trainer.folder.path / "reset"
    request.touch()
    trainer.train()
    (event,) = events(trainer)
    assert (event["step"], event["cause"]) == (1, "file")
    assert not request.exists()
    state = json.loads((trainer.folder.checkpoints / "checkpoint-1" / "complete.json").read_text())
    assert state["parts"]["resets"]["asked"]["obeyed"] is not None


def test_a_file_that_a_checkpoint_has_obeyed_is_not_obeyed_again(make: Make, tmp_path: Path) -> None:
    trainer = make(max_steps=3, checkpoint={"keep": 9})
    request = trainer.folder.path / "reset"
    request.touch()
    trainer.resets._asked.clear = lambda: None  # as if the process were killed before it takes the file away
    trainer.train()
    assert request.exists()
    resumed = make(max_steps=3, checkpoint={"keep": 9})
    resumed.folder.cut(1)
    resumed.train(resume_from_checkpoint=str(trainer.folder.checkpoints / "checkpoint-1"))
    assert [event["step"] for event in events(resumed)] == [1]
    assert not request.exists()


def test_no_hand_resets_where_the_recipe_says_so(make: Make) -> None:
    trainer = make(reset={"by_hand": False})
    (trainer.folder.path / "reset").touch()
    trainer.train()
    assert events(trainer) == []


def test_a_stage_may_begin_with_a_reset_which_is_recorded_once(make: Make) -> None:
    trainer = make(stage={"reset_at_start": True})
    trainer.train()
    assert [(event["step"], event["cause"]) for event in events(trainer)] == [(0, "stage")]
    with torch.no_grad():
        for parameter in trainer.ref_model.parameters():
            parameter.zero_()
    trainer.state.global_step = 0
    trainer.resets.on_train_begin(trainer.args, trainer.state, trainer.control)  # the process was killed and came back
    assert same(policy_of(trainer), reference_of(trainer))
    assert len(events(trainer)) == 1


def test_warm_up_restarts_after_a_reset(make: Make) -> None:
    warm = {"lr_scheduler_type": "constant_with_warmup", "warmup_steps": 2, "learning_rate": 1e-3}
    trainer = make(max_steps=6, reset={"every_steps": 3, "warmup": "restart"}, grpo=warm)
    trainer.train()
    rates = [record["learning_rate"] for record in trainer.folder.records("metrics")]
    assert rates == pytest.approx([0.0, 5e-4, 1e-3, 0.0, 5e-4, 1e-3])


def test_a_warm_up_that_is_none_cannot_restart(make: Make) -> None:
    with pytest.raises(RecipeError, match=r"needs a warm-up to restart; set grpo\.warmup_steps above 0"):
        make(reset={"warmup": "restart"})


def test_a_soft_reset_moves_the_reference_part_of_the_way(make: Make) -> None:
    trainer = make(max_steps=1, reset={"mix_every_steps": 1, "mix_alpha": 0.25})
    before = reference_of(trainer)
    trainer.train()
    for old, new, policy in zip(before, reference_of(trainer), policy_of(trainer), strict=True):
        torch.testing.assert_close(new, 0.25 * policy + 0.75 * old)
    (event,) = events(trainer, "reference_mix")
    assert event["distance_after"] == pytest.approx(0.75 * event["distance"], rel=1e-4)
    assert trainer.optimizer.state
    assert events(trainer) == []


def test_the_optimizer_is_kept_where_the_recipe_says_so(make: Make) -> None:
    trainer = make(reset={"every_steps": 1, "optimizer": "keep"})
    trainer.train()
    assert {int(state["step"]) for state in trainer.optimizer.state.values()} == {2}
    assert same(policy_of(trainer), reference_of(trainer))


def test_a_rollback_takes_policy_and_reference_back_to_the_best_weights(make: Make) -> None:
    trainer = make(max_steps=3, reset={"every_steps": 3, "rollback": True}, validation={"every_steps": 2})
    best: list[torch.Tensor] = []
    trainer.add_callback(After(2, lambda: best.extend(policy_of(trainer))))
    trainer.train()
    (event,) = events(trainer)
    assert event["rolled_back_to"] == 2
    assert same(policy_of(trainer), best)
    assert same(reference_of(trainer), best)


EVERYTHING: dict[str, Json] = {
    "max_steps": 8,
    "validation": {"every_steps": 2},
    "checkpoint": {"every_steps": 1, "keep": 9},
    "reset": {
        "kl_share": 1e-9,
        "kl_share_steps": 3,
        "plateau": 2,
        "cooldown": 2,
        "warmup": "restart",
        "rollback": True,
        "mix_every_steps": 3,
    },
    "grpo": {"lr_scheduler_type": "constant_with_warmup", "warmup_steps": 2},
}


def test_a_run_goes_on_after_a_kill_as_if_there_had_been_none(make: Make, tmp_path: Path) -> None:
    whole = make(**EVERYTHING)
    whole.train()
    assert all(record["grad_norm"] > 0 for record in whole.folder.records("metrics"))
    assert events(whole)
    assert events(whole, "reference_mix")
    for step in (3, 5):
        copy = tmp_path / f"from-{step}"
        shutil.copytree(whole.folder.path, copy, symlinks=True)
        resumed = make(copy, **EVERYTHING)
        resumed.folder.cut(step)
        resumed.train(resume_from_checkpoint=str(copy / "checkpoints" / f"checkpoint-{step}"))
        assert same(policy_of(whole), policy_of(resumed))
        assert same(reference_of(whole), reference_of(resumed))
        assert resumed.folder.records("events") == whole.folder.records("events")
        rates = [[record["learning_rate"] for record in t.folder.records("metrics")] for t in (whole, resumed)]
        assert rates[0] == rates[1]
