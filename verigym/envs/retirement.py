"""Tasks of a finite set that the policy solves are passed over for a while, or for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verigym.envs.settings import built
from verigym.errors import UsageError
from verigym.types import Json, Task

FOR_GOOD = -1


@dataclass(frozen=True)
class Retirement:
    """When a task is passed over, and how often.

    Attributes:
        after: Groups of the task in a row whose responses were all right.
        skip: Of the task's next turns so many are passed over, so that a task which stays solved is drawn in one of
            ``skip + 1`` passes through the set; ``None``: all of them.

    Raises:
        UsageError: If a value is impossible.
    """

    after: int = 1
    skip: int | None = None

    def __post_init__(self) -> None:
        for name, value in (("after", self.after), ("skip", 1 if self.skip is None else self.skip)):
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise UsageError(f"{name} of a retirement is a whole number from 1 on, got {value!r}")

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Retirement:
        """Build one from plain data, as a recipe holds it.

        Raises:
            UsageError: If there is no such setting, or it has an impossible value.
        """
        return built(cls, settings, "retirement")


class Retired:
    """Remembers which tasks of one entry of a mix are solved.

    Args:
        entry: The entry's name in the mix.
        settings: When and how often.
        size: Tasks of the set, over all splits.

    Raises:
        UsageError: If the entry's tasks never end, so none comes a second time.
    """

    def __init__(self, entry: str, settings: Retirement, size: int | None) -> None:
        if size is None:
            raise UsageError(
                f"the tasks of {entry!r} never end, so none comes twice and none can retire: leave out its 'retire', "
                "or give it a 'solved_weight', by which families that are solved are drawn less often"
            )
        self.settings = settings
        self._size = size
        self._solved: dict[str, list[int]] = {}
        """By task the groups in a row that were all right, and the turns that are yet to be passed over."""

    def next(self, index: int, task_at: Callable[[int], Task]) -> tuple[Task, int]:
        """The first task from ``index`` on whose turn it is, and how many were passed over before it.

        Where all tasks have retired for good, all of them come back.
        """
        passed = in_vain = 0
        while self._passes(task := task_at(index + passed)):
            passed += 1
            in_vain = in_vain + 1 if self.settings.skip is None else 0
            if in_vain == self._size:
                for row in self._solved.values():
                    row[1] = 0
        return task, passed

    def _passes(self, task: Task) -> bool:
        row = self._solved.get(task.id)
        if row is None or row[1] == 0:
            return False
        if row[1] != FOR_GOOD:
            row[1] -= 1
        return True

    def hear(self, task: Task, scores: Sequence[float | None]) -> None:
        """Take note of the scores of a task's responses; ``None`` is one that could not be judged, and says nothing."""
        judged = [score for score in scores if score is not None]
        if not judged:
            return
        if any(score < 1 for score in judged):
            self._solved.pop(task.id, None)
            return
        row = self._solved.setdefault(task.id, [0, 0])
        row[0] += 1
        if row[0] >= self.settings.after:
            row[1] = FOR_GOOD if self.settings.skip is None else self.settings.skip

    @property
    def number(self) -> int:
        """Tasks whose next turn is passed over."""
        return sum(left != 0 for _, left in self._solved.values())

    def state_dict(self) -> dict[str, Json]:
        """What later draws depend on, as JSON."""
        return {"solved": {task: list(row) for task, row in self._solved.items()}}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Go on from where :meth:`state_dict` was taken, also under other settings, which hold from here on."""
        self._solved = {task: list(row) for task, row in state["solved"].items()}
