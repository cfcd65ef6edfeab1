"""Instruction tasks: witnesses pass, mistakes do not, and what a policy earns that reads no question."""

from __future__ import annotations

from itertools import permutations
from statistics import mean

import pytest

from verigym.envs.instruct import FAMILIES, SPEC, source, words
from verigym.envs.instruct.compose import broken, followed
from verigym.envs.instruct.kinds import KINDS
from verigym.envs.source import seeded
from verigym.types import Task
from verigym.verifiers.instruct.registry import instructions

LEVELS = range(5)


def score(task: Task, response: str) -> float:
    verdict = SPEC.verifier().verify(task, response)
    assert verdict.score is not None, verdict.detail
    return verdict.score


def drawn(name: str, level: int, seed: int) -> Task:
    question, answer, meta = FAMILIES[name].sample(seeded(name, level, seed), level)
    return Task("t", "instruct", question, answer, meta)


def test_every_published_type_can_be_asked_for() -> None:
    assert set(KINDS) == set(instructions())
    assert all(len(set(kind.wordings)) == 5 for kind in KINDS.values())


@pytest.mark.parametrize("id", sorted(KINDS))
def test_witness_is_right_and_violation_wrong(id: str) -> None:
    for seed in range(50):
        rng = seeded(id, seed)
        about = words.topic(rng)
        kwargs = KINDS[id].sample(rng, f"Write a note about {about}.")
        task = Task("t", "instruct", "", {"instruction_id_list": [id], "kwargs": [kwargs]})
        assert score(task, followed(about, [(id, kwargs)], bare=False)) == 1
        assert score(task, broken(rng, about, [(id, kwargs)], bare=False)) == 0


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_demonstration_passes_and_mistake_does_not(name: str, level: int) -> None:
    family = FAMILIES[name]
    for seed in range(30):
        task = drawn(name, level, seed)
        assert task == drawn(name, level, seed)
        assert len(task.answer["instruction_id_list"]) == level or level == 0
        given = (str(task.prompt), task.answer, task.meta)
        right = family.demonstrate(seeded(seed), *given)
        assert score(task, right) == 1, right
        assert score(task, family.mistake(seeded(seed), *given)) < 1
        if level == 0:
            assert len(task.prompt) <= 60
            assert len(right) <= 24


def test_no_keyword_is_found_where_nobody_put_it() -> None:
    around = " ".join([*words.FILLERS, *(words.topic(seeded(seed)) for seed in range(500))])
    assert not [word for word in words.KEYWORDS if word in around.lower()]
    assert not [pair for pair in permutations(words.KEYWORDS, 2) if pair[0] in pair[1]]
    assert not set("jqxz,") & set(around + "".join(words.KEYWORDS))


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_level_0_has_many_tasks_and_splits_share_none(name: str) -> None:
    tasks = source(families=[name])
    train = {str(tasks.task(i, 0, "train").prompt) for i in range(2000)}
    held = {str(tasks.task(i, 0, "validation").prompt) for i in range(500)}
    assert not train & held
    assert len(train | held) >= 500


@pytest.mark.parametrize("response", ["", "0", "True", "A"])
def test_fixed_answer_earns_only_what_leaving_out_earns(response: str) -> None:
    # Those who say anything at all use no comma: half a punctuation task, one of nine families, and no more.
    for name in FAMILIES:
        earned = mean(score(drawn(name, 0, seed), response) for seed in range(40))
        assert earned == (0.5 if name == "punctuation" and response else 0)


def test_question_repeated_as_the_answer_earns_next_to_nothing_at_level_0() -> None:
    # Some short questions look like the language that they ask for.
    earned = mean(score(task := drawn(name, 0, seed), str(task.prompt)) for name in FAMILIES for seed in range(40))
    assert earned < 0.03


def test_best_constant_answer_stays_poor_at_level_0() -> None:
    tasks = [drawn(name, 0, seed) for name in FAMILIES for seed in range(60)]
    forms = ['"<<a>>\n- b\n- c [d] [e] [f] *g* *h* *i*\nP.S. AB CD EF"', "<<a>> [b] [c] [d] *e* *f* *g* P.S. AB CD EF"]
    said = [" ".join([form, *list(words.KEYWORDS[:4]) * 3]) for form in forms]
    assert max(mean(score(task, text) for task in tasks) for text in forms + said) < 0.35


@pytest.mark.parametrize("template", SPEC.templates.values())
def test_templates_add_nothing_that_an_instruction_could_trip_over(template: str) -> None:
    assert template == "{question}"
