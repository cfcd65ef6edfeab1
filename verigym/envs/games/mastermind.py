"""Mastermind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from string import ascii_lowercase

from verigym.envs.games.family import Drawn, GameFamily
from verigym.envs.games.splitting import splitting
from verigym.verifiers.games.mastermind import Mastermind

_LENGTH = (2, 3, 3, 4, 4)
_LETTERS = (3, 3, 5, 4, 6)
_OPTIMUM = (3, 4, 5, 5, 6)
"""Turns that are enough for :meth:`MastermindFamily.best`, whatever the code."""


class MastermindFamily(GameFamily[Mastermind]):
    """A code of letters, which may repeat."""

    name = "mastermind"

    def draw(self, rng: Random, level: int) -> Drawn:
        """Letters, and a code of some of them."""
        length, optimum = _LENGTH[level], _OPTIMUM[level]
        turns = optimum + (level > 1)
        letters = "".join(sorted(rng.sample(ascii_lowercase, _LETTERS[level])))
        secret = "".join(rng.choices(letters, k=length))
        question = (
            f"I have a code of {length} letters out of {' '.join(letters)}; a letter may repeat. Name a code a turn; I "
            f"say how many of its letters are in place, and how many more are in my code elsewhere. "
            f"Find it in {turns} turns."
        )
        return Drawn(question, {"letters": letters, "secret": secret}, turns, optimum, letters)

    def best(self, game: Mastermind) -> Iterator[str]:
        """A code that fits and leaves few; of an even length at first two letters, as in ``aabb``."""
        if game.length % 2 == 0:
            yield "".join(game.letters[2 * place // game.length] for place in range(game.length))
        codes = ["".join(letters) for letters in product(game.letters, repeat=game.length)]
        while True:
            codes = [code for code in codes if game.fits(code)]
            yield splitting(codes, game.hint)

    def random_move(self, game: Mastermind, rng: Random) -> str:
        """Any code."""
        return "".join(rng.choices(game.letters, k=game.length))
