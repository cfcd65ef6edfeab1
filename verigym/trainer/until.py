"""When a stage is over before its steps are."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from verigym.trainer.recipe.settings.stage import Until
from verigym.types import Json


class EndRule:
    """Hears what each generation and each validation of a stage came to, and says whether the stage is over.

    Args:
        until: The stage's own settings.
    """

    def __init__(self, until: Until) -> None:
        self.until = until
        self._start()

    def _start(self) -> None:
        self._tokens = 0
        self._lengths: list[float] = []
        self._entropies: list[float] = []
        self._first_length: float | None = None
        self._best: float | None = None
        self._stale = 0
        self._entropy_readings: list[float] = []

    def hear_step(self, tokens: float, lengths: Sequence[float], entropies: Sequence[float]) -> None:
        """Take note of an optimizer step.

        Args:
            tokens: Generated since the step before; 0 if the step learnt from what had been generated earlier.
            lengths: Mean tokens a completion, of each generation since the step before.
            entropies: Nats a token, of each micro-batch that was learnt from.
        """
        self._tokens += int(tokens)
        self._lengths = [*self._lengths, *lengths][-self.until.window :]
        if self._first_length is None and len(self._lengths) == self.until.window:
            self._first_length = statistics.fmean(self._lengths)
        self._entropy_readings += entropies

    def generation_is_learnt(self) -> None:
        """Take note that the step before was the last one that learnt from its generation."""
        if self._entropy_readings:
            self._entropies = [*self._entropies, statistics.fmean(self._entropy_readings)][-self.until.window :]
        self._entropy_readings = []

    def hear_validation(self, mean: float) -> None:
        """Take note of a validation's mean score."""
        if self._best is None or mean > self._best + self.until.min_gain:
            self._best, self._stale = mean, 0
        else:
            self._stale += 1

    @property
    def figures(self) -> dict[str, Json]:
        """What the stage has come to: tokens, running means (``None`` before there is one), the best mean score."""
        return {
            "tokens": self._tokens,
            "length": statistics.fmean(self._lengths) if self._lengths else None,
            "entropy": statistics.fmean(self._entropies) if self._entropies else None,
            "best_score": self._best,
        }

    @property
    def cause(self) -> str | None:
        """Why the stage is over: the key of the setting that says so; ``None`` while it goes on."""
        until = self.until
        if until.tokens is not None and self._tokens >= until.tokens:
            return "tokens"
        if until.plateau is not None and self._stale >= until.plateau:
            return "plateau"
        return self._cause_in_entropy() or self._cause_in_lengths()

    def _cause_in_entropy(self) -> str | None:
        limit = self.until.entropy_below
        if limit is None or len(self._entropies) < self.until.window:
            return None
        return "entropy_below" if statistics.fmean(self._entropies) < limit else None

    def _cause_in_lengths(self) -> str | None:
        until = self.until
        if len(self._lengths) < until.window:
            return None
        length = statistics.fmean(self._lengths)
        if until.length_below is not None and length < until.length_below:
            return "length_below"
        if until.length_above is not None and length > until.length_above:
            return "length_above"
        if until.length_grows is not None and length > until.length_grows * (self._first_length or length):
            return "length_grows"
        return None

    def state_dict(self) -> dict[str, Json]:
        """For checkpoints, which lie between generations."""
        return {
            "tokens": self._tokens,
            "lengths": self._lengths,
            "entropies": self._entropies,
            "first_length": self._first_length,
            "best": self._best,
            "stale": self._stale,
        }

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up a checkpoint's state."""
        self._start()
        self._tokens = state["tokens"]
        self._lengths = list(state["lengths"])
        self._entropies = list(state["entropies"])
        self._first_length = state["first_length"]
        self._best = state["best"]
        self._stale = state["stale"]

    def carry_over(self, state: Mapping[str, Json]) -> None:
        """Nothing: a stage counts its own."""
