"""Dynamic sampling: generation goes on until the batch holds only groups that teach something."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verigym.trainer.rewards import Reward
from verigym.trainer.rollouts import Episode
from verigym.trainer.settings.sampling import SamplingSettings
from verigym.types import Json, Task, Verdict


@dataclass(frozen=True)
class Rollout:
    """One episode of the policy, judged and paid; its attributes are those of :class:`Episode`, and the reward.

    Attributes:
        reward: What the reward rule makes of the verdict; ``None`` if it could not be judged.
    """

    completion_ids: list[int]
    env_mask: list[int]
    logprobs: list[float] | None
    responses: list[str]
    observations: list[str]
    finished: bool
    verdict: Verdict
    reward: Reward | None

    @classmethod
    def of(cls, episode: Episode, reward: Reward | None) -> Rollout:
        """An episode that is over, and its reward."""
        shared = {field.name for field in dataclasses.fields(cls)} - {"reward"}
        return cls(**{name: getattr(episode, name) for name in shared}, reward=reward)

    @property
    def conversation(self) -> list[dict[str, str]]:
        """What was said after the prompt, as chat messages."""
        said = itertools.zip_longest(self.responses, self.observations)
        return [
            {"role": role, "content": text}
            for turn in said
            for role, text in zip(("assistant", "user"), turn, strict=True)
            if text is not None
        ]

    def to_dict(self) -> dict[str, Json]:
        """As JSON, for checkpoints."""
        reward = None if self.reward is None else {"value": self.reward.value, "terms": dict(self.reward.terms)}
        shallow = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return {**shallow, "verdict": self.verdict.to_dict(), "reward": reward}

    @classmethod
    def from_dict(cls, data: Mapping[str, Json]) -> Rollout:
        """Read what :meth:`to_dict` wrote."""
        reward = None if data["reward"] is None else Reward(data["reward"]["value"], data["reward"]["terms"])
        return cls(**{**data, "verdict": Verdict.from_dict(data["verdict"]), "reward": reward})


@dataclass(frozen=True)
class Group:
    """The rollouts of one task."""

    task: Task
    prompt_ids: list[int]
    rollouts: list[Rollout]

    @property
    def rewards(self) -> list[float]:
        """The rewards of those that could be judged."""
        return [rollout.reward.value for rollout in self.rollouts if rollout.reward is not None]

    @property
    def informative(self) -> bool:
        """Whether the rewards differ: equal ones give every rollout the advantage 0."""
        return len(set(self.rewards)) > 1

    def to_dict(self) -> dict[str, Json]:
        """As JSON, for checkpoints."""
        rollouts = [rollout.to_dict() for rollout in self.rollouts]
        return {"task": self.task.to_dict(), "prompt_ids": self.prompt_ids, "rollouts": rollouts}

    @classmethod
    def from_dict(cls, data: Mapping[str, Json]) -> Group:
        """Read what :meth:`to_dict` wrote."""
        rollouts = [Rollout.from_dict(rollout) for rollout in data["rollouts"]]
        return cls(Task(**data["task"]), data["prompt_ids"], rollouts)


def as_generated(groups: Sequence[Group]) -> dict[str, list[Any] | None]:
    """The groups' rollouts as TRL's ``rollout_func`` returns what it has just generated.

    ``env_mask`` keeps the environment's tokens out of TRL's losses and figures.
    """
    rollouts = [rollout for group in groups for rollout in group.rollouts]
    logprobs = [rollout.logprobs for rollout in rollouts]
    return {
        "prompt_ids": [group.prompt_ids for group in groups for _ in group.rollouts],
        "completion_ids": [rollout.completion_ids for rollout in rollouts],
        "env_mask": [rollout.env_mask for rollout in rollouts],
        "logprobs": None if any(values is None for values in logprobs) else logprobs,
        "verified": [None if rollout.reward is None else rollout.reward.value for rollout in rollouts],
    }


@dataclass(frozen=True)
class Filled:
    """A full batch and how it came about.

    Attributes:
        groups: As many as were asked for.
        generated: All groups that were generated for it, in order, dropped ones too.
        rounds: Generation rounds that it took.
        padding: Groups without information that fill the batch because the rounds ran out.
    """

    groups: list[Group]
    generated: list[Group]
    rounds: int
    padding: int


class DynamicSampler:
    """Fills batches with informative groups.

    Args:
        settings: Whether and how long.
        produce: Generates and judges so many new groups.
        largest: The largest of a number over all processes, so that all of them take the same number of rounds;
            every process must call it equally often.
    """

    def __init__(
        self,
        settings: SamplingSettings,
        produce: Callable[[int], list[Group]],
        largest: Callable[[int], int] = lambda number: number,
    ) -> None:
        self.settings = settings
        self.surplus: list[Group] = []
        """Informative groups beyond the last batch; the next one starts with them."""
        self._produce = produce
        self._largest = largest

    def fill(self, size: int) -> Filled:
        """Generate until ``size`` groups are informative, or the rounds run out."""
        if not self.settings.dynamic:
            groups = self._produce(size)
            return Filled(groups, groups, 1, 0)
        kept, self.surplus = self.surplus, []
        dropped: list[Group] = []
        generated: list[Group] = []
        rounds = 0
        while (missing := self._largest(max(0, size - len(kept)))) and rounds < self.settings.max_rounds:
            fresh = self._produce(math.ceil(missing * self.settings.oversample))
            generated += fresh
            kept += [group for group in fresh if group.informative]
            dropped += [group for group in fresh if not group.informative]
            rounds += 1
        self.surplus = kept[size:]
        padding = dropped[: max(0, size - len(kept))]
        return Filled(kept[:size] + padding, generated, rounds, len(padding))

    def state_dict(self) -> dict[str, Json]:
        """The surplus, for checkpoints."""
        return {"surplus": [group.to_dict() for group in self.surplus]}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up the surplus of a checkpoint."""
        self.surplus = [Group.from_dict(group) for group in state["surplus"]]
