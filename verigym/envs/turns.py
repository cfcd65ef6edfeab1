"""Episodes of several turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from verigym.errors import UsageError
from verigym.types import Task, Verdict


@dataclass(frozen=True, slots=True)
class TurnRule:
    """How often a response may be given, and what is said in between.

    An episode ends with the first response that passes, with one that cannot be judged, or with the last turn; its
    reward is the score of its last response.

    Attributes:
        turns: Responses at most.
        feedback: Says of a task and a verdict what failed; the text is the next observation.
    """

    turns: int = 1
    feedback: Callable[[Task, Verdict], str] | None = None

    def __post_init__(self) -> None:
        if isinstance(self.turns, bool) or not isinstance(self.turns, int) or self.turns < 1:
            raise UsageError(f"an episode has one turn or more, got {self.turns!r}")
        if self.turns > 1 and self.feedback is None:
            raise UsageError(
                f"this environment has nothing to say between turns, got turns={self.turns}; leave it at 1"
            )

    def observe(self, task: Task, verdict: Verdict, turn: int) -> str | None:
        """What is said after the response of ``turn`` (from 1 on); ``None`` if the episode is over."""
        if verdict.passed or verdict.score is None or turn >= self.turns or self.feedback is None:
            return None
        left = self.turns - turn
        return f"{self.feedback(task, verdict)}\n\nYou may answer {left} more {'time' if left == 1 else 'times'}."
