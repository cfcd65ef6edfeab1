"""The arithmetic of batches against TRL's own."""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from trl import GRPOConfig
from trl.trainer import grpo_trainer

from verigym.errors import UsageError
from verigym.trainer.recipe import grpo_options
from verigym.trainer.recipe.batch import Batch


@pytest.mark.parametrize(
    "grpo",
    [
        {},
        {"num_generations": 4, "per_device_train_batch_size": 8},
        {"gradient_accumulation_steps": 4},
        {"gradient_accumulation_steps": 2, "steps_per_generation": 8, "num_iterations": 2},
        {"generation_batch_size": 64, "per_device_train_batch_size": 16, "gradient_accumulation_steps": 2},
    ],
)
def test_batches_are_those_of_trl(grpo: dict[str, Any], tmp_path: Path) -> None:
    theirs = GRPOConfig(output_dir=str(tmp_path), bf16=False, use_cpu=True, **grpo)
    ours = Batch.of(grpo, 1)
    ours.check()
    assert ours.completions == theirs.generation_batch_size
    assert ours.micro_batches == theirs.steps_per_generation
    assert (ours.rollouts, ours.iterations) == (theirs.num_generations, theirs.num_iterations)
    assert ours.per_update == theirs.per_device_train_batch_size * theirs.gradient_accumulation_steps


def test_prorl_learns_four_times_from_256_prompts_with_16_rollouts() -> None:
    grpo = {
        "num_generations": 16,
        "per_device_train_batch_size": 4,
        "steps_per_generation": 32,
        "gradient_accumulation_steps": 8,
    }
    batch = Batch.of(grpo, 32)
    assert (batch.prompts, batch.rollouts, batch.updates, batch.per_update) == (256, 16, 4, 64 * 16)


@pytest.mark.parametrize(
    ("grpo", "says"),
    [
        ({"num_generations": 1}, "num_generations must be 2 or more"),
        ({"num_generations": 6}, "set grpo.steps_per_generation to a multiple of 3"),
        ({"num_generations": 0}, "num_generations must be a whole number from 1 on, got 0"),
        ({"per_device_train_batch_size": 2.5}, "must be a whole number from 1 on, got 2.5"),
        ({"gradient_accumulation_steps": 3, "steps_per_generation": 4}, "make grpo.steps_per_generation a multiple"),
        ({"generation_batch_size": 12}, "must be a multiple of grpo.per_device_train_batch_size x processes = 8 x 1"),
        ({"generation_batch_size": 16, "steps_per_generation": 2}, "say the same; give one"),
    ],
)
def test_what_cannot_be_divided_is_refused_with_the_cure(grpo: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        Batch.of(grpo, 1).check()


def test_each_process_generates_whole_groups() -> None:
    grpo = {"num_generations": 16, "per_device_train_batch_size": 8}
    with pytest.raises(UsageError, match="each process generates whole groups"):
        Batch.of(grpo, 2).check()


def test_options_read_from_the_source_are_those_of_the_class() -> None:
    real = {field.name: field.type for field in dataclasses.fields(GRPOConfig) if field.init}
    options = grpo_options.options()
    assert list(options) == list(real)
    simple = {
        name: set(kinds)
        for name in real
        if (kinds := options[name].split(" | ")) and set(kinds) <= grpo_options.KINDS.keys()
    }
    assert len(simple) > 100
    for name, kinds in simple.items():
        types = get_args(real[name]) or (real[name],)
        assert kinds == {kind.__name__.replace("NoneType", "None") for kind in types}, name


def test_the_values_that_options_can_have_are_those_that_trl_knows() -> None:
    source = inspect.getsource(grpo_trainer)
    compared: dict[str, set[str]] = {}
    for option, listed in re.findall(r"\.(\w+) (?:==|in|not in) (\[.*?\]|\".*?\")", source):
        compared.setdefault(option, set()).update(re.findall(r'"(\w+)"', listed))
    for option, choices in grpo_options.CHOICES.items():
        words = {choice for choice in choices if isinstance(choice, str)}
        assert words == compared[option] | ({"server"} if option == "vllm_mode" else set()), option
    assert GRPOConfig(output_dir="unused", bf16=False, scale_rewards=False).scale_rewards == "none"  # type: ignore[arg-type]
