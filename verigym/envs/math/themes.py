"""The families of math tasks, by theme."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs.math.algebra import LINEAR, QUADRATICS, SYSTEMS
from verigym.envs.math.arithmetic import ADDITION, EXPRESSIONS, FRACTIONS, MULTIPLICATION, SUBTRACTION
from verigym.envs.math.binomials import BINOMIALS
from verigym.envs.math.calculus import DERIVATIVES, INTEGRALS
from verigym.envs.math.chance import EXPECTATIONS, PROBABILITY
from verigym.envs.math.circles import ANGLES, CIRCLES
from verigym.envs.math.complex_numbers import COMPLEX_NUMBERS
from verigym.envs.math.coordinates import COORDINATES, POLYGONS
from verigym.envs.math.counting import ARRANGEMENTS, COUNTING
from verigym.envs.math.curves import EXTREMA, TANGENTS
from verigym.envs.math.digits import BASES, COMPARISON, PLACES
from verigym.envs.math.diophantine import DIOPHANTINE
from verigym.envs.math.eigenvalues import EIGENVALUES
from verigym.envs.math.exponentials import EXPONENTIALS, LOGARITHMS
from verigym.envs.math.inclusion import INCLUSION_EXCLUSION
from verigym.envs.math.inequalities import ABSOLUTE_VALUES, INEQUALITIES
from verigym.envs.math.integers import DIVISORS, PRIMES, REMAINDERS
from verigym.envs.math.inverses import MATRIX_INVERSES
from verigym.envs.math.limits import LIMITS
from verigym.envs.math.matrices import DETERMINANTS, MATRIX_PRODUCTS
from verigym.envs.math.paths import PATHS
from verigym.envs.math.patterns import RECURRENCES, SEQUENCES, SUMS
from verigym.envs.math.polynomials import FUNCTIONS, POLYNOMIALS
from verigym.envs.math.powers import POWERS, RADICALS
from verigym.envs.math.quantities import PERCENTAGES, STORIES
from verigym.envs.math.rates import RATES
from verigym.envs.math.residues import CHINESE_REMAINDERS, CONGRUENCES, LAST_DIGITS, TOTIENTS
from verigym.envs.math.shapes import GEOMETRY, TRIANGLES
from verigym.envs.math.statistics import AVERAGES, STATISTICS
from verigym.envs.math.trigonometry import TRIGONOMETRY
from verigym.envs.math.vectors import VECTORS
from verigym.envs.source import Family, ProceduralSource

THEMES: dict[str, tuple[Family, ...]] = {
    "Arithmetic": (
        COMPARISON, PLACES, BASES, ADDITION, SUBTRACTION, MULTIPLICATION, EXPRESSIONS, FRACTIONS, POWERS, RADICALS,
        PERCENTAGES, RATES, STORIES,
    ),
    "Algebra": (
        LINEAR, QUADRATICS, SYSTEMS, INEQUALITIES, ABSOLUTE_VALUES, POLYNOMIALS, FUNCTIONS, LOGARITHMS, EXPONENTIALS,
        COMPLEX_NUMBERS,
    ),
    "Calculus": (LIMITS, DERIVATIVES, TANGENTS, EXTREMA, INTEGRALS),
    "Number theory": (
        DIVISORS, PRIMES, REMAINDERS, CONGRUENCES, CHINESE_REMAINDERS, TOTIENTS, LAST_DIGITS, DIOPHANTINE,
    ),
    "Combinatorics and chance": (
        COUNTING, ARRANGEMENTS, PATHS, BINOMIALS, INCLUSION_EXCLUSION, PROBABILITY, EXPECTATIONS,
    ),
    "Statistics": (AVERAGES, STATISTICS),
    "Geometry": (GEOMETRY, TRIANGLES, CIRCLES, ANGLES, POLYGONS, COORDINATES, VECTORS, TRIGONOMETRY),
    "Sequences": (SEQUENCES, RECURRENCES, SUMS),
    "Matrices": (DETERMINANTS, MATRIX_PRODUCTS, MATRIX_INVERSES, EIGENVALUES),
}  # fmt: skip
"""The families by what they are about."""

FAMILIES: dict[str, Family] = {family.name: family for families in THEMES.values() for family in families}
"""All families by name."""


def source(families: Sequence[str] | None = None, seed: int = 0) -> ProceduralSource:
    """Endless math tasks.

    Args:
        families: Names of those to draw from; ``None`` means all of them.
        seed: Other seeds give other tasks.
    """
    return ProceduralSource("math", FAMILIES, families=families, seed=seed)


def names() -> dict[str, list[str]]:
    """The names of the families by theme."""
    return {theme: [family.name for family in families] for theme, families in THEMES.items()}
