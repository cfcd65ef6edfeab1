"""Levels that follow success, family by family, and families with weights."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from verigym.envs import Curriculum, EnvMix, ReasoningEnv, Sampler
from verigym.errors import UsageError
from verigym.registry import EnvSpec
from verigym.types import Reason, Task, Verdict

Build = Callable[..., ReasoningEnv]

RIGHT, WRONG = Verdict.right(), Verdict.zero(Reason.WRONG)
QUICK = Curriculum(window=4)


def heard(sampler: Sampler, *scores: float | None) -> int:
    """The level after one task's scores."""
    sampler.hear("a", scores)
    return sampler.levels["a"]


def test_a_level_rises_falls_and_stays_with_the_mean_score_of_its_window() -> None:
    sampler = Sampler({"a": 1, "b": 1}, curriculum=QUICK)
    assert heard(sampler, 1.0, 1.0) == 1, "half a window decides nothing"
    assert heard(sampler, 1.0, 0.0) == 2
    assert heard(sampler, 1.0, 0.0, 0.0, 1.0) == 2
    assert heard(sampler, 0.5, 0.5, 0.2, 0.0) == 1
    assert sampler.levels == {"a": 1, "b": 1}, "families are looked at apart"
    assert {level for name, level, _ in sampler.pick(4)} == {1}


def test_the_count_begins_anew_at_every_look() -> None:
    sampler = Sampler({"a": 1}, curriculum=QUICK)
    assert heard(sampler, 1.0, 1.0, 1.0, 1.0) == 2
    assert heard(sampler, 0.0, 0.0, 0.0) == 2, "what was earned at level 1 is not held against level 2"
    assert heard(sampler, 0.0) == 1


def test_levels_end_at_the_lowest_and_highest() -> None:
    sampler = Sampler({"a": 1}, curriculum=Curriculum(window=1, start="medium", lowest=1, highest="hard"))
    assert [heard(sampler, 1.0) for _ in range(3)] == [3, 3, 3]
    assert [heard(sampler, 0.0) for _ in range(4)] == [2, 1, 1, 1]


