"""What a recipe comes to before it is run: steps, batches, memory and cost of each stage. Arithmetic alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from verigym.trainer.planning import memory
from verigym.trainer.planning.memory import Memory
from verigym.trainer.planning.model_shape import ModelShape
from verigym.trainer.recipe import TRL_LEARNING_RATE, Recipe
from verigym.trainer.recipe.batch import TRL_LENGTH, Batch
from verigym.trainer.recipe.settings.stage import Until

PROMPT_TOKENS = 1024
"""Tokens of a prompt that a plan counts with, where the model can read twice as many; else half of what it can read."""
MEAN_LENGTH = 0.5
"""Mean length of a response that a plan counts with, as a share of the limit."""
INFORMATIVE = 0.5
"""Share of groups that dynamic sampling keeps in a plan; BroRL (arXiv 2510.01180) tells of 41% to 62%."""


@dataclass(frozen=True)
class Machine:
    """Where a recipe is to run.

    Attributes:
        devices: Processes with a device each.
        memory: Bytes of a device; ``None``: unknown.
        tflops: 10^12 floating-point operations that a device does in a second, generation and waiting included. With
            25, ``prorl-v1`` comes to the 16,000 hours of H100s that its paper tells of.
    """

    devices: int = 1
    memory: int | None = None
    tflops: float = 25.0


@dataclass(frozen=True)
class Cost:
    """Of a whole stage, if it takes all its steps.

    Attributes:
        generated_at_most: Tokens, if all rounds are needed and every response is as long as it may be.
        generated: Tokens that are likely, by :data:`MEAN_LENGTH` and :data:`INFORMATIVE`.
        learnt: Tokens that gradients are computed for, prompts included, each time that they are learnt from.
        flops: Floating-point operations; ``None`` for an unknown model.
        seconds: On all devices together; ``None`` for an unknown model.
    """

    generated_at_most: int
    generated: int
    learnt: int
    flops: float | None
    seconds: float | None


@dataclass(frozen=True)
class StagePlan:
    """A stage.

    Attributes:
        number: From 0.
        name: Empty for a run without stages.
        first_step: Optimizer steps before it, if no stage ends early.
        last_step: The step with which it ends at the latest.
        until: What ends it earlier.
        reset_at_start: Whether it begins with a reset.
        changes: Sections that it lays over the recipe.
        recipe: Its settings.
        batch: Its arithmetic.
        prompt: Tokens of a prompt that the plan counts with.
        memory: Of a device; ``None`` for an unknown model.
        cost: Of all its steps.
    """

    number: int
    name: str
    first_step: int
    last_step: int
    until: Until
    reset_at_start: bool
    changes: dict[str, Any]
    recipe: Recipe
    batch: Batch
    prompt: int
    memory: Memory | None
    cost: Cost

    @property
    def steps(self) -> int:
        """Optimizer steps at most."""
        return self.last_step - self.first_step

    @property
    def completion(self) -> int:
        """Tokens of a completion at most."""
        return int(self.recipe.grpo.get("max_completion_length") or TRL_LENGTH)

    @property
    def learning_rate(self) -> float:
        """Its highest."""
        return float(self.recipe.grpo.get("learning_rate", TRL_LEARNING_RATE))


def plan(recipe: Recipe, shape: ModelShape | None, machine: Machine) -> list[StagePlan]:
    """The stages in their order; a recipe without stages is one.

    Raises:
        UsageError: If a stage's batch cannot be divided.
    """
    planned = []
    step = 0
    for number in range(max(1, len(recipe.stages))):
        stage = recipe.stages[number] if recipe.stages else None
        steps = recipe.max_steps if stage is None or stage.steps is None else stage.steps
        last = min(step + steps, recipe.max_steps)
        settings = recipe.at(number)
        batch = Batch.of(settings.grpo, machine.devices)
        batch.check()
        prompt = _prompt(shape)
        planned.append(
            StagePlan(
                number,
                "" if stage is None else stage.name,
                step,
                last,
                Until() if stage is None else stage.until,
                stage is not None and stage.reset_at_start,
                {} if stage is None else stage.changes,
                settings,
                batch,
                prompt,
                None if shape is None else _memory(settings, shape, batch, prompt, machine),
                _cost(settings, shape, batch, steps=last - step, prompt=prompt, machine=machine),
            )
        )
        step = last
    return planned


def _prompt(shape: ModelShape | None) -> int:
    positions = math.inf if shape is None or shape.positions is None else shape.positions
    return int(min(PROMPT_TOKENS, positions // 2))


def _memory(recipe: Recipe, shape: ModelShape, batch: Batch, prompt: int, machine: Machine) -> Memory:
    own = batch.micro_batch * batch.micro_batches
    at_once = min(own, recipe.generation.batch or own)
    lora = recipe.peft is not None
    return memory.estimate(shape, recipe.grpo, batch, prompt=prompt, lora=lora, at_once=at_once, device=machine.memory)


def _cost(recipe: Recipe, shape: ModelShape | None, batch: Batch, *, steps: int, prompt: int, machine: Machine) -> Cost:
    """Generation costs ``2 N`` operations a token, and so does each pass that only scores; learning ``6 N``.

    (Kaplan et al., arXiv 2001.08361, section 2.1: 2 forward, 4 backward, for each of ``N`` parameters, attention's own
    part left out.) TRL scores a generation once more with the policy before learning from it in several updates, and
    with the reference where there is one.
    """
    limit = int(recipe.grpo.get("max_completion_length") or TRL_LENGTH)
    sampling = recipe.sampling
    rounds = math.ceil(sampling.max_rounds * sampling.oversample) if sampling.dynamic else 1
    completions = math.ceil(steps / batch.updates) * batch.completions
    mean = int(limit * MEAN_LENGTH)
    likely = min(rounds, 1 / INFORMATIVE) if sampling.dynamic else 1
    generated = int(completions * mean * likely)
    scored = completions * (prompt + mean)
    passes = (batch.updates > 1) + bool(recipe.grpo.get("beta"))
    learnt = scored * batch.iterations
    flops = None if shape is None else shape.parameters * (2.0 * generated + 2.0 * passes * scored + 6.0 * learnt)
    seconds = None if flops is None else flops / (machine.devices * machine.tflops * 1e12)
    return Cost(completions * limit * rounds, generated, learnt, flops, seconds)
