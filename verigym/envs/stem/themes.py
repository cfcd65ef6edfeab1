"""The families of STEM tasks, by theme."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs.source import Family, ProceduralSource
from verigym.envs.stem.atoms import DECAY
from verigym.envs.stem.balance import EQUATIONS
from verigym.envs.stem.computing import DATA
from verigym.envs.stem.dimensions import CONVERSIONS, DIMENSIONS
from verigym.envs.stem.dynamics import ENERGY, MOMENTUM, ROTATION
from verigym.envs.stem.earth import FLUIDS, GEOSCIENCE
from verigym.envs.stem.electricity import CAPACITORS, CIRCUITS, FIELDS
from verigym.envs.stem.engines import ENGINES
from verigym.envs.stem.facts import FACTS
from verigym.envs.stem.formulas import FORMULAS
from verigym.envs.stem.genetics import INHERITANCE
from verigym.envs.stem.heat import GASES, HEAT
from verigym.envs.stem.mechanics import FORCES, MOTION
from verigym.envs.stem.moles import MOLES
from verigym.envs.stem.nuclei import ISOTOPES, NUCLEI
from verigym.envs.stem.numerals import NUMERALS
from verigym.envs.stem.optics import OPTICS
from verigym.envs.stem.populations import ALLELES, GROWTH
from verigym.envs.stem.reactions import STOICHIOMETRY
from verigym.envs.stem.sky import ORBITS, STARS
from verigym.envs.stem.solutions import ACIDS, SOLUTIONS
from verigym.envs.stem.strands import STRANDS
from verigym.envs.stem.symbols import COMPOUNDS, OXIDATION
from verigym.envs.stem.units import UNITS
from verigym.envs.stem.waves import SOUND, WAVES

THEMES: dict[str, tuple[Family, ...]] = {
    "Units and laws": (UNITS, CONVERSIONS, DIMENSIONS, FORMULAS, FACTS),
    "Mechanics": (MOTION, FORCES, ENERGY, MOMENTUM, ROTATION, FLUIDS),
    "Electricity": (CIRCUITS, CAPACITORS, FIELDS),
    "Thermodynamics": (HEAT, GASES, ENGINES),
    "Waves and optics": (WAVES, SOUND, OPTICS),
    "Chemistry": (MOLES, STOICHIOMETRY, SOLUTIONS, ACIDS, EQUATIONS, COMPOUNDS, OXIDATION),
    "Nuclei": (ISOTOPES, NUCLEI, DECAY),
    "Biology": (INHERITANCE, STRANDS, GROWTH, ALLELES),
    "The sky and the Earth": (ORBITS, STARS, GEOSCIENCE),
    "Computing": (DATA, NUMERALS),
}
"""Families by theme."""

FAMILIES: dict[str, Family] = {family.name: family for families in THEMES.values() for family in families}
"""All families by name."""


def source(families: Sequence[str] | None = None, seed: int = 0) -> ProceduralSource:
    """Endless STEM tasks.

    Args:
        families: Names of those to draw from; ``None`` means all of them.
        seed: Other seeds give other tasks.
    """
    return ProceduralSource("stem", FAMILIES, families=families, seed=seed)


def names() -> dict[str, list[str]]:
    """The names of the families by theme."""
    return {theme: [family.name for family in families] for theme, families in THEMES.items()}
