"""Updates whose gradient is not finite: left out, and the run stops before it is all that happens."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from verigym.errors import TrainingError
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


class NonFiniteUpdates:
    """Counts updates in a row that were left out.

    One bad batch costs one update. A policy whose weights are broken never gives a finite gradient again, so a few in
    a row end the run; its last checkpoint is older than they are only if that was written before them.

    Args:
        trainer: Its gradient and events.
        limit: So many in a row stop the run.
    """

    def __init__(self, trainer: ReasoningTrainer, limit: int) -> None:
        self.trainer = trainer
        self.limit = limit
        self._in_a_row = 0

    def check(self, norm: float) -> None:
        """Take the gradient away unless its norm, which is the same in all processes, is finite.

        Raises:
            TrainingError: If as many updates in a row as the limit says were left out.
        """
        if math.isfinite(norm):
            self._in_a_row = 0
            return
        self._in_a_row += 1
        self.trainer.optimizer.zero_grad()  # the optimizer's step passes over weights without a gradient
        step = self.trainer.state.global_step + 1
        self.trainer.event(step, "update_left_out", gradient=str(norm), in_a_row=self._in_a_row)
        if self._in_a_row >= self.limit:
            raise TrainingError(
                f"the gradients of {self.limit} updates in a row are not finite, the last at step {step}; the run is "
                "left as its last checkpoint has it. Lower grpo.learning_rate or grpo.max_grad_norm in a new run, or "
                "give --resume once the cause is gone"
            )

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return {"in_a_row": self._in_a_row}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self._in_a_row = state["in_a_row"]
