"""How verdicts agree with labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verigym.errors import UsageError
from verigym.evaluation.statistics import share_interval
from verigym.types import Json


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of responses.

    Attributes:
        count: Of how many it is true.
        n: Of how many it could be.
        interval: The 95% interval; ``None`` if ``n`` is 0.
    """

    count: int
    n: int
    interval: tuple[float, float] | None

    @classmethod
    def of(cls, clusters: Sequence[Sequence[bool]]) -> Rate:
        """From what is true of each response, task by task."""
        n = sum(map(len, clusters))
        return cls(sum(map(sum, clusters)), n, share_interval(clusters) if n else None)

    @property
    def value(self) -> float | None:
        """The share; ``None`` if ``n`` is 0."""
        return self.count / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How verdicts agree with labels. An unscorable response disagrees with either label.

    Attributes:
        agreeing: The verdicts that agree, of all labelled responses.
        false_positives: The responses that passed, of those labelled false.
        false_negatives: The responses that did not pass, whether judged wrong or not at all, of those labelled true.
        unscorable: Labelled responses that could not be judged.
    """

    agreeing: Rate
    false_positives: Rate
    false_negatives: Rate
    unscorable: int

    @property
    def n(self) -> int:
        """Labelled responses."""
        return self.agreeing.n

    @property
    def accuracy(self) -> float:
        """The share of verdicts that agree."""
        return self.agreeing.count / self.agreeing.n

    @property
    def false_positive_rate(self) -> float | None:
        """``None`` if no label is false."""
        return self.false_positives.value

    @property
    def false_negative_rate(self) -> float | None:
        """``None`` if no label is true."""
        return self.false_negatives.value

    def to_dict(self) -> dict[str, Json]:
        """What scripts rely on."""
        return {
            "n": self.n,
            "accuracy": self.accuracy,
            "false_positive_rate": self.false_positive_rate,
            "false_negative_rate": self.false_negative_rate,
            "unscorable": self.unscorable,
        }

    def with_intervals(self) -> dict[str, Json]:
        """The same with counts and 95% intervals, as an audit prints it."""
        return {
            **self.to_dict(),
            "false_positives": self.false_positives.count,
            "false_negatives": self.false_negatives.count,
            "accuracy_interval": self.agreeing.interval,
            "false_positive_interval": self.false_positives.interval,
            "false_negative_interval": self.false_negatives.interval,
        }


def compare_labels(tasks: Sequence[Sequence[tuple[bool, bool | None]]]) -> Agreement:
    """Compare labels with verdicts.

    Args:
        tasks: For each task, for each of its responses: the label, and whether it passed; ``None`` where it could not
            be judged.
    """
    if not any(tasks):
        raise UsageError("a comparison needs at least one label, got none")
    return Agreement(
        agreeing=Rate.of([[label is passed for label, passed in task] for task in tasks]),
        false_positives=Rate.of([[passed is True for label, passed in task if not label] for task in tasks]),
        false_negatives=Rate.of([[passed is not True for label, passed in task if label] for task in tasks]),
        unscorable=sum(passed is None for task in tasks for _, passed in task),
    )
