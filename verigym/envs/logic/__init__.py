"""Logic puzzles: reasoning-gym's tasks, generated in a process of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verigym.envs.logic.names import TASKS, THEMES, TRAINED, UNSEEN
from verigym.registry import EnvSpec, Lazy

if TYPE_CHECKING:
    from verigym.envs.logic.source import LogicSource

SPEC = EnvSpec(
    name="logic",
    domain="logic",
    description="105 kinds of procedural puzzles from reasoning-gym, scored by their own scorers, corrected",
    source=Lazy("verigym.envs.logic.source:LogicSource"),
    verifier=Lazy("verigym.verifiers.logic:LogicVerifier"),
    families=THEMES,
    templates={
        "standard@1": (
            "{question}\n\nThink about it as long as you need. Then give the final answer, and nothing else, "
            "between <answer> and </answer>."
        ),
        "brief@1": "{question} Answer in <answer></answer>.",
    },
)

__all__ = ["SPEC", "TASKS", "THEMES", "TRAINED", "UNSEEN", "LogicSource"]


def __getattr__(name: str) -> Any:
    """The source, imported when it is asked for: the specification alone is light."""
    if name != "LogicSource":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verigym.envs.logic.source import LogicSource

    return LogicSource
