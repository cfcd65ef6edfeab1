"""Validation within a run: its own mix and sampling, what is recorded, and the best weights."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, TrainerCallback

from verigym.envs import EnvMix
from verigym.errors import TrainingError
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import RunFolder, state_of
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.run import model_path
from verigym.trainer.validation import Judged, Outcome, record, validate
from verigym.trainer.validation.best import BestWeights
from verigym.types import Task, Verdict

SMALL = [
    "max_steps=3",
    "checkpoint.every_steps=2",
    "mix=[{env: math, template: brief, families: [comparison]}]",
    "validation={tasks: 3, samples: 4, every_steps: 1, mix: [{env: logic/spell_backward, template: brief}, "
    "{env: stem, template: brief, families: [units]}]}",
    "grpo.num_generations=2",
    "grpo.per_device_train_batch_size=4",
]


class Heard(TrainerCallback):
    """What trackers hear."""

    def __init__(self) -> None:
        self.logs: list[tuple[int, dict[str, Any]]] = []

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
        self.logs.append((state.global_step, dict(logs or {})))


@pytest.fixture(scope="module")
def heard() -> Heard:
    return Heard()


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory, heard: Heard) -> Iterator[ReasoningTrainer]:
    settings = recipes.load("tiny", SMALL)
    mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=settings.seed)
    folder = RunFolder(tmp_path_factory.mktemp("run"), resume=False)
    trainer = ReasoningTrainer(settings, mix, model_path("embedded"), folder)
    trainer.add_callback(heard)
    record(trainer, validate(trainer))
    trainer.train()
    yield trainer
    mix.close()


def events(trainer: ReasoningTrainer) -> list[dict[str, Any]]:
    return [event for event in trainer.folder.records("events") if event["event"] == "validation"]


def test_it_has_a_mix_of_its_own(trainer: ReasoningTrainer) -> None:
    found = events(trainer)
    assert [event["step"] for event in found] == [0, 1, 2]  # the last step's is the run's own
    for event in found:
        assert set(event["scores"]) == {"mean", "logic/spell_backward", "stem"}
        assert list(event["pass_at_k"]["mean"]) == ["1", "2", "4"]
        low, high = event["intervals"]["mean"]
        assert low <= event["scores"]["mean"] <= high
    assert "since_first" not in found[0]
    assert found[1]["since_first"]["tasks"] == 6


def test_trackers_hear_of_it_and_metrics_keep_a_line_a_step(trainer: ReasoningTrainer, heard: Heard) -> None:
    lines = trainer.folder.records("metrics")
    assert [line["step"] for line in lines] == [1, 2, 3]
    scores = {event["step"]: event["scores"] for event in events(trainer)}
    for line in lines[:2]:
        assert line["validation/score"] == scores[line["step"]]["mean"]
        assert line["validation/score/stem"] == scores[line["step"]]["stem"]
        assert {"validation/pass@4", "validation/newly_solved", "validation/unscorable"} <= set(line)
    assert "validation/score" not in lines[2]
    told = {step: logs["validation/score"] for step, logs in heard.logs if "validation/score" in logs}
    assert told == {step: score["mean"] for step, score in scores.items()}


def test_its_figures_are_known_between_the_steps(trainer: ReasoningTrainer) -> None:
    means = {event["step"]: event["scores"]["mean"] for event in events(trainer)}
    assert {one["step"]: one["mean"] for one in trainer.validations.history} == means
    assert trainer.validations.at(1) == means[1]
    checkpoint = trainer.folder.last_checkpoint()
    assert checkpoint is not None
    assert state_of(checkpoint)["parts"]["validation"] == trainer.validations.state_dict()


def sampled(trainer: ReasoningTrainer, **settings: Any) -> list[Judged]:
    """A validation with other settings."""
    usual = trainer.recipe
    trainer.recipe = usual.model_copy(update={"validation": usual.validation.model_copy(update=settings)})
    try:
        return validate(trainer)
    finally:
        trainer.recipe = usual


def different(judged: list[Judged]) -> int:
    return len({(item.task.id, tuple(item.responses)) for item in judged})


def test_it_samples_by_settings_of_its_own_and_leaves_training_as_it_was(trainer: ReasoningTrainer) -> None:
    state, config, budget = torch.random.get_rng_state(), trainer.generation_config, trainer._player.budget
    usual = sampled(trainer)
    assert different(usual) > 6
    assert [item.responses for item in sampled(trainer)] == [item.responses for item in usual]
    assert different(sampled(trainer, temperature=1e-3)) == 6  # of four responses to each task
    assert different(sampled(trainer, top_k=1)) == 6
    assert different(sampled(trainer, top_p=1e-6)) == 6
    tokens = trainer._tokenizer
    short = sampled(trainer, max_tokens=2)
    assert max(len(tokens(item.responses[0], add_special_tokens=False)["input_ids"]) for item in short) <= 2
    assert torch.equal(state, torch.random.get_rng_state())
    assert (trainer.generation_config, trainer._player.budget) == (config, budget)
    assert trainer.play(trainer.mix.draw(1))[0].verdict.score is not None  # by the mix trained on again


def test_the_best_weights_are_those_of_the_best_validation(trainer: ReasoningTrainer) -> None:
    means = {event["step"]: event["scores"]["mean"] for event in events(trainer)}
    step = max(means, key=lambda one: (means[one], -one))
    best = trainer.folder.path / "best"
    assert trainer.validations.best == best.resolve() == trainer.folder.path / "bests" / str(step)
    assert json.loads((best / "best.json").read_text())["step"] == step
    assert AutoTokenizer.from_pretrained(best).eos_token_id == trainer._tokenizer.eos_token_id
    kept = AutoModelForCausalLM.from_pretrained(best).state_dict()
    if step == 0:
        base = AutoModelForCausalLM.from_pretrained(model_path("embedded")).state_dict()
        assert all(torch.equal(kept[name], base[name]) for name in base)


def test_weights_stay_until_a_checkpoint_knows_better_ones(trainer: ReasoningTrainer, tmp_path: Path) -> None:
    weights, best, kept = BestWeights(trainer, tmp_path), tmp_path / "best", tmp_path / "bests"

    def told() -> object:
        return json.loads((best / "best.json").read_text())["scores"]["mean"]

    for step in (7, 8):
        weights.keep(step, {"mean": step})
    assert told() == 8
    weights.point_to(7)  # a run that went back
    assert told() == 7
    (kept / "draft").mkdir()
    (kept / "draft" / "half.safetensors").write_text("half of it")
    weights.keep(8, {"mean": 8.5})  # what the killed process left is replaced
    assert told() == 8.5
    assert sorted(path.name for path in kept.iterdir()) == ["7", "8"]
    assert not (best / "half.safetensors").exists()
    weights.drop_all_but(8)
    assert [path.name for path in kept.iterdir()] == ["8"]
    weights.point_to(None)
    assert not best.exists()


def test_a_validation_that_nothing_could_be_judged_of_stops_the_run() -> None:
    task = Task("t", "code", "?", "!")
    with pytest.raises(TrainingError, match=r"none of its 1 responses, the first because of: no compiler.*--resume"):
        Outcome.of([Judged(task, [""], Verdict.unscorable("no compiler"))], [])
