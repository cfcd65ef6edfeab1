"""Instruction tasks: witnesses pass, mistakes do not, and what a policy earns that reads no question."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from itertools import permutations
from statistics import mean
from typing import get_args

import pytest

from verigym.envs.instruct import FAMILIES, SPEC, source, words
from verigym.envs.instruct.families import TRAINED, UNSEEN
from verigym.envs.instruct.kinds import KINDS, SETS
from verigym.envs.source import Split, seeded
from verigym.types import Task

LEVELS = range(5)
VERIFIER = SPEC.verifier(**SPEC.training)


def score(task: Task, response: str) -> float:
    return judged(json.dumps(task.answer), response)


@cache  # fixed responses meet the same instructions again and again
def judged(answer: str, response: str) -> float:
    verdict = VERIFIER.verify(Task("t", "instruct", "", json.loads(answer)), response)
    assert verdict.score is not None, verdict.detail
    return verdict.score


def drawn(name: str, level: int, seed: int) -> Task:
    question, answer, meta = FAMILIES[name].sample(seeded(name, level, seed), level)
    return Task("t", "instruct", question, answer, meta)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_demonstration_passes_and_mistake_does_not(name: str, level: int) -> None:
    family = FAMILIES[name]
    for seed in range(30):
        task = drawn(name, level, seed)
        assert task == drawn(name, level, seed)
        assert set(task.answer["instruction_id_list"]) <= set(TRAINED)
        given = (str(task.prompt), task.answer, task.meta)
        right = family.demonstrate(seeded(seed), *given)
        assert score(task, right) == 1, right
        assert score(task, family.mistake(seeded(seed), *given)) < 1
        if level == 0:
            assert len(task.prompt) <= 60
            assert len(right) <= 24


@pytest.mark.parametrize(("level", "counts"), [(0, {1, 2}), (1, {1, 2}), (2, {1, 2}), (3, {3}), (4, {4, 5})])
def test_level_says_how_many_instructions_there_are(level: int, counts: set[int]) -> None:
    asked = [drawn(name, level, seed).answer["instruction_id_list"] for name in FAMILIES for seed in range(20)]
    assert {len(ids) for ids in asked} == counts


def test_first_level_asks_for_nothing_that_decides_about_each_word() -> None:
    for name in sorted(set(FAMILIES) - {"language"}):
        ids = [id for seed in range(40) for id in drawn(name, 1, seed).answer["instruction_id_list"]]
        assert not [id for id in ids if KINDS[id].hard]


@pytest.mark.parametrize("name", ["ifeval", "iftrain", "ifbench", "format:emoji", "copy:copy", "custom:multiples"])
def test_sets_and_types_can_be_asked_for_by_name(name: str) -> None:
    tasks = source(families=[name])
    for split in get_args(Split):
        for index in range(20):
            task = tasks.task(index, index % 5, split)
            ids = task.answer["instruction_id_list"]
            assert name in ids or set(ids) <= set(SETS[name])
            assert score(task, tasks.demonstrate(task, seeded(index))) == 1
            assert score(task, tasks.mistake(task, seeded(index))) < 1


@pytest.mark.parametrize("response", ["0", "True", "I do not know."])
def test_reply_of_a_word_is_almost_never_all_that_a_task_wants(response: str) -> None:
    # Two types of IFTrain fix every word; neither they nor those that go with them ask for any.
    wordless = {"count:count_unique", "keywords:no_adjacent_consecutive"}
    for level in LEVELS[1:]:
        for name in FAMILIES:
            for task in (drawn(name, level, seed) for seed in range(12)):
                assert score(task, response) < 1 or wordless & set(task.answer["instruction_id_list"]), task


def test_held_out_types_are_drawn_only_by_name() -> None:
    tasks = source()
    drawn_ids = {
        id
        for level in LEVELS
        for index in range(300)
        for id in tasks.task(index, level, "train").answer["instruction_id_list"]
    }
    assert drawn_ids == set(TRAINED)
    assert not set(source(families=["ifbench"]).task(0, 4).answer["instruction_id_list"]) - UNSEEN


def test_level_0_is_what_the_embedded_model_was_trained_on() -> None:
    digest = hashlib.sha256()
    for split in get_args(Split):
        for index in range(2000):
            task = source().task(index, 0, split)
            digest.update(json.dumps([task.id, task.prompt, task.answer, task.meta], sort_keys=True).encode())
    assert digest.hexdigest()[:16] == "61c4fd901d304978"


def test_no_keyword_is_found_where_nobody_put_it() -> None:
    drawn_texts = [words.request(seeded(seed), words.topic(seeded(seed))) for seed in range(2000)]
    around = " ".join([*words.FILLERS, *words.ASIDES, *words.MENTIONS, *words.OPENERS, *drawn_texts])
    assert not [word for word in words.KEYWORDS if word in around.lower()]
    assert not [pair for pair in permutations(words.KEYWORDS, 2) if pair[0] in pair[1]]
    assert not set("jqxz,!") & set((around + "".join(words.KEYWORDS)).lower())


def test_asides_have_every_length_that_filling_up_needs() -> None:
    assert {len(text.split()) for text in words.ASIDES} == {1, 2, 3, 4, 5, 6}
    assert {2, 3} <= {len(text) - 1 for text in words.ASIDES}


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
