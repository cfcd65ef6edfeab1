"""Judging a file of responses."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from verigym.errors import UsageError
from verigym.evaluation.judging import Judges, judged_records
from verigym.evaluation.records import read_records
from verigym.evaluation.summary import Summary
from verigym.evaluation.timings import TimingFile
from verigym.evaluation.verdicts import VerdictFile
from verigym.types import Json
from verigym.verifiers import Verifier, VerifierPool
from verigym.verifiers.arbiter import Arbiter, ArbitratedPool, rule_verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of judging a file.

    Attributes:
        summary: What was counted.
        seconds: Wall clock of this run.
        by_rules: What was counted of the rules' verdicts, where an arbiter had a say in others; else ``None``.
    """

    summary: Summary
    seconds: float
    by_rules: Summary | None = None

    def to_dict(self) -> dict[str, Json]:
        """What ``verigym verify --json`` prints."""
        rules = {} if self.by_rules is None else {"by_rules": self.by_rules.to_dict()}
        return {**self.summary.to_dict(), **rules, "seconds": round(self.seconds, 3)}


def verify_file(
    path: Path,
    *,
    env: str | None = None,
    verifier: Verifier | None = None,
    arbiter: Arbiter | None = None,
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
        verifier: Judges in the place of an environment's own; see :class:`verigym.evaluation.judging.Judges`.
        arbiter: Asked about what the rules call wrong or malformed; closed at the end.
        out: Where verdicts go, each on disk before it is counted; ``None`` keeps none.
        timings: Where the seconds that each verdict took go, a line a verdict; ``None`` keeps none.
        resume: Go on where an earlier run on the same responses left ``out`` (and ``timings``).
        workers: Workers of the pool; ``None`` is one a core.
        progress: Called after every task with the responses done and their total.

    Raises:
        RecordError: If a line cannot be read or names an environment that does not exist.
        UsageError: If ``out`` or ``timings`` exists without ``resume``, or is about other responses, or if the arbiter
            does not answer.
    """
    if resume and out is None:
        raise UsageError("--resume goes on with a file of verdicts; name it with --out")
    if out is not None and timings is not None and out.resolve() == timings.resolve():
        raise UsageError(f"verdicts and timings are files of their own, got {str(out)!r} for both")
    started = time.monotonic()
    judges = Judges(env, verifier, "" if arbiter is None else arbiter.id)
    total = 0
    for record in read_records(path, env):
        judges.of(record)
        total += len(record.responses)
    if total == 0:
        raise UsageError(f"{path} holds no responses")
    summary, by_rules = Summary(), Summary()
    with ExitStack() as stack:
        file = stack.enter_context(VerdictFile(out, resume=resume)) if out is not None else None
        clock = stack.enter_context(TimingFile(timings, resume=resume)) if timings is not None else None
        pool = stack.enter_context(VerifierPool(workers) if arbiter is None else ArbitratedPool(arbiter, workers))
        if arbiter is not None:
            arbiter.check()
        for record, verdicts in judged_records(path, judges, pool, file, clock):
            summary.add(verdicts, record.labels)
            if arbiter is not None:
                by_rules.add([rule_verdict(verdict) for verdict in verdicts], record.labels)
            progress(summary.n, total)
    return Judged(summary, time.monotonic() - started, None if arbiter is None else by_rules)
