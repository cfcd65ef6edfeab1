"""Puzzles of reasoning-gym as a task source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from random import Random

from verigym.envs.logic.helper import HELPER
from verigym.envs.logic.names import TASKS, TRAINED
from verigym.envs.logic.solvers import SOLVERS
from verigym.envs.logic.trivial import TRIVIAL
from verigym.envs.source import Split
from verigym.errors import UsageError, did_you_mean
from verigym.types import Task
from verigym.verifiers.logic.tagged import decode


class LogicSource:
    """Endless puzzles, the same for a seed under any ``PYTHONHASHSEED``.

    Level 0 has the four tasks of :mod:`.trivial` in a short wording of ours, level 1 the library's default configs,
    levels 2 to 4 those of its curricula. Tasks that were asked for by name and have no short form are at level 0 what
    they are at level 1.

    Args:
        families: Names of the library's tasks to draw from; ``None`` means all but those that measure what carries
            over to unseen puzzles (:data:`verigym.envs.logic.names.UNSEEN`).
        seed: Other seeds give other puzzles.

    Raises:
        UsageError: If there is no such task, or no task at all.
    """

    size: int | None = None

    def __init__(self, families: Sequence[str] | None = None, seed: int = 0) -> None:
        for name in families or ():
            if name not in TASKS:
                raise UsageError(f"logic has no task {name!r}.{did_you_mean(name, TASKS)}")
        if families is not None and not families:
            raise UsageError("logic needs at least one task, got an empty list; leave it out for all of them")
        self.families = None if families is None else tuple(families)
        self.seed = seed

    @property
    def drawn(self) -> tuple[str, ...]:
        """The names of the tasks that are drawn from, beyond level 0."""
        return self.families or TRAINED

    def only(self, family: str) -> LogicSource:
        """The same supply, drawing from one of its tasks alone."""
        return LogicSource([family], self.seed)

    def task(self, index: int, level: int = 0, split: Split = "train") -> Task:
        """The puzzle at ``index``; see :class:`verigym.envs.source.TaskSource`."""
        tasks = self.families or (TRAINED if level > 0 else tuple(TRIVIAL))
        found = HELPER.request(tasks=tasks, seed=self.seed, index=index, level=level, split=split)
        question = found["question"]
        digest = hashlib.sha256(question.encode()).hexdigest()[:12]
        meta = {"family": found["task"], "level": level, "split": split}
        return Task(f"logic/{found['task']}/{digest}", "logic", question, found["answer"], meta)

    def demonstrate(self, task: Task, rng: Random) -> str:
        """A short right response: the gold answer, or a solver's of ours where the library has none."""
        name, entry = task.answer["task"], task.answer["entry"]
        gold = entry["answer"]
        return f"<answer>{SOLVERS[name](decode(entry['metadata'])) if gold is None else gold}</answer>"

    def mistake(self, task: Task, rng: Random) -> str:
        """A well-formed and plausible response that is wrong."""
        name, entry = task.answer["task"], decode(task.answer["entry"])
        gold = entry["answer"] or ""
        if name in TRIVIAL and task.meta.get("level") == 0:
            return f"<answer>{TRIVIAL[name].mistake(rng, gold, entry['metadata'])}</answer>"
        return f"<answer>{_OPPOSITES.get(gold) or (_misread if re.search('[0-9]', gold) else _cut)(gold)}</answer>"


_OPPOSITES = {"True": "False", "False": "True", "Yes": "No", "No": "Yes", "yes": "no", "no": "yes"}


def _misread(gold: str) -> str:
    """The gold with its first digit raised."""
    return re.sub(r"\d", lambda digit: str((int(digit.group()) + 1) % 10), gold, count=1)


def _cut(gold: str) -> str:
    """The gold without its last word, or a single word turned round; or an answer that never is right."""
    words = gold.split()
    if len(words) > 1:
        return gold.removesuffix(words[-1]).rstrip()
    return gold[1:] + gold[:1] if len(set(gold)) > 1 else "0"
