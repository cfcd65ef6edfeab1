"""Advantages on the scale of the whole batch (REINFORCE++, arXiv 2501.03262)."""

from __future__ import annotations

import torch
from torch import Tensor

from verigym.trainer.loss.shapes import check_shapes


def whiten(advantages: Tensor, counts: Tensor) -> Tensor:
    """Bring advantages to mean 0 and standard deviation 1 over those that count; the others become 0.

    With rewards less their group's mean this is REINFORCE++-baseline. Where all are equal, all become 0.

    Args:
        advantages: Of all responses in all processes, ``(N,)``.
        counts: Which of them could be judged and are learnt from, ``(N,)``, bool.

    Raises:
        UsageError: If the shapes differ.
    """
    check_shapes(1, advantages=advantages, counts=counts)
    number = counts.sum().clamp(min=1)
    deviation = torch.where(counts, advantages - (advantages * counts).sum() / number, 0.0)
    return deviation / ((deviation.square().sum() / number).sqrt() + 1e-8)
