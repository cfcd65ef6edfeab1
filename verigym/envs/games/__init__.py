"""Games of several turns in text, each with a known optimum or bound."""

from __future__ import annotations

from verigym.registry import EnvSpec, Lazy

SPEC = EnvSpec(
    name="games",
    domain="logic",
    description="Ten games of several turns, with hidden and with open states, replayed from the transcript",
    source=Lazy("verigym.envs.games.source:GameSource"),
    verifier=Lazy("verigym.verifiers.games:GameVerifier"),
    families={
        "Something is hidden": ("guess", "liar", "mastermind", "word", "minesweeper", "maze"),
        "All is in sight": ("keys", "sokoban", "hanoi", "jugs"),
    },
    templates={
        "standard@1": (
            "{question}\n\nPlay one turn at a time. Think about it as long as you need; then give your move, and "
            "nothing else, between <answer> and </answer>."
        ),
        "brief@1": "{question} Answer in <answer></answer>.",
    },
    feedback=Lazy("verigym.envs.games.feedback:next_view"),
    turns=None,
    transcript=True,
)

__all__ = ["SPEC"]
