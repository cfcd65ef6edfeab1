"""Settings of rewards."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from verigym.trainer.recipe.settings.base import Settings


class CosineSettings(Settings):
    """A penalty that follows half a cosine over a response's length (ProRL v2), in cycles."""

    lowest: float = -1.0
    """Added to the reward of a response of the length limit."""
    highest: float = 0.0
    """Added to the reward of a response without tokens."""
    on_steps: int = Field(100, ge=1)
    """Optimizer steps for which it is on, from the first one of the stage."""
    off_steps: int = Field(0, ge=0)
    """Optimizer steps for which it is then off, before it is on again; 0: it stays on."""

    @model_validator(mode="after")
    def _falls(self) -> CosineSettings:
        if self.lowest >= self.highest:
            raise ValueError(f"lowest must be below highest, got {self.lowest} and {self.highest}")
        return self


class RepetitionSettings(Settings):
    """A penalty for responses that repeat themselves (Yeo et al., arXiv 2502.03373, appendix C.2)."""

    ngram: int = Field(40, ge=1)
    """Tokens in a row that count as repeated where they occurred in the response before."""
    penalty: float = Field(-1.0, lt=0)
    """Added to the reward if all of a response were repeated; of less, by the share of its tokens."""


class RewardSettings(Settings):
    """How a verdict becomes a reward: the sum of terms, each of which is in the metrics as ``reward_terms/NAME``."""

    score: Literal["share", "all"] = "share"
    """``share``: the verdict's score; ``all``: 1 if it is 1, else 0."""
    unfinished: float = Field(0.0, le=0)
    """Added where a response did not end by itself."""
    unfinished_factor: float = Field(1.0, ge=0, le=1)
    """The score of a response that did not end by itself is multiplied by this; 0: it earns nothing (ProRL v2), 1: as
    it is. What it loses stands in the term ``unfinished``."""
    ill_formed: float = Field(0.0, le=0)
    """Added where no answer could be read (reasons ``no_answer`` and ``malformed``)."""
    overlong_buffer: int = Field(0, ge=0)
    """Tokens before the length limit over which a penalty grows linearly from 0 to -1 (DAPO, equation 13); 0: none."""
    cosine: CosineSettings | None = None
    """A length penalty in cycles; ``None``: none."""
    repetition: RepetitionSettings | None = None
    """A penalty for repetition; ``None``: none."""
    control: Literal["none", "permuted", "constant"] = "none"
    """Controls of an experiment: rewards permuted within each group, or all equal."""
