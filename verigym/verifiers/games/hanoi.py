"""Towers of Hanoi, from any arrangement to any other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.games.game import Game
from verigym.verifiers.games.grid import named, share_of_way

_MOVE = re.compile("([abc]) ?([abc])")
_PEGS = "abc"


class Hanoi(Game):
    """``puzzle`` holds ``start`` and ``goal``: for each disk, from the smallest on, the peg it is on, 0 to 2.

    Attributes:
        pegs: Where each disk is.
        goal: Where each disk belongs.
    """

    name = "hanoi"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self.pegs: list[int] = list(puzzle["start"])
        self.goal: list[int] = list(puzzle["goal"])
        self._start = self.pegs
        if len(self.pegs) != len(self.goal) or not {*self.pegs, *self.goal} <= {0, 1, 2}:
            raise UsageError(f"each disk is on peg 0, 1 or 2 at the start and at the end, got {self.pegs}, {self.goal}")

    def moves(self) -> list[str]:
        """All legal moves."""
        return [f"{a.upper()} {b.upper()}" for a in _PEGS for b in _PEGS if self._disk(a, b) is not None]

    def after(self, move: str) -> list[int] | None:
        """Where each disk is after a move; ``None`` if it is not legal."""
        pegs = _MOVE.fullmatch(move)
        disk = self._disk(pegs[1], pegs[2]) if pegs else None
        if pegs is None or disk is None:
            return None
        return [*self.pegs[:disk], _PEGS.index(pegs[2]), *self.pegs[disk + 1 :]]

    def play(self, move: str) -> bool:
        """Move the top disk of one peg to another."""
        after = self.after(move)
        if after is None:
            return False
        self.pegs = after
        self.solved = after == self.goal
        return True

    def view(self) -> str:
        """The pegs."""
        return shown(self.pegs)

    def legal(self) -> str:
        """The legal moves."""
        return named(self.moves())

    def progress(self) -> float:
        """By how much the shortest way to the goal has become shorter."""
        return share_of_way(distance(self.pegs, self.goal), distance(self._start, self.goal))

    def _disk(self, source: str, target: str) -> int | None:
        """The disk that a move from peg to peg takes; ``None`` if it is not legal."""
        tops = [next((disk for disk, on in enumerate(self.pegs) if on == peg), len(self.pegs)) for peg in range(3)]
        disk, onto = tops[_PEGS.index(source)], tops[_PEGS.index(target)]
        return disk if disk < onto else None


def shown(pegs: Sequence[int]) -> str:
    """An arrangement in a line, the disks of each peg from the bottom to the top."""
    stacks = ([str(disk + 1) for disk, on in reversed([*enumerate(pegs)]) if on == peg] for peg in range(3))
    return "; ".join(f"{name}: {' '.join(stack) or 'empty'}" for name, stack in zip("ABC", stacks, strict=True))


def distance(pegs: Sequence[int], goal: Sequence[int]) -> int:
    """The fewest moves from one arrangement to another.

    The largest disk that is not in its place moves once, or twice by way of the third peg. (A. M. Hinz, "Shortest paths
    between regular states of the Tower of Hanoi", Information Sciences 63, 1992.)
    """
    moving = max((disk for disk, (here, there) in enumerate(zip(pegs, goal, strict=True)) if here != there), default=-1)
    if moving < 0:
        return 0
    here, there = pegs[moving], goal[moving]
    third = 3 - here - there
    small, aim = pegs[:moving], goal[:moving]
    once = _to_peg(small, third) + 1 + _to_peg(aim, third)
    twice = _to_peg(small, there) + 1 + ((1 << moving) - 1) + 1 + _to_peg(aim, here)
    return min(once, twice)


def _to_peg(pegs: Sequence[int], peg: int) -> int:
    """The fewest moves that bring all disks to one peg."""
    moves = 0
    for disk in reversed(range(len(pegs))):
        if pegs[disk] != peg:
            moves += 1 << disk
            peg = 3 - peg - pegs[disk]
    return moves
