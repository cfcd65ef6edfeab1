"""Carries resets out, between two steps, and records each as an event."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from transformers import TrainerCallback

from verigym.trainer.reference import asked, rollback, weights
from verigym.trainer.reference.asked import Asked
from verigym.trainer.reference.rule import Cause, ResetRule
from verigym.trainer.reference.warmup import Warmup
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


class ReferenceResets(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Resets the reference where the rule, a stage or a hand says so. A part of the trainer: it has a memory.

    Args:
        trainer: Its policy, reference, optimizer and learning rate.
        rule: When.

    Raises:
        RecipeError: If the settings ask for what cannot be done.
    """

    def __init__(self, trainer: ReasoningTrainer, rule: ResetRule) -> None:
        self.trainer = trainer
        self.rule = rule
        settings, stage, args = rule.settings, trainer.stage, trainer.args
        self.warmup: Warmup | None = None
        if settings.warmup == "restart":
            steps = args.get_warmup_steps(stage.last_step - stage.first_step)
            self.warmup = Warmup(steps, stage.number)
        if settings.rollback:
            rollback.refuse_sharded(trainer)
        self._asked = Asked(trainer.folder.path, trainer.is_world_process_zero())
        if settings.by_hand:
            asked.listen()

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Hear the validation before training, and reset where a stage begins with that."""
        if state.global_step == 0:
            self._hear_validation(0)
        stage = self.trainer.stage
        if stage.reset_at_start and state.global_step == stage.first_step and weights.has_reference(self.trainer):
            self.reset(stage.first_step, "stage", {})

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Reset after an optimizer step where one is due."""
        if not weights.has_reference(self.trainer):
            return
        step = state.global_step
        self._hear_validation(step)
        kl, share = self._figure("kl"), self._figure("kl_share")
        cause: Cause | None = self.rule.hear(step, kl, share)
        if self.rule.settings.by_hand and self.rule.between_generations(step):
            by_hand = self._asked.look()
            if by_hand is not None:
                cause, control.should_save = by_hand, True  # nothing in a resumed run would ask for it again
        if cause is not None:
            self.reset(step, cause, {"kl": kl, "kl_share": share})
        elif self.rule.mixes(step):
            self.mix(step)

    def follow(self, scheduler: Any) -> None:
        """Take a new schedule under control, where resets restart its warm-up."""
        if self.warmup is not None:
            self.warmup.attach(scheduler)

    def on_save(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """A request that a complete checkpoint knows of is done."""
        self._asked.clear()

    def reset(self, step: int, cause: Cause, figures: Mapping[str, Json]) -> None:
        """The reference becomes the policy; the optimizer's state starts anew or is kept.

        Args:
            step: After which.
            cause: Why.
            figures: Of the step, for the event.
        """
        trainer, settings = self.trainer, self.rule.settings
        before = weights.distance(trainer)
        told: dict[str, Json] = {**figures, "score": self.rule.scores.last, "best": self.rule.scores.best}
        if settings.rollback:
            told["rolled_back_to"] = rollback.to_best(trainer)
        weights.sync(trainer, 1.0)
        if settings.optimizer == "fresh":
            trainer.optimizer.state.clear()
        if self.warmup is not None and cause != "stage":  # a stage's own schedule has just begun
            self.warmup.restart(trainer.lr_scheduler)
        self.rule.forget(step)
        told |= {"distance": before, "distance_after": weights.distance(trainer)}
        told |= {"optimizer": settings.optimizer, "warmup": settings.warmup}
        self._record(step, cause, {key: value for key, value in told.items() if value is not None})

    def mix(self, step: int) -> None:
        """The reference moves towards the policy; nothing else changes."""
        before = weights.distance(self.trainer)
        alpha = self.rule.settings.mix_alpha
        weights.sync(self.trainer, alpha)
        after = weights.distance(self.trainer)
        self.trainer.event(step, "reference_mix", alpha=alpha, distance=before, distance_after=after)

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        warmup = None if self.warmup is None else self.warmup.state_dict()
        return {"rule": self.rule.state_dict(), "asked": self._asked.state_dict(), "warmup": warmup}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self.rule.load_state_dict(state["rule"])
        self._asked.load_state_dict(state["asked"])
        if self.warmup is not None and state["warmup"] is not None:  # a stage may be the first to restart it
            self.warmup.load_state_dict(state["warmup"])

    def carry_over(self, state: Mapping[str, Json]) -> None:
        """Go on in a new stage, whose validations may be others: they are compared among themselves."""
        self.load_state_dict(state)
        self.rule.scores.forget()

    def _figure(self, name: str) -> float | None:
        readings = self.trainer.step_metric(name)
        return statistics.fmean(readings) if readings else None

    def _hear_validation(self, step: int) -> None:
        """Tell the rule the mean score of a validation that was made after this very step."""
        score = self.trainer.validations.at(step)
        if score is not None:
            self.rule.hear_validation(step, score)

    def _record(self, step: int, cause: Cause, figures: Mapping[str, Json]) -> None:
        """An event; a process that was killed right after a stage began resets again and records it no second time."""
        if cause == "stage" and any(
            (event["event"], event.get("cause"), event["step"]) == ("reference_reset", "stage", step)
            for event in self.trainer.folder.records("events")
        ):
            return
        self.trainer.event(step, "reference_reset", cause=cause, **figures)
