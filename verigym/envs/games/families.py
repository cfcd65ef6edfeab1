"""All families of games by name."""

from __future__ import annotations

from typing import Any

from verigym.envs.games.family import GameFamily
from verigym.envs.games.guess import GuessFamily
from verigym.envs.games.hanoi import HanoiFamily
from verigym.envs.games.jugs import JugsFamily
from verigym.envs.games.keys import KeysFamily
from verigym.envs.games.liar import LiarFamily
from verigym.envs.games.mastermind import MastermindFamily
from verigym.envs.games.maze import MazeFamily
from verigym.envs.games.minesweeper import MinesweeperFamily
from verigym.envs.games.sokoban import SokobanFamily
from verigym.envs.games.word import WordFamily

FAMILIES: dict[str, GameFamily[Any]] = {
    family.name: family
    for family in (
        GuessFamily(),
        LiarFamily(),
        MastermindFamily(),
        WordFamily(),
        MinesweeperFamily(),
        MazeFamily(),
        KeysFamily(),
        SokobanFamily(),
        HanoiFamily(),
        JugsFamily(),
    )
}
