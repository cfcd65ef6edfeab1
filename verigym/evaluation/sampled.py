"""What the scores of sampled responses say of a policy: mean score and pass@k with intervals, entry by entry of a mix.

Pure functions of numbers; the trainer's validation and ``verigym eval`` both count by them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from verigym.evaluation.statistics import clustered_interval, pass_at_k, share_interval
from verigym.types import Json


@dataclass(frozen=True, slots=True)
class TaskScores:
    """How the responses to one task were judged.

    Attributes:
        entry: The entry of the mix that the task came from.
        id: The task's; unique within its entry.
        scores: Of each response; ``None`` where it could not be judged.
    """

    entry: str
    id: str
    scores: tuple[float | None, ...]

    @property
    def judged(self) -> list[float]:
        """The scores of the responses that could be judged."""
        return [score for score in self.scores if score is not None]

    @property
    def solved(self) -> bool | None:
        """Whether one of its responses passed; ``None`` if none could be judged."""
        return 1.0 in self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its 95% interval."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, clusters: Sequence[Sequence[float]]) -> Estimate:
        """The mean of scores from 0 to 1 that are independent between clusters but not within.

        By the clusters' own spread, except where all scores are 0 or 1: see
        :func:`verigym.evaluation.statistics.share_interval`.
        """
        scores = [score for cluster in clusters for score in cluster]
        if all(score in (0.0, 1.0) for score in scores):
            return cls(fmean(scores), *share_interval([[score == 1.0 for score in one] for one in clusters]))
        return cls(fmean(scores), *clustered_interval(clusters))

    @classmethod
    def mean(cls, estimates: Sequence[Estimate]) -> Estimate:
        """The mean of independent figures.

        Its interval is made of theirs by the method of variance estimates recovery (Zou and Donner 2008, doi
        10.1002/sim.3095): the distances from value to bound add up as standard errors do.
        """
        value = fmean(one.value for one in estimates)
        below = math.hypot(*(one.value - one.low for one in estimates)) / len(estimates)
        above = math.hypot(*(one.high - one.value for one in estimates)) / len(estimates)
        return cls(value, value - below, value + above)

    def to_dict(self) -> dict[str, Json]:
        """``{"value": 0.5, "interval": [0.4, 0.6]}``."""
        return {"value": self.value, "interval": [self.low, self.high]}


@dataclass(frozen=True, slots=True)
class Sampled:
    """Figures of the responses to some tasks.

    Attributes:
        tasks: How many.
        responses: To all of them together.
        unscorable: Responses that could not be judged; they count in no other figure.
        mean: The mean score; ``None`` if nothing could be judged.
        pass_at_k: pass@1, 2, 4, ... as far as every task has judged responses enough.
    """

    tasks: int
    responses: int
    unscorable: int
    mean: Estimate | None
    pass_at_k: dict[int, Estimate]

    @classmethod
    def of(cls, tasks: Sequence[TaskScores]) -> Sampled:
        """Count tasks of one entry; the responses to a task are a cluster."""
        responses = sum(len(task.scores) for task in tasks)
        clusters = [task.judged for task in tasks if task.judged]
        passes = passing(tasks)
        return cls(
            tasks=len(tasks),
            responses=responses,
            unscorable=responses - sum(map(len, clusters)),
            mean=Estimate.of(clusters) if clusters else None,
            pass_at_k={k: Estimate.of([[chance] for chance in chances]) for k, chances in passes.items()},
        )

    @classmethod
    def together(cls, entries: Sequence[Sampled]) -> Sampled:
        """All entries of a mix, each with the same weight; those of which nothing could be judged have none."""
        mean, passes = pooled([(one.mean, one.pass_at_k) for one in entries])
        return cls(
            tasks=sum(one.tasks for one in entries),
            responses=sum(one.responses for one in entries),
            unscorable=sum(one.unscorable for one in entries),
            mean=mean,
            pass_at_k=passes,
        )

    def to_dict(self) -> dict[str, Json]:
        """What scripts rely on."""
        return {
            "tasks": self.tasks,
            "responses": self.responses,
            "unscorable": self.unscorable,
            "mean": None if self.mean is None else self.mean.to_dict(),
            "pass_at_k": {str(k): one.to_dict() for k, one in self.pass_at_k.items()},
        }


def pooled(
    entries: Sequence[tuple[Estimate | None, Mapping[int, Estimate]]],
) -> tuple[Estimate | None, dict[int, Estimate]]:
    """The mean and the pass@k of all entries of a mix, each with the same weight, for every k that all of them have."""
    means = [mean for mean, _ in entries if mean is not None]
    passes = [by_k for _, by_k in entries if by_k]
    common = sorted(set(passes[0]).intersection(*passes)) if passes else []
    return Estimate.mean(means) if means else None, {k: Estimate.mean([one[k] for one in passes]) for k in common}


def by_entry(tasks: Sequence[TaskScores]) -> dict[str, list[TaskScores]]:
    """The tasks of each entry, entries in alphabetical order."""
    names = sorted({task.entry for task in tasks})
    return {name: [task for task in tasks if task.entry == name] for name in names}


def figures(tasks: Sequence[TaskScores]) -> tuple[Sampled, dict[str, Sampled]]:
    """The figures of a mix, and those of each of its entries."""
    entries = {name: Sampled.of(own) for name, own in by_entry(tasks).items()}
    return Sampled.together(list(entries.values())), entries


def passing(tasks: Sequence[TaskScores]) -> dict[int, list[float]]:
    """For k = 1, 2, 4, ... the unbiased pass@k of each task that could be judged.

    As far as the smallest number of judged responses of a task goes.
    """
    judged = [task.judged for task in tasks if task.judged]
    if not judged:
        return {}
    powers = (2**power for power in range(min(map(len, judged)).bit_length()))
    return {k: [pass_at_k(len(scores), scores.count(1.0), k) for scores in judged] for k in powers}
