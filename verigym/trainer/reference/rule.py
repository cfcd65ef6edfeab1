"""When the reference is reset (ProRL, arXiv 2505.24864, section 2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from verigym.trainer.recipe import Recipe
from verigym.trainer.reference.watches import Scores, Spike, Streak
from verigym.types import Json

Cause = Literal["schedule", "kl_spike", "kl_share", "plateau", "drop", "signal", "file", "stage"]
"""Why a reference was reset."""


class ResetRule:
    """Decides when the reference is reset, from the steps, their KL, and validations.

    Args:
        recipe: Its ``reset`` section, and the steps that one generation feeds: between those nothing is reset, since
            the reference's log-probabilities are kept with the rollouts.
    """

    def __init__(self, recipe: Recipe) -> None:
        self.settings = recipe.reset
        self._every_rollout = recipe.updates_per_rollout
        self._spike = Spike(self.settings.kl_spike, self.settings.kl_window, self.settings.kl_floor)
        self._share = Streak(self.settings.kl_share, self.settings.kl_share_steps)
        self.scores = Scores(self.settings.plateau, self.settings.drop)
        self._due: Cause | None = None
        self._last: int | None = None

    def between_generations(self, step: int) -> bool:
        """Whether all updates of a generation have been made after this step."""
        return step % self._every_rollout == 0

    def mixes(self, step: int) -> bool:
        """Whether a soft reset is due after this step."""
        every = self.settings.mix_every_steps
        return bool(every) and step % every == 0

    def hear(self, step: int, kl: float | None, kl_share: float | None = None) -> Cause | None:
        """Take note of a step's KL (nats a token) and its share of the loss, ``None`` where there are none.

        Returns:
            The cause of a reset if one is due after this step. What falls due between two updates of one generation
            waits for the last of them.
        """
        if kl is not None and self._spike.hear(kl):
            self._owe(step, "kl_spike")
        if kl_share is not None and self._share.hear(kl_share):
            self._owe(step, "kl_share")
        every = self.settings.every_steps
        if every and step % every == 0:
            self._due = self._due or "schedule"
        if not self.between_generations(step):
            return None
        due, self._due = self._due, None
        return due

    def hear_validation(self, step: int, score: float) -> None:
        """Take note of a validation's mean score (0 to 1)."""
        cause = self.scores.hear(score)
        if cause is not None:
            self._owe(step, cause)

    def forget(self, step: int) -> None:
        """Start anew after a reset: KL against the new reference is another quantity."""
        self._due, self._last = None, step
        for watch in (self._spike, self._share, self.scores):
            watch.forget()

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return {
            "spike": self._spike.state_dict(),
            "share": self._share.state_dict(),
            "scores": self.scores.state_dict(),
            "due": self._due,
            "last": self._last,
        }

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self._spike.load_state_dict(state["spike"])
        self._share.load_state_dict(state["share"])
        self.scores.load_state_dict(state["scores"])
        self._due, self._last = state["due"], state["last"]

    def _owe(self, step: int, cause: Cause) -> None:
        """A reset is due, unless the last one was too short a while ago."""
        if self._last is None or step - self._last >= self.settings.cooldown:
            self._due = self._due or cause
