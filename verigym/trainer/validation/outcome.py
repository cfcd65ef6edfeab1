"""What a validation comes to."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from verigym.errors import TrainingError
from verigym.evaluation import Change, Sampled, TaskScores, changes, sampled_figures
from verigym.trainer.rewards import ILL_FORMED
from verigym.types import Json, Task, Verdict


@dataclass(frozen=True)
class Judged:
    """A held-back task, the responses of an episode on it and the verdict on them."""

    task: Task
    responses: list[str]
    verdict: Verdict

    @property
    def name(self) -> str:
        """The mix entry that the task came from."""
        return str(self.task.meta.get("mix", self.task.env))


def task_scores(judged: Sequence[Judged]) -> list[TaskScores]:
    """The scores of each task's responses, tasks in the order of their names: the same for any number of processes."""
    scores: dict[tuple[str, str], list[float | None]] = {}
    for item in judged:
        scores.setdefault((item.name, item.task.id), []).append(item.verdict.score)
    return [TaskScores(name, task, tuple(own)) for (name, task), own in sorted(scores.items())]


def form(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """By entry of the mix: the share of ill-formed answers, and the mean score of the well-formed ones."""
    figures: dict[str, dict[str, float]] = {}
    for name in ["mean", *sorted({item.name for item in judged})]:
        scored = [i.verdict for i in judged if name in ("mean", i.name) and i.verdict.score is not None]
        well = [verdict.score or 0.0 for verdict in scored if verdict.reason not in ILL_FORMED]
        figures[name] = {
            "ill_formed": 1.0 - len(well) / len(scored) if scored else 0.0,
            "accuracy_when_well_formed": statistics.fmean(well) if well else 0.0,
        }
    return figures


@dataclass(frozen=True)
class Outcome:
    """What a validation came to.

    Attributes:
        overall: The figures of the mix, each entry with the same weight.
        entries: Those of its entries.
        change: From the first validation, over the tasks of both; ``None`` in the first one itself.
        form: See :func:`form`.
    """

    overall: Sampled
    entries: dict[str, Sampled]
    change: Change | None
    form: dict[str, dict[str, float]]

    @classmethod
    def of(cls, judged: Sequence[Judged], first: Sequence[TaskScores]) -> Outcome:
        """Count.

        Raises:
            TrainingError: If nothing could be judged.
        """
        tasks = task_scores(judged)
        overall, entries = sampled_figures(tasks)
        if overall.mean is None:
            raise TrainingError(
                f"a validation could judge none of its {overall.responses} responses, the first because of: "
                f"{judged[0].verdict.detail}. The run is left as its last checkpoint has it: give --resume once the "
                "cause is gone"
            )
        return cls(overall, entries, changes(first, tasks)[0] if first else None, form(judged))

    @property
    def scores(self) -> dict[str, float]:
        """The mean score of each entry, and under ``mean`` the mean of those; without entries that were not judged."""
        named = {"mean": self.overall, **self.entries}
        return {name: one.mean.value for name, one in named.items() if one.mean is not None}

    @property
    def metrics(self) -> dict[str, float]:
        """For trackers: ``validation/score``, ``validation/pass@K``, and the same by entry."""
        found: dict[str, float] = {}
        for suffix, one in {"": self.overall, **{f"/{name}": own for name, own in self.entries.items()}}.items():
            if one.mean is not None:
                found[f"validation/score{suffix}"] = one.mean.value
            found |= {f"validation/pass@{k}{suffix}": estimate.value for k, estimate in one.pass_at_k.items()}
        found["validation/unscorable"] = self.overall.unscorable / self.overall.responses
        if self.change is not None:
            found |= {f"validation/{name}": float(count) for name, count in self.change.counts.items()}
        return found

    def to_dict(self) -> dict[str, Json]:
        """The figures of the event."""
        named = {"mean": self.overall, **self.entries}
        change = {} if self.change is None else {"since_first": self.change.summary()}
        return {
            "scores": self.scores,
            "intervals": {name: [one.mean.low, one.mean.high] for name, one in named.items() if one.mean is not None},
            "pass_at_k": {
                name: {str(k): estimate.value for k, estimate in one.pass_at_k.items()} for name, one in named.items()
            },
            "pass_at_k_intervals": {
                name: {str(k): [estimate.low, estimate.high] for k, estimate in one.pass_at_k.items()}
                for name, one in named.items()
            },
            "unscorable": self.overall.unscorable,
            "form": self.form,
            **change,
        }
