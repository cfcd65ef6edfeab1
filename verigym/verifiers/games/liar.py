"""Guess a number, and be lied to a few times."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verigym.types import Json
from verigym.verifiers.games.deduction import Deduction

_NUMBER = re.compile("[0-9]{1,6}")


class Liar(Deduction[int]):
    """``puzzle`` holds ``low`` and ``high``, the ``secret``, which hints are ``lies`` (from 0 on), and the ``most``.

    That a guess is the secret is never denied.
    """

    name = "liar"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self.low, self.high = int(puzzle["low"]), int(puzzle["high"])
        self.most = int(puzzle["most"])
        self.free = self.most + 1
        self._lies = frozenset(puzzle["lies"])

    def read(self, move: str) -> int | None:
        """A number of the range, in plain digits."""
        guess = int(move) if _NUMBER.fullmatch(move) else self.low - 1
        return guess if self.low <= guess <= self.high else None

    def hint(self, guess: int, secret: int) -> str:
        """The truth."""
        return "higher" if secret > guess else "lower"

    def told(self, guess: int) -> str:
        """The truth, or its opposite."""
        lying = len(self.history) in self._lies
        return "higher" if (self.secret > guess) is not lying else "lower"

    def lies_if(self, candidate: int) -> int | None:
        """How many of the hints are lies if this is the secret; ``None`` if it was guessed."""
        if any(guess == candidate for guess, _ in self.history):
            return None
        return sum(self.hint(guess, candidate) != hint for guess, hint in self.history)

    def fits(self, candidate: int) -> bool:
        """Whether no more hints are lies than may be."""
        lies = self.lies_if(candidate)
        return lies is not None and lies <= self.most

    def legal(self) -> str:
        """The range."""
        return f"Say a number from {self.low} to {self.high}."
