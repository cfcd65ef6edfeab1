"""A maze in fog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from verigym.envs.games.family import Drawn, GameFamily, responses
from verigym.verifiers.games.grid import STEPS, Cell, beside, length, shortest
from verigym.verifiers.games.maze import Maze

_SIDE = ((3, 3), (4, 4), (5, 5), (6, 7), (7, 9))
"""Fewest and most rows, and columns, of cells."""
_TURNS = (8, 14, 24, 44, 64)
_LEAST = (4, 6, 8, 12, 16)
"""Steps of the shortest way."""
_OPENED = 8
"""Of so many walls one is taken away, so that there are ways round."""


class MazeFamily(GameFamily[Maze]):
    """Mazes that :meth:`best` leaves in time without a map."""

    name = "maze"

    def draw(self, rng: Random, level: int) -> Drawn:
        """Walls, a start and a goal far from it."""
        turns = _TURNS[level]
        while True:
            rows, columns = (rng.randint(*_SIDE[level]) for _ in range(2))
            start, goal = ((rng.randrange(rows), rng.randrange(columns)) for _ in range(2))
            puzzle = {"walls": _walls(rng, rows, columns), "start": list(start), "goal": list(goal)}
            game = Maze({"turns": turns, **puzzle})
            view, optimum = game.view(), length(game.way(game.at)) or 0
            if optimum < _LEAST[level]:
                continue
            responses(game, self.best(game))
            if not game.solved:
                continue
            question = (
                f"You are in a maze of {rows} rows and {columns} columns, in fog. Row 1 is at the top, column 1 "
                f"at the left. A turn is up, down, left or right. Get to row {goal[0] + 1}, column {goal[1] + 1} in "
                f"{turns} turns. {view}"
            )
            return Drawn(question, puzzle, turns, optimum, [rows, columns, *goal, view])

    def best(self, game: Maze) -> Iterator[str]:
        """The first step of a shortest way, as if nothing unseen were walled off; then a look around.

        (S. Koenig and Y. Smirnov, "Sensor-based planning with the freespace assumption", ICRA 1997.)
        """

        def moves(cell: Cell) -> Mapping[str, Cell]:
            return {way: beside(cell, STEPS[way]) for way in STEPS if _may_go(game, cell, way)}

        while way := shortest(game.at, moves, lambda cell: cell == game.goal):
            yield way[0]

    def random_move(self, game: Maze, rng: Random) -> str:
        """One of the ways on."""
        return rng.choice(game.seen[game.at])


def _may_go(game: Maze, cell: Cell, way: str) -> bool:
    """Whether a way may be open, for all that the player has seen."""
    step = STEPS[way]
    other = beside(cell, step)
    if not (0 <= other[0] < game.rows and 0 <= other[1] < game.columns):
        return False
    back = next(name for name, (down, right) in STEPS.items() if (-down, -right) == step)
    return (cell not in game.seen or way in game.seen[cell]) and (other not in game.seen or back in game.seen[other])


def _walls(rng: Random, rows: int, columns: int) -> list[str]:
    """A tree of ways through all cells, by a walk that turns back at dead ends, and a few openings more."""
    lines = [["#"] * (2 * columns + 1) for _ in range(2 * rows + 1)]
    cell = rng.randrange(rows), rng.randrange(columns)
    path, seen = [cell], {cell}
    while path:
        steps = [step for step in STEPS.values() if _inside(beside(path[-1], step), rows, columns)]
        steps = [step for step in steps if beside(path[-1], step) not in seen]
        row, column = path[-1]
        lines[2 * row + 1][2 * column + 1] = "."
        if not steps:
            path.pop()
            continue
        step = rng.choice(steps)
        lines[2 * row + 1 + step[0]][2 * column + 1 + step[1]] = "."
        path.append(beside(path[-1], step))
        seen.add(path[-1])
    for row in range(1, 2 * rows):
        for column in range(2 - row % 2, 2 * columns, 2):
            if (row + column) % 2 and rng.randrange(_OPENED) == 0:
                lines[row][column] = "."
    return ["".join(line) for line in lines]


def _inside(cell: Cell, rows: int, columns: int) -> bool:
    return 0 <= cell[0] < rows and 0 <= cell[1] < columns
