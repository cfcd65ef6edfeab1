"""What a run remembers of its validations."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypedDict

from verigym.evaluation import TaskScores
from verigym.types import Json


class Validated(TypedDict):
    """A validation: the optimizer steps before it, and its mean score."""

    step: int
    mean: float


class ValidationMemory:
    """Validations so far.

    Attributes:
        history: Those that can be compared with the last one: of the same tasks, sampled alike.
        best: The one of them whose weights are kept, the first with the best mean score; ``None`` if none are kept.
        first: The scores of the run's very first one, whatever its tasks.
    """

    def __init__(self) -> None:
        self.history: list[Validated] = []
        self.best: Validated | None = None
        self.first: list[TaskScores] = []
        self._kind = ""

    def at(self, step: int) -> float | None:
        """The mean score of the validation after this step; ``None`` if there was none."""
        return next((one["mean"] for one in self.history if one["step"] == step), None)

    def hear(self, step: int, mean: float, tasks: Sequence[TaskScores], sampling: Mapping[str, Json]) -> bool:
        """Take note of a validation; whether its mean score is above that of the best weights kept.

        Where its tasks or its sampling are others than before, nothing before can be compared with it.
        """
        kind = _digest([[(task.entry, task.id, len(task.scores)) for task in tasks], dict(sampling)])
        if kind != self._kind:
            self._kind, self.history, self.best = kind, [], None
        if self.at(step) is None:
            self.history.append({"step": step, "mean": mean})
        if not self.first:
            self.first = list(tasks)
        return self.best is None or mean > self.best["mean"]

    def keep(self, step: int, mean: float) -> None:
        """Take note that the weights of this step are kept as the best."""
        self.best = {"step": step, "mean": mean}

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints."""
        first = [[task.entry, task.id, list(task.scores)] for task in self.first]
        return {"history": list(self.history), "best": self.best, "first": first, "kind": self._kind}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self.history = list(state["history"])
        self.best = state["best"]
        self.first = [TaskScores(entry, task, tuple(scores)) for entry, task, scores in state["first"]]
        self._kind = state["kind"]


def _digest(value: Json) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]
