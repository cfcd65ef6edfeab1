"""From verdicts to rewards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal

from verigym.trainer.recipe.settings.reward import CosineSettings, RewardSettings
from verigym.trainer.rewards.length import cosine, soft_overlong, switched_on
from verigym.trainer.rewards.repetition import repeated_share
from verigym.types import Reason, Verdict

if TYPE_CHECKING:
    from verigym.trainer.rollouts import Episode

ILL_FORMED = frozenset({Reason.NO_ANSWER, Reason.MALFORMED})
"""Reasons of a response in which no answer could be read."""


@dataclass(frozen=True)
class Reward:
    """A reward and the terms it is the sum of."""

    value: float
    terms: Mapping[str, float]

    @property
    def score(self) -> float:
        """What the verifier's score pays, without penalties; of an experiment's control, all of it."""
        return self.terms.get("score", self.value)


@dataclass(frozen=True)
class RewardRule:
    """``(verdict, length, finished, tokens, step) -> reward``.

    Args:
        settings: Which terms count.
        max_length: Limit of a response in tokens.
    """

    settings: RewardSettings
    max_length: int

    def pay(self, episode: Episode, step: int) -> Reward | None:
        """The reward of an episode; ``step``: as below. What the environment said is part of its length alone."""
        said = zip(episode.completion_ids, episode.env_mask, strict=True)
        own = [token for token, by_policy in said if by_policy]
        return self(episode.verdict, len(episode.completion_ids), episode.finished, own, step)

    def __call__(
        self, verdict: Verdict, length: int, finished: bool, tokens: Sequence[int] = (), step: int = 0
    ) -> Reward | None:
        """The reward of one response; ``None`` if it could not be judged.

        Args:
            verdict: How it was judged.
            length: Its length in tokens.
            finished: Whether it ended by itself.
            tokens: Those that the policy wrote.
            step: Optimizer steps that the stage has taken.
        """
        if verdict.score is None:
            return None
        settings = self.settings
        score = verdict.score if settings.score == "share" else float(verdict.passed)
        terms = {
            "score": score,
            "unfinished": 0.0 if finished else settings.unfinished - (1.0 - settings.unfinished_factor) * score,
            "ill_formed": settings.ill_formed if verdict.reason in ILL_FORMED else 0.0,
            "overlong": soft_overlong(length, self.max_length, settings.overlong_buffer),
        }
        if settings.cosine is not None:
            terms["cosine"] = self._cosine(settings.cosine, length, step)
        if settings.repetition is not None:
            terms["repetition"] = settings.repetition.penalty * repeated_share(tokens, settings.repetition.ngram)
        return Reward(sum(terms.values()), terms)

    def _cosine(self, settings: CosineSettings, length: int, step: int) -> float:
        if not switched_on(step, settings.on_steps, settings.off_steps):
            return 0.0
        return cosine(length, self.max_length, settings.lowest, settings.highest)


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
