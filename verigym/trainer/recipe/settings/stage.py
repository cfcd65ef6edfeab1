"""Settings of a stage of a run."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from verigym.trainer.recipe.settings.base import Settings


class Until(Settings):
    """What ends a stage before its steps are over; looked at each time a generation has been learnt from.

    Entropy and length are means over the last ``window`` generations of the stage: before so many there is no end by
    them. All is of the stage alone.
    """

    tokens: int | None = Field(None, ge=1)
    """Tokens generated, dropped groups' too."""
    window: int = Field(10, ge=1)
    """Generations over which the means run."""
    entropy_below: float | None = Field(None, gt=0)
    """Collapse of the entropy: nats a token."""
    length_below: float | None = Field(None, gt=0)
    """Collapse of the length: tokens a completion."""
    length_above: float | None = Field(None, gt=0)
    """Explosion of the length: tokens a completion."""
    length_grows: float | None = Field(None, gt=1)
    """Explosion of the length: so many times the mean of the stage's first ``window`` generations."""
    plateau: int | None = Field(None, ge=1)
    """Validations in a row whose mean score is not better than the stage's best by ``min_gain``."""
    min_gain: float = Field(0.0, ge=0, lt=1)
    """Gain in mean score that counts as one."""


class Stage(Settings):
    """A part of a run with settings of its own: each section named here is laid over the recipe's."""

    name: str = Field(min_length=1)
    steps: int | None = Field(None, ge=1)
    """Optimizer steps at most; ``None``: until ``max_steps`` of the run."""
    until: Until = Until()
    reset_at_start: bool = False
    """Whether the stage begins with a hard reset of the reference."""
    scale_learning_rate: Literal["none", "sqrt"] = "none"
    """``sqrt``: the recipe's ``grpo.learning_rate`` times the square root of how many times the recipe's completions an
    optimizer step of the stage learns from (BroRL, arXiv 2510.01180)."""
    mix: list[dict[str, Any]] | None = None
    """A mix in place of the recipe's."""
    generation: dict[str, Any] = Field(default_factory=dict)
    sampling: dict[str, Any] = Field(default_factory=dict)
    reward: dict[str, Any] = Field(default_factory=dict)
    kl: dict[str, Any] = Field(default_factory=dict)
    advantage: dict[str, Any] = Field(default_factory=dict)
    reset: dict[str, Any] = Field(default_factory=dict)
    validation: dict[str, Any] = Field(default_factory=dict)
    grpo: dict[str, Any] = Field(default_factory=dict)

    @property
    def changes(self) -> dict[str, Any]:
        """The sections that the stage changes."""
        own = ("name", "steps", "until", "reset_at_start", "scale_learning_rate")
        return {key: getattr(self, key) for key in type(self).model_fields if key not in own and getattr(self, key)}
