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
        families: Names of those to draw from: themes, published sets (``ifeval``, ``iftrain``, ``ifbench``) or types by
            their ids. ``None`` means all themes, which hold the types of IFEval and IFTrain; IFBench's are drawn only
            if asked for, so that they tell what carries over.
        seed: Other seeds give other tasks.
    """
    from verigym.envs.instruct.families import FAMILIES, NAMED
    from verigym.envs.source import ProceduralSource

    return ProceduralSource("instruct", NAMED, families=families or list(FAMILIES), seed=seed)


def names() -> dict[str, list[str]]:
    """The names of the families."""
    from verigym.envs.instruct.families import FAMILIES
    from verigym.envs.instruct.kinds import SETS

    titles = {"ifeval": "IFEval's types", "iftrain": "IFTrain's types", "ifbench": "IFBench's types (held out)"}
    return {
        "Trained types by theme": list(FAMILIES),
        "Published sets": list(SETS),
        **{title: list(SETS[name]) for name, title in titles.items()},
    }


SPEC = EnvSpec(
    name="instruct",
    domain="instruct",
    description="requests with checkable instructions (the types of IFEval, IFTrain and IFBench)",
    source=source,
    verifier=Lazy("verigym.verifiers.instruct:InstructVerifier"),
    families=names,
    # A task says itself what form it wants; whatever a template added could break it.
    training={"profile": "intended"},
    templates={"standard@1": "{question}", "brief@1": "{question}"},
)

__all__ = ["FAMILIES", "NAMED", "SPEC", "TRAINED", "UNSEEN", "source"]


def __getattr__(name: str) -> Any:
    """The families, imported when they are asked for: the specification alone is light."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verigym.envs.instruct import families

    return getattr(families, name)
