"""A puzzle and the score of an answer to it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.logic.consolation import ALL_OR_NOTHING, CONSOLATION, CONTAINMENT, only_decorated
from verigym.verifiers.logic.corrections import CORRECTIONS
from verigym.verifiers.logic.dataset import dataset_of
from verigym.verifiers.logic.gate import GATES
from verigym.verifiers.logic.tagged import decode
from verigym.verifiers.logic.unreadable import Unreadable


@dataclass(frozen=True)
class Puzzle:
    """One entry of one of the library's tasks, as a record holds it."""

    task: str
    config: dict[str, Json]
    entry: Json

    @classmethod
    def of(cls, answer: Json) -> Puzzle:
        """Read ``{"task": ..., "config": ..., "entry": ...}``.

        Raises:
            UsageError: If it has another form.
        """
        if not isinstance(answer, dict) or not isinstance(answer.get("task"), str) or "entry" not in answer:
            raise UsageError(f'a logic answer is a string or {{"task", "config", "entry"}}, got {str(answer)[:80]!r}')
        entry, config = answer["entry"], answer.get("config") or {}
        if not isinstance(entry, dict) or "answer" not in entry or not isinstance(config, dict):
            raise UsageError('a puzzle needs an "entry" with an "answer", and a "config" that is an object')
        return cls(answer["task"], config, entry)

    @property
    def gold(self) -> str | None:
        """The gold answer, where the task has one."""
        gold = self.entry["answer"]
        return gold if isinstance(gold, str) else None


def score(puzzle: Puzzle, answer: str) -> float:
    """From 0 to 1. May hand the answer's text to the library: call it inside the jail.

    Raises:
        Unreadable: If the answer cannot be read as one to this task.
        UsageError: If the puzzle itself is broken.
    """
    dataset = dataset_of(puzzle.task, puzzle.config)
    gate = GATES.get(puzzle.task)

    def published(text: str) -> float:
        entry = decode(puzzle.entry)  # anew each time: some scorers write into it
        return float(dataset.score_answer(text, entry))

    try:
        entry = decode(puzzle.entry)
        text = gate(answer, entry) if gate else answer
        correction = CORRECTIONS.get(puzzle.task)
        found = correction(text, entry, published) if correction else published(text)
    except (Unreadable, UsageError, MemoryError):
        raise
    except Exception as error:
        # The library raised. Where it raises on a harmless answer too, the entry is to blame, not this answer.
        _control(puzzle, dataset)
        raise Unreadable(f"the scorer raised {type(error).__name__}") from error
    if not math.isfinite(found):
        raise Unreadable("the scorer found no finite score")
    return _without_consolation(puzzle, dataset, text, min(1.0, max(0.0, found)))


def _control(puzzle: Puzzle, dataset: Any) -> None:
    try:
        dataset.score_answer(puzzle.gold or "{}", decode(puzzle.entry))
    except Exception as error:
        raise UsageError(f"the entry of {puzzle.task!r} is broken: {type(error).__name__}: {error}") from error


def _without_consolation(puzzle: Puzzle, dataset: Any, text: str, found: float) -> float:
    if found == 1.0:
        return found
    if puzzle.task in ALL_OR_NOTHING or found in CONSOLATION.get(puzzle.task, ()):
        return 0.0
    if puzzle.task in CONTAINMENT or _has_base_scorer(dataset):
        return found if only_decorated(text, puzzle.gold or "") else 0.0
    return found


def _has_base_scorer(dataset: Any) -> bool:
    from reasoning_gym.dataset import ProceduralDataset

    return type(dataset).score_answer is ProceduralDataset.score_answer
