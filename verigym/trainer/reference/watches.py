"""What each trigger of a reset remembers. Pure: figures in, a yes or no out."""

from __future__ import annotations

import math
import statistics
from collections import deque
from collections.abc import Mapping
from typing import Literal

from verigym.types import Json


class Spike:
    """A KL far above the median of the steps before it.

    Args:
        times: How many times the median; 0: never.
        window: Steps over which the median is taken.
        floor: A KL below this is none (nats a token).
    """

    def __init__(self, times: float, window: int, floor: float) -> None:
        self._times = times
        self._floor = floor
        self._recent: deque[float] = deque(maxlen=window)

    def hear(self, kl: float) -> bool:
        """Whether a step's KL is a spike; one that is not finite is not, and does not count among the others."""
        if not math.isfinite(kl):
            return False
        full = len(self._recent) == self._recent.maxlen
        spike = full and kl > self._floor and kl > self._times * statistics.median(self._recent)
        self._recent.append(kl)
        return bool(self._times) and spike

    def forget(self) -> None:
        """Fill the window anew."""
        self._recent.clear()

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return {"recent": list(self._recent)}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state; a shorter window takes the last of it."""
        self._recent = deque(state["recent"], maxlen=self._recent.maxlen)


class Streak:
    """A figure above a limit for several steps in a row.

    Args:
        limit: The limit; 0: never.
        steps: How many steps.
    """

    def __init__(self, limit: float, steps: int) -> None:
        self._limit = limit
        self._steps = steps
        self._count = 0

    def hear(self, figure: float) -> bool:
        """Whether the streak is long enough with this step."""
        self._count = self._count + 1 if self._limit and figure > self._limit else 0
        return self._count >= self._steps

    def forget(self) -> None:
        """Count anew."""
        self._count = 0

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return {"count": self._count}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self._count = state["count"]


class Scores:
    """Validations that gain nothing, or lose.

    Args:
        plateau: Validations in a row without a new best; 0: never.
        drop: How far below the best; 0: never.

    Attributes:
        last: The last mean score; ``None`` before the first.
        best: The best since the last reset; ``None`` if there was none since.
    """

    def __init__(self, plateau: int, drop: float) -> None:
        self._plateau = plateau
        self._drop = drop
        self._stale = 0
        self.last: float | None = None
        self.best: float | None = None

    def hear(self, score: float) -> Literal["drop", "plateau"] | None:
        """Take note of a validation's mean score; what is wrong with it, if anything."""
        self.last = score
        if self.best is None or score > self.best:
            self.best, self._stale = score, 0
            return None
        self._stale += 1
        if self._drop and score < self.best - self._drop:
            return "drop"
        return "plateau" if self._plateau and self._stale >= self._plateau else None

    def forget(self) -> None:
        """The next validation is the best so far."""
        self.best, self._stale = None, 0

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        return {"last": self.last, "best": self.best, "stale": self._stale}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self.last, self.best, self._stale = state["last"], state["best"], state["stale"]
