"""What the games have in common in which a hint follows each guess at something hidden."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Generic, TypeVar

from verigym.types import Json
from verigym.verifiers.games.game import Game

Guess = TypeVar("Guess")


class Deduction(Game, Generic[Guess]):
    """Find a secret. Progress is the share of turns whose guess heeded every hint so far, where it could have not.

    Attributes:
        free: So many guesses at the beginning fit whatever they are, and count for nothing.
        secret: What is to be found.
        history: All guesses with their hints, which is what the player knows.
    """

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self.secret: Guess = puzzle["secret"]
        self.history: list[tuple[Guess, str]] = []
        self.free = 1
        self._fitting = 0

    @abstractmethod
    def read(self, move: str) -> Guess | None:
        """The guess that a text is; ``None`` if it is not a legal one."""

    @abstractmethod
    def hint(self, guess: Guess, secret: Guess) -> str:
        """What is said of a guess that is not the secret, if that is the secret."""

    def fits(self, candidate: Guess) -> bool:
        """Whether it may be the secret, after what was said."""
        return all(guess != candidate and self.hint(guess, candidate) == hint for guess, hint in self.history)

    def play(self, move: str) -> bool:
        """Guess, and be told."""
        guess = self.read(move)
        if guess is None:
            return False
        self._fitting += len(self.history) >= self.free and self.fits(guess)
        self.solved = guess == self.secret
        if not self.solved:
            self.history.append((guess, self.told(guess)))
        return True

    def told(self, guess: Guess) -> str:
        """The hint that is given in this game."""
        return self.hint(guess, self.secret)

    def view(self) -> str:
        """The last hint."""
        return self.history[-1][1] if self.history else ""

    def progress(self) -> float:
        """The share of turns after the free ones that heeded all hints."""
        return self._fitting / (self.turns - self.free) if self.turns > self.free else 0.0
