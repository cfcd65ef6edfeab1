"""Verdicts on disk: appended one by one, and picked up again after an interruption."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from verigym.envs.files import read_jsonl
from verigym.errors import RecordError, UsageError
from verigym.evaluation.lines import LineFile
from verigym.types import Json, Task, Verdict
from verigym.verifiers import Verifier


@dataclass(frozen=True, slots=True)
class Pair:
    """One response to be judged, as it stands in the file of verdicts.

    Attributes:
        verifier: Judges it.
        task: Its task.
        response: The model's text.
        sample: Which of the task's responses it is, from 0.
        arbiter: The id of an arbiter that has a say; empty without one.
    """

    verifier: Verifier
    task: Task
    response: str
    sample: int
    arbiter: str = ""

    @property
    def head(self) -> dict[str, Json]:
        """What every line about it begins with."""
        return {"id": self.task.id, "env": self.task.env, "sample": self.sample}

    @property
    def key(self) -> str:
        """A hash of all that the verdict depends on."""
        judges = [self.verifier.id, *([self.arbiter] if self.arbiter else [])]
        text = json.dumps([*judges, self.task.to_dict(), self.response], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


class VerdictFile(LineFile):
    """A JSON Lines file of verdicts in the order of the responses; each line holds its pair's key."""

    def kept(self, pairs: Iterator[Pair]) -> Iterator[tuple[Pair, Verdict]]:
        """The verdicts that the file holds already; takes as many from ``pairs``.

        Raises:
            UsageError: If a verdict is not on the response in its place.
        """
        for number, line in read_jsonl(self.path):
            where = f"{self.path}, line {number}"
            pair = next(pairs, None)
            if pair is None or pair.key != line.get("key"):
                raise UsageError(f"{where}: not the verdict on the response in this place; name another --out")
            try:
                verdict = Verdict.from_dict(line)
            except (KeyError, TypeError, ValueError) as error:
                raise RecordError(f"{where}: not a verdict: {error!r}") from error
            yield pair, verdict

    def append(self, pair: Pair, verdict: Verdict) -> None:
        """Write one verdict."""
        self.write({**pair.head, **verdict.to_dict(), "key": pair.key})
