"""Several turns: the model hears what failed, never what was expected, and may answer again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gymnasium
import pytest
from gymnasium.utils.env_checker import check_env

import verigym
from verigym.envs import ReasoningEnv
from verigym.errors import UsageError
from verigym.types import Reason

HIDDEN = 7654321
TASKS = {
    "stdio": {
        "kind": "stdio",
        "tests": [{"input": "1\n", "output": "1", "public": True}, {"input": "2\n", "output": str(HIDDEN)}],
    },
    "call": {
        "kind": "call",
        "entry_point": "f",
        "tests": [{"args": [1], "expected": 1, "public": True}, {"args": [2], "expected": HIDDEN}],
    },
    "asserts": {"kind": "asserts", "entry_point": "f", "test": f"assert f(1) == 1\nassert f(2) == {HIDDEN}"},
}
PROGRAMS = {
    "nothing": "I give up.",
    "unreadable": "```python\ndef f(n: return n\n```",
    "wrong": "```python\ndef f(n): return -n\nif __name__ == '__main__': print(f(int(input())))\n```",
    "half": "```python\ndef f(n): return n\nif __name__ == '__main__': print(f(int(input())))\n```",
    "right": f"```python\ndef f(n): return n if n == 1 else {HIDDEN}\n"
    "if __name__ == '__main__': print(f(int(input())))\n```",
}


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., ReasoningEnv]:
    def make(answer: Any, turns: int = 3) -> ReasoningEnv:
        path = tmp_path / "tasks.jsonl"
        path.write_text(json.dumps({"id": "t", "env": "code", "prompt": "f(n)?", "answer": answer}), encoding="utf-8")
        env = verigym.make("code", tasks=path, turns=turns)
        env.reset(seed=1)
        return env

    return make


@pytest.mark.parametrize("kind", TASKS)
def test_a_scripted_policy_mends_its_program_turn_by_turn(make: Callable[..., ReasoningEnv], kind: str) -> None:
    env = make(TASKS[kind])
    said, reward, terminated, truncated, info = env.step(PROGRAMS["wrong"])
    assert (reward, terminated, truncated, info["turns"], info["score"]) == (0.0, False, False, 1, 0.0)
    assert "You may answer 2 more times." in said
    said, reward, terminated, truncated, info = env.step(PROGRAMS["half"])
    assert (reward, terminated, truncated, info["turns"], info["score"]) == (0.0, False, False, 2, 0.5)
    assert "You may answer 1 more time." in said
    said, reward, terminated, truncated, info = env.step(PROGRAMS["right"])
    assert (said, reward, terminated, truncated, info["turns"], info["score"]) == ("", 1.0, True, False, 3, 1.0)
    with pytest.raises(UsageError, match="call reset"):
        env.step(PROGRAMS["right"])


def test_the_last_response_is_what_counts(make: Callable[..., ReasoningEnv]) -> None:
    env = make(TASKS["call"], turns=2)
    env.step(PROGRAMS["half"])
    _, reward, terminated, _, info = env.step(PROGRAMS["wrong"])
    assert (reward, terminated, info["turns"], info["score"]) == (0.0, True, 2, 0.0)


def test_the_first_pass_ends_an_episode(make: Callable[..., ReasoningEnv]) -> None:
    _, reward, terminated, _, info = make(TASKS["stdio"]).step(PROGRAMS["right"])
    assert (reward, terminated, info["turns"]) == (1.0, True, 1)


@pytest.mark.parametrize("program", ["nothing", "unreadable", "wrong", "half"])
@pytest.mark.parametrize("kind", TASKS)
def test_no_turn_tells_a_hidden_value(make: Callable[..., ReasoningEnv], kind: str, program: str) -> None:
    env = make(TASKS[kind])
    for _ in range(2):
        said, *_, info = env.step(PROGRAMS[program])
        assert str(HIDDEN) not in said + str(info["verdict"].to_dict())


def test_a_public_test_is_shown_when_it_fails(make: Callable[..., ReasoningEnv]) -> None:
    said = make(TASKS["stdio"]).step(PROGRAMS["wrong"])[0]
    assert "- test 1: another output\n  given: 1\n\n  expected: 1\n- test 2: another output\n" in said
    said = make(TASKS["call"]).step(PROGRAMS["wrong"])[0]
    assert "- test 1: another value\n  given: 1\n  expected: 1\n- test 2: another value\n" in said


def test_what_cannot_be_judged_ends_an_episode(make: Callable[..., ReasoningEnv]) -> None:
    _, reward, _, truncated, info = make({"kind": "call", "entry_point": "f", "tests": []}).step(PROGRAMS["right"])
    assert (reward, truncated, info["score"], info["verdict"].reason) == (0.0, True, None, Reason.UNSCORABLE)


def test_the_environment_checker_is_content() -> None:
    env = gymnasium.make("verigym:verigym/code-v0", turns=3)
    check_env(env.unwrapped)
    env.close()


def test_several_turns_need_something_to_say() -> None:
    with pytest.raises(UsageError, match="nothing to say between turns, got turns=2"):
        verigym.make("logic", turns=2)
    with pytest.raises(UsageError, match="one turn or more, got 0"):
        verigym.make("code", turns=0)
