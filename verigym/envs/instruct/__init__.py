"""Instruction following: requests with instructions that a rule can check."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs.instruct.families import FAMILIES
from verigym.envs.source import ProceduralSource
from verigym.registry import EnvSpec
from verigym.verifiers.instruct import InstructVerifier


def source(families: Sequence[str] | None = None, seed: int = 0) -> ProceduralSource:
    """Endless instruction tasks.

    Args:
        families: Names of those to draw from; ``None`` means all of them.
        seed: Other seeds give other tasks.
    """
    return ProceduralSource("instruct", FAMILIES, families=families, seed=seed)


SPEC = EnvSpec(
    name="instruct",
    domain="instruct",
    description="requests with checkable instructions (IFEval's 25 types)",
    source=source,
    verifier=InstructVerifier,
    # A task says itself what form it wants; whatever a template added could break it.
    training={"profile": "intended"},
    templates={"standard@1": "{question}", "brief@1": "{question}"},
)

__all__ = ["FAMILIES", "SPEC", "source"]
