"""TRL's GRPO trainer, which shows what it computes on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from torch import Tensor
from trl import GRPOTrainer


class Pass(NamedTuple):
    """A forward pass of TRL's: log-probabilities of the completions' tokens, ``(B, T)``, and of what they are."""

    logps: Tensor
    input_ids: Tensor
    attention_mask: Tensor
    logits_to_keep: int
    options: dict[str, Any]


class WatchedTrainer(GRPOTrainer):  # type: ignore[misc]  # TRL is not typed
    """GRPO as TRL has it; objectives of our own are made of what TRL computes for its own.

    Attributes:
        passes: The forward passes since :meth:`watching` began, in their order.
        written: Of the batch that was generated last, for each token of each response 1 if the policy wrote it, 0 if
            the environment did; ``None``: the policy wrote all.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.passes: list[Pass] = []
        self.written: list[list[int]] | None = None
        self._watches = False

    @contextmanager
    def watching(self) -> Iterator[list[Pass]]:
        """Keep forward passes: of policy (where TRL wants it) and reference, or, in the loss, of the policy."""
        self.passes, self._watches = [], True
        try:
            yield self.passes
        finally:
            self.passes, self._watches = [], False

    def _get_per_token_logps_and_entropies(
        self, model: Any, input_ids: Tensor, attention_mask: Tensor, logits_to_keep: int, *args: Any, **kwargs: Any
    ) -> Any:
        """Keep the log-probabilities that TRL computes, with their graph: other terms need no pass of their own."""
        found = super()._get_per_token_logps_and_entropies(
            model, input_ids, attention_mask, logits_to_keep, *args, **kwargs
        )
        if self._watches:
            self.passes.append(Pass(found[0], input_ids, attention_mask, logits_to_keep, kwargs))
        return found

    def _generate(self, prompts: list[Any]) -> Any:
        """Note which tokens the policy wrote: TRL takes that out of what reward functions are told."""
        generated = super()._generate(prompts)
        self.written = generated[2]
        return generated
