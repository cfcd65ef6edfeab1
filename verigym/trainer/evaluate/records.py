"""The folder of an evaluation: responses and verdicts, each on disk before it is counted."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verigym.envs import EnvMix
from verigym.envs.files import read_jsonl
from verigym.errors import RunFolderError, UsageError
from verigym.evaluation import Record, TaskScores, read_records
from verigym.evaluation.lines import LineFile
from verigym.evaluation.verdicts import Pair, VerdictFile
from verigym.trainer.evaluate.plan import Plan
from verigym.trainer.rollouts import Episode
from verigym.trainer.sampling import Rollout
from verigym.types import Json, Task, Verdict

PLAN, RESPONSES, VERDICTS, SUMMARY = "eval.json", "responses.jsonl", "verdicts.jsonl", "summary.json"


@dataclass(frozen=True)
class Answered:
    """A task and how its responses were judged.

    Attributes:
        scores: With the entry of the mix that the task came from.
        env: The task's environment.
        family: Its family there; ``None`` if it has none.
    """

    scores: TaskScores
    env: str
    family: str | None

    @classmethod
    def of(cls, task: Task, scores: Sequence[float | None]) -> Answered:
        """A task and the scores of its responses."""
        entry = str(task.meta.get("mix", task.env))
        return cls(TaskScores(entry, task.id, tuple(scores)), task.env, task.meta.get("family"))


class EvalFolder:
    """Responses and verdicts of one evaluation, batch by batch of whole tasks.

    Args:
        path: The folder.
        plan: What is evaluated.
        resume: Go on where an earlier process was stopped.

    Raises:
        RunFolderError: If the folder holds anything and ``resume`` is false, or another evaluation.
    """

    def __init__(self, path: Path, plan: Plan, resume: bool) -> None:
        self.path = path
        self.plan = plan
        written, described = path / PLAN, json.loads(json.dumps(plan.to_dict()))
        if path.exists() and not (path.is_dir() and not any(path.iterdir())) and not resume:
            raise RunFolderError(f"{path} is not empty: go on with --resume, or choose another --out")
        if written.exists():
            earlier = json.loads(written.read_text(encoding="utf-8"))
            if changed := [key for key in described if earlier.get(key) != described[key]]:
                raise RunFolderError(
                    f"{path} holds an evaluation with another {', '.join(changed)} (see {written}); give the same "
                    "options to go on with it, or choose another --out"
                )
        path.mkdir(parents=True, exist_ok=True)
        write_whole(written, described)

    def answered(self, mix: EnvMix, tasks: Sequence[Task], step: int) -> Iterator[Answered]:
        """What is there already, judged where it was not; whole batches of ``step`` tasks.

        Raises:
            UsageError: If the responses are to other tasks.
        """
        n = self.plan.n
        with LineFile(self.path / RESPONSES, resume=True) as file:
            kept = _whole_batches(self.path / RESPONSES, step, len(tasks))
            file.truncate(sum(len(line) for line in kept))
        records = list(read_records(self.path / RESPONSES))
        for record, task in zip(records, tasks, strict=False):
            if (record.task.id, len(record.responses)) != (task.id, n):
                raise UsageError(f"{record.where}: not {n} responses to task {task.id!r}; choose another --out")
        with VerdictFile(self.path / VERDICTS, resume=True) as verdicts:
            found = _judged(_pairs(records, mix), mix, verdicts)
            for record in records:
                scores = [verdict.score for verdict in itertools.islice(found, n)]
                yield Answered.of(record.task, scores)
            next(found, None)  # a verdict more than there are responses is an error

    def append(self, mix: EnvMix, episodes: Sequence[Episode]) -> list[Answered]:
        """Write the episodes of a batch, those of a task one after the other, then their verdicts."""
        n = self.plan.n
        groups = [episodes[first : first + n] for first in range(0, len(episodes), n)]
        with LineFile(self.path / RESPONSES, resume=True) as file:
            for group in groups:
                file.write({**group[0].task.to_dict(), "responses": [_said(mix, episode) for episode in group]})
        with VerdictFile(self.path / VERDICTS, resume=True) as verdicts:
            for group in groups:
                for sample, episode in enumerate(group):
                    judged = mix.turns(episode.task).judged(episode.responses)
                    verdicts.append(_pair(mix, episode.task, judged, sample), episode.verdict)
        return [Answered.of(group[0].task, [episode.verdict.score for episode in group]) for group in groups]

    def finish(self, summary: Json) -> None:
        """Write the figures of an evaluation that has come to its end."""
        write_whole(self.path / SUMMARY, summary)


def read_answered(path: Path) -> tuple[dict[str, Json], list[Answered]]:
    """The plan of an evaluation that has ended, and its tasks.

    Raises:
        UsageError: If it has not ended.
    """
    if not (path / SUMMARY).is_file():
        raise UsageError(
            f"the evaluation in {path} has not ended; go on with it first, by the same command and --resume"
        )
    verdicts = (line for _, line in read_jsonl(path / VERDICTS))
    answered = []
    for record in read_records(path / RESPONSES):
        scores = [line["score"] for line in itertools.islice(verdicts, len(record.responses))]
        answered.append(Answered.of(record.task, scores))
    return json.loads((path / PLAN).read_text(encoding="utf-8")), answered


def write_whole(path: Path, value: Json) -> None:
    """Write a JSON file at one stroke."""
    draft = path.with_name(path.name + ".draft")
    draft.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
    draft.replace(path)


def _whole_batches(path: Path, step: int, total: int) -> list[bytes]:
    """The lines of whole batches: one that was cut short while it was written is drawn again, all of it."""
    with path.open("rb") as file:
        lines = list(file)
    return lines if len(lines) >= total else lines[: len(lines) // step * step]


def _said(mix: EnvMix, episode: Episode) -> Json:
    """A response; where there may be several turns, all that was said after the prompt, as chat messages."""
    return Rollout.of(episode, None).conversation if mix.turns(episode.task).several else episode.responses[-1]


def _pair(mix: EnvMix, task: Task, response: str, sample: int) -> Pair:
    return Pair(mix.envs[mix.entry(task)].verifier, task, response, sample)


def _pairs(records: Sequence[Record], mix: EnvMix) -> Iterator[Pair]:
    for record in records:
        for sample, response in enumerate(record.responses):
            yield _pair(mix, record.task, response, sample)


def _judged(pairs: Iterator[Pair], mix: EnvMix, verdicts: VerdictFile) -> Iterator[Verdict]:
    """Verdicts in order: those on disk, then new ones, each appended before it is given out."""
    for _, verdict in verdicts.kept(pairs):
        yield verdict
    waiting = [(pair, mix.pool.submit(pair.verifier, pair.task, pair.response)) for pair in pairs]
    for pair, pending in waiting:
        verdict = pending.result()
        verdicts.append(pair, verdict)
        yield verdict
