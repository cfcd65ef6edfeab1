"""What is seen between the turns of a game."""

from __future__ import annotations

from verigym.types import Task, Verdict
from verigym.verifiers.games import OVER


def next_view(task: Task, verdict: Verdict) -> str | None:
    """What the player sees next, which the verdict says; ``None`` once the game is over."""
    return None if verdict.detail.startswith(OVER) else verdict.detail
