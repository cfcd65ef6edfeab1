"""The oracle solves every game in time, a random player hardly any; live play and replay are the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from random import Random
from typing import Any

import pytest

import verigym
from verigym import registry
from verigym.envs.games.families import FAMILIES
from verigym.verifiers.games import OVER, RULES, GameVerifier
from verigym.verifiers.transcript import write

LEVELS = range(5)
EXACT = ("hanoi", "jugs", "keys", "sokoban")
ENOUGH = ("guess", "liar", "mastermind", "word")
"""In these the optimum is enough for any secret; in the others a map of what is hidden would be needed for it."""
LUCK = {"guess": (0.75, 0.6, 0.5, 0.4, 0.3), "liar": (0.65, 0.6, 0.5, 0.5, 0.4), "word": (0.55, 0.35, 0.3, 0.2, 0.2)}
OTHER_LUCK = (0.5, 0.25, 0.25, 0.15, 0.15)
"""What random moves may earn on average: small games are found by chance."""


def test_every_game_has_rules_a_family_and_a_name_that_is_listed() -> None:
    listed = [name for theme in registry.spec("games").themes().values() for name in theme]
    assert sorted(listed) == sorted(FAMILIES) == sorted(RULES)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", FAMILIES)
def test_the_oracle_solves_every_game_within_its_bound(tasks: Any, play: Any, name: str, level: int) -> None:
    for task in tasks(name, level, 20):
        game, said = play(task.answer)
        verdict = GameVerifier().verify(task, write(said))
        assert (game.solved, verdict.score) == (True, 1.0), task
        assert len(said) <= task.meta["turns"] == task.answer["turns"]
        if name in EXACT:
            assert len(said) == task.meta["optimum"]
        elif name in ENOUGH:
            assert len(said) <= task.meta["optimum"]
        else:
            assert len(said) >= task.meta["optimum"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", FAMILIES)
def test_random_moves_earn_far_less(tasks: Any, play: Any, name: str, level: int) -> None:
    scores = [play(task.answer, seed)[0].score() for seed, task in enumerate(tasks(name, level, 25))]
    assert sum(scores) / len(scores) <= LUCK.get(name, OTHER_LUCK)[level]


@pytest.mark.parametrize("seed", [None, 0], ids=["oracle", "random"])
@pytest.mark.parametrize("name", FAMILIES)
def test_a_verdict_replayed_from_the_transcript_is_that_of_live_play(
    pool: Any, play: Any, name: str, seed: int | None
) -> None:
    env = verigym.make(f"games/{name}", level=1, pool=pool)
    for index in range(5):
        _, info = env.reset(options={"index": index})
        _, said = play(info["task"].answer, seed)
        for turn, response in enumerate(said, 1):
            seen, reward, terminated, truncated, info = env.step(response)
            verdict = info["verdict"]
            assert verdict == GameVerifier().verify(info["task"], write(said[:turn]))
            assert terminated is verdict.detail.startswith(OVER) is (turn == len(said))
            assert (seen, reward) == (("", verdict.score) if terminated else (verdict.detail, 0.0))
            assert not truncated
        assert verdict == GameVerifier().quick(info["task"], write(said))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_mistake_is_a_game_that_is_not_solved(tasks: Any, name: str) -> None:
    env = verigym.make(f"games/{name}")
    for seed, task in enumerate(tasks(name, 0, 10)):
        assert not GameVerifier().verify(task, env.source.mistake(task, Random(seed))).passed
        assert GameVerifier().verify(task, env.source.demonstrate(task, Random(seed))).passed


@pytest.mark.parametrize("name", FAMILIES)
def test_games_of_a_level_differ_and_are_held_back(pool: Any, name: str) -> None:
    env = verigym.make(f"games/{name}", pool=pool)
    held = env.held_out(30)
    assert len({task.id for task in held}) == 30
    trained = [env.task(index) for index in range(100)]
    assert not {task.prompt for task in trained} & {task.prompt for task in held}
    assert len({task.prompt for task in trained}) > 20


def test_level_0_of_guess_fits_a_model_of_characters(tasks: Any) -> None:
    for task in tasks("guess", 0, 50):
        assert len(task.prompt) <= 25
        assert task.prompt.isascii()
        assert task.meta["turns"] == 2
        for said in ("<answer>0</answer>", "nothing", *(f"<answer>{n}</answer>" for n in task.answer["numbers"])):
            detail = GameVerifier().verify(task, write([said])).detail
            assert detail.startswith(OVER) or len(detail) <= 30


def test_games_and_oracles_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import json; from random import Random; from verigym.envs.games.source import GameSource;"
        "source = GameSource(); tasks = [source.task(index, 1) for index in range(40)];"
        "print(json.dumps([[task.to_dict(), source.demonstrate(task, Random(0))] for task in tasks]))"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]
    assert len({task["meta"]["family"] for task, _ in json.loads(printed[0])}) == len(FAMILIES)
