"""STEM tasks: numbers with units, choices and expressions from physics, chemistry and biology."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs.source import Family, ProceduralSource
from verigym.envs.stem.biology import BIOLOGY
from verigym.envs.stem.chemistry import DECAY, MOLES, SOLUTIONS
from verigym.envs.stem.circuits import CIRCUITS
from verigym.envs.stem.facts import FACTS
from verigym.envs.stem.formulas import FORMULAS
from verigym.envs.stem.heat import HEAT
from verigym.envs.stem.mechanics import ENERGY, FORCES, MOTION
from verigym.envs.stem.units import UNITS
from verigym.envs.stem.waves import OPTICS, WAVES
from verigym.registry import EnvSpec
from verigym.verifiers.stem import StemVerifier

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        UNITS, MOTION, FORCES, ENERGY, CIRCUITS, HEAT, MOLES, SOLUTIONS, DECAY, WAVES, OPTICS, BIOLOGY, FACTS, FORMULAS,
    )
}  # fmt: skip
"""All families by name."""


def source(families: Sequence[str] | None = None, seed: int = 0) -> ProceduralSource:
    """Endless STEM tasks.

    Args:
        families: Names of those to draw from; ``None`` means all of them.
        seed: Other seeds give other tasks.
    """
    return ProceduralSource("stem", FAMILIES, families=families, seed=seed)


SPEC = EnvSpec(
    name="stem",
    domain="stem",
    description="Physics, chemistry and biology: numbers with units, choices, expressions",
    source=source,
    verifier=StemVerifier,
    templates={
        "standard@1": (
            "{question}\n\nThink it through, then give the final answer in \\boxed{{}}: a number in the unit that is "
            "asked for, the letter of the right option, or an expression."
        ),
        "brief@1": "{question} Answer in \\boxed{{}}.",
    },
)

__all__ = ["FAMILIES", "SPEC", "source"]
