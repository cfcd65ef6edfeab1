"""Games of several turns in text, each with a known optimum or bound."""

from __future__ import annotations

from verigym.envs.games.families import FAMILIES
from verigym.envs.games.source import GameSource
from verigym.registry import EnvSpec
from verigym.types import Task, Verdict
from verigym.verifiers.games import OVER, GameVerifier


def next_view(task: Task, verdict: Verdict) -> str | None:
    """What the player sees next, which the verdict says; ``None`` once the game is over."""
    return None if verdict.detail.startswith(OVER) else verdict.detail


SPEC = EnvSpec(
    name="games",
    domain="logic",
    description="games of several turns with hidden or visible states, replayed from the transcript",
    source=GameSource,
    verifier=GameVerifier,
    templates={
        "standard@1": (
            "{question}\n\nPlay one turn at a time. Think about it as long as you need; then give your move, and "
            "nothing else, between <answer> and </answer>."
        ),
        "brief@1": "{question} Answer in <answer></answer>.",
    },
    feedback=next_view,
    turns=None,
    transcript=True,
)

__all__ = ["FAMILIES", "SPEC", "GameSource"]
