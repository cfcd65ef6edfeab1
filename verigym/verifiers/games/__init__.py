"""Rules of the games of several turns, and the verifier that replays a game from its transcript."""

from __future__ import annotations

from verigym.verifiers.games.game import Game
from verigym.verifiers.games.rules import RULES
from verigym.verifiers.games.verifier import OVER, GameVerifier, start

__all__ = ["OVER", "RULES", "Game", "GameVerifier", "start"]
