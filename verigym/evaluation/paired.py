"""Two policies on the same tasks: what changed from the first to the second. Pure functions of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from verigym.evaluation.sampled import Estimate, TaskScores, by_entry, passing, pooled
from verigym.evaluation.statistics import paired_interval
from verigym.types import Json


@dataclass(frozen=True, slots=True)
class Change:
    """From one policy to another, over the tasks of which both have a judged response.

    A task is solved if at least one of its responses passed.

    Attributes:
        tasks: How many.
        mean: Difference of the mean scores, later less earlier; ``None`` without a task.
        pass_at_k: Differences of pass@1, 2, 4, ...
        newly_solved: Ids of the tasks that only the later one solved.
        kept: Ids of those that both did.
        lost: Ids of those that only the earlier one did.
    """

    tasks: int
    mean: Estimate | None
    pass_at_k: dict[int, Estimate]
    newly_solved: tuple[str, ...]
    kept: tuple[str, ...]
    lost: tuple[str, ...]

    @classmethod
    def of(cls, earlier: Sequence[TaskScores], later: Sequence[TaskScores]) -> Change:
        """Compare tasks of one entry, paired by id; each task is a cluster."""
        known = {task.id: task for task in earlier if task.judged}
        after = [task for task in later if task.judged and task.id in known]
        before = [known[task.id] for task in after]
        solved = [(task.id, bool(first.solved), bool(task.solved)) for first, task in zip(before, after, strict=True)]
        first_passes, passes = passing(before), passing(after)
        return cls(
            tasks=len(after),
            mean=_difference([fmean(task.judged) for task in before], [fmean(task.judged) for task in after]),
            pass_at_k={
                k: estimate
                for k in sorted(set(first_passes) & set(passes))
                if (estimate := _difference(first_passes[k], passes[k])) is not None
            },
            newly_solved=tuple(name for name, first, second in solved if second and not first),
            kept=tuple(name for name, first, second in solved if first and second),
            lost=tuple(name for name, first, second in solved if first and not second),
        )

    @classmethod
    def together(cls, entries: Sequence[Change]) -> Change:
        """All entries of a mix, each with the same weight in the differences."""
        mean, passes = pooled([(one.mean, one.pass_at_k) for one in entries])
        return cls(
            tasks=sum(one.tasks for one in entries),
            mean=mean,
            pass_at_k=passes,
            newly_solved=tuple(name for one in entries for name in one.newly_solved),
            kept=tuple(name for one in entries for name in one.kept),
            lost=tuple(name for one in entries for name in one.lost),
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many tasks were newly solved, kept and lost."""
        return {"newly_solved": len(self.newly_solved), "kept": len(self.kept), "lost": len(self.lost)}

    def summary(self) -> dict[str, Json]:
        """The figures, without the tasks' ids."""
        return {
            "tasks": self.tasks,
            "mean": None if self.mean is None else self.mean.to_dict(),
            "pass_at_k": {str(k): one.to_dict() for k, one in self.pass_at_k.items()},
            **self.counts,
        }


def changes(earlier: Sequence[TaskScores], later: Sequence[TaskScores]) -> tuple[Change, dict[str, Change]]:
    """What changed over a mix, and in each of the entries that both have."""
    before, after = by_entry(earlier), by_entry(later)
    entries = {name: Change.of(before[name], own) for name, own in after.items() if name in before}
    return Change.together(list(entries.values())), entries


def _difference(before: Sequence[float], after: Sequence[float]) -> Estimate | None:
    """The mean of the tasks' differences; ``None`` without a task."""
    if not after:
        return None
    differences = [second - first for first, second in zip(before, after, strict=True)]
    return Estimate(fmean(differences), *paired_interval(differences))
