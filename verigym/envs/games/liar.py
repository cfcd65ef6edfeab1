"""Guess a number, with lies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from math import comb
from random import Random

from verigym.envs.games.family import Drawn, GameFamily
from verigym.verifiers.games.liar import Liar

_COUNT = (8, 20, 50, 63, 100)
_MOST = (1, 1, 1, 2, 2)
_TURNS = (5, 7, 9, 12, 13)
"""Turns that are enough for :meth:`LiarFamily.best`, whatever the number and the lies."""
_LAST = 1000


class LiarFamily(GameFamily[Liar]):
    """Ulam's game: some of the hints may be lies."""

    name = "liar"

    def draw(self, rng: Random, level: int) -> Drawn:
        """A range, a number in it, and when to lie."""
        most, turns = _MOST[level], _TURNS[level]
        low = rng.randrange(1, _LAST)
        high = low + _COUNT[level] - 1
        lies = sorted(rng.sample(range(turns - 1), rng.randint(0, most)))
        times = "once" if most == 1 else f"up to {most} times"
        question = (
            f"I have a number in mind, from {low} to {high}. Name one number a turn, and I say whether mine is higher "
            f"or lower; {times} that may be a lie. Find it in {turns} turns."
        )
        puzzle = {"low": low, "high": high, "secret": rng.randint(low, high), "lies": lies, "most": most}
        return Drawn(question, puzzle, turns, turns, [low, high])

    def best(self, game: Liar) -> Iterator[str]:
        """The number that splits best what is still possible.

        A number counts as often as the lies left to it can fall into the turns to come. (E. R. Berlekamp, "Block
        coding for the binary symmetric channel with noiseless, delayless feedback", 1968.)
        """
        numbers = range(game.low, game.high + 1)
        while True:
            turns = max(game.turns - len(game.history) - 1, 1)
            spared = [(number, game.lies_if(number)) for number in numbers if game.fits(number)]
            left = [(number, game.most - lies) for number, lies in spared if lies is not None]
            yield str(_splitting(left, turns))

    def random_move(self, game: Liar, rng: Random) -> str:
        """A number of the range."""
        return str(rng.randint(game.low, game.high))


def _splitting(left: list[tuple[int, int]], turns: int) -> int:
    """Of numbers, each with the lies left to it, the one at which the heavier answer is lightest."""
    honest = [sum(comb(turns, lies) for lies in range(more + 1)) for _, more in left]
    lied = [sum(comb(turns, lies) for lies in range(more)) for _, more in left]
    below = [0, *accumulate(honest)], [0, *accumulate(lied)]
    total = below[0][-1], below[1][-1]
    heavier = [
        max(
            below[0][i] + total[1] - below[1][i + 1],  # lower: what is below is true, what is above a lie
            below[1][i] + total[0] - below[0][i + 1],
        )
        for i in range(len(left))
    ]
    return left[heavier.index(min(heavier))][0]
