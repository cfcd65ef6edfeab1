"""Every STEM family at every level: right golds, wrong mistakes, nothing for who does not read the question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from verigym.envs.source import LEVELS, seeded
from verigym.envs.stem import FAMILIES, SPEC, source
from verigym.envs.stem.data import CONSTANTS
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import SCALES
from verigym.types import Task, Verdict
from verigym.verifiers.stem import StemVerifier

STRICT = StemVerifier(extraction="strict")
LENIENT = StemVerifier()

Samples = Callable[[str, int], tuple[tuple[str, Any, dict[str, Any]], ...]]

each_family = pytest.mark.parametrize("name", sorted(FAMILIES))


def tasks(samples: Samples, name: str, level: int, count: int) -> list[Task]:
    return [
        Task(f"{name}/{level}", "stem", question, answer, {"family": name, "level": level, **meta})
        for question, answer, meta in samples(name, level)[:count]
    ]


def judge(task: Task, response: str, verifier: StemVerifier = STRICT) -> Verdict:
    return verifier.quick(task, response) or verifier.verify(task, response)


@each_family
def test_demonstrations_are_right_and_mistakes_are_not(name: str, samples: Samples) -> None:
    supply = source([name])
    for level in range(len(LEVELS)):
        for task in tasks(samples, name, level, 8):
            assert judge(task, supply.demonstrate(task, Random(1))).passed, task
            mistakes = [
                supply.mistake(task, Random(2)),
                *(f"\\boxed{{{wrong}}}" for wrong in task.meta.get("wrong", [])[:3]),
            ]
            for mistake in mistakes:
                assert str(judge(task, mistake).reason) == "wrong", (task, mistake)


@each_family
def test_null_policies_earn_nothing(name: str, samples: Samples) -> None:
    for level in range(len(LEVELS)):
        for task, other in zip(tasks(samples, name, level, 3), tasks(samples, name, level, 6)[3:], strict=True):
            asked = SPEC.templates["standard@2"].format(question=task.prompt)
            options = ", ".join(task.answer.get("choices", "ABCD"))
            for response in ("", "0", "True", "A", "\\boxed{}", "\\boxed{True}", f"\\boxed{{{options}}}", asked):
                assert judge(task, response).score == 0.0, (task, response[:100])
            for response in ("", "True", asked, str(task.prompt), f"\\boxed{{{options}}}"):
                assert judge(task, response, LENIENT).score == 0.0, (task, response[:100])
            if task.answer["kind"] != "choice" and task.answer["value"] not in (0, other.answer["value"]):
                for response in ("\\boxed{0}", "\\boxed{A}", source([name]).demonstrate(other, Random(1))):
                    assert judge(task, response).score == 0.0, (task, response)


def test_ten_thousand_boxes_earn_nothing(samples: Samples) -> None:
    boxes = "".join(f"\\boxed{{{number}}}" for number in range(10_000))
    for name in ("units", "facts", "strands", "equations", "compounds"):
        assert judge(tasks(samples, name, 0, 1)[0], boxes).score == 0.0


@each_family
def test_no_constant_answer_pays(name: str, samples: Samples) -> None:
    for level in range(len(LEVELS)):
        drawn = samples(name, level)
        answers = Counter(str(answer["value"]) for _, answer, _ in drawn if len(str(answer["value"])) > 1 or
                          answer["kind"] != "choice")  # fmt: skip
        assert max(answers.values(), default=0) <= len(drawn) / 5, (name, level, answers.most_common(2))
        for question, answer, _ in drawn:
            if answer["kind"] == "choice":
                assert 4 <= len(answer["choices"]) == len(set(answer["choices"])), question


def test_no_letter_is_right_more_often_than_others(samples: Samples) -> None:
    answers = [answer for name in FAMILIES for level in range(5) for _, answer, _ in samples(name, level)]
    letters = Counter(answer["value"] for answer in answers if len(answer.get("choices", "")) == 4)
    total = sum(letters.values())
    assert total > 3000
    # five standard deviations of a fair draw
    assert all(abs(letters[letter] - total / 4) < 5 * (total * 3 / 16) ** 0.5 for letter in "ABCD"), letters


@each_family
def test_the_same_seed_gives_the_same_task(name: str, samples: Samples) -> None:
    for level in range(len(LEVELS)):
        assert samples(name, level)[7] == FAMILIES[name].sample(seeded(name, level, 7), level)


@each_family
def test_training_and_validation_share_no_problem(name: str) -> None:
    supply = source([name])
    for level in range(len(LEVELS)):
        sides = []
        for split in ("train", "validation"):
            drawn = [supply.task(index, level, split) for index in range(8)]  # type: ignore[arg-type]
            sides.append({str(task.meta.get("key", task.prompt)) for task in drawn})
        assert all(sides)
        assert not sides[0] & sides[1]


@each_family
def test_a_problem_told_in_other_words_has_the_same_answer(name: str, samples: Samples) -> None:
    known: dict[tuple[str, str, str], Any] = {}
    for _, answer, meta in (drawn for level in range(len(LEVELS)) for drawn in samples(name, level)):
        if "key" in meta and answer["kind"] != "choice":
            value = answer["value"]
            first = known.setdefault((str(meta["key"]), answer.get("unit", ""), answer["kind"]), value)
            assert first == (pytest.approx(value, rel=1e-5) if isinstance(value, int | float) else value), meta


@each_family
def test_wording_varies(name: str, samples: Samples) -> None:
    for level in range(1, len(LEVELS)):
        first = {" ".join(re.findall("[a-z]{2,}", question)[:3]) for question, _, _ in samples(name, level)}
        assert len(first) > 1 or (name, level) in PLAIN, (name, level, first)


PLAIN = {("units", 3), ("formulas", 1), ("formulas", 3), ("formulas", 4)}
"""Levels that training bars pin, and that have one wording."""


@each_family
def test_trivial_tasks_are_short_and_many(name: str, samples: Samples) -> None:
    drawn = samples(name, 0)
    assert max(len(question) for question, _, _ in drawn) <= 60
    assert max(len(str(answer["value"])) for _, answer, _ in drawn) <= 16
    # 450 different ones, drawn 150 times, show 127 on average
    assert len({question for question, _, _ in drawn}) >= 115


@pytest.mark.parametrize("name", sorted(set(FAMILIES) - {"formulas", "units"}))
def test_levels_get_harder(name: str, samples: Samples) -> None:
    drawn = [samples(name, level) for level in range(len(LEVELS))]
    lengths = [sum(len(question) for question, _, _ in level) for level in drawn]
    assert lengths[4] > 1.5 * lengths[0]
    # relations to be used, units to be converted and sentences to be left aside
    efforts = [sum(meta["effort"] for _, _, meta in level) for level in drawn if "effort" in level[0][2]]
    assert efforts == sorted(efforts), efforts


def test_all_kinds_of_answers_occur(samples: Samples) -> None:
    kinds = Counter(answer["kind"] for name in FAMILIES for level in range(5) for _, answer, _ in samples(name, level))
    assert set(kinds) == {"number", "choice", "expression", "formula", "reaction", "text", "list"}
    several = [answer for _, answer, _ in samples("facts", 4)]
    assert all(isinstance(answer["value"], list) and len(answer["value"]) > 1 for answer in several)


def test_the_tables_hold_what_laws_use_and_nothing_else() -> None:
    laws = [law for family in FAMILIES.values() for level in family.levels for law in level if isinstance(law, Law)]
    units = {unit for law in laws for told in (law, *law.givens.values()) for unit in told.units}
    assert units == set(SCALES)
    assert {name for law in laws for name in law.constants} == set(CONSTANTS)
