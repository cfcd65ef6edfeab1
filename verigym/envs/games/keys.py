"""A grid with keys and doors."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from verigym.envs.games.family import Drawn, GameFamily
from verigym.verifiers.games.grid import length
from verigym.verifiers.games.keys import Keys

_DOORS = (1, 1, 2, 2, 3)
_HEIGHT = (3, 4, 5, 6, 7)
_WIDTH = (2, 3, 3, 4, 4)
"""Of a room."""
_OPTIMA = ((4, 6), (8, 12), (14, 20), (20, 28), (28, 40))
_WALL = 6
"""One cell of so many of a room is a wall."""


class KeysFamily(GameFamily[Keys]):
    """Rooms side by side, or one above the other, with a door between each two; every key is needed."""

    name = "keys"

    def draw(self, rng: Random, level: int) -> Drawn:
        """A map whose exit is so many moves away."""
        least, most = _OPTIMA[level]
        optimum = 0
        while not least <= optimum <= most:
            rows = _map(rng, level)
            game = Keys({"turns": 1, "map": rows})
            optimum = length(game.way(game.place)) or 0
        turns = optimum + optimum // 2
        question = (
            f"A map: # wall, @ you, > exit, small letters keys, capital letters their doors.\n{game.view()}\nA turn is "
            "up, down, left or right. You take up a key by going there; it opens its door. "
            f"Reach the exit in {turns} turns."
        )
        return Drawn(question, {"map": rows}, turns, optimum, rows)

    def best(self, game: Keys) -> Iterator[str]:
        """A shortest solution."""
        yield from game.way(game.place) or []

    def random_move(self, game: Keys, rng: Random) -> str:
        """A direction that is open."""
        return rng.choice(list(game.moves(game.place)))


def _map(rng: Random, level: int) -> list[str]:
    """Rooms side by side, the key of a door in any room before it; perhaps turned over or round."""
    doors, height, width = _DOORS[level], _HEIGHT[level], _WIDTH[level]
    lines = [[rng.choice("#" + "." * (_WALL - 1)) for _ in range((width + 1) * (doors + 1) - 1)] for _ in range(height)]
    for door in range(doors):
        wall = (width + 1) * (door + 1) - 1
        for line in lines:
            line[wall] = "#"
        lines[rng.randrange(height)][wall] = chr(ord("A") + door)
    marks = [("@", 0), (">", doors), *((chr(ord("a") + door), rng.randint(0, door)) for door in range(doors))]
    for mark, room in marks:
        free = [
            (line, column)
            for line in lines
            for column in range((width + 1) * room, (width + 1) * room + width)
            if line[column] in ".#"
        ]
        line, column = rng.choice(free)
        line[column] = mark
    rows = ["".join(line) for line in lines]
    if rng.random() < 0.5:
        rows = [row[::-1] for row in rows]
    return ["".join(column) for column in zip(*rows, strict=True)] if rng.random() < 0.5 else rows
