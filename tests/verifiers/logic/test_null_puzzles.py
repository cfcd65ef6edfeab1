"""Policies that do no work earn nothing in any puzzle, unless they happen to say the gold."""

from __future__ import annotations

from random import Random

from puzzling.null import answers, says

from verigym.envs.logic.names import TASKS
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.scoring import Puzzle

LETTERS_IN_PLACE = {"spell_backward"}
"""Where letters that happen to stand in their place are partly right."""


def test_null_policies_earn_nothing_in_any_puzzle(make_task) -> None:
    verifier = LogicVerifier()
    tasks = {name: [make_task(name, seed) for seed in (21, 22)] for name in TASKS}
    known = {name: [Puzzle.of(task.answer).gold or "" for task in drawn] for name, drawn in tasks.items()}
    paid = []
    for name, drawn in tasks.items():
        foreign = Random(name).choice([gold for other in TASKS if other != name for gold in known[other] if gold])
        for task, gold, other in zip(drawn, known[name], reversed(known[name]), strict=True):
            for policy, text in answers(task, [other] if other else [], foreign):
                score = verifier.verify(task, f"<answer>{text}</answer>").score or 0.0
                if score > (0.5 if name in LETTERS_IN_PLACE else 0.0) and not says(text, gold):
                    paid.append((name, policy, text[:40], score))
    assert paid == []
