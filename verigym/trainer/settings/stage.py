"""Settings of a stage of a run."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from verigym.trainer.settings.base import Settings


class Until(Settings):
    """What ends a stage before its steps are over; looked at each time a generation has been learnt from."""

    tokens: int | None = Field(None, ge=1)
    """Completion tokens generated in the stage."""


class Stage(Settings):
    """A part of a run with settings of its own: each section named here is laid over the recipe's."""

    name: str
    steps: int | None = Field(None, ge=1)
    """Optimizer steps at most; ``None``: until ``max_steps`` of the run."""
    until: Until = Until()
    reset: dict[str, Any] = Field(default_factory=dict)
    mix: list[dict[str, Any]] | None = None
    """A mix in place of the recipe's."""
    sampling: dict[str, Any] = Field(default_factory=dict)
    reward: dict[str, Any] = Field(default_factory=dict)
    kl: dict[str, Any] = Field(default_factory=dict)
    advantage: dict[str, Any] = Field(default_factory=dict)
    validation: dict[str, Any] = Field(default_factory=dict)
    grpo: dict[str, Any] = Field(default_factory=dict)
    reset_at_start: bool = False
    """Whether the stage begins with a hard reset of the reference."""

    @property
    def changes(self) -> dict[str, Any]:
        """The sections that the stage changes."""
        sections = ("reset", "mix", "sampling", "reward", "kl", "advantage", "validation", "grpo")
        return {name: getattr(self, name) for name in sections if getattr(self, name)}
