from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator

import pytest

from verigym.envs.logic import TRAINED, LogicSource
from verigym.envs.logic.helper import HELPER, GeneratorHelper
from verigym.errors import UsageError

HASHED = ("isomorphic_strings", "knight_swap", "polynomial_multiplication", "ransom_note", "word_ladder")
"""Tasks that reasoning-gym 0.1.25 draws otherwise under another ``PYTHONHASHSEED``."""


@pytest.fixture
def started_with() -> Iterator[list[GeneratorHelper]]:
    helpers: list[GeneratorHelper] = []
    yield helpers
    for helper in helpers:
        helper.close()


def test_a_task_is_pure_and_json() -> None:
    source = LogicSource(seed=3)
    first = [source.task(index, 1) for index in range(6)]
    again = [LogicSource(seed=3).task(index, 1) for index in reversed(range(6))][::-1]

    assert first == again
    assert json.loads(json.dumps([task.to_dict() for task in first])) == [task.to_dict() for task in first]
    assert len({task.prompt for task in first}) == 6
    assert LogicSource(seed=4).task(0, 1) != first[0]


def test_entries_do_not_depend_on_what_was_drawn_before(started_with: list[GeneratorHelper]) -> None:
    """A third of the tasks, drawn in one generator after others of their kind, and in another first."""
    started_with += [GeneratorHelper(), GeneratorHelper()]
    ask = {"seed": 1, "level": 1, "split": "train"}
    slow = {"knight_swap", "futoshiki", "course_schedule"}
    names = [name for name in TRAINED if name not in slow][::3]
    for name in names:
        started_with[0].request(tasks=[name], index=7, **ask)

    ours = [started_with[0].request(tasks=[name], index=1, **ask) for name in names]
    theirs = [started_with[1].request(tasks=[name], index=1, **ask) for name in reversed(names)][::-1]

    assert [a["task"] for a, b in zip(ours, theirs, strict=True) if a != b] == []


def test_a_task_that_draws_from_the_global_generator_is_pure_too() -> None:
    # reasoning-gym 0.1.25: `generators.generate_...` of list_functions calls random.randint.
    source = LogicSource(["list_functions"], seed=0)
    first = [source.task(index, 1) for index in range(8)]
    assert [source.task(index, 1) for index in range(8)] == first


def test_a_task_that_sets_the_precision_of_decimals_changes_no_other(started_with: list[GeneratorHelper]) -> None:
    # reasoning-gym 0.1.25: decimal_arithmetic calls getcontext().prec = ... whenever it draws.
    started_with += [GeneratorHelper(), GeneratorHelper()]
    ask = {"seed": 3, "level": 3, "split": "train"}
    fresh = [started_with[0].request(tasks=["decimal_chain_sum"], index=index, **ask) for index in range(4)]
    for index in range(4):
        started_with[1].request(tasks=["decimal_arithmetic"], index=index, **ask)
    after = [started_with[1].request(tasks=["decimal_chain_sum"], index=index, **ask) for index in range(4)]
    assert after == fresh


def test_puzzles_are_the_same_under_any_hash_seed(
    monkeypatch: pytest.MonkeyPatch, started_with: list[GeneratorHelper]
) -> None:
    source = LogicSource(HASHED, seed=1)
    here = [source.task(index, 1).to_dict() for index in range(8)]

    for hash_seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", hash_seed)
        started_with.append(GeneratorHelper())
        ask = {"tasks": HASHED, "seed": 1, "level": 1, "split": "train"}
        there = [started_with[-1].request(index=index, **ask) for index in range(8)]
        assert [task["prompt"] for task in here] == [found["question"] for found in there]
        assert [task["answer"] for task in here] == [found["answer"] for found in there]


def test_without_the_fixed_hash_seed_they_would_differ(started_with: list[GeneratorHelper]) -> None:
    started_with += [GeneratorHelper(hash_seed="1"), GeneratorHelper(hash_seed="2")]
    ask = {"tasks": ["isomorphic_strings"], "seed": 1, "level": 1, "split": "train"}

    one, two = ([helper.request(index=index, **ask) for index in range(8)] for helper in started_with)

    assert one != two


def test_splits_share_no_question() -> None:
    source = LogicSource(["syllogism", "spell_backward"])
    train = {source.task(index, 0, "train").prompt for index in range(150)}
    held_back = {source.task(index, 0, "validation").prompt for index in range(150)}

    assert not train & held_back


def test_levels_follow_the_curriculum() -> None:
    source = LogicSource(["color_cube_rotation"])
    lengths = [len(str(source.task(1, level).prompt)) for level in range(5)]
    configs = [source.task(1, level).answer["config"] for level in range(5)]

    assert lengths[2:] == sorted(lengths[2:])
    assert configs == [{}, {}, {"max_rotations": 10}, {"max_rotations": 50}, {"max_rotations": 100}]


def test_an_index_that_no_draw_satisfies_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="1000 draws gave no other puzzle of ab at level 1"):
        HELPER.request(tasks=["ab"], seed=0, index=0, level=1, split="other")


def test_a_generator_that_was_killed_is_started_again() -> None:
    source = LogicSource(seed=5)
    before = source.task(0)
    pid = HELPER.pid or pytest.fail("the generator runs")
    os.kill(pid, signal.SIGKILL)

    assert source.task(0) == before
    assert HELPER.pid != pid


def test_a_closed_generator_is_gone_and_starts_again() -> None:
    source = LogicSource()
    before = source.task(0)
    pid = HELPER.pid or pytest.fail("the generator runs")
    HELPER.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert source.task(0) == before


def test_a_forked_child_has_a_generator_of_its_own() -> None:
    source = LogicSource(seed=6)
    before, pid = source.task(0), HELPER.pid
    child = os.fork()
    if child == 0:
        same = source.task(0) == before and HELPER.pid != pid
        HELPER.close()
        os._exit(0 if same else 1)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert source.task(0) == before
    assert HELPER.pid == pid
