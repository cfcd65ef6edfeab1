"""Logic puzzles: reasoning-gym's tasks, generated in a process of their own."""

from __future__ import annotations

from verigym.envs.logic.names import TASKS, TRAINED, UNSEEN
from verigym.envs.logic.source import LogicSource
from verigym.registry import EnvSpec
from verigym.verifiers.logic import LogicVerifier

SPEC = EnvSpec(
    name="logic",
    domain="logic",
    description="105 kinds of procedural puzzles from reasoning-gym, scored by their own scorers, corrected",
    source=LogicSource,
    verifier=LogicVerifier,
    templates={
        "standard@1": (
            "{question}\n\nThink about it as long as you need. Then give the final answer, and nothing else, "
            "between <answer> and </answer>."
        ),
        "brief@1": "{question} Answer in <answer></answer>.",
    },
)

__all__ = ["SPEC", "TASKS", "TRAINED", "UNSEEN", "LogicSource"]
