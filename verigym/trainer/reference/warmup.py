"""The learning rate's warm-up, once more after a reset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from torch.optim.lr_scheduler import LambdaLR

from verigym.errors import RecipeError
from verigym.types import Json


class Warmup:
    """Multiplies a schedule by a rise from 0 to 1 over as many steps as the schedule itself warms up.

    Args:
        steps: Of the schedule's warm-up.
        stage: The number of the stage: a stage's schedule is its own.

    Raises:
        RecipeError: If the schedule has no warm-up.
    """

    def __init__(self, steps: int, stage: int) -> None:
        if not steps:
            raise RecipeError("reset.warmup: restart needs a warm-up to restart; set grpo.warmup_steps above 0")
        self._steps = steps
        self._stage = stage
        self._since: int | None = None

    def attach(self, scheduler: LambdaLR) -> None:
        """Have a new schedule restart."""
        scheduler.lr_lambdas = [self._rising(factor) for factor in scheduler.lr_lambdas]

    def restart(self, scheduler: LambdaLR) -> None:
        """Rise from 0 again, from the next optimizer step on."""
        self._since = scheduler.last_epoch
        rates = [
            rate * factor(scheduler.last_epoch)
            for rate, factor in zip(scheduler.base_lrs, scheduler.lr_lambdas, strict=True)
        ]
        for group, rate in zip(scheduler.optimizer.param_groups, rates, strict=True):
            group["lr"] = rate
        scheduler._last_lr = rates  # what metrics tell, which torch sets in `step` alone

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return {"stage": self._stage, "since": self._since}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state, unless it is of an earlier stage."""
        self._since = state["since"] if state["stage"] == self._stage else None

    def _rising(self, factor: Any) -> Callable[[int], float]:
        """A plain function, since a scheduler's state would hold the fields of an object."""

        def risen(step: int) -> float:
            rise = 1.0 if self._since is None else min(1.0, (step - self._since) / self._steps)
            return float(factor(step)) * rise

        return risen
