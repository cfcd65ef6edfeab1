"""Minesweeper: open all cells without a mine."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verigym.types import Json
from verigym.verifiers.games.game import Game
from verigym.verifiers.games.grid import Cell

_MOVE = re.compile("([0-9]{1,2})[ ,]{1,2}([0-9]{1,2})")
HIDDEN = "?"


class Minesweeper(Game):
    """``puzzle`` holds ``rows``, ``columns``, the ``mines`` and the cell that is opened ``first``.

    Attributes:
        rows: As above.
        columns: As above.
        count: How many mines there are.
        opened: The open cells with the number of mines around each, which is what the player knows.
    """

    name = "minesweeper"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self.rows, self.columns = int(puzzle["rows"]), int(puzzle["columns"])
        self._mines: frozenset[Cell] = frozenset((row, column) for row, column in puzzle["mines"])
        self.count = len(self._mines)
        self.opened: dict[Cell, int] = {}
        row, column = puzzle["first"]
        self._open((row, column))
        self._given = len(self.opened)

    def around(self, cell: Cell) -> list[Cell]:
        """The up to eight neighbours of a cell."""
        row, column = cell
        return [
            (r, c)
            for r in range(max(row - 1, 0), min(row + 2, self.rows))
            for c in range(max(column - 1, 0), min(column + 2, self.columns))
            if (r, c) != cell
        ]

    def play(self, move: str) -> bool:
        """Open a cell by its row and column."""
        numbers = _MOVE.fullmatch(move)
        cell = (int(numbers[1]) - 1, int(numbers[2]) - 1) if numbers else (-1, -1)
        if not (0 <= cell[0] < self.rows and 0 <= cell[1] < self.columns) or cell in self.opened:
            return False
        if cell in self._mines:
            self.lost = "there was a mine"
        else:
            self._open(cell)
            self.solved = len(self.opened) == self.rows * self.columns - self.count
        return True

    def view(self) -> str:
        """The board."""
        return "\n".join(
            " ".join(str(self.opened.get((row, column), HIDDEN)) for column in range(self.columns))
            for row in range(self.rows)
        )

    def legal(self) -> str:
        """The form of a move."""
        return f"Say the row and the column of a closed cell, 1 1 to {self.rows} {self.columns}."

    def progress(self) -> float:
        """The share of the safe cells that were closed at the start and are open now."""
        safe = self.rows * self.columns - self.count - self._given
        return (len(self.opened) - self._given) / safe if safe > 0 else 0.0

    def _open(self, cell: Cell) -> None:
        """Open a cell, and all around it if no mine is there, and so on."""
        todo = [cell]
        while todo:
            cell = todo.pop()
            if cell not in self.opened:
                around = self.around(cell)
                self.opened[cell] = sum(other in self._mines for other in around)
                todo += around if self.opened[cell] == 0 else []
