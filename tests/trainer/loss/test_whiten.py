"""Whitened advantages have mean 0 and deviation 1 over those that count."""

from __future__ import annotations

import itertools
import statistics

import pytest
import torch

from verigym.errors import UsageError
from verigym.trainer.loss.whiten import whiten

ALL = torch.ones(6, dtype=torch.bool)


def test_every_batch_of_three_levels_gets_mean_and_deviation_exactly() -> None:
    for batch in itertools.product((-1.0, 0.0, 0.5), repeat=4):
        if len(set(batch)) == 1:
            continue
        mean, deviation = statistics.fmean(batch), statistics.pstdev(batch)
        wanted = torch.tensor([(value - mean) / deviation for value in batch], dtype=torch.float64)
        found = whiten(torch.tensor(batch, dtype=torch.float64), ALL[:4])
        torch.testing.assert_close(found, wanted, rtol=1e-6, atol=1e-12)


def test_those_that_do_not_count_change_nothing_and_become_nothing() -> None:
    advantages = torch.tensor([1.0, -2.0, 0.5, 99.0, 0.0, 0.0])
    counts = torch.tensor([True, True, True, False, False, True])
    found = whiten(advantages, counts)
    torch.testing.assert_close(found[counts], whiten(advantages[counts], ALL[:4]))
    assert found[~counts].tolist() == [0.0, 0.0]


def test_equal_advantages_teach_nothing() -> None:
    assert whiten(torch.full((6,), 0.25), ALL).tolist() == [0.0] * 6
    assert whiten(torch.ones(6), ~ALL).tolist() == [0.0] * 6


def test_gradients_agree_with_finite_differences() -> None:
    advantages = torch.tensor([1.0, -2.0, 0.5, 3.0, 0.0, 1.0], dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda a: whiten(a, torch.arange(6) != 3), (advantages,))


def test_other_shapes_are_refused() -> None:
    with pytest.raises(UsageError, match=r"advantages \(6,\), counts \(5,\)"):
        whiten(torch.zeros(6), ALL[:5])
