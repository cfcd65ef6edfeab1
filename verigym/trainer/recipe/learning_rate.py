"""Rules for the learning rate."""

from __future__ import annotations

import math

from verigym.errors import UsageError


def sqrt_rule(learning_rate: float, base_batch: int, batch: int) -> float:
    """The learning rate for another batch size: it grows with the square root of the batch (BroRL, arXiv 2510.01180).

    Args:
        learning_rate: What suits the base batch.
        base_batch: Completions an optimizer step that the learning rate was found with.
        batch: Completions an optimizer step that it is wanted for.

    Raises:
        UsageError: If a batch is empty.

    >>> sqrt_rule(2e-6, 16, 64)
    4e-06
    """
    if base_batch < 1 or batch < 1:
        raise UsageError(
            f"the learning rate follows the square root of batch / base batch, both 1 completion or more; "
            f"got {batch} and {base_batch}"
        )
    return learning_rate * math.sqrt(batch / base_batch)
