"""Estimators of the KL against exact sums over all sequences of two tokens."""

from __future__ import annotations

import itertools
from typing import Literal

import pytest
import torch
from torch import Tensor

from verigym.errors import UsageError
from verigym.trainer.loss.kl import estimate, importance_weights

VOCABULARY = 4
SEQUENCES = torch.tensor(list(itertools.product(range(VOCABULARY), repeat=2)))  # (16, 2)
Estimator = Literal["k1", "k2", "k3"]
ESTIMATORS: list[Estimator] = ["k1", "k2", "k3"]


class Bigram:
    """A policy over two tokens: logits of the first, and of the second given the first."""

    def __init__(self, seed: int) -> None:
        generator = torch.Generator().manual_seed(seed)
        self.first = torch.randn(VOCABULARY, generator=generator, dtype=torch.float64, requires_grad=True)
        self.second = torch.randn(VOCABULARY, VOCABULARY, generator=generator, dtype=torch.float64, requires_grad=True)

    def logps(self) -> Tensor:
        """Log-probabilities of the tokens of all sequences, ``(16, 2)``."""
        first, second = self.first.log_softmax(-1), self.second.log_softmax(-1)
        return torch.stack([first[SEQUENCES[:, 0]], second[SEQUENCES[:, 0], SEQUENCES[:, 1]]], dim=1)

    def gradient(self, loss: Tensor) -> Tensor:
        """Of a scalar by all parameters."""
        return torch.cat([g.flatten() for g in torch.autograd.grad(loss, [self.first, self.second])])


POLICY, REFERENCE = Bigram(1), Bigram(2)


def expectation(values: Tensor, logps: Tensor) -> Tensor:
    """Over the sequences that the policy writes, of the sum over their tokens; no gradient flows to who wrote them."""
    return (logps.detach().sum(1).exp() * values.sum(1)).sum()


def by_prefix(direction: Literal["policy", "reference"]) -> Tensor:
    """The KL of the next token's distribution, exactly, summed over the prefixes that the policy writes.

    ``policy``: from policy to reference, ``reference``: the other way round; both with gradient.
    """
    weights = torch.cat([torch.ones(1, dtype=torch.float64), POLICY.first.softmax(-1).detach()])
    p = torch.cat([POLICY.first[None], POLICY.second]).log_softmax(-1)
    q = torch.cat([REFERENCE.first[None], REFERENCE.second]).log_softmax(-1).detach()
    kl = (p.exp() * (p - q)).sum(-1) if direction == "policy" else (q.exp() * (q - p)).sum(-1)
    return (weights * kl).sum()


def exact() -> Tensor:
    """The KL over whole sequences, with gradient."""
    logps = POLICY.logps()
    return (logps.sum(1).exp() * (logps - REFERENCE.logps().detach()).sum(1)).sum()


@pytest.mark.parametrize("estimator", ["k1", "k3"])
def test_the_mean_over_the_policys_sequences_is_the_exact_kl(estimator: Estimator) -> None:
    logps = POLICY.logps()
    mean = expectation(estimate(logps, REFERENCE.logps(), estimator), logps)
    torch.testing.assert_close(mean, exact(), rtol=1e-12, atol=0)


def test_k3_and_k2_are_never_negative_and_k1_may_be() -> None:
    lowest = {e: estimate(POLICY.logps(), REFERENCE.logps(), e).min().item() for e in ESTIMATORS}
    assert lowest["k1"] < 0.0 <= min(lowest["k2"], lowest["k3"])


# What a step of gradient descent follows: the mean gradient of the estimates of the policy's own sequences.


def slope(estimator: Estimator, corrected: bool) -> Tensor:
    logps = POLICY.logps()
    values = estimate(logps, REFERENCE.logps().detach(), estimator)
    if corrected:
        values = values * importance_weights(logps, logps.detach(), torch.ones_like(logps), "token")
    return POLICY.gradient(expectation(values, logps))


def test_k1_in_the_loss_has_no_gradient_in_the_mean() -> None:
    torch.testing.assert_close(slope("k1", False), torch.zeros(20, dtype=torch.float64), rtol=0, atol=1e-12)


