"""Settings of generation."""

from __future__ import annotations

from pydantic import Field

from verigym.trainer.recipe.settings.base import Settings


class GenerationSettings(Settings):
    """How responses are generated; engine and sampling are set under ``grpo``, as TRL spells them."""

    batch: int | None = Field(None, ge=1)
    """Responses that a process generates at a time, while those before them are judged; ``None``: all that are asked
    for at once. vLLM in the trainer's own process hands over each response when it has ended, and has no batches."""
