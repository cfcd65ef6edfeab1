"""Minesweeper."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from random import Random

from verigym.envs.games.family import Drawn, GameFamily, responses
from verigym.verifiers.games.grid import Cell
from verigym.verifiers.games.minesweeper import HIDDEN, Minesweeper

_SIDE = (3, 4, 5, 6, 8)
_MINES = (2, 4, 6, 8, 13)
_CLICKS = (2, 3, 5, 8, 12)
"""The fewest cells that have to be opened, at least."""
_COUNTED = 9
"""With no more closed cells than these their mines are counted, too."""


class MinesweeperFamily(GameFamily[Minesweeper]):
    """Boards that :meth:`best` opens without guessing."""

    name = "minesweeper"

    def draw(self, rng: Random, level: int) -> Drawn:
        """Mines, and the first cell, which is opened for the player."""
        while True:
            rows, columns = (_SIDE[level] + rng.randint(0, 1) for _ in range(2))
            cells = [(row, column) for row in range(rows) for column in range(columns)]
            first, *mines = rng.sample(cells, _MINES[level] + 1)
            puzzle = {
                "rows": rows,
                "columns": columns,
                "mines": [list(cell) for cell in sorted(mines)],
                "first": list(first),
            }
            game, trial = (Minesweeper({"turns": len(cells), **puzzle}) for _ in range(2))
            responses(trial, self.best(trial))
            if not trial.solved:
                continue
            turns = len(cells) - len(mines) - len(game.opened)
            view = game.view()
            optimum = clicks(game, frozenset(mines))
            if optimum < _CLICKS[level]:
                continue
            question = (
                f"Minesweeper, {len(mines)} mines; a number counts the mines in the up to eight cells around it, "
                f"{HIDDEN} is closed.\n{view}\nA turn opens a cell: its row and its column, as in 1 {columns} for the "
                f"upper right one. Open all cells without a mine; a mine ends the game. You have {turns} turns."
            )
            return Drawn(question, puzzle, turns, optimum, [len(mines), view])

    def best(self, game: Minesweeper) -> Iterator[str]:
        """Cells that cannot hold a mine, as long as some are known."""
        while safe := safe_cells(game):
            yield f"{safe[0][0] + 1} {safe[0][1] + 1}"

    def random_move(self, game: Minesweeper, rng: Random) -> str:
        """A closed cell."""
        row, column = rng.choice(closed(game))
        return f"{row + 1} {column + 1}"


def closed(game: Minesweeper) -> list[Cell]:
    """The cells that are not open."""
    cells = [(row, column) for row in range(game.rows) for column in range(game.columns)]
    return [cell for cell in cells if cell not in game.opened]


def safe_cells(game: Minesweeper) -> list[Cell]:
    """Closed cells that hold no mine, by what the open ones say: sets of cells with so many mines, and their parts."""
    known = _said(game)
    new = True
    while new:
        safe = {cell for cells, count in known.items() if count == 0 for cell in cells}
        if safe:
            return sorted(safe)
        found = {
            cells: count for one in known.items() for other in known.items() for cells, count in _follows(one, other)
        }
        new = not found.keys() <= known.keys()
        known |= found
    return []


def _said(game: Minesweeper) -> dict[frozenset[Cell], int]:
    """What is told: sets of closed cells with the number of mines in each."""
    rest = frozenset(closed(game))
    known = {rest: game.count} if len(rest) <= _COUNTED else {}
    for cell, count in game.opened.items():
        around = frozenset(game.around(cell)) & rest
        if around:
            known[around] = count
    return known


def _follows(
    one: tuple[frozenset[Cell], int], other: tuple[frozenset[Cell], int]
) -> Iterator[tuple[frozenset[Cell], int]]:
    small, fewer = one
    large, more = other
    if small < large:
        yield large - small, more - fewer
    elif small != large and more - fewer == len(large - small):
        yield small - large, 0  # what `large` has more is all mines, so what else there is of `small` is none


def clicks(game: Minesweeper, mines: Collection[Cell]) -> int:
    """How many cells have to be opened at least: one of each open field, and all that border on none."""
    safe = [cell for cell in closed(game) if cell not in mines]
    count = 0
    for cell in safe:
        if cell not in game.opened and not any(other in mines for other in game.around(cell)):
            game.play(f"{cell[0] + 1} {cell[1] + 1}")
            count += 1
    return count + sum(cell not in game.opened for cell in safe)
