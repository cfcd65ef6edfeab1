"""All games by name."""

from __future__ import annotations

from verigym.verifiers.games.game import Game
from verigym.verifiers.games.guess import Guess
from verigym.verifiers.games.hanoi import Hanoi
from verigym.verifiers.games.jugs import Jugs
from verigym.verifiers.games.keys import Keys
from verigym.verifiers.games.liar import Liar
from verigym.verifiers.games.mastermind import Mastermind
from verigym.verifiers.games.maze import Maze
from verigym.verifiers.games.minesweeper import Minesweeper
from verigym.verifiers.games.sokoban import Sokoban
from verigym.verifiers.games.word import Word

RULES: dict[str, type[Game]] = {
    game.name: game for game in (Guess, Hanoi, Jugs, Keys, Liar, Mastermind, Maze, Minesweeper, Sokoban, Word)
}
