"""Sokoban: push all boxes onto goals."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import permutations

from verigym.types import Json
from verigym.verifiers.games.game import Game
from verigym.verifiers.games.grid import STEPS, Cell, beside, direction, find, named, share_of_way

Position = tuple[Cell, frozenset[Cell]]
"""Where the player is, and the boxes."""


class Sokoban(Game):
    """``puzzle`` holds the ``map`` in the usual marks.

    Walls are ``#``, floor ``-``, goals ``.``, boxes ``$`` (``*`` on a goal), the player ``@`` (``+`` on a goal).

    Attributes:
        position: As above.
        goals: Where the boxes belong.
    """

    name = "sokoban"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        rows: list[str] = list(puzzle["map"])
        (player,) = find(rows, "@+")
        self.goals = frozenset(find(rows, ".*+"))
        self._size = len(rows), len(rows[0])
        self._floor = frozenset(find(rows, "-.$*@+"))
        self.position: Position = (player, frozenset(find(rows, "$*")))
        self._start = self.position

    def moves(self, position: Position) -> dict[str, Position]:
        """The legal directions with where they lead."""
        return dict(self._moves(position))

    def play(self, move: str) -> bool:
        """Go one cell on, pushing the box that is there."""
        step = direction(move)
        after = next((at for name, at in self.moves(self.position).items() if STEPS[name] == step), None)
        if after is None:
            return False
        self.position = after
        self.solved = after[1] == self.goals
        return True

    def view(self) -> str:
        """The map as it is now."""
        return "\n".join(drawn(self._size, self._floor, self.goals, self.position))

    def legal(self) -> str:
        """The directions in which the player can go."""
        return named(self.moves(self.position))

    def progress(self) -> float:
        """By how much the pushes have become fewer that the boxes need, each by itself, to a goal of its own."""
        far = [self._pushes(goal) for goal in sorted(self.goals)]
        return share_of_way(_left(far, self.position[1]), _left(far, self._start[1]))

    def _moves(self, position: Position) -> Iterator[tuple[str, Position]]:
        player, boxes = position
        for name, step in STEPS.items():
            ahead = beside(player, step)
            if ahead in boxes:
                behind = beside(ahead, step)
                if behind in self._floor and behind not in boxes:
                    yield name, (ahead, boxes - {ahead} | {behind})
            elif ahead in self._floor:
                yield name, (ahead, boxes)

    def _pushes(self, goal: Cell) -> dict[Cell, int]:
        """From where, with how many pushes, a box can get to a goal if nothing but walls is in the way."""
        far = {goal: 0}
        for cell in (queue := [goal]):
            for step in STEPS.values():
                back = -step[0], -step[1]
                before = beside(cell, back)
                if before in self._floor and beside(before, back) in self._floor and before not in far:
                    far[before] = far[cell] + 1
                    queue.append(before)
        return far


def drawn(size: tuple[int, int], floor: Collection[Cell], goals: Collection[Cell], position: Position) -> list[str]:
    """The map, row by row."""
    player, boxes = position

    def mark(cell: Cell) -> str:
        if cell not in floor:
            return "#"
        marks = "*.+" if cell in goals else "$-@"
        return marks[0] if cell in boxes else marks[2] if cell == player else marks[1]

    return ["".join(mark((row, column)) for column in range(size[1])) for row in range(size[0])]


def _left(far: list[dict[Cell, int]], boxes: Collection[Cell]) -> int | None:
    """The fewest pushes that bring each box to a goal of its own; ``None`` if a box has none."""
    ways = (zip(order, boxes, strict=True) for order in permutations(far))
    sums = (sum(from_[box] for from_, box in way) for way in map(list, ways) if all(box in from_ for from_, box in way))
    return min(sums, default=None)
