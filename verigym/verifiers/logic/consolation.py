"""Prizes that the library's scorers pay for a wrong answer because it is there or well-formed. Ours do not.

A score of exactly one of these numbers means, in the task's scorer, "something was answered", not a share of it that is
right; a policy that knows nothing collects it. Credit for a right part (cells, words, letters in place, a valid but
longer solution) stays.
"""

from __future__ import annotations

CONSOLATION: dict[str, frozenset[float]] = {
    task: frozenset(prizes)
    for task, prizes in {
        "arc_agi": (0.05,),
        "boxnet": (0.05,),
        "color_cube_rotation": (0.01,),
        "cryptarithm": (0.01,),
        "emoji_mystery": (0.01,),
        "gsm_symbolic": (0.01,),
        "jugs": (0.01,),
        "knight_swap": (0.05,),
        "palindrome_generation": (0.02, 0.05),
        "power_function": (0.01,),
        "rearc": (0.05,),
        "tower_of_hanoi": (0.05,),
        "tsumego": (0.01, 0.05),
    }.items()
}
"""Task to the scores below 1 that become 0."""

CONTAINMENT = frozenset({"chain_sum", "products", "manipulate_matrix", "tsumego"})
"""Tasks with a scorer of their own that, as the library's base scorer does, pays for text that contains the gold."""

_PAIRS = ('""', "''", "``", "[]", "()", "{}")


def only_decorated(answer: str, gold: str) -> bool:
    """Whether the answer is the gold in quotes, in brackets or with a full stop.

    The base scorer pays the share of the answer's characters that the gold makes up, wherever it stands: ``14`` earns
    half where ``4`` is right. That share is kept only for such decoration.
    """
    plain = answer.strip().rstrip(".,;:").strip()
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        # Brackets around a list are another list.
        if plain.startswith(opening) and plain.endswith(closing) and not gold.startswith(opening):
            plain = plain[1:-1].strip()
            break
    return plain == gold.strip()
