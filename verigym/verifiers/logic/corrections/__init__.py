"""Tasks whose published scorer pays wrong answers, read or scored here instead. Each has a test that shows the flaw."""

from __future__ import annotations

from verigym.verifiers.logic.corrections import (
    arithmetic,
    blanks,
    cells,
    geometry,
    moves,
    numbers,
    people,
    propositions,
    structures,
    times,
    words,
)
from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published

CORRECTIONS: dict[str, Correction] = {
    correction.__name__: correction
    for family in (
        arithmetic,
        blanks,
        cells,
        geometry,
        moves,
        numbers,
        people,
        propositions,
        structures,
        times,
        words,
    )
    for correction in family.CORRECTIONS
}
"""Task to what scores it instead of the library, or around it."""

__all__ = ["CORRECTIONS", "Correction", "Entry", "Published"]
