"""Math tasks, from one-digit sums to derivatives, each with an exact answer."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs.math.algebra import LINEAR, QUADRATICS, SYSTEMS
from verigym.envs.math.arithmetic import ADDITION, EXPRESSIONS, FRACTIONS, MULTIPLICATION, SUBTRACTION
from verigym.envs.math.digits import COMPARISON, PLACES
from verigym.envs.math.integers import COUNTING, DIVISORS, REMAINDERS
from verigym.envs.math.patterns import DERIVATIVES, SEQUENCES
from verigym.envs.math.quantities import AVERAGES, GEOMETRY, PERCENTAGES, STORIES
from verigym.envs.source import Family, ProceduralSource
from verigym.registry import EnvSpec
from verigym.verifiers.math import MathVerifier

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        COMPARISON, PLACES,
        ADDITION, SUBTRACTION, MULTIPLICATION, EXPRESSIONS, FRACTIONS, LINEAR, QUADRATICS, SYSTEMS, DIVISORS,
        REMAINDERS, COUNTING, SEQUENCES, DERIVATIVES, GEOMETRY, PERCENTAGES, AVERAGES, STORIES,
    )
}  # fmt: skip
"""All families by name."""


def source(families: Sequence[str] | None = None, seed: int = 0) -> ProceduralSource:
    """Endless math tasks.

    Args:
        families: Names of those to draw from; ``None`` means all of them.
        seed: Other seeds give other tasks.
    """
    return ProceduralSource("math", FAMILIES, families=families, seed=seed)


SPEC = EnvSpec(
    name="math",
    domain="math",
    description="Math with exact answers: numbers, expressions, equations, intervals, lists",
    source=source,
    verifier=MathVerifier,
    templates={
        "standard@1": "{question}\n\nReason step by step and put the final answer in \\boxed{{}}.",
        "brief@1": "{question} Answer in \\boxed{{}}.",
    },
)

__all__ = ["FAMILIES", "SPEC", "source"]
