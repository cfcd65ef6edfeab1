"""Programming problems in Python: functions called by value, programs on standard input and output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verigym.envs.code.feedback import feedback
from verigym.registry import EnvSpec, Lazy

if TYPE_CHECKING:
    from verigym.envs.code.source import FAMILIES, CodeSource

SPEC = EnvSpec(
    name="code",
    domain="code",
    description="Python functions and programs, run against hidden tests; the share of tests passed",
    source=Lazy("verigym.envs.code.source:CodeSource"),
    verifier=Lazy("verigym.verifiers.code:CodeVerifier"),
    families=Lazy("verigym.envs.code.source:names"),
    templates={
        "standard@1": "{question}\n\nGive the whole program in one fenced block that starts with ```python.",
        "brief@1": "{question} Answer in ```python.",
    },
    feedback=feedback,
)

__all__ = ["FAMILIES", "SPEC", "CodeSource"]


def __getattr__(name: str) -> Any:
    """The families, imported when they are asked for: the specification alone is light."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verigym.envs.code import source

    return getattr(source, name)
