"""What is hidden cannot be told from the prompt, nor does any oracle look at it."""

from __future__ import annotations

import json
from collections import defaultdict
from random import Random
from typing import Any

import pytest

from verigym.envs.games.families import FAMILIES
from verigym.verifiers.games import start


@pytest.mark.parametrize("name", ["guess", "liar", "mastermind", "maze", "minesweeper"])
def test_behind_the_same_prompt_lie_different_games(name: str) -> None:
    hidden = defaultdict(set)
    keys = defaultdict(set)
    for seed in range(600):
        question, puzzle, meta = FAMILIES[name].sample(Random(seed), 0)
        hidden[question].add(json.dumps(puzzle))
        keys[json.dumps(meta["key"])].add(question)
    assert max(map(len, hidden.values())) > 1
    assert all(len(questions) == 1 for questions in keys.values()), "the key is what the player is shown"


def others(name: str, puzzle: dict[str, Any], rng: Random) -> dict[str, Any]:
    """The same game to the player, with something else hidden."""
    if name == "minesweeper":
        view = start(puzzle).view()
        cells = [[r, c] for r in range(puzzle["rows"]) for c in range(puzzle["columns"])]
        while True:
            other = {**puzzle, "mines": rng.sample(cells, len(puzzle["mines"]))}
            if puzzle["first"] not in other["mines"] and start(other).view() == view:
                return other
    if name == "maze":
        while True:
            other = {**puzzle, "walls": FAMILIES["maze"].sample(rng, 0)[1]["walls"]}
            if start(other).view() == start(puzzle).view():
                return other
    game: Any = start(puzzle)
    secrets = {
        "guess": lambda: rng.choice(puzzle["numbers"]),
        "liar": lambda: rng.randint(puzzle["low"], puzzle["high"]),
        "mastermind": lambda: "".join(rng.choices(puzzle["letters"], k=game.length)),
        "word": lambda: rng.choice(game.words()),
    }
    return {**puzzle, "secret": secrets[name]()}


@pytest.mark.parametrize("name", ["guess", "liar", "mastermind", "word", "maze", "minesweeper"])
def test_the_oracle_does_the_same_as_long_as_it_sees_the_same(tasks: Any, name: str) -> None:
    rng = Random(1)
    for task in tasks(name, 0, 15):
        pair: list[Any] = [start(task.answer), start(others(name, task.answer, rng))]
        players = [FAMILIES[name].best(game) for game in pair]
        while pair[0].view() == pair[1].view() and not any(game.solved or game.lost for game in pair):
            moves = [next(player, None) for player in players]
            assert moves[0] == moves[1]
            if moves[0] is None:
                break
            for game in pair:
                game.play(moves[0])


@pytest.mark.parametrize("name", ["mastermind", "word"])
def test_a_secret_is_never_said(tasks: Any, play: Any, name: str) -> None:
    for seed, task in enumerate(tasks(name, 3, 20)):
        game, _ = play(task.answer, seed)
        assert game.secret not in task.prompt + game.view() + game.legal()
