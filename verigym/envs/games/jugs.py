"""Water jugs."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from verigym.envs.games.family import Drawn, GameFamily
from verigym.verifiers.games.grid import length
from verigym.verifiers.games.jugs import Jugs

_JUGS = (2, 2, 2, 3, 3)
_LARGEST = (20, 15, 15, 15, 24)
_OPTIMA = ((2, 2), (4, 4), (6, 10), (5, 6), (7, 12))


class JugsFamily(GameFamily[Jugs]):
    """Jugs of different sizes, and an amount to be measured."""

    name = "jugs"

    def draw(self, rng: Random, level: int) -> Drawn:
        """Sizes and an amount that takes so many moves."""
        least, most = _OPTIMA[level]
        optimum = 0
        while not least <= optimum <= most:
            sizes = rng.sample(range(2, _LARGEST[level] + 1), _JUGS[level])
            target = rng.randrange(1, max(sizes))
            game = Jugs({"turns": 1, "sizes": sizes, "target": target})
            optimum = length(game.way(game.amounts)) or 0
        turns = optimum + optimum // 2
        jugs = ", ".join(f"{name} holds {size}" for name, size in zip("ABC", sizes, strict=False))
        question = (
            f"Empty jugs, in litres: {jugs}. Get exactly {target} into one of them. A turn is one of: fill A; empty A; "
            f"pour A B (until A is empty or B is full); and so for every jug. You have {turns} turns."
        )
        return Drawn(question, {"sizes": sizes, "target": target}, turns, optimum, [sizes, target])

    def best(self, game: Jugs) -> Iterator[str]:
        """A shortest solution."""
        yield from game.way(game.amounts) or []

    def random_move(self, game: Jugs, rng: Random) -> str:
        """A legal move."""
        return rng.choice(list(game.moves(game.amounts)))
