"""Settings of rewards."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from verigym.trainer.settings.base import Settings


class RewardSettings(Settings):
    """How a verdict becomes a reward."""

    score: Literal["share", "all"] = "share"
    """``share``: the verdict's score; ``all``: 1 if it is 1, else 0."""
    unfinished: float = Field(0.0, le=0)
    """Added where a response did not end by itself."""
    ill_formed: float = Field(0.0, le=0)
    """Added where no answer could be read (reasons ``no_answer`` and ``malformed``)."""
    overlong_buffer: int = Field(0, ge=0)
    """Tokens before the length limit over which a penalty grows linearly from 0 to -1 (DAPO, equation 13); 0: none."""
    control: Literal["none", "permuted", "constant"] = "none"
    """Controls of an experiment: rewards permuted within each group, or all equal."""
