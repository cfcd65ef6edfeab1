"""What a plan cannot do, each with its cure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verigym.trainer.planning.model_shape import ModelShape
from verigym.trainer.planning.plan import Machine, StagePlan
from verigym.trainer.recipe.settings import objective

GIB = 2**30


def refusals(stages: Sequence[StagePlan], shape: ModelShape | None, machine: Machine) -> list[str]:
    """Why a recipe cannot run, or would never do what it says; empty if it can."""
    found = []
    for stage in stages:
        place = f"stages.{stage.number} ({stage.name}): " if stage.name else ""
        rules = (_too_long(stage, shape), _too_large(stage, machine), _resets(stage), _never(stage))
        found += [place + reason for reasons in rules for reason in reasons]
    return found


def remarks(stages: Sequence[StagePlan]) -> list[str]:
    """What is possible and hardly meant."""
    found: list[str] = []
    for stage in stages:
        place = f"stages.{stage.number} ({stage.name}): " if stage.name else ""
        recipe = stage.recipe
        found += [place + remark for remark in objective.remarks(recipe.kl, recipe.advantage, recipe.grpo)]
        if stage.steps == 0:
            found.append(f"{place}max_steps is reached before it begins")
    return found


def _too_long(stage: StagePlan, shape: ModelShape | None) -> Iterator[str]:
    positions = None if shape is None else shape.positions
    if positions is not None and stage.completion >= positions:
        yield (
            f"grpo.max_completion_length {stage.completion} leaves no room for a prompt: the model reads {positions} "
            "tokens; lower it"
        )
    window = stage.recipe.grpo.get("vllm_max_model_length")
    if window is not None and positions is not None and window > positions:
        yield f"grpo.vllm_max_model_length {window} is beyond the model's {positions} positions; lower it"
    if window is not None and stage.completion >= window:
        yield (
            f"grpo.max_completion_length {stage.completion} leaves no room for a prompt within "
            f"grpo.vllm_max_model_length {window}; raise that or lower the first"
        )


def _too_large(stage: StagePlan, machine: Machine) -> Iterator[str]:
    need = stage.memory
    if need is None or machine.memory is None or need.peak <= machine.memory:
        return
    if need.lasting - need.engine > machine.memory:
        cure = "share the model out (grpo.deepspeed or grpo.fsdp), train an adapter (peft), or take larger devices"
    elif need.generation > need.logits + need.activations:
        cure = "lower generation.batch, grpo.steps_per_generation or grpo.max_completion_length, or use vLLM"
    elif need.engine:
        cure = "set grpo.vllm_enable_sleep_mode or lower grpo.vllm_gpu_memory_utilization"
    else:
        cure = "lower grpo.per_device_train_batch_size and raise grpo.gradient_accumulation_steps by as much"
    yield f"it needs {need.peak / GIB:.1f} GiB of a device that has {machine.memory / GIB:.1f}; {cure}"


def _resets(stage: StagePlan) -> Iterator[str]:
    reset, validated = stage.recipe.reset, stage.recipe.validation.every_steps
    if reset.plateau and (reset.plateau + 1) * validated > stage.steps:
        yield (
            f"reset.plateau {reset.plateau} needs {reset.plateau + 1} validations, one each {validated} steps, and the "
            f"stage has {stage.steps} steps; lower it or validation.every_steps"
        )


def _never(stage: StagePlan) -> Iterator[str]:
    until, validated, steps = stage.until, stage.recipe.validation.every_steps, stage.steps
    if until.plateau is not None and (until.plateau + 1) * validated >= steps:
        yield (
            f"until.plateau {until.plateau} never ends it early: that takes {until.plateau + 1} validations, one each "
            f"{validated} steps, and it has {steps} steps; lower it or validation.every_steps"
        )
    if until.tokens is not None and until.tokens > stage.cost.generated_at_most:
        yield (
            f"until.tokens {until.tokens} never ends it: its {steps} steps generate {stage.cost.generated_at_most} "
            "tokens at most; lower it"
        )
    means = (until.entropy_below, until.length_below, until.length_above, until.length_grows)
    if any(limit is not None for limit in means) and until.window * stage.batch.updates >= steps:
        yield (
            f"until.window of {until.window} generations, {stage.batch.updates} optimizer steps each, is not over "
            f"before the stage's {steps} steps are; lower it"
        )
    if until.length_above is not None and until.length_above >= stage.completion:
        yield (
            f"until.length_above {until.length_above} is never exceeded: grpo.max_completion_length is "
            f"{stage.completion}; lower it"
        )