@pytest.mark.parametrize(("estimator", "corrected"), [("k2", False), ("k1", True), ("k3", True)])
def test_these_follow_the_kl_from_policy_to_reference(estimator: Estimator, corrected: bool) -> None:
    torch.testing.assert_close(
        slope(estimator, corrected), POLICY.gradient(by_prefix("policy")), rtol=1e-10, atol=1e-12
    )


def test_k3_alone_follows_the_kl_from_reference_to_policy() -> None:
    wanted = POLICY.gradient(by_prefix("reference"))
    torch.testing.assert_close(slope("k3", False), wanted, rtol=1e-10, atol=1e-12)
    assert not torch.allclose(wanted, POLICY.gradient(by_prefix("policy")), rtol=0.1)


def test_k2_with_the_correction_follows_neither() -> None:
    for direction in ("policy", "reference"):
        assert not torch.allclose(slope("k2", True), POLICY.gradient(by_prefix(direction)), rtol=0.1)


@pytest.mark.parametrize("baseline", [0.0, 0.7])
def test_k1_in_the_reward_follows_the_kl_of_whole_sequences(baseline: float) -> None:
    logps = POLICY.logps()
    sums = estimate(logps.detach(), REFERENCE.logps().detach(), "k1").sum(1, keepdim=True)
    surrogate = expectation((sums - baseline) * logps, logps)  # policy gradient, with minus the sums as rewards
    wanted = POLICY.gradient(exact())
    torch.testing.assert_close(POLICY.gradient(surrogate), wanted, rtol=1e-10, atol=1e-12)
    assert not torch.allclose(slope("k2", False), wanted, rtol=0.01), "in the loss, no token answers for later ones"


def test_the_ratio_of_a_sequence_is_the_mean_of_its_own_tokens() -> None:
    policy, old = torch.log(torch.tensor([[0.5, 0.2, 0.9]])), torch.log(torch.tensor([[0.25, 0.1, 0.1]]))
    mask = torch.tensor([[1, 1, 0]])
    torch.testing.assert_close(importance_weights(policy, old, mask, "sequence"), torch.tensor([[2.0]]))
    torch.testing.assert_close(importance_weights(policy, old, mask, "token"), torch.tensor([[2.0, 2.0, 9.0]]))


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_gradients_agree_with_finite_differences(estimator: Estimator) -> None:
    policy, reference = (torch.randn(3, 5, dtype=torch.float64, requires_grad=True) for _ in range(2))
    assert torch.autograd.gradcheck(
        lambda p, r: estimate(p, r, estimator, clamp_ratio=20.0, clamp_value=10.0), (policy, reference)
    )


def test_clamps_bound_the_ratio_first_and_then_the_value() -> None:
    x = torch.tensor([[-30.0, -3.0, 0.5, 3.0, 30.0]], dtype=torch.float64, requires_grad=True)
    zero = torch.zeros_like(x)
    assert estimate(x, zero, "k2", clamp_ratio=2.0).tolist() == [[2.0, 2.0, 0.125, 2.0, 2.0]]
    assert estimate(x, zero, "k2", clamp_value=4.0).tolist() == [[4.0, 4.0, 0.125, 4.0, 4.0]]
    assert estimate(x, zero, "k1", clamp_value=1.0).tolist() == [[-1.0, -1.0, 0.5, 1.0, 1.0]]
    assert estimate(x, zero, "k3", clamp_ratio=20.0, clamp_value=10.0).max() == 10.0
    (slopes,) = torch.autograd.grad(estimate(x, zero, "k2", clamp_ratio=2.0).sum(), x)
    assert slopes.tolist() == [[0.0, 0.0, 0.5, 0.0, 0.0]]


def test_other_shapes_are_refused() -> None:
    with pytest.raises(UsageError, match=r"policy \(2, 3\), reference \(2, 1\)"):
        estimate(torch.zeros(2, 3), torch.zeros(2, 1), "k1")
