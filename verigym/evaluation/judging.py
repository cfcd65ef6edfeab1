"""The stream from a file of responses to verdicts, in the order of the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from verigym.errors import BrokenEnvError, RecordError, UnknownEnvError
from verigym.evaluation.records import Record, read_records
from verigym.evaluation.timings import TimingFile
from verigym.evaluation.verdicts import Pair, VerdictFile
from verigym.registry import spec
from verigym.types import Verdict
from verigym.verifiers import Verifier
from verigym.verifiers.pool import PendingVerdict, VerifierPool

_AHEAD = 32
"""Responses a worker that are queued at a time: enough that none idles while the next in order is a slow one."""


@dataclass
class Judges:
    """Who judges which record.

    Attributes:
        env: The environment of records that name none.
        verifier: Judges in the place of an environment's own: in that of ``env``, or without one in every one's.
        arbiter: The id of the arbiter that the pool asks; empty without one.
    """

    env: str | None = None
    verifier: Verifier | None = None
    arbiter: str = ""
    _own: dict[str, Verifier] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.env is not None:
            spec(self.env)

    def of(self, record: Record) -> Verifier:
        """The verifier of a record.

        Raises:
            RecordError: If its environment does not exist or does not load.
        """
        name = record.task.env
        if self.verifier is not None and self.env in (None, name):
            return self.verifier
        if name not in self._own:
            try:
                self._own[name] = spec(name).verifier()
            except (UnknownEnvError, BrokenEnvError) as error:
                raise RecordError(f"{record.where}: {error}") from error
        return self._own[name]


def judged_records(
    path: Path, judges: Judges, pool: VerifierPool, file: VerdictFile | None = None, clock: TimingFile | None = None
) -> Iterator[tuple[Record, list[Verdict]]]:
    """Each record of a file with the verdicts on its responses.

    Args:
        path: Response records.
        judges: Who judges.
        pool: Where.
        file: Its verdicts are taken, and new ones appended before they are given out.
        clock: The same for the seconds that they took.

    Raises:
        UsageError: If ``file`` or ``clock`` is about other responses.
    """
    verdicts = _verdicts(_pairs(path, judges), file, clock, pool)
    for record in read_records(path, judges.env):
        yield record, list(islice(verdicts, len(record.responses)))
    next(verdicts, None)  # one verdict more in `file` than there are responses is an error


def _pairs(path: Path, judges: Judges) -> Iterator[Pair]:
    for record in read_records(path, judges.env):
        for sample, response in enumerate(record.responses):
            yield Pair(judges.of(record), record.task, response, sample, judges.arbiter)


def _verdicts(
    pairs: Iterator[Pair], file: VerdictFile | None, clock: TimingFile | None, pool: VerifierPool
) -> Iterator[Verdict]:
    """The verdicts on ``pairs`` in order: first those in ``file``, then new ones, each appended to it."""
    if file is not None:
        for pair, verdict in file.kept(pairs):
            if clock is not None:
                clock.keep(pair)
            yield verdict
    if clock is not None:
        clock.keep_no_more()
    for pair, pending in _judge(pairs, pool):
        verdict = pending.result()
        if clock is not None:
            clock.append(pair, pending.seconds)
        if file is not None:
            file.append(pair, verdict)
        yield verdict


def _judge(pairs: Iterator[Pair], pool: VerifierPool) -> Iterator[tuple[Pair, PendingVerdict]]:
    """The verdicts to come, in order, while later responses are judged already."""
    queued: deque[tuple[Pair, PendingVerdict]] = deque()
    for pair in pairs:
        queued.append((pair, pool.submit(pair.verifier, pair.task, pair.response)))
        if len(queued) >= _AHEAD * pool.workers:
            yield queued.popleft()
    yield from queued
