"""Guess a number: each guess is answered by higher or lower."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verigym.types import Json
from verigym.verifiers.games.deduction import Deduction

_NUMBER = re.compile("[0-9]{1,6}")
_FEW = 3


class Guess(Deduction[int]):
    """``puzzle`` holds the ``numbers`` among which the ``secret`` is, ascending."""

    name = "guess"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self.numbers: list[int] = list(puzzle["numbers"])
        self._known = frozenset(self.numbers)

    def read(self, move: str) -> int | None:
        """One of the numbers, in plain digits."""
        guess = int(move) if _NUMBER.fullmatch(move) else None
        return guess if guess in self._known else None

    def hint(self, guess: int, secret: int) -> str:
        """Where the secret is."""
        return "higher" if secret > guess else "lower"

    def legal(self) -> str:
        """The numbers."""
        if len(self.numbers) <= _FEW:
            return f"Say one of {' '.join(map(str, self.numbers))}."
        if len(self.numbers) == self.numbers[-1] - self.numbers[0] + 1:
            return f"Say a number from {self.numbers[0]} to {self.numbers[-1]}."
        return "Say one of the numbers of the list."
