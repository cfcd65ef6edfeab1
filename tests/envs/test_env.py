"""One environment: seeded, pure, judged behind the pool, honest about what could not be judged."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verigym.envs import ReasoningEnv, UnicodeText
from verigym.errors import UsageError
from verigym.registry import EnvSpec
from verigym.types import Reason

Build = Callable[..., ReasoningEnv]


def answer_of(env: ReasoningEnv, index: int = 0) -> str:
    return f"<answer>{env.task(index).answer}</answer>"


def test_a_right_response_is_paid_and_the_episode_is_over(build: Build) -> None:
    env = build()
    prompt, info = env.reset(options={"index": 0})
    assert prompt == info["task"].prompt
    text, reward, terminated, truncated, after = env.step(answer_of(env))
    assert (text, reward, terminated, truncated) == ("", 1.0, True, False)
    assert after["task"] == info["task"]
    assert after["verdict"].passed
    assert after["verdict"].verifier.startswith("exact@1:")


def test_a_wrong_response_earns_nothing_and_is_not_truncated(build: Build) -> None:
    env = build()
    env.reset(seed=1)
    _, reward, terminated, truncated, info = env.step("<answer>x</answer>")
    assert (reward, terminated, truncated, info["verdict"].reason) == (0.0, True, False, Reason.WRONG)


def test_what_could_not_be_judged_is_truncated_and_says_so(build: Build) -> None:
    env = build()
    env.reset(seed=1)
    _, reward, terminated, truncated, info = env.step("no judge")
    assert (reward, terminated, truncated) == (0.0, True, True)
    assert info["verdict"].score is None


@pytest.mark.parametrize("action", [None, 3, b"<answer>", ["<answer>"]])
def test_an_action_that_is_no_text_is_the_callers_mistake(build: Build, action: Any) -> None:
    env = build()
    env.reset(seed=1)
    with pytest.raises(UsageError, match=f"a response is a text, got {type(action).__name__}"):
        env.step(action)


def test_a_second_step_without_a_reset_is_an_error(build: Build) -> None:
    env = build()
    with pytest.raises(UsageError, match="call reset"):
        env.step("x")
    env.reset()
    env.step("x")
    with pytest.raises(UsageError, match="call reset"):
        env.step("x")


def test_the_same_seed_gives_the_same_tasks_and_another_seed_others(build: Build) -> None:
    def prompts(env: ReasoningEnv) -> list[str]:
        return [env.reset(seed=5)[0], env.reset()[0], env.reset()[0]]

    assert prompts(build()) == prompts(build())
    assert len(set(prompts(build()))) == 3
    tasks = {seed: [build(seed=seed).task(i).prompt for i in range(5)] for seed in (1, 2)}
    assert tasks[1] != tasks[2]


def test_tasks_do_not_depend_on_the_process_or_its_hash_seed(build: Build) -> None:
    code = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); from conftest import source;"
        "print(json.dumps([source(seed=3).task(i, 1).to_dict() for i in range(20)]))"
    )
    here = str(Path(__file__).parent)
    other = [
        subprocess.run(
            [sys.executable, "-c", code, here],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    mine = [build(seed=3, level=1).source.task(i, 1).to_dict() for i in range(20)]
    assert json.loads(other[0]) == json.loads(other[1]) == mine


def test_reset_takes_index_and_level_and_nothing_else(build: Build) -> None:
    env = build(level=1)
    _, info = env.reset(options={"index": 7, "level": "hard"})
    assert info["task"] == env.task(7, 3) != env.task(7)
    assert info["task"].meta["level"] == 3
    with pytest.raises(UsageError, match=r"'indx' is not an option of reset\. Did you mean 'index'"):
        env.reset(options={"indx": 7})


@pytest.mark.parametrize("index", [-1, 1.0, True, "1"])
def test_an_index_is_a_whole_number_from_zero_on(build: Build, index: Any) -> None:
    with pytest.raises(UsageError, match="an index is a whole number from 0 on"):
        build().reset(options={"index": index})


@pytest.mark.parametrize("level", [-1, 5, "impossible"])
def test_an_unknown_level_is_an_error(build: Build, level: Any) -> None:
    with pytest.raises(UsageError, match="a level is 0 to 4 or one of trivial, easy, medium, hard, expert"):
        build(level=level)


def test_a_level_goes_by_number_or_name(build: Build) -> None:
    assert build(level="medium").task(0) == build(level=2).task(0) == build().task(0, "medium")


def test_an_unknown_split_is_an_error(build: Build) -> None:
    with pytest.raises(UsageError, match="a split is one of train, validation, got 'test'"):
        build(split="test")


@pytest.mark.parametrize("name", ["standard@1", "standard@2", "brief@1"])
def test_a_template_goes_around_the_question_and_is_recorded(build: Build, spec: EnvSpec, name: str) -> None:
    task = build(template=name).task(0)
    question = build().source.task(0).prompt
    assert "{" in question, "braces of a question must survive"
    assert task.prompt == spec.templates[name].replace("{question}", str(question)).replace("{{x}}", "{x}")
    assert task.meta["template"] == name


def test_a_template_without_version_is_the_newest_and_the_first_is_the_default(build: Build) -> None:
    assert build(template="standard").template.name == "standard@2"
    assert build().template.name == "standard@1"


def test_an_unknown_template_is_named_with_the_nearest(build: Build) -> None:
    with pytest.raises(UsageError, match=r"no template 'breif@1'\. Did you mean 'brief@1'"):
        build(template="breif@1")


@pytest.mark.parametrize("text", ["no field", "{question} {other}", "{question} {", "{question} {}"])
def test_a_template_that_cannot_be_filled_in_is_refused_at_once(spec: EnvSpec, text: str) -> None:
    with pytest.raises(UsageError, match="template 'bad@1'"):
        ReasoningEnv.from_spec(dataclasses.replace(spec, templates={"bad@1": text}))


def test_a_named_verifier_takes_the_place_of_the_environment_s_own(build: Build) -> None:
    assert build(verifier="math-verify").verifier.name == "math-verify"
    either = build(verifier={"verifier": "any", "of": ["math", {"verifier": "deepscaler", "extraction": "strict"}]})
    assert [member.name for member in either.verifier.members] == ["math", "deepscaler"]
    with pytest.raises(UsageError, match="no verifier is called 'maht'"):
        build(verifier="maht")


def test_options_reach_source_and_verifier(build: Build) -> None:
    env = build(families=["subtraction"], verifier={"spaces": False})
    assert {env.task(i).meta["family"] for i in range(20)} == {"subtraction"}
    task = env.task(0)
    (strict,) = env.judge([task], [f"<answer> {task.answer} </answer>"])
    (lenient,) = build().judge([task], [f"<answer> {task.answer} </answer>"])
    assert (strict.score, lenient.score) == (0.0, 1.0)
    assert strict.verifier != lenient.verifier


def test_unknown_options_are_named_with_the_nearest(build: Build) -> None:
    with pytest.raises(UsageError, match=r"'familys' is not an option of the task source of 'toy'\. Did you mean 'fam"):
        build(familys=["subtraction"])
    with pytest.raises(UsageError, match=r"'space' is not an option of the verifier of 'toy'\. Did you mean 'spaces'"):
        build(verifier={"space": True})
    with pytest.raises(UsageError, match=r"no task family 'substraction'\. Did you mean 'subtraction'"):
        build(families=["substraction"])


def test_held_out_tasks_are_distinct_always_the_same_and_never_in_training(build: Build) -> None:
    env = build(families=["few"])
    held = env.held_out(1)
    everything = build(families=["few"], seed=9)
    trained = {everything.task(i).prompt for i in range(300)}
    assert not trained & {task.prompt for task in held}

    many = build().held_out(60)
    assert len({str(task.prompt) for task in many}) == 60
    assert many == build(split="validation").held_out(60)
    assert build().held_out(20, start=40) == many[40:]
    assert {task.meta["split"] for task in many} == {"validation"}


def test_asking_for_more_held_out_tasks_than_there_are_is_an_error_and_not_a_hang(build: Build) -> None:
    with pytest.raises(UsageError, match=r"different validation tasks at level 0, got a request for 11"):
        build(families=["few"]).held_out(11)


def test_a_batch_is_judged_at_once_and_in_order(build: Build, pool: Any) -> None:
    env = build()
    tasks = [env.task(i) for i in range(6)]
    responses = [f"<answer>{task.answer if i % 2 else 'x'}</answer>" for i, task in enumerate(tasks)]
    assert [verdict.score for verdict in env.judge(tasks, responses)] == [0, 1, 0, 1, 0, 1]
    assert pool.batches == [6]


def test_responses_that_do_not_pair_with_tasks_are_refused(build: Build) -> None:
    env = build()
    with pytest.raises(UsageError, match="got 2 tasks and 1 responses"):
        env.judge([env.task(0), env.task(1)], ["x"])
    # A text is a sequence of one-letter texts.
    with pytest.raises(UsageError, match="got a single text"):
        env.judge([env.task(0), env.task(1)], "xy")


def test_a_task_file_takes_the_sources_place(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "tasks.jsonl"
    chat = [{"role": "system", "content": "Be {brief}."}, {"role": "user", "content": "2 + 2?"}]
    lines = [
        {"prompt": chat, "answer": "4", "meta": {"split": "train"}},
        {"prompt": "1 + 1?", "answer": "2", "meta": {"split": "validation"}},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    env = build(tasks=path, template="standard")
    prompt, info = env.reset(seed=0)
    assert prompt == "Be {brief}.\n\n2 + 2? Write <answer>the number</answer>."
    assert info["task"].prompt[1] == {"role": "user", "content": "2 + 2? Write <answer>the number</answer>."}
    assert env.step("<answer>4</answer>")[1] == 1.0
    assert [task.prompt for task in env.held_out(1)] == ["1 + 1? Write <answer>the number</answer>."]
    with pytest.raises(UsageError, match="families and a task file exclude each other"):
        build(tasks=path, families=["few"])


def test_tasks_written_to_a_file_come_back_as_they_were(build: Build, tmp_path: Path) -> None:
    path = tmp_path / "tasks.jsonl"
    tasks = [build().task(i) for i in range(10)]
    path.write_text("".join(json.dumps(task.to_dict()) + "\n" for task in tasks))
    again = build(tasks=path)
    key = {task.id: task for task in tasks}
    assert all(key[task.id] == task for task in map(again.task, range(10)))


@pytest.mark.parametrize("text", ["", "🙂\x00\n", "\ud800", "x" * 10_000])
def test_the_spaces_hold_every_text_and_nothing_else(build: Build, text: str) -> None:
    env = build()
    assert text in env.action_space
    assert text in env.observation_space
    assert b"x" not in env.action_space


def test_sampled_texts_are_seeded_and_can_be_encoded() -> None:
    samples = [UnicodeText(seed=3).sample() for _ in range(2)]
    assert samples[0] == samples[1]
    space = UnicodeText(seed=1)
    texts = [space.sample() for _ in range(200)]
    assert all(text.encode() or text == "" for text in texts)
    assert any(ord(char) > 0xFFFF for text in texts for char in text)
    assert len(set(texts)) > 150
