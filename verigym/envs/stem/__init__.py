"""STEM tasks: physics, chemistry, biology, the sky and the Earth, computing; all kinds of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verigym.registry import EnvSpec, Lazy

if TYPE_CHECKING:
    from verigym.envs.stem.themes import FAMILIES, THEMES, source

SPEC = EnvSpec(
    name="stem",
    domain="stem",
    description="Physics, chemistry, biology and more: numbers with units, choices, formulas, reactions, texts, lists",
    source=Lazy("verigym.envs.stem.themes:source"),
    verifier=Lazy("verigym.verifiers.stem:StemVerifier"),
    families=Lazy("verigym.envs.stem.themes:names"),
    templates={
        "standard@2": (
            "{question}\n\nThink it through, then give the final answer in \\boxed{{}}: a number in the unit that is "
            "asked for, the letters of the right options, an expression, a formula, an equation, words, or a list."
        ),
        "standard@1": (
            "{question}\n\nThink it through, then give the final answer in \\boxed{{}}: a number in the unit that is "
            "asked for, the letter of the right option, or an expression."
        ),
        "brief@1": "{question} Answer in \\boxed{{}}.",
    },
)

__all__ = ["FAMILIES", "SPEC", "THEMES", "source"]


def __getattr__(name: str) -> Any:
    """The families, imported when they are asked for: the specification alone is light."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verigym.envs.stem import themes

    return getattr(themes, name)
