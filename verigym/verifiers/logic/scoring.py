"""A puzzle and the score of an answer to it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.logic.consolation import CONSOLATION, CONTAINMENT, only_decorated
from verigym.verifiers.logic.corrections import CORRECTIONS
from verigym.verifiers.logic.dataset import scorer_of
from verigym.verifiers.logic.gate import GATES
from verigym.verifiers.logic.tagged import decode
from verigym.verifiers.logic.unreadable import Unreadable

Profile: TypeAlias = Literal["intended", "published"]


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


def score(puzzle: Puzzle, answer: str, profile: Profile = "intended") -> float:
    """From 0 to 1. May hand the answer's text to the library: in the jail, unless :mod:`.sharing` lists the task.

    Args:
        puzzle: What was asked.
        answer: What was answered.
        profile: ``published`` is the library's own score; with ``intended`` it is corrected.

    Raises:
        Unreadable: If the answer cannot be read as one to this task, or the library's scorer raised on it.
        UsageError: If the puzzle itself is broken.
    """
    scorer = scorer_of(puzzle.task, puzzle.config)
    judge = _published if profile == "published" else _corrected
    try:
        found = judge(puzzle, scorer, answer)
    except (Unreadable, UsageError, MemoryError):
        raise
    except Exception as error:
        # Where a harmless answer makes it raise too, the entry is to blame, not this answer.
        _control(lambda: judge(puzzle, scorer, puzzle.gold or "{}"), puzzle.task)
        raise Unreadable(f"the scorer raised {type(error).__name__}") from error
    if not math.isfinite(found):
        raise Unreadable("the scorer found no finite score")
    return min(1.0, max(0.0, found))


def _published(puzzle: Puzzle, scorer: Any, answer: str) -> float:
    entry = decode(puzzle.entry)  # anew each time: some scorers write into it
    return float(scorer.score_answer(answer, entry))


def _corrected(puzzle: Puzzle, scorer: Any, answer: str) -> float:
    gate, correction = GATES.get(puzzle.task), CORRECTIONS.get(puzzle.task)
    entry = decode(puzzle.entry) if gate or correction else {}
    text = gate(answer, entry) if gate else answer
    if correction is None:
        found = _published(puzzle, scorer, text)
    else:
        found = correction(text, entry, lambda other: _published(puzzle, scorer, other))
    return found if found >= 1.0 else _without_consolation(puzzle, scorer, text, found)


def _control(attempt: Callable[[], float], task: str) -> None:
    try:
        attempt()
    except Unreadable:
        return
    except Exception as error:
        raise UsageError(f"the entry of {task!r} is broken: {type(error).__name__}: {error}") from error


def _without_consolation(puzzle: Puzzle, scorer: Any, text: str, found: float) -> float:
    if found in CONSOLATION.get(puzzle.task, ()):
        return 0.0
    if puzzle.task in CONTAINMENT or _has_base_scorer(scorer):
        return found if only_decorated(text, puzzle.gold or "") else 0.0
    return found


def _has_base_scorer(scorer: Any) -> bool:
    from reasoning_gym.dataset import ProceduralDataset

    return type(scorer).score_answer is ProceduralDataset.score_answer
