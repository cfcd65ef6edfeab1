"""What is counted of the verdicts on a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import fmean

from verigym.evaluation.agreement import Agreement, compare_labels
from verigym.evaluation.statistics import clustered_interval, mean_pass_at_k, share_interval
from verigym.types import Json, Verdict


@dataclass
class Summary:
    """Counts verdicts, task by task.

    Means and shares are over the responses that could be judged; the others are counted apart.
    """

    reasons: Counter[str] = field(default_factory=Counter)
    labelled: list[list[tuple[bool, bool | None]]] = field(default_factory=list)
    """Label, and whether it passed, of each labelled task's responses."""
    scores: list[list[float]] = field(default_factory=list)
    """The scores of each task's judged responses."""

    def add(self, verdicts: list[Verdict], labels: tuple[bool, ...] | None) -> None:
        """Count the verdicts on all responses to one task."""
        self.reasons.update(str(verdict.reason) for verdict in verdicts)
        self.scores.append([verdict.score for verdict in verdicts if verdict.score is not None])
        if labels is not None:
            passed = (None if verdict.score is None else verdict.passed for verdict in verdicts)
            self.labelled.append(list(zip(labels, passed, strict=True)))

    @property
    def n(self) -> int:
        """Responses, judged or not."""
        return self.reasons.total()

    @property
    def judged(self) -> int:
        """Responses with a score."""
        return sum(map(len, self.scores))

    @property
    def unscorable(self) -> int:
        """Responses without one."""
        return self.n - self.judged

    @property
    def mean(self) -> float | None:
        """The mean score; ``None`` if nothing could be judged."""
        return fmean(score for scores in self.scores for score in scores) if self.judged else None

    @property
    def passed(self) -> float | None:
        """The share of responses with score 1."""
        return fmean(score == 1.0 for scores in self.scores for score in scores) if self.judged else None

    @property
    def pass_at_k(self) -> dict[int, float]:
        """pass@1, 2, 4, ... as far as every task has responses enough."""
        return mean_pass_at_k((len(scores), scores.count(1.0)) for scores in self.scores)

    @property
    def labels(self) -> Agreement | None:
        """How verdicts agree with labels; ``None`` if the file has none."""
        return compare_labels(self.labelled) if self.labelled else None

    @property
    def mean_interval(self) -> tuple[float, float] | None:
        """The 95% interval of :attr:`mean`; responses to one task are a cluster."""
        return clustered_interval(self.scores) if self.judged else None

    @property
    def passed_interval(self) -> tuple[float, float] | None:
        """The 95% interval of :attr:`passed`."""
        return share_interval([[score == 1.0 for score in scores] for scores in self.scores]) if self.judged else None

    def to_dict(self) -> dict[str, Json]:
        """What scripts rely on; ``labels`` only where the file has them."""
        figures = {
            "n": self.n,
            "judged": self.judged,
            "unscorable": self.unscorable,
            "mean": self.mean,
            "passed": self.passed,
            "pass_at_k": {str(k): value for k, value in self.pass_at_k.items()},
            "reasons": dict(self.reasons.most_common()),
        }
        return figures if self.labels is None else {**figures, "labels": self.labels.to_dict()}
