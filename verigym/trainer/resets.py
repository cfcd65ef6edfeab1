"""Hard resets of the reference policy (ProRL, arXiv 2505.24864, section 2.3)."""

from __future__ import annotations

import statistics
from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from transformers import TrainerCallback
from trl import SyncRefModelCallback

from verigym.trainer.recipe import Recipe
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


class ResetRule:
    """Decides when the reference is reset, from the steps and their KL.

    Args:
        recipe: Its ``reset`` section, and the steps that one generation feeds: between those nothing is reset, since
            the reference's log-probabilities are kept with the rollouts.
    """

    def __init__(self, recipe: Recipe) -> None:
        self.settings = recipe.reset
        self._every_rollout = recipe.updates_per_rollout
        self._recent: deque[float] = deque(maxlen=recipe.reset.kl_window)
        self._spiked = False

    def hear(self, step: int, kl: float) -> Literal["schedule", "kl_spike"] | None:
        """Take note of a step's KL (nats a token); the cause of a reset if one is due after this step."""
        settings = self.settings
        full = len(self._recent) == settings.kl_window
        if settings.kl_spike and full and kl > settings.kl_floor:
            self._spiked |= kl > settings.kl_spike * statistics.median(self._recent)
        self._recent.append(kl)
        if step % self._every_rollout:
            return None
        if self._spiked:
            return "kl_spike"
        if settings.every_steps and step % settings.every_steps == 0:
            return "schedule"
        return None

    def forget(self) -> None:
        """Start anew after a reset: KL against the new reference is another quantity."""
        self._recent.clear()
        self._spiked = False

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return {"recent": list(self._recent), "spiked": self._spiked}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self._recent = deque(state["recent"], maxlen=self.settings.kl_window)
        self._spiked = state["spiked"]


class ReferenceResets(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Carries resets out between two steps and records each as an event.

    Args:
        trainer: Its policy, reference and optimizer.
        rule: When.
    """

    def __init__(self, trainer: ReasoningTrainer, rule: ResetRule) -> None:
        self.trainer = trainer
        self.rule = rule

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Reset after an optimizer step where the rule says so."""
        readings = self.trainer.step_metric("kl")
        if self.trainer.ref_model is None or not readings:
            return
        kl = statistics.fmean(readings)
        cause = self.rule.hear(state.global_step, kl)
        if cause is not None:
            self.reset(state.global_step, cause, kl)

    def reset(self, step: int, cause: str, kl: float) -> None:
        """The reference becomes the policy; the optimizer's state starts anew or is kept."""
        trainer = self.trainer
        policy = trainer.accelerator.unwrap_model(trainer.model)
        reference = trainer.accelerator.unwrap_model(trainer.ref_model)
        SyncRefModelCallback.sync_target_model(policy, reference, 1.0)
        if self.rule.settings.optimizer == "fresh":
            trainer.optimizer.state.clear()
        self.rule.forget()
        trainer.event(step, "reference_reset", cause=cause, kl=kl, optimizer=self.rule.settings.optimizer)
