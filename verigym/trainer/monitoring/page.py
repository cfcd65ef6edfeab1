"""Keeps the page of a run up to date while the run goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from verigym.report import write_run_report

LEAST_SECONDS = 15.0
"""Between two writings at least."""

TIMES_ITS_COST = 100.0
"""Between two writings at least so many times what the last one took: the page costs a hundredth of the run at most."""


class Reports(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Writes ``report.html`` now and then; where that fails, the run goes on without it.

    Args:
        folder: The run's.
        complain: Hears why a page could not be written.
        clock: Seconds.
    """

    def __init__(
        self, folder: Path, complain: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._folder = folder
        self._complain = complain
        self._clock = clock
        self._due = clock() + LEAST_SECONDS

    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Write the page if it is time; the records of the step before are on disk by then."""
        begun = self._clock()
        if not state.is_world_process_zero or begun < self._due:
            return
        try:
            write_run_report(self._folder)
        except Exception as error:  # whatever is wrong with a page, it is no reason to stop a run
            self._complain(f"{self._folder / 'report.html'} could not be written: {error}")
        ended = self._clock()
        self._due = ended + max(LEAST_SECONDS, TIMES_ITS_COST * (ended - begun))
