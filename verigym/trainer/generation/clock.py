"""Where the time of a step goes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any


class Clock:
    """Measures generation, judging and waiting for verdicts, in seconds of wall clock since the last :meth:`read`.

    Judging runs beside generation, so the three do not add up.

    Args:
        now: The time in seconds.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._under_way = 0
        self._judged_from = 0.0
        self._judged = 0.0
        self._waited = 0.0
        self._generated = 0.0

    def read(self) -> dict[str, float]:
        """The figures, which begin anew."""
        with self._lock:
            if self._under_way:
                self._judged += self._since_judged_from()
        figures = {
            "time/generate": self._generated,
            "time/judge": self._judged,
            "time/judge_wait": self._waited,
        }
        self._generated = self._judged = self._waited = 0.0
        return figures

    @contextmanager
    def generating(self) -> Iterator[None]:
        """Count time as generation, without what is waited for verdicts meanwhile."""
        started, waited = self._now(), self._waited
        try:
            yield
        finally:
            self._generated += self._now() - started - (self._waited - waited)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Count time as waited for verdicts."""
        started = self._now()
        try:
            yield
        finally:
            self._waited += self._now() - started

    def judging(self, verdict: Future[Any]) -> None:
        """Count the time until a verdict is there; once, however many are under way."""
        with self._lock:
            if not self._under_way:
                self._judged_from = self._now()
            self._under_way += 1
        verdict.add_done_callback(self._judge_done)

    def _judge_done(self, _: Future[Any]) -> None:
        with self._lock:
            self._under_way -= 1
            if not self._under_way:
                self._judged += self._since_judged_from()

    def _since_judged_from(self) -> float:
        since, self._judged_from = self._judged_from, self._now()
        return self._judged_from - since
