"""A conclusion, found by trying short formulas against the truth table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from verigym.verifiers.logic.corrections.propositions import follows


def conclude(metadata: Mapping[str, Any]) -> str:
    """The first formula that follows from the premises and is none of them."""
    variables, premises = metadata["variables"], metadata["premises"]
    return next(text for text in _formulas(variables, premises) if follows(text, premises, variables))


def _formulas(variables: Sequence[str], premises: Sequence[str]) -> Iterator[str]:
    literals = [sign + name for name in variables for sign in ("", "¬")]
    for one, sign, other in product(literals, "∨→↔∧", literals):
        if one[-1] != other[-1]:
            yield f"({one} {sign} {other})"
    # Premises joined follow always. Where they hold by themselves, so does this.
    yield " ∧ ".join(f"({text})" for text in (*premises, *premises))
