"""How much the KL counts: fixed, adapted to a target, or by a schedule."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Protocol

from verigym.trainer.recipe.settings.objective import KLSchedule, KLSettings, KLTarget
from verigym.types import Json

LARGEST_ERROR = 0.2
"""A controller sees errors no larger than this, relative to its target (Ziegler et al., section 2.2)."""


class Coefficient(Protocol):
    """A part of the trainer (:class:`verigym.trainer.parts.Part`) that says how much the KL counts.

    A state that was taken under other settings, such as those of the stage before, is not taken up: the settings say
    where the coefficient begins.
    """

    @property
    def value(self) -> float:
        """The coefficient of the next optimizer step."""

    def hear(self, kl: float) -> None:
        """Take note of an optimizer step and its KL (nats a token)."""

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""


class Fixed:
    """Always ``beta``."""

    def __init__(self, beta: float) -> None:
        self.value = beta

    def hear(self, kl: float) -> None:
        """Nothing follows."""

    def state_dict(self) -> dict[str, Json]:
        """Nothing to remember."""
        return {}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Nothing was remembered."""


class Adaptive:
    """Follows the KL to a target (Ziegler et al., arXiv 1909.08593, section 2.2): grows while the KL is above it.

    Args:
        beta: Where it begins.
        settings: Target and gain.
    """

    def __init__(self, beta: float, settings: KLTarget) -> None:
        self.value = beta
        self._settings = settings
        self._begun = {"beta": beta, **settings.model_dump()}

    def hear(self, kl: float) -> None:
        """Multiply by ``1 + gain * error``; a KL that is no number says nothing."""
        if math.isnan(kl):
            return
        error = (kl - self._settings.target) / self._settings.target
        self.value *= 1 + self._settings.gain * min(max(error, -LARGEST_ERROR), LARGEST_ERROR)

    def state_dict(self) -> dict[str, Json]:
        """Where it is, and what it began as."""
        return {"value": self.value, "begun": self._begun}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Go on from there."""
        if state.get("begun") == self._begun:
            self.value = state["value"]


class Scheduled:
    """Goes from ``beta`` to a final value, and stays there.

    Args:
        beta: Where it begins.
        settings: Shape, steps and final value.
    """

    def __init__(self, beta: float, settings: KLSchedule) -> None:
        self._settings = settings
        self._begun = {"beta": beta, **settings.model_dump()}
        self._beta = beta
        self._steps = 0

    @property
    def value(self) -> float:
        """By the share of the steps that are over."""
        over = min(1.0, self._steps / self._settings.steps)
        left = 1.0 - over if self._settings.shape == "linear" else (1.0 + math.cos(math.pi * over)) / 2
        return self._settings.final + (self._beta - self._settings.final) * left

    def hear(self, kl: float) -> None:
        """Count the step."""
        self._steps += 1

    def state_dict(self) -> dict[str, Json]:
        """The steps that are over, and what it began as."""
        return {"steps": self._steps, "begun": self._begun}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Go on from there."""
        if state.get("begun") == self._begun:
            self._steps = state["steps"]


def coefficient(settings: KLSettings, beta: float) -> Coefficient:
    """The controller that a recipe asks for; ``beta`` is its ``grpo.beta``."""
    if settings.adaptive is not None:
        return Adaptive(beta, settings.adaptive)
    if settings.schedule is not None:
        return Scheduled(beta, settings.schedule)
    return Fixed(beta)
