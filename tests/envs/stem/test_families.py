"""Every STEM family at every level: right golds, wrong mistakes, nothing for null policies."""

from __future__ import annotations

from random import Random

import pytest

from verigym.envs.source import LEVELS, seeded
from verigym.envs.stem import FAMILIES, SPEC, source
from verigym.types import Task, Verdict
from verigym.verifiers.stem import StemVerifier

STRICT = StemVerifier(extraction="strict")
LENIENT = StemVerifier()
SEEDS = range(30)

each_family = pytest.mark.parametrize("name", sorted(FAMILIES))
each_level = pytest.mark.parametrize("level", range(len(LEVELS)))


def drawn(name: str, level: int) -> list[Task]:
    return [source([name], seed).task(seed, level) for seed in SEEDS]


def judge(task: Task, response: str) -> Verdict:
    verdict = STRICT.verify(task, response)
    quick = STRICT.quick(task, response)
    assert quick is None or quick == verdict
    return verdict


@each_family
@each_level
def test_demonstrations_are_right_and_mistakes_are_not(name: str, level: int) -> None:
    supply = source([name])
    for task in drawn(name, level):
        assert judge(task, supply.demonstrate(task, Random(1))).passed, task
        wrong = judge(task, supply.mistake(task, Random(2)))
        assert str(wrong.reason) == "wrong", (task, wrong)


@each_family
@each_level
def test_null_policies_earn_nothing(name: str, level: int) -> None:
    for task in drawn(name, level)[:3]:
        asked = SPEC.templates["brief@1"].format(question=task.prompt)
        options = ", ".join(task.answer.get("choices", "ABCD"))
        for response in ("", "0", "True", "A", "\\boxed{}", "\\boxed{0}", f"\\boxed{{{options}}}", asked):
            assert judge(task, response).score == 0.0, (task, response[:100])
        for response in ("", "0", "True", asked, str(task.prompt), f"\\boxed{{{options}}}"):
            assert LENIENT.verify(task, response).score == 0.0, (task, response)


@each_family
@each_level
def test_the_same_seed_gives_the_same_task(name: str, level: int) -> None:
    family = FAMILIES[name]
    for seed in SEEDS:
        assert family.sample(seeded(seed), level) == family.sample(seeded(seed), level)


@each_family
@each_level
def test_training_and_validation_share_no_question(name: str, level: int) -> None:
    supply = source([name])
    train = {str(supply.task(index, level, "train").prompt) for index in range(60)}
    held_back = {str(supply.task(index, level, "validation").prompt) for index in range(60)}
    assert train
    assert held_back
    assert not train & held_back


@each_family
def test_trivial_tasks_are_short_and_many(name: str) -> None:
    family = FAMILIES[name]
    tasks = [family.sample(seeded(name, index), 0) for index in range(3000)]
    assert max(len(question) for question, _, _ in tasks) <= 60
    assert max(len(str(answer["value"])) for _, answer, _ in tasks) <= 12
    assert len({question for question, _, _ in tasks}) >= 450  # of all that exist, as many as 3000 draws find


def test_ten_thousand_boxes_earn_nothing() -> None:
    boxes = "".join(f"\\boxed{{{number}}}" for number in range(10_000))
    for name in FAMILIES:
        assert judge(drawn(name, 0)[0], boxes).score == 0.0
