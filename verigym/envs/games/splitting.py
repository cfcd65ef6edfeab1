"""Guesses that leave few candidates, whatever the hint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

_TRIED = 20
"""Candidates that are tried as a guess, spread over all of them."""


def splitting(candidates: Sequence[str], hint: Callable[[str, str], str]) -> str:
    """The candidate of which the most frequent hint is least frequent; a guess at it may be right, too.

    (D. E. Knuth, "The Computer as Master Mind", Journal of Recreational Mathematics 9, 1976.)
    """
    step = -(-len(candidates) // _TRIED)
    return min(
        candidates[::step], key=lambda guess: max(Counter(hint(guess, secret) for secret in candidates).values())
    )


def turns_needed(candidates: Sequence[str], hint: Callable[[str, str], str], guess: str | None = None) -> int:
    """How many guesses by :func:`splitting` find any of the candidates, beginning with ``guess`` if one is given."""
    if len(candidates) <= 1:
        return len(candidates)
    guess = guess or splitting(candidates, hint)
    left: dict[str, list[str]] = {}
    for secret in candidates:
        if secret != guess:
            left.setdefault(hint(guess, secret), []).append(secret)
    return 1 + max(turns_needed(group, hint) for group in left.values())
