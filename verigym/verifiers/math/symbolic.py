"""math-verify, asked last and behind a gate. Its own timeouts use signals and stay off: the jail limits time."""

from __future__ import annotations

import logging

from verigym.verifiers.math.gate import refuses


def equivalent(gold: str, answer: str) -> bool | None:
    """Whether math-verify finds two normal forms equal; ``None`` if it may not or cannot read one of them."""
    if refuses(gold) or refuses(answer):
        return None
    logging.getLogger("math_verify").setLevel(logging.ERROR)
    from math_verify import LatexExtractionConfig, parse, verify

    latex = [LatexExtractionConfig()]  # the other extraction ends in sympy's parse_expr, which is an eval
    read = [
        [found for found in parse(f"${text}$", latex, parsing_timeout=None) if not isinstance(found, str)]
        for text in (gold, answer)
    ]
    if not all(read):
        return None
    return bool(verify(read[0], read[1], timeout_seconds=None))
