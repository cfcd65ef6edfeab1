"""What an audit counts: agreement with labels, taken apart, and two verifiers side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from verigym.evaluation.agreement import Agreement, compare_labels
from verigym.evaluation.statistics import mcnemar
from verigym.types import Json, Verdict

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled response as it was judged.

    Attributes:
        task: Number of its task in the file; responses to one task are not independent.
        id: Of its task.
        source: Where the task comes from, if the file says so.
        label: Whether people hold the response to be right.
        verdict: The verdict under audit.
        against: That of the verifier it is compared with, if there is one.
    """

    task: int
    id: str
    source: str | None
    label: bool
    verdict: Verdict
    against: Verdict | None

    @property
    def agrees(self) -> bool:
        """Whether verdict and label agree; an unscorable one never does."""
        return self.label is _passed(self.verdict)

    @property
    def other_agrees(self) -> bool:
        """The same for the other verifier."""
        return self.against is not None and self.label is _passed(self.against)

    @property
    def differs(self) -> bool:
        """Whether one of two verifiers agrees with the label and the other does not."""
        return self.against is not None and self.agrees is not self.other_agrees


@dataclass(frozen=True, slots=True)
class Paired:
    """On how many responses two verifiers agree with the label.

    Attributes:
        both: Both agree.
        only_first: The one under audit alone.
        only_second: The one it is compared with alone.
        neither: None of them.
        p_value: Of :func:`verigym.evaluation.mcnemar`.
    """

    both: int
    only_first: int
    only_second: int
    neither: int
    p_value: float

    @classmethod
    def of(cls, rows: Sequence[Labelled]) -> Paired:
        """Count the pairs."""
        seen = [(row.agrees, row.other_agrees) for row in rows]
        ahead: dict[int, int] = defaultdict(int)
        for row, (first, second) in zip(rows, seen, strict=True):
            ahead[row.task] += first - second
        return cls(
            both=seen.count((True, True)),
            only_first=seen.count((True, False)),
            only_second=seen.count((False, True)),
            neither=seen.count((False, False)),
            p_value=mcnemar(ahead.values()),
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of labelled responses.

    Attributes:
        labels: Agreement of the verifier under audit.
        by: The same by ``source``, ``reason`` and deciding ``step``; the largest groups first.
        against: Agreement of the verifier it is compared with; ``None`` without one.
        paired: Both side by side.
    """

    labels: Agreement
    by: dict[str, dict[str, Agreement]]
    against: Agreement | None
    paired: Paired | None

    @classmethod
    def of(cls, rows: Sequence[Labelled]) -> Figures:
        """Count."""
        compared = all(row.against is not None for row in rows)
        return cls(
            labels=_agreement(rows, lambda row: row.verdict),
            by={
                name: groups
                for name, key in (
                    ("source", lambda row: row.source),
                    ("reason", lambda row: str(row.verdict.reason)),
                    ("step", lambda row: deciding_step(row.verdict.detail)),
                )
                if (groups := _grouped(rows, key))
            },
            against=_agreement(rows, lambda row: row.against) if compared else None,
            paired=Paired.of(rows) if compared else None,
        )

    def to_dict(self) -> dict[str, Json]:
        """The figures as ``verigym audit --json`` prints them."""
        by = {name: {key: one.with_intervals() for key, one in groups.items()} for name, groups in self.by.items()}
        found: dict[str, Json] = {"labels": self.labels.with_intervals(), "by": by}
        if self.against is not None and self.paired is not None:
            found |= {"against_labels": self.against.with_intervals(), "paired": asdict(self.paired)}
        return found


def deciding_step(detail: str) -> str:
    """The step that a verdict's ``detail`` names last, without what is the response's own in it.

    >>> deciding_step("box; equal at 12 points"), deciding_step("tag; cannot be read: 'x'"), deciding_step("")
    ('equal at # points', 'cannot be read', '-')
    """
    step = detail.partition(": ")[0].rpartition("; ")[2]
    return _NUMBER.sub("#", step).strip() or "-"


def _passed(verdict: Verdict) -> bool | None:
    return None if verdict.score is None else verdict.passed


def _agreement(rows: Sequence[Labelled], said: Callable[[Labelled], Verdict | None]) -> Agreement:
    tasks: dict[int, list[tuple[bool, bool | None]]] = defaultdict(list)
    for row in rows:
        if (verdict := said(row)) is not None:
            tasks[row.task].append((row.label, _passed(verdict)))
    return compare_labels(list(tasks.values()))


def _grouped(rows: Sequence[Labelled], key: Callable[[Labelled], str | None]) -> dict[str, Agreement]:
    groups: dict[str, list[Labelled]] = defaultdict(list)
    for row in rows:
        if (name := key(row)) is not None:
            groups[name].append(row)
    largest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return {name: _agreement(group, lambda row: row.verdict) for name, group in largest}
