"""Policies that do no work earn nothing in math and STEM; benchmarks/truth.py --null asks more of them."""

from collections import Counter
from random import Random

import pytest
from metamorphic.null import gold_text, of_family, of_records

from verigym.envs import math, stem
from verigym.types import Task
from verigym.verifiers.math import MathVerifier
from verigym.verifiers.stem import StemVerifier

VERIFIERS = {"math": MathVerifier(), "stem": StemVerifier()}
CHANCE = {"0": 0.1, "A": 0.3, "all options": 0.05, "an expression of the prompt": 0.1}
"""What share of a domain's tasks may have this very gold."""
LONG = "ten thousand boxes"
"""Asked in a few families a level: reading it takes the time of a hundred others."""


def score(null):
    verifier = VERIFIERS[null.task.env]
    verdict = verifier.quick(null.task, null.response) or verifier.verify(null.task, null.response)
    assert verdict.score is not None
    return verdict.score


def asked_of(domain, families, level):
    for place, family in enumerate(families):
        for null in of_family(domain, family, level, 1):
            if null.policy != LONG or place % 20 == level:
                yield null


@pytest.mark.parametrize("level", range(5))
@pytest.mark.parametrize(
    ("domain", "families"), [("math", math.FAMILIES), ("stem", stem.FAMILIES)], ids=["math", "stem"]
)
def test_null_policies_earn_nothing_in_the_families(domain, families, level):
    asked = list(asked_of(domain, families, level))
    assert not [null for null in asked if not null.by_chance and score(null)]
    policies = Counter(null.policy for null in asked)
    right = Counter(null.policy for null in asked if null.by_chance)
    for policy, number in right.items():
        assert number <= CHANCE.get(policy, 0.0) * policies[policy], policy


@pytest.mark.parametrize("name", ["math_golds", "hardverify_math", "scibench", "theoremqa"])
def test_null_policies_earn_nothing_on_the_golds_of_the_evaluation_sets(load_records, name):
    records = Random(name).sample(load_records(name), 40)
    tasks = [Task(record["id"], record["env"], record.get("prompt", ""), record["answer"]) for record in records]
    asked = list(of_records([task for task in tasks if gold_text(task.answer)], Random(name)))
    short = [null for place, null in enumerate(asked) if null.policy != LONG or place < 100]
    assert not [null for null in short if not null.by_chance and score(null)]
