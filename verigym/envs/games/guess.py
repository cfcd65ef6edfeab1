"""Guess a number."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from verigym.envs.games.family import Drawn, GameFamily
from verigym.verifiers.games.guess import Guess

_TURNS = (2, 3, 5, 7, 9)
_BITS = (2, 3, 4, 6, 8)
"""A range of ``2 ** bits - 1`` numbers takes so many turns, whatever the secret."""
_LAST = 1000


class GuessFamily(GameFamily[Guess]):
    """At level 0 one of three digits that are listed, in two turns: a single line, for a model of characters."""

    name = "guess"

    def draw(self, rng: Random, level: int) -> Drawn:
        """A list or a range, and a secret in it."""
        turns, bits = _TURNS[level], _BITS[level]
        count = 2**bits - 1
        if level == 0:
            numbers = sorted(rng.sample(range(1, 10), count))
            question = f"Find my number: {' '.join(map(str, numbers))}."
        else:
            low = rng.randrange(1, _LAST)
            numbers = list(range(low, low + count))
            question = (
                f"I have a number in mind, from {low} to {low + count - 1}. Name one number a turn, and I say whether "
                f"mine is higher or lower. Find it in {turns} turns."
            )
        puzzle = {"numbers": numbers, "secret": rng.choice(numbers)}
        return Drawn(question, puzzle, turns, bits, [numbers[0], numbers[-1], numbers[len(numbers) // 2]])

    def best(self, game: Guess) -> Iterator[str]:
        """The middle of the numbers that are left."""
        while True:
            left = [number for number in game.numbers if game.fits(number)]
            yield str(left[len(left) // 2])

    def random_move(self, game: Guess, rng: Random) -> str:
        """One of the numbers."""
        return str(rng.choice(game.numbers))
