"""Refuses to train on tasks whose tests share a process with the program, where a policy can learn to forge them."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs import EnvMix
from verigym.errors import UsageError
from verigym.types import Task
from verigym.verifiers import Verifier


def refuse_listed(mix: EnvMix) -> None:
    """Look at all tasks of those entries that have a known number of them, before anything is trained.

    Raises:
        UsageError: If a response could forge the verdict on one of them.
    """
    for env in mix.envs.values():
        for index in range(env.source.size or 0):
            _refuse(env.verifier, env.source.task(index, env.level, "train"))


def refuse_drawn(mix: EnvMix, tasks: Sequence[Task]) -> None:
    """Look at tasks that were drawn.

    Raises:
        UsageError: As above.
    """
    for task in tasks:
        _refuse(mix.envs[mix.entry(task)].verifier, task)


def _refuse(verifier: Verifier, task: Task) -> None:
    if verifier.shares_process(task):
        raise UsageError(
            f"the tests of task {task.id!r} share a process with the program, which can forge what they say, and "
            "training would find out how; use tasks of kind 'stdio', or set allow_shared_process: true in the recipe"
        )
