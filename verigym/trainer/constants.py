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
    worth giving is right somewhere. Of an episode of several turns they are all its responses, in their order.
    """
    best: dict[str, dict[str, Json]] = {}
    for name in sorted({item.name for item in judged}):
        mine = [item for item in judged if item.name == name]
        tasks: list[Task] = list({item.task.id: item.task for item in mine}.values())
        right = [tuple(item.responses) for item in mine if item.verdict.passed]
        candidates = sorted(set(right), key=lambda responses: (-right.count(responses), responses))[:CANDIDATES]
        scores = _scores(mix, [(task, responses) for responses in candidates for task in tasks])
        means = {
            responses: statistics.fmean(scores[i * len(tasks) : (i + 1) * len(tasks)])
            for i, responses in enumerate(candidates)
        }
        winner = max(means, key=lambda responses: means[responses], default=None)
        rule = mix.turns(tasks[0])
        response = rule.judged(winner) if winner is not None else None
        best[name] = {"response": response, "score": means[winner] if winner is not None else 0.0}
    return best


def _scores(mix: EnvMix, played: Sequence[tuple[Task, Sequence[str]]]) -> list[float]:
    """The scores of episodes in which these responses are given, whatever is said in between."""
    scores = [0.0] * len(played)
    going = list(range(len(played)))
    turn = 0
    while going:
        turn += 1
        said = [mix.turns(task).judged(responses[:turn]) for task, responses in (played[i] for i in going)]
        verdicts = mix.judge([played[i][0] for i in going], said)
        still = []
        for i, verdict in zip(going, verdicts, strict=True):
            task, responses = played[i]
            scores[i] = verdict.score or 0.0
            if turn < len(responses) and mix.turns(task).observe(task, verdict, turn) is not None:
                still.append(i)
        going = still
    return scores
