"""From verdicts to rewards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from verigym.trainer.settings.reward import RewardSettings
from verigym.types import Reason, Verdict

ILL_FORMED = frozenset({Reason.NO_ANSWER, Reason.MALFORMED})
"""Reasons of a response in which no answer could be read."""


@dataclass(frozen=True)
class Reward:
    """A reward and the terms it is the sum of."""

    value: float
    terms: Mapping[str, float]


@dataclass(frozen=True)
class RewardRule:
    """``(verdict, length, finished) -> reward``.

    Args:
        settings: Which terms count.
        max_length: Limit of a response in tokens.
    """

    settings: RewardSettings
    max_length: int

    def __call__(self, verdict: Verdict, length: int, finished: bool) -> Reward | None:
        """The reward of one response of ``length`` tokens; ``None`` if it could not be judged."""
        if verdict.score is None:
            return None
        terms = {
            "score": verdict.score if self.settings.score == "share" else float(verdict.passed),
            "unfinished": 0.0 if finished else self.settings.unfinished,
            "ill_formed": self.settings.ill_formed if verdict.reason in ILL_FORMED else 0.0,
            "overlong": soft_overlong(length, self.max_length, self.settings.overlong_buffer),
        }
        return Reward(sum(terms.values()), terms)


def soft_overlong(length: int, max_length: int, buffer: int) -> float:
    """DAPO's soft overlong punishment (arXiv 2503.14476, equation 13).

    0 up to ``max_length - buffer`` tokens, then falling linearly to -1 at ``max_length``; 0 where ``buffer`` is 0.
    """
    if buffer == 0:
        return 0.0
    return -min(1.0, max(0.0, (length - (max_length - buffer)) / buffer))


def controlled(
    rewards: Sequence[Reward | None], control: Literal["none", "permuted", "constant"], rng: Random
) -> list[Reward | None]:
    """The rewards of one group under an experiment's control.

    ``permuted`` deals them out anew within the group, which keeps their distribution and takes their meaning;
    ``constant`` gives every judged response 1.
    """
    if control == "permuted":
        return rng.sample(list(rewards), len(rewards))
    if control == "constant":
        return [None if reward is None else Reward(1.0, {"constant": 1.0}) for reward in rewards]
    return list(rewards)
