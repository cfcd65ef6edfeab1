"""Mastermind: find a code from how many letters of each guess are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from verigym.types import Json
from verigym.verifiers.games.deduction import Deduction


class Mastermind(Deduction[str]):
    """``puzzle`` holds the ``letters`` that may occur, any number of times, and the ``secret``."""

    name = "mastermind"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self.letters = str(puzzle["letters"])
        self.length = len(self.secret)

    def read(self, move: str) -> str | None:
        """So many of the letters, perhaps with spaces."""
        if len(move) > 2 * self.length:
            return None
        guess = move.replace(" ", "")
        return guess if len(guess) == self.length and set(guess) <= set(self.letters) else None

    def hint(self, guess: str, secret: str) -> str:
        """How many are in their place, and how many more occur elsewhere."""
        placed = sum(a == b for a, b in zip(guess, secret, strict=True))
        common = (Counter(guess) & Counter(secret)).total()
        return f"{placed} in place, {common - placed} elsewhere"

    def legal(self) -> str:
        """The form of a guess."""
        return f"Say {self.length} letters out of {' '.join(self.letters)}."
