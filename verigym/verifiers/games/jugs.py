"""Water jugs: measure an amount by filling, emptying and pouring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verigym.types import Json
from verigym.verifiers.games.game import Game
from verigym.verifiers.games.grid import length, named, share_of_way, shortest

Amounts = tuple[int, ...]

_NAMES = "abcd"


class Jugs(Game):
    """``puzzle`` holds the jugs' ``sizes`` and the ``target``; all jugs are empty at the start.

    Attributes:
        sizes: In litres.
        target: What one jug is to hold at the end.
        amounts: What each holds now.
    """

    name = "jugs"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self.sizes: Amounts = tuple(map(int, puzzle["sizes"]))
        self.target = int(puzzle["target"])
        self.amounts: Amounts = (0,) * len(self.sizes)
        self._start = self.amounts

    def moves(self, amounts: Amounts) -> dict[str, Amounts]:
        """All legal moves, those that change something, with what they lead to."""
        return {move: after for move, after in self._moves(amounts) if after != amounts}

    def way(self, amounts: Amounts) -> list[str] | None:
        """The fewest moves to the target."""
        return shortest(amounts, self.moves, lambda state: self.target in state)

    def play(self, move: str) -> bool:
        """Fill or empty a jug, or pour one into another until either is full or empty."""
        after = self.moves(self.amounts).get(move)
        if after is None:
            return False
        self.amounts = after
        self.solved = self.target in after
        return True

    def view(self) -> str:
        """What the jugs hold."""
        return "; ".join(
            f"{name.upper()}: {amount} of {size}"
            for name, amount, size in zip(_NAMES, self.amounts, self.sizes, strict=False)
        )

    def legal(self) -> str:
        """The legal moves."""
        return named(self.moves(self.amounts))

    def progress(self) -> float:
        """By how much the shortest way to the target has become shorter."""
        return share_of_way(length(self.way(self.amounts)), length(self.way(self._start)))

    def _moves(self, amounts: Amounts) -> Iterator[tuple[str, Amounts]]:
        jugs = range(len(amounts))
        for jug in jugs:
            yield f"fill {_NAMES[jug]}", _with(amounts, {jug: self.sizes[jug]})
            yield f"empty {_NAMES[jug]}", _with(amounts, {jug: 0})
            for other in jugs:
                if other != jug:
                    poured = min(amounts[jug], self.sizes[other] - amounts[other])
                    after = {jug: amounts[jug] - poured, other: amounts[other] + poured}
                    yield f"pour {_NAMES[jug]} {_NAMES[other]}", _with(amounts, after)


def _with(amounts: Amounts, after: Mapping[int, int]) -> Amounts:
    return tuple(after.get(jug, amount) for jug, amount in enumerate(amounts))
