"""STEM tasks: numbers with units, choices and expressions from physics, chemistry and biology."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs.source import Family, ProceduralSource
from verigym.envs.stem.dynamics import ENERGY, MOMENTUM, ROTATION
from verigym.envs.stem.electricity import CAPACITORS, CIRCUITS, FIELDS
from verigym.envs.stem.engines import ENGINES
from verigym.envs.stem.facts import FACTS
from verigym.envs.stem.formulas import FORMULAS
from verigym.envs.stem.heat import GASES, HEAT
from verigym.envs.stem.mechanics import FORCES, MOTION
from verigym.envs.stem.moles import MOLES
from verigym.envs.stem.reactions import STOICHIOMETRY
from verigym.envs.stem.solutions import ACIDS, SOLUTIONS
from verigym.envs.stem.units import UNITS
from verigym.registry import EnvSpec
from verigym.verifiers.stem import StemVerifier

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        UNITS, FORMULAS, FACTS,
        MOTION, FORCES, ENERGY, MOMENTUM, ROTATION,
        CIRCUITS, CAPACITORS, FIELDS, HEAT, GASES, ENGINES,
        MOLES, STOICHIOMETRY, SOLUTIONS, ACIDS,
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
