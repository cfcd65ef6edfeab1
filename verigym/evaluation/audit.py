"""Judging a verifier by labels."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from verigym.errors import UsageError
from verigym.evaluation.disagreements import DisagreementFile, row
from verigym.evaluation.figures import Figures, Labelled
from verigym.evaluation.judging import Judges, judged_records
from verigym.evaluation.records import Record, read_records
from verigym.evaluation.verdicts import VerdictFile
from verigym.types import Json, Verdict
from verigym.verifiers import Verifier, VerifierPool


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome of an audit.

    Attributes:
        verifiers: The ids of those under audit: one, or one an environment.
        against: The same of those they are compared with; empty without a comparison.
        figures: Over all labelled responses.
        undisputed: Over those whose label is not disputed; ``None`` if no disputed ones were named.
        disputed: Ids of the rows whose label is disputed, with the reason.
        disagreements: The responses on which verdict and label disagree.
        differences: Those on which one of two verifiers agrees with the label and the other does not.
        unlabelled: Responses without a label, which are counted nowhere else.
        seconds: Wall clock of this run.
    """

    verifiers: list[str]
    against: list[str]
    figures: Figures
    undisputed: Figures | None
    disputed: Mapping[str, str]
    disagreements: list[dict[str, Json]]
    differences: list[dict[str, Json]]
    unlabelled: int
    seconds: float

    @property
    def unscorable(self) -> int:
        """Verdicts that could not be reached, of either verifier."""
        return self.figures.labels.unscorable + (self.figures.against.unscorable if self.figures.against else 0)

    def to_dict(self) -> dict[str, Json]:
        """What ``verigym audit --json`` prints."""
        found: dict[str, Json] = {"verifiers": self.verifiers, "against": self.against, **self.figures.to_dict()}
        if self.undisputed is not None:
            found |= {"undisputed": self.undisputed.to_dict(), "disputed": dict(self.disputed)}
        found |= {"disagreements": self.disagreements, "differences": self.differences}
        return {**found, "unlabelled": self.unlabelled, "seconds": round(self.seconds, 3)}


def audit_file(
    path: Path,
    *,
    env: str | None = None,
    verifier: Verifier | None = None,
    against: Verifier | None = None,
    disputed: Mapping[str, str] | None = None,
    by: str = "source",
    out: Path | None = None,
    verdicts: Path | None = None,
    against_verdicts: Path | None = None,
    workers: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Audit:
    """Judge every response of a labelled file, and hold the verdicts against the labels.

    Args:
        path: Response records with labels; see :func:`verigym.evaluation.read_records`.
        env: The environment of the records that name none.
        verifier: Audited in the place of an environment's own; see :class:`verigym.evaluation.judging.Judges`.
        against: A second verifier, to compare with.
        disputed: Ids of rows whose label is disputed: figures are also given without them.
        by: The key of ``meta`` that says where a record comes from.
        out: Where the disagreements and differences go as records, with both verdicts; must not exist.
        verdicts: A file of verdicts, as :func:`verigym.evaluation.verify_file` writes it: those in it are taken, and
            new ones are on disk before they are counted.
        against_verdicts: The same for ``against``.
        workers: Workers of the pool; ``None`` is one a core.
        progress: Called after every task with the verdicts done and their total.

    Raises:
        RecordError: If a line cannot be read or names an environment that does not exist.
        UsageError: If the file has no labels or lacks a disputed row, if ``out`` exists, or if a file of verdicts is
            about other responses.
    """
    named = [file.resolve() for file in (out, verdicts, against_verdicts) if file is not None]
    if len(set(named)) < len(named):
        raise UsageError(f"--out, --verdicts and --against-verdicts are files of their own, got {named}")
    if against is None and against_verdicts is not None:
        raise UsageError("--against-verdicts are those of a second verifier; name it with --against")
    started = time.monotonic()
    judges = [Judges(env, verifier), *([Judges(env, against)] if against is not None else [])]
    total = len(judges) * _check(path, judges, disputed or {})
    tally = _Tally(disputed or {}, by)
    done = 0
    with ExitStack() as stack:
        report = stack.enter_context(DisagreementFile(out)) if out is not None else None
        files = [
            stack.enter_context(VerdictFile(file, resume=True)) if file is not None else None
            for file in (verdicts, against_verdicts)
        ]
        pool = stack.enter_context(VerifierPool(workers))
        streams = [judged_records(path, judge, pool, file) for judge, file in zip(judges, files, strict=False)]
        for judged in zip(*streams, strict=True):
            record, said = judged[0][0], list(zip(*(verdicts for _, verdicts in judged), strict=True))
            for shown in tally.add(record, said):
                if report is not None:
                    report.write(record, shown, said[shown["sample"]])
            done += len(judges) * len(record.responses)
            progress(done, total)
    return tally.audit(time.monotonic() - started)


def _check(path: Path, judges: list[Judges], disputed: Mapping[str, str]) -> int:
    """Read the whole file once, so that what is wrong with it costs no verdicts; the number of its responses."""
    total, labelled = 0, set()
    for record in read_records(path, judges[0].env):
        for judge in judges:
            judge.of(record)
        total += len(record.responses)
        if record.labels is not None:
            labelled.add(record.task.id)
    if not labelled:
        raise UsageError(f"{path} has no labels; an audit needs 'label': true or false in its records")
    if missing := sorted(disputed.keys() - labelled):
        raise UsageError(f"{path} has no labelled rows {', '.join(missing)}, which are said to be disputed")
    if not labelled - disputed.keys():
        raise UsageError(f"all labels of {path} are said to be disputed; nothing is left to count")
    return total


class _Tally:
    """What an audit adds up, record by record."""

    def __init__(self, disputed: Mapping[str, str], by: str) -> None:
        self._disputed = disputed
        self._by = by
        self._rows: list[Labelled] = []
        self._disagreements: list[dict[str, Json]] = []
        self._differences: list[dict[str, Json]] = []
        self._records = self._unlabelled = 0

    def add(self, record: Record, said: Sequence[tuple[Verdict, ...]]) -> list[dict[str, Json]]:
        """Count a record's responses; gives what is to be shown of them.

        Args:
            record: The record.
            said: For each of its responses the verdict under audit, and that of the other verifier if there is one.
        """
        self._records += 1
        if record.labels is None:
            self._unlabelled += len(said)
            return []
        source, reported = record.task.meta.get(self._by), []
        for sample, (label, verdicts) in enumerate(zip(record.labels, said, strict=True)):
            against = verdicts[1] if len(verdicts) > 1 else None
            name = None if source is None else str(source)
            labelled = Labelled(self._records, record.task.id, name, label, verdicts[0], against)
            self._rows.append(labelled)
            if labelled.agrees and not labelled.differs:
                continue
            shown = row(record, sample, label, verdicts, self._disputed.get(record.task.id))
            reported.append(shown)
            if not labelled.agrees:
                self._disagreements.append(shown)
            if labelled.differs:
                self._differences.append(shown)
        return reported

    def audit(self, seconds: float) -> Audit:
        """The sum."""
        undisputed = [row for row in self._rows if row.id not in self._disputed]
        return Audit(
            verifiers=sorted({row.verdict.verifier for row in self._rows}),
            against=sorted({row.against.verifier for row in self._rows if row.against is not None}),
            figures=Figures.of(self._rows),
            undisputed=Figures.of(undisputed) if self._disputed else None,
            disputed=self._disputed,
            disagreements=self._disagreements,
            differences=self._differences,
            unlabelled=self._unlabelled,
            seconds=seconds,
        )
