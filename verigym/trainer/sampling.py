"""Dynamic sampling: generation goes on until the batch holds only groups that teach something."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from verigym.errors import TrainingError
from verigym.trainer.recipe.settings.sampling import SamplingSettings
from verigym.trainer.rewards import Reward
from verigym.trainer.rollouts import Episode
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
    def scores(self) -> list[float]:
        """What the verifier's scores pay those that could be judged."""
        return [rollout.reward.score for rollout in self.rollouts if rollout.reward is not None]

    def to_dict(self) -> dict[str, Json]:
        """As JSON, for checkpoints."""
        rollouts = [rollout.to_dict() for rollout in self.rollouts]
        return {"task": self.task.to_dict(), "prompt_ids": self.prompt_ids, "rollouts": rollouts}

    @classmethod
    def from_dict(cls, data: Mapping[str, Json]) -> Group:
        """Read what :meth:`to_dict` wrote."""
        rollouts = [Rollout.from_dict(rollout) for rollout in data["rollouts"]]
        return cls(Task(**data["task"]), data["prompt_ids"], rollouts)


@dataclass(frozen=True)
class Filled:
    """A full batch and how it came about.

    Attributes:
        groups: As many as were asked for; those without information come last.
        generated: All groups that were generated for it, in order, dropped ones too.
        informative: Of each of these, whether it was.
        rounds: Generation rounds that it took.
        padding: Groups without information that fill the batch because the rounds ran out.
        masked: Groups at the end of ``groups`` that are left out of the loss.
        empty: Why no group of any process is informative: all that could be judged was ``uninformative``, or everything
            was ``unscorable``; ``None`` if some are.
    """

    groups: list[Group]
    generated: list[Group]
    informative: list[bool]
    rounds: int
    padding: int = 0
    masked: int = 0
    empty: Literal["uninformative", "unscorable"] | None = None

    def learnt_from(self, overlong: bool) -> list[bool]:
        """Of each rollout of the batch, in its order, whether it is part of the loss.

        Args:
            overlong: Whether rollouts that did not end by themselves are left out (overlong filtering, DAPO).
        """
        end = len(self.groups) - self.masked
        return [
            place < end and (rollout.finished or not overlong)
            for place, group in enumerate(self.groups)
            for rollout in group.rollouts
        ]


def as_generated(groups: Sequence[Group], masked: int = 0) -> dict[str, list[Any] | None]:
    """The groups' rollouts as TRL's ``rollout_func`` returns what it has just generated.

    ``env_mask`` keeps the environment's tokens out of TRL's losses and figures. The last ``masked`` groups have no
    rewards, which keeps them out of the statistics of the batch.
    """
    rollouts = [rollout for group in groups for rollout in group.rollouts]
    logprobs = [rollout.logprobs for rollout in rollouts]
    rewards = [rollout.reward for group in groups[: len(groups) - masked] for rollout in group.rollouts]
    return {
        "prompt_ids": [group.prompt_ids for group in groups for _ in group.rollouts],
        "completion_ids": [rollout.completion_ids for rollout in rollouts],
        "env_mask": [rollout.env_mask for rollout in rollouts],
        "logprobs": None if any(values is None for values in logprobs) else logprobs,
        "verified": [
            None if reward is None else reward.value for reward in rewards + [None] * (len(rollouts) - len(rewards))
        ],
    }


class DynamicSampler:
    """Fills batches with informative groups.

    Args:
        settings: Whether and how long.
        produce: Generates and judges so many new groups, of any size.
        largest: The largest of a number over all processes, so that all of them take the same number of rounds;
            every process must call it equally often.
        overlong: Whether rollouts that did not end by themselves are left out of the loss: a group in which nothing
            else is left is not informative.
    """

    def __init__(
        self,
        settings: SamplingSettings,
        produce: Callable[[int], list[Group]],
        largest: Callable[[int], int] = lambda number: number,
        *,
        overlong: bool = False,
    ) -> None:
        self.settings = settings
        self.surplus: list[Group] = []
        """Informative groups beyond the last batch; the next one starts with them.

        Bounded: processes generate equally often, so one that finds more informative groups would keep ever older ones.
        """
        self._produce = produce
        self._largest = largest
        self._overlong = overlong

    def informative(self, group: Group) -> bool:
        """Whether there is something to learn: equal rewards give every rollout the advantage 0."""
        values = group.rewards if self.settings.metric == "reward" else group.scores
        learnt = any(r.reward is not None and (r.finished or not self._overlong) for r in group.rollouts)
        return learnt and len(set(values)) > 1

    def fill(self, size: int) -> Filled:
        """A batch of ``size`` groups: as many informative ones as the rounds give, then others.

        Raises:
            TrainingError: If the rounds run out in any process and the settings say ``stop``; all processes raise it.
        """
        if not self.settings.dynamic:
            groups = self._produce(size)
            flags = [self.informative(group) for group in groups]
            return Filled(groups, groups, flags, 1, empty=self._empty(any(flags), groups))
        kept, self.surplus = self.surplus, []
        generated: list[Group] = []
        rounds = 0
        while (missing := self._largest(max(0, size - len(kept)))) and rounds < self.settings.max_rounds:
            fresh = self._produce(math.ceil(missing * self.settings.oversample))
            kept += [group for group in fresh if self.informative(group)]
            generated += fresh
            rounds += 1
        empty = self._empty(bool(kept), generated) if missing else None
        if missing and self.settings.shortfall == "stop":
            raise TrainingError(self._shortfall(missing, size, empty))
        flags = [self.informative(group) for group in generated]
        dropped = [group for group, informative in zip(generated, flags, strict=True) if not informative]
        padding = dropped[: max(0, size - len(kept))]
        self.surplus = self._newest(kept[size:], size)
        masked = len(padding) if self.settings.shortfall == "mask" else 0
        return Filled(kept[:size] + padding, generated, flags, rounds, len(padding), masked, empty)

    def _empty(self, informative: bool, groups: Sequence[Group]) -> Literal["uninformative", "unscorable"] | None:
        """Why no process has an informative group; all processes ask together."""
        judged = any(group.rewards for group in groups)
        return ("unscorable", "uninformative", None)[self._largest(2 if informative else int(judged))]

    def _newest(self, groups: list[Group], size: int) -> list[Group]:
        limit = size if self.settings.surplus is None else self.settings.surplus
        return groups[max(0, len(groups) - limit) :]

    def _shortfall(self, missing: int, size: int, empty: str | None) -> str:
        cause = "nothing could be judged" if empty == "unscorable" else "rewards do not differ within the others"
        return (
            f"after {self.settings.max_rounds} generation rounds {missing} of the {size} groups of a batch are not "
            f"informative ({cause}), and sampling.shortfall is 'stop'; the run is left as its last checkpoint has it. "
            "Take tasks that the policy solves sometimes, raise sampling.max_rounds, or set sampling.shortfall to "
            "'mask' or 'pad'"
        )

    def state_dict(self) -> dict[str, Json]:
        """The surplus, for checkpoints."""
        return {"surplus": [group.to_dict() for group in self.surplus]}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Take up the surplus of a checkpoint."""
        self.surplus = [Group.from_dict(group) for group in state["surplus"]]
