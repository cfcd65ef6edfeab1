"""Towers of Hanoi."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from verigym.envs.games.family import Drawn, GameFamily
from verigym.verifiers.games.hanoi import Hanoi, distance, shown

_DISKS = (3, 3, 4, 5, 6)
_OPTIMA = ((3, 4), (5, 7), (8, 14), (15, 24), (25, 40))


class HanoiFamily(GameFamily[Hanoi]):
    """From one arrangement of the disks to another."""

    name = "hanoi"

    def draw(self, rng: Random, level: int) -> Drawn:
        """Two arrangements that are so many moves apart."""
        least, most = _OPTIMA[level]
        optimum = 0
        while not least <= optimum <= most:
            start, goal = ([rng.randrange(3) for _ in range(_DISKS[level])] for _ in range(2))
            optimum = distance(start, goal)
        turns = optimum + optimum // 2
        question = (
            f"Disks on three pegs, from the bottom to the top: {shown(start)}. Wanted: {shown(goal)}. A turn takes the "
            f"top disk of one peg to another, never onto a smaller number: A C takes one from A to C. "
            f"You have {turns} turns."
        )
        return Drawn(question, {"start": start, "goal": goal}, turns, optimum, [start, goal])

    def best(self, game: Hanoi) -> Iterator[str]:
        """A legal move that is a step nearer."""
        while True:
            yield min(game.moves(), key=lambda move: distance(game.after(move.lower()) or game.pegs, game.goal))

    def random_move(self, game: Hanoi, rng: Random) -> str:
        """A legal move."""
        return rng.choice(game.moves())
