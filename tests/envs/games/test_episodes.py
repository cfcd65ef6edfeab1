"""Games through the Gymnasium interface: alone, in a mix, and with actions that are no texts."""

from __future__ import annotations

from typing import Any

import pytest

import verigym
from verigym.envs import EnvMix
from verigym.envs.turns import TurnRule
from verigym.errors import UsageError


@pytest.mark.parametrize("action", [None, 3, b"x", ["<answer>1</answer>"], {"role": "assistant"}], ids=range(5))
def test_an_action_that_is_no_text_is_refused_and_costs_no_turn(pool: Any, play: Any, action: Any) -> None:
    alone = verigym.make("games/guess", pool=pool)
    mix = EnvMix.from_config([{"env": "games", "families": ["guess"]}], pool=pool)
    for env in (alone, mix):
        _, info = env.reset(seed=1)
        with pytest.raises(UsageError, match=f"a response is a text, got {type(action).__name__}"):
            env.step(action)
        _, said = play(info["task"].answer)
        for turn, response in enumerate(said, 1):
            _, reward, terminated, _, info = env.step(response)
            assert info["turns"] == turn
        assert (reward, terminated) == (1.0, True)


def test_a_rule_of_turns_takes_texts_alone() -> None:
    with pytest.raises(UsageError, match="a response is a text, got int 3"):
        TurnRule(transcript=True).judged(["a", 3])  # type: ignore[list-item]


def test_a_mix_plays_games_to_their_end_and_hears_each_once(pool: Any, play: Any) -> None:
    entries = [{"env": "games/hanoi", "name": "towers"}, {"env": "games", "name": "any", "level": 1}]
    mix = EnvMix.from_config(entries, pool=pool)
    for episode in range(1, 9):
        seen, info = mix.reset(seed=3 if episode == 1 else None)
        assert seen == info["task"].prompt
        assert mix.entry(info["task"]) == info["env"]
        for response in play(info["task"].answer)[1]:
            seen, reward, terminated, _, _ = mix.step(response)
        assert (seen, reward, terminated) == ("", 1.0, True)
        assert sum(entry["tasks"] for entry in mix.state_dict()["heard"].values()) == episode
    assert mix.sampler.success == {"towers": 1.0, "any": 1.0}


def test_a_mix_holds_games_back(pool: Any) -> None:
    mix = EnvMix.from_config([{"env": "games"}, {"env": "games/jugs", "name": "jugs"}], pool=pool)
    held = mix.held_out(10)
    assert len({task.id for task in held[:10]}) == len({task.id for task in held[10:]}) == 10
    assert {task.meta["split"] for task in held} == {"validation"}


def test_turns_that_a_caller_asks_for_end_an_episode_early(pool: Any) -> None:
    env = verigym.make("games/maze", turns=2, pool=pool)
    env.reset(seed=1)
    said, _, over, _, _ = env.step("I stay here.")
    assert said.endswith("You may answer 1 more time.")
    assert not over
    assert env.step("And here.")[2]
