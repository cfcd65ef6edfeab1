"""Odd answers that the published scorers pay with half and more, and what ours give for them."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from puzzling.made import every_task, golds
from puzzling.odd import odd
from verigym.types import Verdict
from verigym.verifiers import VerifierPool
from verigym.verifiers.logic import LogicVerifier

_SHOWN = 3
_PAID = 0.5


def run(tasks: int) -> int:
    """Print, task by task, how many odd answers are paid by both, by either; examples of those that ours refuse."""
    intended, published = LogicVerifier(), LogicVerifier(profile="published")
    total: dict[str, int] = defaultdict(int)
    with VerifierPool() as pool:
        for name, drawn in every_task(tasks):
            known = golds(drawn)
            asked = [(task, kind, text) for task in drawn for kind, text in odd(task, known, Random(task.id))]
            judge = [
                pool.judge([(judge, task, f"<answer>{text}</answer>") for task, _, text in asked])
                for judge in (intended, published)
            ]
            refused = [
                (kind, text, theirs)
                for (_, kind, text), ours, theirs in zip(asked, *judge, strict=True)
                if _paid(theirs) and not _paid(ours)
            ]
            total["answers"] += len(asked)
            total["paid as published, not by ours"] += len(refused)
            total["paid by ours, not as published"] += sum(
                _paid(ours) and not _paid(theirs) for ours, theirs in zip(*judge, strict=True)
            )
            total["paid by both"] += sum(_paid(ours) and _paid(theirs) for ours, theirs in zip(*judge, strict=True))
            if refused:
                print(f"{name}: {len(refused)} of {len(asked)}")
            seen: set[str] = set()
            for kind, text, verdict in refused:
                if kind not in seen and len(seen) < _SHOWN:
                    seen.add(kind)
                    print(f"    {verdict.score:.2f} for {text[:70]!r} ({kind})")
    for what, number in total.items():
        print(f"{number:7} {what}")
    return 0


def _paid(verdict: Verdict) -> bool:
    return verdict.score is not None and verdict.score >= _PAID
