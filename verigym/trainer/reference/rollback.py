"""Back to the policy that validated best."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from verigym.errors import RecipeError
from verigym.trainer.validation.best import DESCRIPTION

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


def refuse_sharded(trainer: ReasoningTrainer) -> None:
    """Say so before anything is trained.

    Raises:
        RecipeError: If the policy's weights are spread over processes.
    """
    if trainer.is_fsdp_enabled or trainer.is_deepspeed_enabled:
        raise RecipeError(
            "reset.rollback: true reads the best weights into each process's whole policy, and FSDP and DeepSpeed "
            "spread it over processes; set it false, or train with plain data parallelism"
        )


def to_best(trainer: ReasoningTrainer) -> int | None:
    """The policy takes the best validated weights.

    Returns:
        The step that they are of; ``None`` if none were kept.
    """
    best = trainer.validations.best
    if best is None:
        return None
    trainer._load_from_checkpoint(str(best))
    trainer._last_loaded_step = -1  # TRL hands vLLM new weights only when the step is another one
    return int(json.loads((best / DESCRIPTION).read_text(encoding="utf-8"))["step"])
