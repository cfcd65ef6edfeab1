"""Settings of a mix of environments."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field, field_validator

from verigym.envs.curriculum import Curriculum
from verigym.envs.retirement import Retirement
from verigym.trainer.recipe.settings.base import Settings


class MixEntry(Settings):
    """One environment of a mix. Keys beyond these go to the environment, as ``verigym.make`` takes them."""

    model_config = ConfigDict(extra="allow", frozen=True)

    env: str
    """Name of the environment."""
    weight: float = Field(1.0, gt=0)
    """Its share of the prompts, relative to the others'."""
    turns: int | None = Field(None, ge=1)
    """Responses an episode at most; ``None``: as usual in the environment."""
    weights: dict[str, float] | None = None
    """Family to its share of the entry's prompts, relative to the others'; 1 where it is missing, 0: never."""
    curriculum: dict[str, Any] | None = None
    """How each family's level follows its success, see :class:`verigym.envs.Curriculum`; ``None``: it stays."""

    solved_weight: float = Field(1.0, ge=0.01, le=1)
    """The share of its weight that a family keeps when all its responses are right; in between the weight falls in a
    straight line as the running mean score rises. 1: weights stay."""
    retire: dict[str, Any] | None = None
    """When solved tasks of a file are passed over, see :class:`verigym.envs.Retirement`; ``None``: never."""

    @field_validator("retire")
    @classmethod
    def _settings_of_a_retirement(cls, settings: dict[str, Any] | None) -> dict[str, Any] | None:
        if settings is not None:
            Retirement.of(settings)
        return settings

    @field_validator("curriculum")
    @classmethod
    def _settings_of_a_curriculum(cls, settings: dict[str, Any] | None) -> dict[str, Any] | None:
        if settings is not None:
            Curriculum.of(settings)
        return settings
