"""When a number is near enough to the right one.

With ``rtol`` in the gold, ``|answer - gold| <= rtol * |gold|``, and nothing else.

Without it, a whole number that has no unit is a count and must be met exactly. Any other gold is a measurement, and an
answer is right if it is written with at least two figures, or as many as the gold has, and

- is within 1% of the gold, or
- has more figures than the gold and rounds to it: 0.8841 is right for 0.88, and 1.234 for 1.2.

Nothing but zero is near to zero.
"""

from __future__ import annotations

from fractions import Fraction

from verigym.verifiers.stem.number import Number

RTOL = Fraction(1, 100)
"""Relative tolerance of a measurement."""

FIGURES = 2
"""Significant figures that an answer needs to be taken as a measurement."""

INEXACT = Fraction(1, 10**9)
"""Relative difference that rounding alone explains, where roots, circle constants or conversions come in."""


def near(value: Fraction, written: Number, right: Number, rtol: float | None, *, exact: bool) -> bool:
    """Whether ``value`` is near enough to ``right``.

    Args:
        value: The answer in the unit of ``right``.
        written: The answer as written, for its figures.
        right: The gold.
        rtol: The gold's relative tolerance; ``None`` is the rule for measurements.
        exact: Whether ``value`` is exactly what was written.
    """
    off, size = abs(value - right.value), abs(right.value)
    if off == 0 or (not (exact and right.exact) and off <= INEXACT * size):
        return True
    if rtol is not None:
        return off <= Fraction(rtol) * size
    given, gold = written.figures, right.figures
    if given is not None and given < min(FIGURES, gold or FIGURES):
        return False
    if off <= RTOL * size:
        return True
    finer = gold is not None and gold >= FIGURES and (given is None or given > gold)
    return finer and right.place is not None and 2 * off <= right.place
