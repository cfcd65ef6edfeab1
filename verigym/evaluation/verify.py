"""Judging a file of responses."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from verigym.errors import BrokenEnvError, RecordError, UnknownEnvError, UsageError
from verigym.evaluation.records import Record, read_records
from verigym.evaluation.summary import Summary
from verigym.evaluation.timings import TimingFile
from verigym.evaluation.verdicts import Pair, VerdictFile
from verigym.registry import spec
from verigym.types import Json, Verdict
from verigym.verifiers import Verifier
from verigym.verifiers.pool import PendingVerdict, VerifierPool

_AHEAD = 32
"""Responses a worker that are queued at a time: enough that none idles while the next in order is a slow one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of judging a file.

    Attributes:
        summary: What was counted.
        seconds: Wall clock of this run.
    """

    summary: Summary
    seconds: float

    def to_dict(self) -> dict[str, Json]:
        """What ``verigym verify --json`` prints."""
        return {**self.summary.to_dict(), "seconds": round(self.seconds, 3)}


def verify_file(
    path: Path,
    *,
    env: str | None = None,
    out: Path | None = None,
    timings: Path | None = None,
    resume: bool = False,
    workers: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Judged:
    """Judge every response of a file, in its order.

    The whole file is read once before the first response is judged, so that a broken line costs no verdicts.

    Args:
        path: Response records; see :func:`verigym.evaluation.read_records`.
        env: The environment of the records that name none.
        out: Where verdicts go, each on disk before it is counted; ``None`` keeps none.
        timings: Where the seconds that each verdict took go, a line a verdict; ``None`` keeps none.
        resume: Go on where an earlier run on the same responses left ``out`` (and ``timings``).
        workers: Workers of the pool; ``None`` is one a core.
        progress: Called after every task with the responses done and their total.

    Raises:
        RecordError: If a line cannot be read or names an environment that does not exist.
        UsageError: If ``out`` or ``timings`` exists without ``resume``, or is about other responses.
    """
    if resume and out is None:
        raise UsageError("--resume goes on with a file of verdicts; name it with --out")
    if out is not None and timings is not None and out.resolve() == timings.resolve():
        raise UsageError(f"verdicts and timings are files of their own, got {str(out)!r} for both")
    started = time.monotonic()
    verifiers = _Verifiers()
    if env is not None:
        spec(env)
    total = sum(1 for _ in _pairs(path, env, verifiers))
    if total == 0:
        raise UsageError(f"{path} holds no responses")
    summary = Summary()
    with ExitStack() as stack:
        file = stack.enter_context(VerdictFile(out, resume=resume)) if out is not None else None
        clock = stack.enter_context(TimingFile(timings, resume=resume)) if timings is not None else None
        pool = stack.enter_context(VerifierPool(workers))
        verdicts = _verdicts(_pairs(path, env, verifiers), file, clock, pool)
        for record in read_records(path, env):
            summary.add(list(islice(verdicts, len(record.responses))), record.labels)
            progress(summary.n, total)
        next(verdicts, None)  # one verdict more in `out` than there are responses is an error
    return Judged(summary, time.monotonic() - started)


class _Verifiers:
    """Each environment's verifier, made once."""

    def __init__(self) -> None:
        self._made: dict[str, Verifier] = {}

    def of(self, record: Record) -> Verifier:
        name = record.task.env
        if name not in self._made:
            try:
                self._made[name] = spec(name).verifier()
            except (UnknownEnvError, BrokenEnvError) as error:
                raise RecordError(f"{record.where}: {error}") from error
        return self._made[name]


def _pairs(path: Path, env: str | None, verifiers: _Verifiers) -> Iterator[Pair]:
    for record in read_records(path, env):
        for sample, response in enumerate(record.responses):
            yield Pair(verifiers.of(record), record.task, response, sample)


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
