"""Learning from demonstrations: the loop that all models made here go through before reinforcement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from rich.progress import track

IGNORED = -100
"""The label of a token that is not learnt."""

Batch = tuple[torch.Tensor, torch.Tensor]
"""Token ids and labels, both ``(B, T)``."""


def padded(rows: Iterable[list[int]], labels: Iterable[list[int]], padding: int) -> Batch:
    """Rows of ids and of labels as a batch, filled up at the right."""
    pad = torch.nn.utils.rnn.pad_sequence
    ids = pad([torch.tensor(row) for row in rows], batch_first=True, padding_value=padding)
    return ids, pad([torch.tensor(row) for row in labels], batch_first=True, padding_value=IGNORED)


def learn(
    model: Any,
    batches: Iterable[Batch],
    optimizer: torch.optim.Optimizer,
    set_rate: Callable[[int], None],
    *,
    steps: int,
    padding: int,
    tell_every: int,
) -> None:
    """Next-token prediction, an update a batch; gradients are clipped to norm 1.

    Args:
        model: A causal language model; on an accelerator it computes in bfloat16.
        batches: ``steps`` of them.
        optimizer: Of its parameters.
        set_rate: Sets the optimizer's learning rate for an update, counted from 0.
        steps: Updates.
        padding: The token that fills rows up; it is not attended to.
        tell_every: Updates between two printed losses.
    """
    place = model.device
    for step, (ids, labels) in enumerate(track(batches, description="learning", total=steps)):
        set_rate(step)
        mask = (ids != padding).long()
        with torch.autocast(place.type, torch.bfloat16, enabled=place.type != "cpu"):
            loss = model(input_ids=ids.to(place), attention_mask=mask.to(place), labels=labels.to(place)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if step % tell_every == 0 or step == steps - 1:
            print(f"step {step}: loss {loss.item():.4f}")
