"""All games by name."""

from __future__ import annotations

from verigym.verifiers.games.game import Game
from verigym.verifiers.games.guess import Guess

RULES: dict[str, type[Game]] = {game.name: game for game in (Guess,)}
