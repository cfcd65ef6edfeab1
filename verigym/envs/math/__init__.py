"""Math tasks, from one-digit sums to eigenvalues, each with an exact answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verigym.registry import EnvSpec, Lazy

if TYPE_CHECKING:
    from verigym.envs.math.themes import FAMILIES, THEMES, source

SPEC = EnvSpec(
    name="math",
    domain="math",
    description="Math with exact answers: numbers, expressions, equations, intervals, lists, tuples, matrices",
    source=Lazy("verigym.envs.math.themes:source"),
    verifier=Lazy("verigym.verifiers.math:MathVerifier"),
    families=Lazy("verigym.envs.math.themes:names"),
    templates={
        "standard@1": "{question}\n\nReason step by step and put the final answer in \\boxed{{}}.",
        "brief@1": "{question} Answer in \\boxed{{}}.",
    },
)

__all__ = ["FAMILIES", "SPEC", "THEMES", "source"]


def __getattr__(name: str) -> Any:
    """The families, imported when they are asked for: the specification alone is light."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verigym.envs.math import themes

    return getattr(themes, name)
