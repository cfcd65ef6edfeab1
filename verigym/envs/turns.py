"""Episodes of several turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from verigym.errors import UsageError
from verigym.types import Task, Verdict
from verigym.verifiers.transcript import write


@dataclass(frozen=True, slots=True)
class TurnRule:
    """How often a response may be given, what is judged, and what is said in between.

    An episode ends with the first response that passes, with one that cannot be judged, with the last turn, or when
    the feedback is ``None``; its reward is the score of its last verdict.

    Attributes:
        turns: Responses at most; ``None`` leaves the end to the feedback.
        feedback: Says of a task and a verdict what failed, or what is to be seen now; the text is the next observation.
        transcript: Whether the verifier judges all responses so far rather than the last one.
    """

    turns: int | None = 1
    feedback: Callable[[Task, Verdict], str | None] | None = None
    transcript: bool = False

    def __post_init__(self) -> None:
        turns = self.turns
        if turns is not None and (isinstance(turns, bool) or not isinstance(turns, int) or turns < 1):
            raise UsageError(f"an episode has one turn or more, got {turns!r}")
        if turns != 1 and self.feedback is None:
            raise UsageError(f"this environment has nothing to say between turns, got turns={turns}; leave it at 1")

    @property
    def several(self) -> bool:
        """Whether an episode may have more than one turn."""
        return self.turns != 1

    def judged(self, responses: Sequence[str]) -> str:
        """What the verifier is handed after these responses of one episode, the latest last.

        Raises:
            UsageError: If one of them is no text.
        """
        for response in responses:
            if not isinstance(response, str):
                raise UsageError(f"a response is a text, got {type(response).__name__} {response!r:.80}")
        return write(responses) if self.transcript else responses[-1]

    def observe(self, task: Task, verdict: Verdict, turn: int) -> str | None:
        """What is said after the response of ``turn`` (from 1 on); ``None`` if the episode is over."""
        if verdict.passed or verdict.score is None or turn == self.turns or self.feedback is None:
            return None
        said = self.feedback(task, verdict)
        if said is None or self.turns is None:
            return said
        left = self.turns - turn
        return f"{said}\n\nYou may answer {left} more {'time' if left == 1 else 'times'}."
