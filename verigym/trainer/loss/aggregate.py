"""From a term of each token to a term of the loss, as TRL's ``loss_type`` has it."""

from __future__ import annotations

from torch import Tensor

from verigym.errors import UsageError
from verigym.trainer.loss.shapes import check_shapes


def aggregate(
    values: Tensor, mask: Tensor, loss_type: str, *, max_length: int, accumulation: float, items: float | Tensor
) -> Tensor:
    """A micro-batch's share in the loss of an optimizer step, a scalar.

    - ``grpo``, ``sapo``: mean over each response's tokens, then over responses (GRPO, arXiv 2402.03300, equation 3);
    - ``bnpo``: mean over the micro-batch's tokens;
    - ``dr_grpo``: sum over tokens, by responses times ``max_length`` (Dr. GRPO, arXiv 2503.20783);
    - ``dapo``, ``cispo``, ``vespo``: mean over the tokens of all that an optimizer step learns from (DAPO, arXiv
      2503.14476, equation 8);
    - ``luspo``: sum over each response's tokens, then mean over responses.

    Args:
        values: A term of each token, ``(B, T)``.
        mask: 1 for the tokens that count, ``(B, T)``.
        loss_type: TRL's.
        max_length: TRL's ``max_completion_length``.
        accumulation: Micro-batches an optimizer step.
        items: Tokens that an optimizer step learns from, in this process on the average of all.

    Raises:
        UsageError: If the shapes differ, or there is no such type.
    """
    check_shapes(2, values=values, mask=mask)
    masked = values * mask
    if loss_type in ("grpo", "sapo"):
        loss = (masked.sum(-1) / mask.sum(-1).clamp(min=1.0)).mean()
    elif loss_type == "bnpo":
        loss = masked.sum() / mask.sum().clamp(min=1.0)
    elif loss_type == "dr_grpo":
        loss = masked.sum() / (values.size(0) * max_length)
    elif loss_type in ("dapo", "cispo", "vespo"):
        return masked.sum() / items
    elif loss_type == "luspo":
        loss = masked.sum(-1).mean()
    else:
        raise UsageError(f"TRL has no loss_type {loss_type!r} whose normalisation is known here; use 'dapo' or 'grpo'")
    return loss / accumulation
