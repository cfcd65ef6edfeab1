"""The arithmetic of a batch: TRL's own, for any number of processes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verigym.errors import UsageError

TRL_LENGTH = 512
"""TRL's ``max_completion_length`` where a recipe gives none."""


@dataclass(frozen=True)
class Batch:
    """What is generated at a time, and what is learnt from it.

    Attributes:
        processes: That train together.
        rollouts: Completions a prompt.
        micro_batch: Completions that a process learns from at a time.
        accumulation: Micro-batches of an optimizer step.
        micro_batches: Micro-batches that a process generates at a time.
        iterations: How often each generation is learnt from.
    """

    processes: int
    rollouts: int
    micro_batch: int
    accumulation: int
    micro_batches: int
    iterations: int

    @classmethod
    def of(cls, grpo: Mapping[str, Any], processes: int) -> Batch:
        """From options of TRL's ``GRPOConfig``, with TRL's defaults.

        Raises:
            UsageError: If TRL would refuse them.
        """
        micro_batch, accumulation, rollouts, iterations = (
            _whole(grpo, key, usual)
            for key, usual in (
                ("per_device_train_batch_size", 8),
                ("gradient_accumulation_steps", 1),
                ("num_generations", 8),
                ("num_iterations", 1),
            )
        )
        if grpo.get("generation_batch_size") is None:
            micro_batches = _whole(grpo, "steps_per_generation", accumulation)
        else:
            if grpo.get("steps_per_generation") is not None:
                raise UsageError("grpo.generation_batch_size and grpo.steps_per_generation say the same; give one")
            at_once = micro_batch * processes
            micro_batches, rest = divmod(_whole(grpo, "generation_batch_size", at_once), at_once)
            if rest or not micro_batches:
                raise UsageError(
                    f"grpo.generation_batch_size must be a multiple of grpo.per_device_train_batch_size x processes = "
                    f"{micro_batch} x {processes}, got {grpo['generation_batch_size']}"
                )
        return cls(processes, rollouts, micro_batch, accumulation, micro_batches, iterations)

    def check(self) -> None:
        """Refuse what TRL or its gradient accumulation cannot divide.

        Raises:
            UsageError: With the cure.
        """
        if self.rollouts < 2:
            raise UsageError(f"grpo.num_generations must be 2 or more, since a group is compared, got {self.rollouts}")
        own = self.micro_batch * self.micro_batches
        if own % self.rollouts:
            step = math.lcm(self.rollouts // math.gcd(self.rollouts, self.micro_batch), self.accumulation)
            raise UsageError(
                f"each process generates whole groups, and {own} completions (grpo.per_device_train_batch_size "
                f"{self.micro_batch} x {self.micro_batches} micro-batches) cannot be divided into groups of "
                f"grpo.num_generations = {self.rollouts}; set grpo.steps_per_generation to a multiple of {step}"
            )
        if self.micro_batches * self.iterations % self.accumulation:
            raise UsageError(
                f"the {self.micro_batches} micro-batches of a generation, learnt from {self.iterations} times, cannot "
                f"be divided into optimizer steps of grpo.gradient_accumulation_steps = {self.accumulation}; make "
                "grpo.steps_per_generation a multiple of it"
            )

    @property
    def completions(self) -> int:
        """Completions of a generation, over all processes."""
        return self.micro_batch * self.processes * self.micro_batches

    @property
    def prompts(self) -> int:
        """Prompts of a generation, over all processes."""
        return self.completions // self.rollouts

    @property
    def per_update(self) -> int:
        """Completions that an optimizer step learns from, over all processes."""
        return self.micro_batch * self.processes * self.accumulation

    @property
    def updates(self) -> int:
        """Optimizer steps that learn from one generation."""
        return max(1, self.micro_batches * self.iterations // self.accumulation)


def _whole(grpo: Mapping[str, Any], key: str, usual: int) -> int:
    value = grpo.get(key)
    if value is None:
        return usual
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise UsageError(f"grpo.{key} must be a whole number from 1 on, got {value!r}")
    return value
