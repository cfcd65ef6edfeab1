"""Estimators of the KL from policy to reference, token by token (J. Schulman, Approximating KL Divergence, 2020)."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor

from verigym.trainer.loss.shapes import check_shapes


def estimate(
    policy: Tensor,
    reference: Tensor,
    estimator: Literal["k1", "k2", "k3"],
    *,
    clamp_ratio: float | None = None,
    clamp_value: float | None = None,
) -> Tensor:
    """Each token's estimate in nats, ``(B, T)``.

    With ``x`` the log ratio of policy to reference:

    - ``k1``: ``x``; its mean over the policy's tokens is the KL, and a token's may be negative.
    - ``k2``: ``x ** 2 / 2``; biased, but its gradient is that of the KL.
    - ``k3``: ``exp(-x) + x - 1``; its mean is the KL, and no token's is negative. TRL's own.

    Args:
        policy: Log-probabilities of the tokens under the policy, which wrote them, ``(B, T)``.
        reference: The same under the reference, ``(B, T)``.
        estimator: Which.
        clamp_ratio: ``x`` is kept within plus and minus this; ``None``: as it is. ProRL v2: 20.
        clamp_value: So is the estimate; ``None``: as it is. ProRL v2: 10.

    Beyond a clamp there is no gradient.

    Raises:
        UsageError: If the shapes differ.
    """
    check_shapes(2, policy=policy, reference=reference)
    x = policy - reference
    if clamp_ratio is not None:
        x = x.clamp(-clamp_ratio, clamp_ratio)
    if estimator == "k1":
        value = x
    elif estimator == "k2":
        value = x.square() / 2
    else:
        value = torch.exp(-x) + x - 1
    return value if clamp_value is None else value.clamp(-clamp_value, clamp_value)


def importance_weights(policy: Tensor, old: Tensor, mask: Tensor, level: Literal["token", "sequence"]) -> Tensor:
    """Ratios of the policy to the one that wrote the tokens, with gradient.

    Multiplied by them, as TRL does where ``use_bias_correction_kl`` is set, an estimate has the gradient of its own
    expectation over the policy's tokens.

    Args:
        policy: Log-probabilities under the policy, ``(B, T)``.
        old: Under the policy that wrote the tokens, ``(B, T)``.
        mask: 1 for the policy's tokens, ``(B, T)``.
        level: TRL's ``importance_sampling_level``: a ratio a token, ``(B, T)``, or the geometric mean of a response's
            (GSPO, arXiv 2507.18071, equation 7), ``(B, 1)``.
    """
    check_shapes(2, policy=policy, old=old, mask=mask)
    log_ratio = policy - old
    if level == "sequence":
        log_ratio = ((log_ratio * mask).sum(-1) / mask.sum(-1).clamp(min=1.0)).unsqueeze(-1)
    return log_ratio.exp()
