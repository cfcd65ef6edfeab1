"""Penalties for long responses: pure functions of a response's length, and of the step where they come and go."""

from __future__ import annotations

import math


def soft_overlong(length: int, max_length: int, buffer: int) -> float:
    """DAPO's soft overlong punishment (arXiv 2503.14476, equation 13).

    0 up to ``max_length - buffer`` tokens, then falling linearly to -1 at ``max_length``; 0 where ``buffer`` is 0.
    """
    if buffer == 0:
        return 0.0
    return -min(1.0, max(0.0, (length - (max_length - buffer)) / buffer))


def cosine(length: int, max_length: int, lowest: float, highest: float) -> float:
    """ProRL v2's cosine length penalty ``lowest + (highest - lowest) / 2 * (1 + cos(pi * length / max_length))``.

    ``highest`` for a response without tokens, ``lowest`` for one of ``max_length`` tokens or more, and steepest in
    between. (The curve is that of Yeo et al., arXiv 2502.03373, who pay by it.)
    """
    share = min(1.0, length / max_length)
    return lowest + 0.5 * (highest - lowest) * (1.0 + math.cos(math.pi * share))


def switched_on(step: int, on: int, off: int) -> bool:
    """Whether something that is on for ``on`` steps, then off for ``off`` steps, and so on, is on in step ``step``.

    Steps count from 0; with ``off`` 0 it is always on.
    """
    return off == 0 or step % (on + off) < on
