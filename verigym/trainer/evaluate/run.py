"""Sampling and judging a model's responses to held-out tasks, and what comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from transformers.utils import logging

from verigym.envs import EnvMix
from verigym.envs.source import seeded
from verigym.errors import UsageError
from verigym.evaluation import Change, Sampled, changes, sampled_figures
from verigym.trainer.evaluate.plan import Plan, weights_of
from verigym.trainer.evaluate.policies import load, player, tokenizer_of
from verigym.trainer.evaluate.records import PLAN, Answered, EvalFolder, read_answered
from verigym.trainer.evaluate.seen import is_seen
from verigym.types import Json
from verigym.verifiers.pool.process import ProcessPool

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Tally:
    """Figures of some of the tasks.

    Attributes:
        overall: Of all of them, each entry of the mix with the same weight.
        entries: By entry.
        change: From the base model; ``None`` without one.
        entry_changes: By entry.
    """

    overall: Sampled
    entries: dict[str, Sampled]
    change: Change | None
    entry_changes: dict[str, Change]

    @classmethod
    def of(cls, tasks: Sequence[Answered], base: Sequence[Answered] | None) -> Tally:
        """Count."""
        own = [task.scores for task in tasks]
        change, by_entry = (None, {}) if base is None else changes([task.scores for task in base], own)
        return cls(*sampled_figures(own), change, by_entry)

    def to_dict(self) -> dict[str, Json]:
        """What scripts rely on."""
        found: dict[str, Json] = {
            "overall": self.overall.to_dict(),
            "by": {name: one.to_dict() for name, one in self.entries.items()},
        }
        if self.change is not None:
            found["change"] = {
                "overall": self.change.summary(),
                "by": {name: one.summary() for name, one in self.entry_changes.items()},
            }
        return found


@dataclass(frozen=True)
class Evaluation:
    """What an evaluation came to.

    Attributes:
        plan: What was evaluated.
        whole: All tasks.
        seen: Those of families that the model was trained on.
        unseen: The others.
        base: What was compared with, figures of its own; ``None`` without one.
        seconds: Wall clock of this run.
    """

    plan: Plan
    whole: Tally
    seen: Tally
    unseen: Tally
    base: Tally | None
    seconds: float

    @property
    def unscorable(self) -> int:
        """Responses that could not be judged, the base model's too."""
        return self.whole.overall.unscorable + (0 if self.base is None else self.base.overall.unscorable)

    def to_dict(self) -> dict[str, Json]:
        """What ``verigym eval --json`` prints."""
        change = self.whole.change
        found: dict[str, Json] = {
            "model": self.plan.model,
            "recipe": self.plan.recipe,
            "n": self.plan.n,
            "sampling": self.plan.to_dict()["sampling"],
            "unscorable": self.unscorable,
            **self.whole.to_dict(),
            "seen": self.seen.to_dict(),
            "unseen": self.unseen.to_dict(),
        }
        if self.base is not None and change is not None:
            found["base"] = self.base.to_dict()
            found["tasks"] = {"newly_solved": change.newly_solved, "kept": change.kept, "lost": change.lost}
        return {**found, "seconds": round(self.seconds, 3)}


def evaluate(
    plan: Plan,
    out: Path,
    *,
    base: str | None = None,
    resume: bool = False,
    workers: int | None = None,
    progress: Progress = lambda done, total: None,
) -> Evaluation:
    """Sample and judge responses to the tasks of a plan.

    Args:
        plan: What is evaluated, and how.
        out: The folder of responses and verdicts, each there before it is counted.
        base: A model, or the folder of an evaluation that has ended, to compare with; ``None``: nothing. A model's
            responses go to ``OUT/base``.
        resume: Go on where an earlier process was stopped; what is in the folder is neither drawn nor judged again.
        workers: Verifier workers; ``None`` is one a core.
        progress: Called after every batch with the responses done and their total.

    Raises:
        RunFolderError: If ``out`` holds something else.
        UsageError: If the model cannot be loaded, or there is nothing to compare.
    """
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    started = time.monotonic()
    folder = EvalFolder(out, plan, resume)
    if base is not None and not _is_evaluation(base) and not resume:
        for model in (base, plan.model):
            tokenizer_of(weights_of(model))  # a name that is wrong costs no hour of the other's responses
    earlier = None if base is None else _base(folder, base, resume, workers, progress)
    answered = _answered(folder, workers, progress)
    seen = [task for task in answered if is_seen(task.env, task.family, plan.known)]
    unseen = [task for task in answered if not is_seen(task.env, task.family, plan.known)]
    whole = Tally.of(answered, earlier)
    if whole.change is not None and not whole.change.tasks:
        raise UsageError(f"{base} has answered none of these tasks, so there is nothing to compare; leave out --base")
    before = None if earlier is None else Tally.of(earlier, None)
    found = Evaluation(
        plan, whole, Tally.of(seen, earlier), Tally.of(unseen, earlier), before, time.monotonic() - started
    )
    folder.finish(found.to_dict())
    return found


def _is_evaluation(base: str) -> bool:
    """Whether a base is the folder of an evaluation, and not a model."""
    return (Path(base) / PLAN).is_file()


def _base(folder: EvalFolder, base: str, resume: bool, workers: int | None, progress: Progress) -> list[Answered]:
    """What the base model has answered."""
    plan = folder.plan
    if not _is_evaluation(base):
        return _answered(EvalFolder(folder.path / "base", replace(plan, model=base), resume), workers, progress)
    its, answered = read_answered(Path(base))
    own = plan.to_dict()
    if ({**its["sampling"], "seed": 0}, its["n"]) != ({**own["sampling"], "seed": 0}, own["n"]):
        raise UsageError(
            f"{base} was sampled otherwise ({its['n']} responses a task, {its['sampling']}); give the same --n, "
            "--temperature, --top-p, --top-k and --max-tokens, or name the base model itself"
        )
    return answered


def _answered(folder: EvalFolder, workers: int | None, progress: Progress) -> list[Answered]:
    """All tasks of an evaluation, those that its folder holds and then the others."""
    plan = folder.plan
    step = max(1, plan.batch // plan.n)
    with ProcessPool(workers) as pool:
        mix = EnvMix.from_config(plan.entries, seed=plan.mix_seed, pool=pool)
        tasks = mix.held_out(plan.tasks)
        done: list[Answered] = []
        for one in folder.answered(mix, tasks, step):
            done.append(one)
            progress(len(done) * plan.n, len(tasks) * plan.n)
        if len(done) == len(tasks):
            return done
        policy = load(plan)
        players = player(policy, plan, mix)
        for first in range(len(done), len(tasks), step):
            policy.seed(seeded(plan.sampling.seed, "eval", first).getrandbits(63))
            batch = [task for task in tasks[first : first + step] for _ in range(plan.n)]
            done += folder.append(mix, players.play(batch))
            progress(len(done) * plan.n, len(tasks) * plan.n)
    return done
