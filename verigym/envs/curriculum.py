"""When a level rises and falls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verigym.envs.settings import built
from verigym.envs.source import LEVELS, level_of
from verigym.errors import UsageError


@dataclass(frozen=True)
class Curriculum:
    """A level follows success: it is looked at each time that ``window`` responses of the level were judged.

    A mean score of ``raise_at`` or more leads to the next level, one of ``lower_at`` or less to the one before; then,
    as when the level stays, the count begins anew.

    Attributes:
        raise_at: Mean score from which on the level rises.
        lower_at: Mean score down to which it falls.
        window: Judged responses of one level that decide.
        start: The first level, as a number from 0 to 4 or by name.
        lowest: The level never falls below this one.
        highest: The level never rises above this one.

    Raises:
        UsageError: If they contradict each other.

    >>> Curriculum().after(1, 0.9), Curriculum().after(1, 0.5), Curriculum().after(1, 0.1)
    (2, 1, 0)
    """

    raise_at: float = 0.7
    lower_at: float = 0.3
    window: int = 32
    start: int | str = "easy"
    lowest: int | str = "trivial"
    highest: int | str = "expert"

    def __post_init__(self) -> None:
        for name in ("raise_at", "lower_at"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise UsageError(f"{name} is a mean score from 0 to 1, got {value!r}")
        if not 0 <= self.lower_at < self.raise_at <= 1:
            raise UsageError(
                f"a curriculum needs 0 <= lower_at < raise_at <= 1, got {self.lower_at!r} and {self.raise_at!r}"
            )
        if isinstance(self.window, bool) or not isinstance(self.window, int) or self.window < 1:
            raise UsageError(f"window is a number of responses from 1 on, got {self.window!r}")
        if not level_of(self.lowest) <= level_of(self.start) <= level_of(self.highest):
            raise UsageError(
                f"a curriculum needs lowest <= start <= highest, "
                f"got {self.lowest!r}, {self.start!r} and {self.highest!r} of {', '.join(LEVELS)}"
            )

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Curriculum:
        """Build one from plain data, as a recipe holds it.

        Raises:
            UsageError: If there is no such setting, or it has an impossible value.
        """
        return built(cls, settings, "curriculum")

    @property
    def first(self) -> int:
        """The level to begin with."""
        return level_of(self.start)

    def after(self, level: int, success: float) -> int:
        """The level that follows ``level`` when its responses had this mean score."""
        if success >= self.raise_at:
            return min(level + 1, level_of(self.highest))
        return max(level - 1, level_of(self.lowest)) if success <= self.lower_at else level

    def nearest(self, level: int) -> int:
        """The level within the curriculum's bounds that is nearest to one from elsewhere."""
        return min(max(level, level_of(self.lowest)), level_of(self.highest))
