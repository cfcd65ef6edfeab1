"""Which engine a trainer generates with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verigym.trainer.generation.batches import Batches
from verigym.trainer.generation.colocated import Colocated
from verigym.trainer.generation.engine import Engine, Respond

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


def engine_of(trainer: ReasoningTrainer, respond: Respond, largest: Callable[[int], int]) -> Engine:
    """With vLLM in the trainer's own process response by response, else in batches.

    A vLLM server answers all processes at once, and where an engine spans several devices their processes keep in
    step. ``respond`` is TRL's generation, ``largest`` the largest of a number over all processes.
    """
    args = trainer.args
    if args.use_vllm and args.vllm_mode == "colocate" and args.vllm_tensor_parallel_size == 1:
        return Colocated(trainer.vllm_generation, respond)
    return Batches(respond, trainer.recipe.generation.batch, [trainer.eos_token_ids[0]], largest)
