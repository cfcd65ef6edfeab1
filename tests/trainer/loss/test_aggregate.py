"""Terms of tokens as terms of the loss, against sums written out."""

from __future__ import annotations

import pytest
import torch

from verigym.errors import UsageError
from verigym.trainer.loss.aggregate import aggregate

# Two responses: tokens 1 and 2, and token 4; the rest is padding or the environment's.
VALUES = torch.tensor([[1.0, 2.0, 100.0], [4.0, 100.0, 100.0]])
MASK = torch.tensor([[1, 1, 0], [1, 0, 0]])
BY_HAND = {
    "grpo": ((1 + 2) / 2 + 4) / 2,
    "sapo": ((1 + 2) / 2 + 4) / 2,
    "bnpo": (1 + 2 + 4) / 3,
    "dr_grpo": (1 + 2 + 4) / (2 * 10),
    "luspo": ((1 + 2) + 4) / 2,
}


@pytest.mark.parametrize("loss_type", BY_HAND)
def test_means_of_a_micro_batch_are_divided_by_the_number_of_those(loss_type: str) -> None:
    for accumulation in (1.0, 4.0):
        loss = aggregate(VALUES, MASK, loss_type, max_length=10, accumulation=accumulation, items=1)
        assert loss.item() == pytest.approx(BY_HAND[loss_type] / accumulation)


@pytest.mark.parametrize("loss_type", ["dapo", "cispo", "vespo"])
def test_a_mean_over_the_tokens_of_a_step_is_the_sum_of_its_micro_batches(loss_type: str) -> None:
    parts = [
        aggregate(VALUES[i : i + 1], MASK[i : i + 1], loss_type, max_length=10, accumulation=2, items=MASK.sum())
        for i in range(2)
    ]
    assert torch.stack(parts).sum().item() == pytest.approx((1 + 2 + 4) / 3)


@pytest.mark.parametrize("loss_type", [*BY_HAND, "dapo"])
def test_a_batch_without_tokens_costs_nothing(loss_type: str) -> None:
    assert aggregate(VALUES, MASK * 0, loss_type, max_length=10, accumulation=1, items=1) == 0.0


@pytest.mark.parametrize("loss_type", [*BY_HAND, "dapo"])
def test_gradients_agree_with_finite_differences(loss_type: str) -> None:
    values = VALUES.double().requires_grad_()
    assert torch.autograd.gradcheck(
        lambda v: aggregate(v, MASK, loss_type, max_length=10, accumulation=2, items=5), (values,)
    )


def test_other_types_and_shapes_are_refused() -> None:
    with pytest.raises(UsageError, match="no loss_type 'mine'"):
        aggregate(VALUES, MASK, "mine", max_length=10, accumulation=1, items=1)
    with pytest.raises(UsageError, match="one shape of 2 dimensions"):
        aggregate(VALUES, MASK[0], "grpo", max_length=10, accumulation=1, items=1)
