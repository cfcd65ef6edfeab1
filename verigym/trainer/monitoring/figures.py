"""From a batch to the figures and sample records that tell of it; all that was generated counts, not what was kept."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence

from verigym.envs import EnvMix
from verigym.trainer.rewards import ILL_FORMED
from verigym.trainer.sampling import Filled, Group, Rollout
from verigym.types import Json, Task

SAMPLED_GROUPS = 16
"""Groups of a batch at most, in each process, of which responses are kept as samples."""

Figure = tuple[str, float]


def totals(filled: Filled, surplus: int) -> dict[str, float]:
    """What is summed over processes; ``surplus`` groups wait for the next batch. Tokens are the policy's own."""
    return {
        "sampling/generated_groups": len(filled.generated),
        "sampling/generated_tokens": sum(sum(r.env_mask) for group in filled.generated for r in group.rollouts),
        "sampling/padding_groups": filled.padding,
        "sampling/surplus_groups": surplus,
    }


def figures(filled: Filled, mix: EnvMix) -> list[Figure]:
    """What is averaged: a figure of the batch once, one of a group or a response once for each."""
    found: list[Figure] = [("sampling/rounds", filled.rounds)]
    found += [(f"level/{name}", statistics.fmean(levels.values())) for name, levels in mix.levels.items()]
    found += [(f"retired/{name}", tasks.number) for name, tasks in mix.retired.items()]
    for group, informative in zip(filled.generated, filled.informative, strict=True):
        name = mix.entry(group.task)
        found += _by_domain("informative", name, float(informative), whole="sampling/informative")
        for rollout in group.rollouts:
            found += _of_rollout(name, rollout)
            if mix.turns(group.task).several:
                found.append((f"turns/{name}", len(rollout.responses)))
                found.append((f"env_tokens/{name}", 1 - statistics.fmean(rollout.env_mask)))
    return found


def together(of_each: Sequence[tuple[dict[str, float], list[Figure]]]) -> dict[str, float]:
    """The figures of a batch from the :func:`totals` and :func:`figures` of each process."""
    summed: dict[str, float] = defaultdict(float)
    values: dict[str, list[float]] = defaultdict(list)
    for sums, found in of_each:
        for name, value in sums.items():
            summed[name] += value
        for name, value in found:
            values[name].append(value)
    return {**summed, **{name: statistics.fmean(seen) for name, seen in values.items()}}


def samples(filled: Filled, mix: EnvMix, step: int) -> list[dict[str, Json]]:
    """A right and a wrong response of groups that are learnt from in ``step``, as records that can be judged again."""
    return [
        {
            "step": step,
            "domain": mix.entry(group.task),
            **group.task.to_dict(),
            "response": _said(mix, group.task, rollout),
            "reward": None if rollout.reward is None else rollout.reward.value,
            "terms": {} if rollout.reward is None else dict(rollout.reward.terms),
            "rewards": group.rewards,
            "tokens": sum(rollout.env_mask),
            "finished": rollout.finished,
            "verdict": rollout.verdict.to_dict(),
        }
        for group in filled.groups[:SAMPLED_GROUPS]
        for rollout in _right_and_wrong(group)
    ]


def _right_and_wrong(group: Group) -> Iterator[Rollout]:
    """The first response that passed and the first that did not, as far as there are any."""
    for passed in (True, False):
        yield from [rollout for rollout in group.rollouts if rollout.verdict.passed is passed][:1]


def _said(mix: EnvMix, task: Task, rollout: Rollout) -> Json:
    """The response; where there may be several turns, all that was said after the prompt, as chat messages."""
    return rollout.conversation if mix.turns(task).several else rollout.responses[-1]


def _of_rollout(name: str, rollout: Rollout) -> Iterator[Figure]:
    yield from _by_domain("length", name, sum(rollout.env_mask))
    yield from _by_domain("unfinished", name, float(not rollout.finished))
    yield from _by_domain("unscorable", name, float(rollout.reward is None))
    if rollout.reward is None or rollout.verdict.score is None:
        return
    yield from _by_domain("score", name, rollout.verdict.score)
    yield f"ill_formed/{name}", float(rollout.verdict.reason in ILL_FORMED)
    for term, value in {**rollout.reward.terms, "total": rollout.reward.value}.items():
        yield from _by_domain(f"reward_terms/{term}", name, value)


def _by_domain(figure: str, name: str, value: float, whole: str = "") -> Iterator[Figure]:
    """A figure of one entry of the mix, and of the whole mix."""
    yield whole or figure, value
    yield f"{figure}/{name}", value
