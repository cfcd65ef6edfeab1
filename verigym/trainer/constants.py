"""The best constant answer: what a policy earns that has not read the question."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from verigym.envs import EnvMix
from verigym.trainer.validation import Judged
from verigym.types import Json, Task

CANDIDATES = 24
"""Constant answers tried for each entry of a mix."""


def best_constants(mix: EnvMix, judged: Sequence[Judged]) -> dict[str, dict[str, Json]]:
    """For each entry of the mix the response that scores best when given to all of its held-back tasks.

    Candidates are the right responses that occur among ``judged``, the most frequent first: whatever constant is
    worth giving is right somewhere.
    """
    best: dict[str, dict[str, Json]] = {}
    for name in sorted({item.name for item in judged}):
        mine = [item for item in judged if item.name == name]
        tasks: list[Task] = list({item.task.id: item.task for item in mine}.values())
        right = [item.response for item in mine if item.verdict.passed]
        candidates = sorted(set(right), key=lambda text: (-right.count(text), text))[:CANDIDATES]
        verdicts = mix.judge([task for _ in candidates for task in tasks], [text for text in candidates for _ in tasks])
        means = {
            text: statistics.fmean(v.score or 0.0 for v in verdicts[i * len(tasks) : (i + 1) * len(tasks)])
            for i, text in enumerate(candidates)
        }
        winner = max(means, key=lambda text: means[text], default=None)
        best[name] = {"response": winner, "score": means[winner] if winner is not None else 0.0}
    return best
