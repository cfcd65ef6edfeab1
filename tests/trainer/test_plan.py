"""What a recipe comes to, before it is run."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM, Qwen2Config
from trl import GRPOConfig

from verigym.trainer import recipe as recipes
from verigym.trainer.planning import model_shape
from verigym.trainer.planning.model_shape import DISTILL_QWEN, ModelShape
from verigym.trainer.planning.plan import Machine, StagePlan, plan
from verigym.trainer.planning.refusals import refusals, remarks

GIB = 2**30
SHAPE = ModelShape.of(DISTILL_QWEN)
SMALL: dict[str, Any] = {"name": "small", "max_steps": 100, "mix": [{"env": "math"}]}

HERE = Machine()


def planned(machine: Machine = HERE, shape: ModelShape | None = SHAPE, **changes: Any) -> list[StagePlan]:
    grpo = {"max_completion_length": 256, **changes.pop("grpo", {})}
    return plan(recipes.parse({**SMALL, **changes, "grpo": grpo}, "r.yaml"), shape, machine)


def test_where_a_recipe_names_no_length_a_plan_counts_with_trls() -> None:
    (stage,) = plan(recipes.parse({**SMALL, "grpo": {"learning_rate": 1e-6}}, "r.yaml"), SHAPE, HERE)
    (usual,) = (field.default for field in dataclasses.fields(GRPOConfig) if field.name == "max_completion_length")
    assert stage.completion == usual


def test_parameters_are_counted_as_transformers_has_them() -> None:
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(Qwen2Config(**DISTILL_QWEN))
    assert SHAPE is not None
    assert SHAPE.parameters == sum(parameter.numel() for parameter in model.parameters())


def test_the_embedded_models_shape_is_read_from_its_folder() -> None:
    shape = model_shape.read("embedded")
    assert shape is not None
    assert (shape.parameters, shape.positions) == (969_600, 512)


def test_a_mixture_of_experts_and_a_model_that_is_not_here_are_unknown(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({**DISTILL_QWEN, "num_local_experts": 8}))
    assert model_shape.read(str(tmp_path)) is None
    assert model_shape.read("nobody/nothing") is None
    (stage,) = planned(shape=None)
    assert (stage.memory, stage.cost.flops, stage.cost.seconds) == (None, None, None)


def test_memory_follows_from_weights_and_batch() -> None:
    shape = ModelShape(parameters=1000, layers=2, hidden=8, kv_width=4, vocabulary=10, positions=64)
    grpo = {"beta": 0.1, "max_completion_length": 30, "per_device_train_batch_size": 8}
    (stage,) = planned(shape=shape, grpo=grpo)
    memory = stage.memory
    assert memory is not None
    assert (memory.weights, memory.gradients, memory.optimizer, memory.reference) == (4000, 4000, 8000, 4000)
    assert memory.generation == 2 * 2 * 4 * 8 * (32 + 30) * 4  # keys and values of 2 layers, prompts of half of 64
    assert memory.logits == 2 * 4 * 8 * 30 * 10
    assert memory.activations == 8 * 62 * 8 * 4 * (17 + 2)
    assert memory.peak == 20_000 + memory.logits + memory.activations


@pytest.mark.parametrize(
    ("grpo", "more", "part", "factor"),
    [
        ({"model_init_kwargs": {"dtype": "bfloat16"}}, {}, "optimizer", 1 / 2),
        ({"beta": 0.0}, {}, "reference", 0),
        ({}, {"peft": {"r": 8}}, "optimizer", 0),
        ({}, {"peft": {"r": 8}}, "reference", 0),
        ({}, {"generation": {"batch": 2}}, "generation", 1 / 4),
        ({"use_vllm": True, "vllm_mode": "server"}, {}, "generation", 0),
        ({"bf16": True}, {}, "activations", 1 / 2),
        ({"gradient_checkpointing": False}, {}, "activations", 17 * 28 / (17 + 28)),
    ],
)
def test_settings_change_the_part_of_memory_that_they_should(
    grpo: dict[str, Any], more: dict[str, Any], part: str, factor: float
) -> None:
    base = {"beta": 0.1}
    (before,), (after,) = planned(grpo=base), planned(grpo={**base, **grpo}, **more)
    assert getattr(after.memory, part) == pytest.approx(getattr(before.memory, part) * factor)


def test_a_shared_out_model_takes_its_part_of_each_device() -> None:
    one, (whole,) = planned(Machine(8), grpo={"deepspeed": "zero3.json"})[0], planned(Machine(8))
    assert one.memory is not None
    assert whole.memory is not None
    assert one.memory.weights == whole.memory.weights // 8


def test_vllm_takes_its_share_for_good_unless_it_sleeps() -> None:
    grpo = {"use_vllm": True, "vllm_gpu_memory_utilization": 0.25}
    machine = Machine(1, 80 * GIB)
    (awake,), (asleep,) = (
        planned(machine, grpo={**grpo, "vllm_enable_sleep_mode": sleeps}) for sleeps in (False, True)
    )
    assert awake.memory is not None
    assert asleep.memory is not None
    assert (awake.memory.engine, awake.memory.generation) == (20 * GIB, 0)
    assert (asleep.memory.engine, asleep.memory.generation) == (0, 20 * GIB)


def test_cost_counts_two_operations_a_token_and_weight_forward_and_six_to_learn() -> None:
    shape = ModelShape(parameters=1000, layers=2, hidden=8, kv_width=4, vocabulary=10, positions=64)
    sampling = {"dynamic": False}
    grpo = {"max_completion_length": 40, "num_generations": 8, "per_device_train_batch_size": 8}
    (stage,) = planned(Machine(2, None, 1.0), shape, grpo=grpo, sampling=sampling)
    completions = 100 * 16
    assert stage.cost.generated == completions * 20
    assert stage.cost.generated_at_most == completions * 40
    assert stage.cost.learnt == completions * (32 + 20)
    assert stage.cost.flops == 1000 * (2 * completions * 20 + 6 * completions * 52)
    assert stage.cost.seconds == stage.cost.flops / 2e12
    (judged,) = planned(Machine(2, None, 1.0), shape, grpo={**grpo, "beta": 0.1}, sampling=sampling)
    assert judged.cost.flops == stage.cost.flops + 1000 * 2 * completions * 52  # the reference scores each token


def test_prorl_comes_to_the_hours_that_its_paper_tells_of() -> None:
    stages = plan(recipes.load("prorl-v1"), SHAPE, Machine(32))
    hours = sum(stage.cost.seconds or 0.0 for stage in stages) * 32 / 3600
    assert hours == pytest.approx(16_000, rel=0.1)
    assert [stage.last_step for stage in stages][-1] == 10_000


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"grpo": {"max_completion_length": 131_072}}, "leaves no room for a prompt: the model reads 131072 tokens"),
        ({"grpo": {"vllm_max_model_length": 200_000}}, "vllm_max_model_length 200000 is beyond the model's 131072"),
        ({"grpo": {"vllm_max_model_length": 256}}, "max_completion_length 256 leaves no room for a prompt within"),
        (
            {"reset": {"plateau": 9}, "grpo": {"beta": 0.1}, "validation": {"every_steps": 20}},
            "reset.plateau 9 needs 10 validations",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_cure(changes: dict[str, Any], says: str) -> None:
    (found,) = refusals(planned(**changes), SHAPE, HERE)
    assert says in found


@pytest.mark.parametrize(
    ("grpo", "gib", "cure"),
    [
        ({}, 20, "share the model out (grpo.deepspeed or grpo.fsdp), train an adapter (peft)"),
        ({"per_device_train_batch_size": 64}, 40, "lower grpo.per_device_train_batch_size"),
        ({"gradient_accumulation_steps": 512}, 40, "lower generation.batch, grpo.steps_per_generation"),
        ({"use_vllm": True, "vllm_gpu_memory_utilization": 0.9}, 40, "set grpo.vllm_enable_sleep_mode"),
    ],
)
def test_more_memory_than_a_device_has_is_refused_with_what_would_lower_it(
    grpo: dict[str, Any], gib: int, cure: str
) -> None:
    machine = Machine(1, gib * GIB)
    (found,) = refusals(planned(machine, grpo=grpo), SHAPE, machine)
    assert f"of a device that has {gib}.0; {cure}" in found


@pytest.mark.parametrize(
    ("until", "says"),
    [
        ({"tokens": 10**9}, "until.tokens 1000000000 never ends it: its 100 steps generate 2048000 tokens at most"),
        ({"entropy_below": 0.1, "window": 100}, "until.window of 100 generations, 1 optimizer steps each, is not over"),
        ({"length_above": 256}, "until.length_above 256.0 is never exceeded"),
    ],
)
def test_an_end_that_never_comes_is_refused(until: dict[str, Any], says: str) -> None:
    stages = planned(stages=[{"name": "a", "steps": 100, "until": until}])
    (found,) = refusals(stages, SHAPE, HERE)
    assert found.startswith("stages.0 (a): ")
    assert says in found


def test_a_plateau_needs_as_many_validations_before_the_last_step() -> None:
    stage = {"name": "a", "steps": 100, "until": {"plateau": 4}}
    for every, refused in ((19, False), (20, True)):
        stages = planned(validation={"every_steps": every}, stages=[stage])
        assert any(re.search("never ends it early", found) for found in refusals(stages, SHAPE, HERE)) == refused


def test_what_is_hardly_meant_is_remarked_by_stage() -> None:
    stage = {"name": "a", "steps": 100, "kl": {"estimator": "k1"}}
    grpo = {"beta": 0.1, "use_bias_correction_kl": False}
    late = {"name": "b", "steps": 100}
    found = remarks(planned(max_steps=100, grpo=grpo, stages=[stage, late]))
    assert [remark.partition(";")[0] for remark in found] == [
        "stages.0 (a): kl.estimator k1 in the loss has an expected gradient of 0",
        "stages.1 (b): max_steps is reached before it begins",
    ]


def test_a_plan_is_arithmetic_of_its_recipe_alone() -> None:
    first, second = planned(), planned()
    assert [dataclasses.asdict(stage.cost) for stage in first] == [dataclasses.asdict(stage.cost) for stage in second]
