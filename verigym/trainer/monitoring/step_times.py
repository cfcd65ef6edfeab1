"""Where the time of a step goes, as figures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from transformers import TrainerCallback

from verigym.trainer.generation.clock import Clock

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


class StepTimes(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Adds ``time/generate``, ``time/judge``, ``time/judge_wait`` and ``time/learn`` to a step, in seconds.

    Judging runs beside generation: a batch takes ``time/generate`` and ``time/judge_wait``. The figures are those of
    this process.

    Args:
        trainer: Whose step.
        clock: Measures generation and judging.
    """

    def __init__(self, trainer: ReasoningTrainer, clock: Clock) -> None:
        self.trainer = trainer
        self._clock = clock
        self._began = time.perf_counter()
        self._filled = 0.0

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Count what happens as the making of a batch."""
        self._clock.read()  # what was measured until now is validation's
        started = time.perf_counter()
        yield
        self._filled += time.perf_counter() - started
        for name, seconds in self._clock.read().items():
            self.trainer.add_to_step(name, seconds)

    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Begin to count."""
        self._began, self._filled = time.perf_counter(), 0.0

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """What was not the making of a batch was learning; validations and resets come later."""
        self.trainer.add_to_step("time/learn", time.perf_counter() - self._began - self._filled)
