"""A grid with keys and doors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verigym.types import Json
from verigym.verifiers.games.game import Game
from verigym.verifiers.games.grid import STEPS, Cell, beside, direction, find, length, named, share_of_way, shortest

Place = tuple[Cell, frozenset[str]]
"""Where the player is and which keys they hold."""


class Keys(Game):
    """``puzzle`` holds the ``map``: walls ``#``, floor ``.``, player ``@``, exit ``>``, keys a-z and their doors A-Z.

    Attributes:
        place: As above.
    """

    name = "keys"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        rows: list[str] = list(puzzle["map"])
        (start,) = find(rows, "@")
        self._rows = [row.replace("@", ".") for row in rows]
        self.place: Place = (start, frozenset())
        self._start = self.place

    def moves(self, place: Place) -> dict[str, Place]:
        """The legal directions with where they lead."""
        return dict(self._moves(place))

    def way(self, place: Place) -> list[str] | None:
        """The fewest moves to the exit."""
        return shortest(place, self.moves, self._done)

    def play(self, move: str) -> bool:
        """Go one cell on; a key is taken up, and opens its door for good."""
        step = direction(move)
        after = next((at for name, at in self.moves(self.place).items() if STEPS[name] == step), None)
        if after is None:
            return False
        self.place = after
        self.solved = self._done(after)
        return True

    def view(self) -> str:
        """The map as it is now, and the keys."""
        (row, column), keys = self.place
        rows = ["".join("." if mark.lower() in keys else mark for mark in line) for line in self._rows]
        rows[row] = rows[row][:column] + "@" + rows[row][column + 1 :]
        return "\n".join([*rows, f"Keys: {' '.join(sorted(keys)) or 'none'}"])

    def legal(self) -> str:
        """The directions that are open."""
        return named(self.moves(self.place))

    def progress(self) -> float:
        """By how much the shortest way to the exit has become shorter."""
        return share_of_way(length(self.way(self.place)), length(self.way(self._start)))

    def _moves(self, place: Place) -> Iterator[tuple[str, Place]]:
        cell, keys = place
        for name, step in STEPS.items():
            row, column = beside(cell, step)
            if not (0 <= row < len(self._rows) and 0 <= column < len(self._rows[row])):
                continue
            mark = self._rows[row][column]
            if mark != "#" and not (mark.isupper() and mark.lower() not in keys):
                yield name, ((row, column), keys | {mark} if mark.islower() else keys)

    def _done(self, place: Place) -> bool:
        """Whether it is the exit."""
        row, column = place[0]
        return self._rows[row][column] == ">"
