"""The mix: one stream of tasks, judged in one batch, resumed exactly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from verigym.envs import EnvMix, ReasoningEnv
from verigym.envs.turns import TurnRule
from verigym.errors import UnknownEnvError, UsageError
from verigym.registry import EnvSpec
from verigym.types import Task, Verdict

Build = Callable[..., ReasoningEnv]


@pytest.fixture
def mix(build: Build, pool: Any) -> EnvMix:
    envs = {"toy": build(), "strict": build(level=2, verifier={"spaces": False}, families=["addition"])}
    return EnvMix(envs, {"toy": 1.0, "strict": 3.0}, seed=4, pool=pool)


def gold(task: Task) -> str:
    return f"<answer>{task.answer}</answer>"


def test_tasks_are_drawn_by_weight_and_name_their_entry_where_its_name_is_its_own(mix: EnvMix) -> None:
    tasks = mix.draw(40)
    assert Counter(map(mix.entry, tasks)) == {"toy": 10, "strict": 30}
    assert {task.env for task in tasks} == {"toy"}
    assert Counter(task.meta.get("mix") for task in tasks) == {None: 10, "strict": 30}
    assert {task.meta["level"] for task in tasks if mix.entry(task) == "strict"} == {2}


def test_a_batch_goes_to_the_pool_at_once_and_to_each_entrys_verifier_in_order(mix: EnvMix, pool: Any) -> None:
    tasks = mix.draw(12)
    verdicts = mix.judge(tasks, [gold(task).replace(">", "> ", 1) for task in tasks])
    assert [verdict.score for verdict in verdicts] == [0.0 if mix.entry(task) == "strict" else 1.0 for task in tasks]
    assert pool.batches == [12]


def test_tasks_and_responses_must_pair(mix: EnvMix) -> None:
    with pytest.raises(UsageError, match="got 3 tasks and 2 responses"):
        mix.judge(mix.draw(3), ["a", "b"])
    with pytest.raises(UsageError, match="got 2 tasks and 1 lists"):
        mix.hear(mix.draw(2), [[]])


def test_a_task_of_another_mix_is_refused(mix: EnvMix) -> None:
    with pytest.raises(UsageError, match=r"task 'x' is of 'strickt', not of this mix\. Did you mean 'strict'"):
        mix.judge([Task("x", "toy", "", "1", {"mix": "strickt"})], [""])


def test_the_sampler_hears_of_each_entry_apart(mix: EnvMix) -> None:
    tasks = mix.draw(4)
    groups = [mix.judge([task] * 2, [gold(task), "no judge"]) for task in tasks]
    mix.hear(tasks, groups)
    heard = mix.state_dict()["heard"]
    assert heard["toy"] == {"tasks": 1, "responses": 1, "unscorable": 1, "success": 1.0}
    assert heard["strict"] == {"tasks": 3, "responses": 3, "unscorable": 3, "success": 1.0}


def test_equal_state_gives_equal_further_draws(mix: EnvMix, build: Build) -> None:
    mix.draw(17)
    mix.hear(mix.draw(1), [[Verdict.right()]])
    state = json.loads(json.dumps(mix.state_dict()))
    other = EnvMix(mix.envs, {"strict": 3.0, "toy": 1.0}, seed=99)
    assert other.draw(5) != mix.draw(5)
    other.load_state_dict(state)
    mix.load_state_dict(state)
    assert other.draw(30) == mix.draw(30)
    assert other.state_dict() == mix.state_dict()


def test_a_new_mix_of_the_same_seed_draws_the_same_and_of_another_seed_not(mix: EnvMix) -> None:
    def draws(seed: int) -> list[Task]:
        return EnvMix(mix.envs, mix.weights, seed=seed).draw(10)

    assert draws(1) == draws(1)
    assert draws(1) != draws(2)


def test_held_out_tasks_come_from_every_entry_and_never_turn_up_in_training(build: Build) -> None:
    mix = EnvMix({"few": build(families=["few"]), "toy": build()})
    held = mix.held_out(1)
    assert [mix.entry(task) for task in held] == ["few", "toy"]
    assert {task.meta["split"] for task in held} == {"validation"}
    assert held == mix.held_out(1)
    assert not {str(task.prompt) for task in held} & {str(task.prompt) for task in mix.draw(200)}


def test_drawing_is_not_moved_by_judging_or_by_held_out_tasks(mix: EnvMix) -> None:
    other = EnvMix(mix.envs, mix.weights, seed=4, pool=mix.pool)
    first = mix.draw(3)
    mix.judge(first, ["x"] * 3)
    mix.held_out(3)
    assert first + mix.draw(3) == other.draw(6)


def test_a_mix_is_an_environment_whose_seed_starts_the_stream_anew(mix: EnvMix) -> None:
    def episode() -> list[Any]:
        steps: list[Any] = [mix.reset(seed=8)]
        for _ in range(3):
            steps += [mix.step("<answer>1</answer>"), mix.reset()]
        return steps

    assert episode() == episode()
    prompt, info = mix.reset()
    assert (prompt, info["env"]) == (info["task"].prompt, mix.entry(info["task"]))
    _, reward, terminated, truncated, after = mix.step(gold(info["task"]))
    assert (reward, terminated, truncated, after["env"]) == (1.0, True, False, info["env"])
    assert mix.sampler.success[info["env"]]
    with pytest.raises(UsageError, match="call reset"):
        mix.step("x")
    mix.close()


def test_an_episode_of_several_turns_is_heard_once_when_it_is_over(build: Build, pool: Any) -> None:
    env = build()
    env.turns = TurnRule(turns=3, feedback=lambda task, verdict: f"{verdict.extracted} is wrong.", transcript=True)
    mix = EnvMix({"toy": env}, pool=pool)
    _, started = mix.reset(seed=1)
    said, reward, terminated, _, info = mix.step("<answer>x</answer>")
    assert said == "x is wrong.\n\nYou may answer 2 more times."
    assert (reward, terminated, info["turns"], info["env"]) == (0.0, False, 1, "toy")
    assert mix.sampler.success["toy"] is None
    _, reward, terminated, _, info = mix.step("one")
    assert (terminated, info["turns"]) == (False, 2)
    said, reward, terminated, _, info = mix.step("two")
    assert (said, reward, terminated, info["turns"]) == ("", 0.0, True, 3)
    assert mix.sampler.success["toy"] == 0.0
    assert mix.turns(started["task"]) is env.turns
    assert mix.reset()[1]["task"] != started["task"]
    assert mix.step("<answer>x</answer>")[4]["turns"] == 1


def test_a_mix_from_plain_data(registered: EnvSpec, pool: Any) -> None:
    entries = [
        {"env": "toy", "weight": 1, "template": "brief"},
        {"env": "toy", "name": "hard", "weight": 3, "level": "hard", "families": ["addition"], "seed": 5},
    ]
    mix = EnvMix.from_config(entries, seed=2, pool=pool)
    tasks = mix.draw(8)
    assert Counter(map(mix.entry, tasks)) == {"toy": 2, "hard": 6}
    assert {task.meta["template"] for task in tasks if mix.entry(task) == "toy"} == {"brief@1"}
    assert {task.meta["level"] for task in tasks if mix.entry(task) == "hard"} == {3}
    assert [mix.envs[name].source.seed for name in ("toy", "hard")] == [2, 5]  # type: ignore[attr-defined]
    assert [verdict.passed for verdict in mix.judge(tasks, [gold(task) for task in tasks])] == [True] * 8
    assert entries[0] == {"env": "toy", "weight": 1, "template": "brief"}, "the caller's data stays as it was"
    mix.reset(seed=0)
    assert mix.step("x")[1] == 0.0


@pytest.mark.parametrize(
    ("entries", "error", "says"),
    [
        ([], UsageError, "needs at least one environment"),
        ([{"weight": 1}], UsageError, "names its environment under 'env'"),
        ([{"env": "toy"}, {"env": "toy"}], UsageError, "two entries of the mix are called 'toy'"),
        ([{"env": "toyy"}], UnknownEnvError, r"'toyy'\. Did you mean 'toy'"),
        ([{"env": "toy", "levle": 1}], UsageError, "'levle' is not an option"),
        ([{"env": "toy", "weight": -1}], UsageError, "a weight is a number from 0 on"),
    ],
)
def test_wrong_entries_are_named(
    registered: EnvSpec, entries: list[dict[str, Any]], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        EnvMix.from_config(entries)


def test_weights_must_be_of_this_mixs_environments(build: Build) -> None:
    with pytest.raises(UsageError, match=r"'tox' is not an environment of this mix\. Did you mean 'toy'"):
        EnvMix({"toy": build()}, {"tox": 1.0})
    with pytest.raises(UsageError, match="each environment needs a weight, got none for b"):
        EnvMix({"a": build(), "b": build()}, {"a": 1.0})


def test_a_stale_entry_name_in_a_task_file_does_not_change_who_judges(build: Build, tmp_path: Any) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(json.dumps({"prompt": "1?", "answer": "1", "meta": {"mix": "gone", "split": "train"}}) + "\n")
    mix = EnvMix({"toy": build(tasks=path)})
    (task,) = mix.draw(1)
    assert mix.entry(task) == "toy"
