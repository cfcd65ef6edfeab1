"""A maze in fog: the player sees where ways lead on from the cell they stand in, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from verigym.types import Json
from verigym.verifiers.games.game import Game
from verigym.verifiers.games.grid import STEPS, Cell, beside, direction, length, named, share_of_way, shortest


class Maze(Game):
    """``puzzle`` holds ``walls``, a row of text for each line of cells and of what is between them; see :meth:`ways`.

    Attributes:
        rows: Rows of cells.
        columns: Columns of cells.
        at: Where the player stands.
        goal: Where they want to be.
        seen: The ways on from each cell they were in, which is what they know.
    """

    name = "maze"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self._walls: list[str] = list(puzzle["walls"])
        self.rows, self.columns = len(self._walls) // 2, len(self._walls[0]) // 2
        self.at: Cell = _cell(puzzle["start"])
        self.goal: Cell = _cell(puzzle["goal"])
        self.seen: dict[Cell, list[str]] = {self.at: self.ways(self.at)}
        self._start = self.at

    def ways(self, cell: Cell) -> list[str]:
        """The directions in which a cell is open: cell (r, c) is at row 2r+1 and column 2c+1, walls are ``#``."""
        row, column = 2 * cell[0] + 1, 2 * cell[1] + 1
        return [name for name, (down, right) in STEPS.items() if self._walls[row + down][column + right] != "#"]

    def play(self, move: str) -> bool:
        """Go one cell on."""
        step = direction(move)
        if step is None or all(STEPS[way] != step for way in self.seen[self.at]):
            return False
        self.at = beside(self.at, step)
        self.seen[self.at] = self.ways(self.at)
        self.solved = self.at == self.goal
        return True

    def view(self) -> str:
        """Place and ways on."""
        return f"Row {self.at[0] + 1}, column {self.at[1] + 1}. Open: {', '.join(self.seen[self.at])}."

    def legal(self) -> str:
        """The ways on."""
        return named(self.seen[self.at])

    def progress(self) -> float:
        """By how much the shortest way to the goal has become shorter."""
        return share_of_way(length(self.way(self.at)), length(self.way(self._start)))

    def way(self, start: Cell) -> list[str] | None:
        """The fewest steps to the goal, for who has a map."""

        def moves(cell: Cell) -> dict[str, Cell]:
            return {way: beside(cell, STEPS[way]) for way in self.ways(cell)}

        return shortest(start, moves, lambda cell: cell == self.goal)


def _cell(pair: Json) -> Cell:
    row, column = pair
    return row, column