def test_what_could_not_be_judged_and_what_came_late_teach_nothing() -> None:
    sampler = Sampler({"a": 1}, curriculum=QUICK)
    sampler.hear("a", [None] * 50)
    sampler.hear("a", [0.0] * 50, level=3)  # drawn before the level fell, judged after
    assert sampler.levels == {"a": 1}
    sampler.hear("a", [1.0] * 4, level=1)
    assert sampler.levels == {"a": 2}


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"raise_at": 0.3, "lower_at": 0.3}, r"0 <= lower_at < raise_at <= 1, got 0\.3 and 0\.3"),
        ({"raise_at": 1.5}, "raise_at <= 1"),
        ({"raise_at": "high"}, "raise_at is a mean score from 0 to 1, got 'high'"),
        ({"window": 0}, "window is a number of responses from 1 on, got 0"),
        ({"window": True}, "window is a number of responses"),
        ({"start": "trivial", "lowest": "easy"}, "lowest <= start <= highest, got 'easy', 'trivial' and 'expert'"),
        ({"start": 5}, "a level is 0 to 4 or one of trivial"),
        ({"raise": 0.7}, "'raise' is not a setting of a curriculum. Did you mean 'raise_at'"),
        (0.7, "a curriculum is a mapping of raise_at, lower_at"),
    ],
)
def test_impossible_settings_say_rule_value_and_cure(settings: Any, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Curriculum.of(settings)


@pytest.fixture
def mix(build: Build, pool: Any) -> EnvMix:
    return EnvMix({"toy": build(), "rest": build()}, curricula={"toy": QUICK}, seed=4, pool=pool)


def respond(mix: EnvMix, tasks: list[Task]) -> None:
    """Sums are always right, differences never."""
    mix.hear(tasks, [[RIGHT if task.meta["family"] == "addition" else WRONG] * 2 for task in tasks])


def test_what_is_easy_gets_harder_and_what_is_hard_easier(mix: EnvMix) -> None:
    assert mix.levels == {"toy": {"addition": 1, "subtraction": 1}}
    levels = []
    for _ in range(20):
        tasks = mix.draw(4)
        respond(mix, tasks)
        levels += [(task.meta["family"], task.meta["level"]) for task in tasks if mix.entry(task) == "toy"]
    assert mix.levels == {"toy": {"addition": 4, "subtraction": 0}}
    assert Counter(name for name, _ in levels) == {"addition": 20, "subtraction": 20}
    assert [level for name, level in levels if name == "addition"][::2] == [1, 2, 3, *[4] * 7]
    assert {level for name, level in levels if name == "subtraction"} == {0, 1}


def test_the_other_entries_are_drawn_as_if_there_were_no_curriculum(mix: EnvMix, build: Build, pool: Any) -> None:
    plain = EnvMix({"toy": build(), "rest": build()}, seed=4, pool=pool)
    ours, theirs = mix.draw(20), plain.draw(20)
    assert [task for task in ours if mix.entry(task) == "rest"] == [t for t in theirs if plain.entry(t) == "rest"]
    assert "families" not in plain.state_dict()
    assert "recent" not in plain.state_dict()


def test_held_out_tasks_stay_at_the_environments_level(mix: EnvMix) -> None:
    before = mix.held_out(4)
    for _ in range(20):
        respond(mix, mix.draw(4))
    assert mix.held_out(4) == before
    assert {task.meta["level"] for task in before} == {0}


@pytest.mark.parametrize("before", [0, 1, 7, 30, 61])
def test_a_saved_curriculum_goes_on_exactly_even_in_a_mix_of_another_seed(
    mix: EnvMix, build: Build, pool: Any, before: int
) -> None:
    other = EnvMix({"toy": build(), "rest": build()}, curricula={"toy": QUICK}, seed=5, pool=pool)
    for task in mix.draw(before):
        respond(mix, [task])
    saved = json.loads(json.dumps(mix.state_dict()))
    other.load_state_dict(saved)
    for one in (mix, other):
        for _ in range(5):
            respond(one, one.draw(3))
    assert other.state_dict() == mix.state_dict()
    assert other.draw(10) == mix.draw(10)
    mix.load_state_dict(saved)
    assert mix.state_dict() == saved


def test_a_state_of_a_mix_without_curriculum_is_refused(mix: EnvMix, build: Build) -> None:
    plain = EnvMix({"toy": build(), "rest": build()}, seed=4)
    with pytest.raises(UsageError, match="this state has families of no entry, and the mix has families of toy"):
        mix.load_state_dict(plain.state_dict())
    with pytest.raises(UsageError, match="this state has families of toy, and the mix has families of no entry"):
        plain.load_state_dict(mix.state_dict())
    fixed = EnvMix({"toy": build(), "rest": build()}, family_weights={"toy": {}}, seed=4)
    with pytest.raises(UsageError, match="a state with a curriculum goes with a mix that has one"):
        mix.load_state_dict(fixed.state_dict())


def test_a_new_stream_begins_at_the_first_level(mix: EnvMix) -> None:
    first = mix.reset(seed=9)[0]
    for _ in range(20):
        respond(mix, mix.draw(4))
    assert mix.reset(seed=9)[0] == first
    assert mix.levels == {"toy": {"addition": 1, "subtraction": 1}}


def test_weights_of_families_are_met_and_levels_stay(registered: EnvSpec) -> None:
    entry = {"env": "toy", "weights": {"addition": 3}, "level": 2}
    mix = EnvMix.from_config([entry], seed=1)
    tasks = mix.draw(40)
    respond(mix, tasks)
    assert Counter(task.meta["family"] for task in tasks) == {"addition": 30, "subtraction": 10}
    assert {task.meta["level"] for task in tasks} == {2}
    assert mix.levels == {"toy": {"addition": 2, "subtraction": 2}}
    none = EnvMix.from_config([{**entry, "weights": {"addition": 0}}], seed=1)
    assert {task.meta["family"] for task in none.draw(10)} == {"subtraction"}


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"weights": {"adition": 1}}, "'adition' is not a family that 'toy' draws from. Did you mean 'addition'"),
        ({"curriculum": {"windw": 8}}, "'windw' is not a setting of a curriculum"),
        ({"weights": {"addition": -1}}, "a weight is a number from 0 on"),
    ],
)
def test_wrong_settings_of_an_entry_are_refused(registered: EnvSpec, entry: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        EnvMix.from_config([{"env": "toy", **entry}])


def test_a_task_file_has_no_levels_to_follow(registered: EnvSpec, tmp_path: Any) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(json.dumps({"prompt": "1 + 1?", "answer": "2", "env": "toy"}) + "\n")
    with pytest.raises(UsageError, match="'toy' draws from a file, whose tasks have no levels"):
        EnvMix.from_config([{"env": "toy", "tasks": path, "curriculum": {}}])


def test_a_source_that_cannot_be_divided_is_one_family(build: Build, pool: Any) -> None:
    class Whole:
        size = None

        def task(self, index: int, level: int = 0, split: Any = "train") -> Task:
            return Task(f"t{index}", "toy", f"{index} at {level}?", "1")

    env = build()
    env.source = Whole()
    mix = EnvMix({"toy": env}, curricula={"toy": QUICK}, pool=pool)
    mix.hear(mix.draw(4), [[RIGHT]] * 4)
    assert mix.levels == {"toy": {"toy": 2}}
    assert " at 2?" in str(mix.draw(1)[0].prompt)


def test_puzzles_that_are_never_trained_on_have_no_level_unless_named() -> None:
    levels = EnvMix.from_config([{"env": "logic", "curriculum": {}}]).levels["logic"]
    assert len(levels) == 101
    assert not {"acre", "boxnet", "game_of_life", "game_of_life_halting"} & set(levels)
    named = EnvMix.from_config([{"env": "logic", "families": ["acre", "sudoku"], "curriculum": {}}])
    assert named.levels == {"logic": {"acre": 1, "sudoku": 1}}


def test_a_single_puzzle_follows_too_and_its_tasks_name_the_entry() -> None:
    mix = EnvMix.from_config([{"env": "logic/spell_backward", "curriculum": {"window": 2}}])
    (task,) = mix.draw(1)
    assert (task.env, task.meta["mix"], task.meta["level"]) == ("logic", "logic/spell_backward", 1)
    mix.hear([task], [[RIGHT, RIGHT]])
    assert mix.levels == {"logic/spell_backward": {"spell_backward": 2}}
    assert mix.draw(1)[0].meta["level"] == 2
    assert {held.meta["level"] for held in mix.held_out(2)} == {0}


def test_every_built_in_draws_the_same_tasks_from_a_family_whether_divided_or_asked_for() -> None:
    import verigym

    for name in ("math", "stem", "code", "instruct", "logic"):
        source = verigym.make(name, seed=5).source
        family = source.drawn[-1]
        alone = verigym.make(name, seed=5, families=[family]).source
        divided = source.only(family)
        assert [divided.task(3, level) for level in (0, 1)] == [alone.task(3, level) for level in (0, 1)]
