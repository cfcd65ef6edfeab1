"""Instruction following: requests with instructions that a rule can check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from verigym.registry import EnvSpec, Lazy

if TYPE_CHECKING:
    from verigym.envs.instruct.families import FAMILIES
    from verigym.envs.source import ProceduralSource


def source(families: Sequence[str] | None = None, seed: int = 0) -> ProceduralSource:
    """Endless instruction tasks.

    Args:
        families: Names of those to draw from; ``None`` means all of them.
        seed: Other seeds give other tasks.
    """
    from verigym.envs.instruct.families import FAMILIES
    from verigym.envs.source import ProceduralSource

    return ProceduralSource("instruct", FAMILIES, families=families, seed=seed)


def names() -> dict[str, list[str]]:
    """The names of the families."""
    from verigym.envs.instruct.families import FAMILIES

    return {"Instructions": list(FAMILIES)}


SPEC = EnvSpec(
    name="instruct",
    domain="instruct",
    description="requests with checkable instructions (IFEval's 25 types)",
    source=source,
    verifier=Lazy("verigym.verifiers.instruct:InstructVerifier"),
    families=names,
    # A task says itself what form it wants; whatever a template added could break it.
    training={"profile": "intended"},
    templates={"standard@1": "{question}", "brief@1": "{question}"},
)

__all__ = ["FAMILIES", "SPEC", "source"]


def __getattr__(name: str) -> Any:
    """The families, imported when they are asked for: the specification alone is light."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verigym.envs.instruct import families

    return getattr(families, name)
