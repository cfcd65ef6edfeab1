"""What Gymnasium's own checkers say of our environments."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import gymnasium
import pytest
from gymnasium.utils.env_checker import check_env

from verigym import registry
from verigym.envs import EnvMix
from verigym.registry import EnvSpec

BUILT_IN = ["code", "games", "instruct", "logic", "math", "stem"]


# Warnings are errors here, so a checker that only complains fails too.
@pytest.mark.parametrize("name", BUILT_IN)
def test_the_environment_checker_is_content(name: str) -> None:
    env = gymnasium.make(f"verigym:verigym/{name}-v0")
    check_env(env.unwrapped)
    env.close()


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_passive_checker_is_content_over_an_episode(name: str) -> None:
    env = gymnasium.make(f"verigym:verigym/{name}-v0", disable_env_checker=False, level="easy")
    prompt, info = env.reset(seed=3)
    assert info["task"].env == name
    assert info["task"].meta["level"] == 1
    assert prompt == info["task"].prompt
    terminated = False
    while not terminated:
        _, reward, terminated, truncated, after = env.step("I do not know.")
        assert (reward < 1.0, truncated) == (True, False), after
    env.close()


def test_a_mix_passes_the_environment_checker(registered: EnvSpec, pool: Any) -> None:
    entries = [{"env": "toy"}, {"env": "toy", "name": "other", "level": 2}]
    gymnasium.register("TestMix-v0", entry_point=lambda: EnvMix.from_config(entries, pool=pool))
    try:
        env = gymnasium.make("TestMix-v0")
        check_env(env.unwrapped)
    finally:
        del gymnasium.registry["TestMix-v0"]


def test_many_copies_run_as_a_vector_environment(registered: EnvSpec, pool: Any) -> None:
    envs = gymnasium.vector.SyncVectorEnv([lambda: registry.make("toy", pool=pool)] * 3)
    prompts, info = envs.reset(seed=1)
    assert len(set(prompts)) == 3
    _, rewards, terminated, truncated, _ = envs.step([f"<answer>{task.answer}</answer>" for task in info["task"]])
    assert (list(rewards), list(terminated), list(truncated)) == ([1.0] * 3, [True] * 3, [False] * 3)


def test_gymnasium_finds_an_environment_that_nobody_imported() -> None:
    code = (
        "import sys, gymnasium; env = gymnasium.make('verigym:verigym/math-v0', level=1);"
        "print(env.unwrapped.name, env.reset(seed=1)[1]['task'].meta['level'])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True, env=os.environ
    )
    assert done.stdout.split() == ["math", "1"]
