"""How much of a response repeats itself."""

from __future__ import annotations

from array import array
from collections.abc import Sequence


def repeated_share(tokens: Sequence[int], size: int) -> float:
    """The share of a response's tokens that stand in an n-gram which occurred before; from 0 to 1.

    The tokens are those that the repetition penalty of Yeo et al. falls on (arXiv 2502.03373, appendix C.2): of two
    equal n-grams the later one, wherever it is, also where they overlap. One sweep: the time grows linearly with the
    number of tokens.

    Args:
        tokens: Token ids from 0 on.
        size: Tokens of an n-gram; a response of fewer repeats nothing.
    """
    packed = array("I", tokens)
    stored = packed.tobytes()
    width = packed.itemsize
    seen: set[bytes] = set()
    repeated = end = 0
    for start in range(len(tokens) - size + 1):
        ngram = stored[start * width : (start + size) * width]
        if ngram in seen:
            repeated += start + size - max(start, end)
            end = start + size
        seen.add(ngram)
    return repeated / len(tokens) if tokens else 0.0
