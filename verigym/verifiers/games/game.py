"""What the rules of a game are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from verigym.errors import UsageError
from verigym.types import Json

HALF = 0.5
"""The way that earns nothing: what is paid begins behind it."""


class Game(ABC):
    """One game under way. It is made from a task's answer alone and changed by moves alone.

    Args:
        puzzle: The task's answer; ``turns`` is how many may be taken.

    Attributes:
        name: What ``puzzle["game"]`` says.
        turns: As above.
        solved: Whether the goal is reached.
        lost: What ended the game without the goal; empty as long as nothing did.
    """

    name: ClassVar[str]

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        self.turns = int(puzzle["turns"])
        if self.turns < 1:
            raise UsageError(f"a game has one turn or more, got {self.turns}")
        self.solved = False
        self.lost = ""

    @abstractmethod
    def play(self, move: str) -> bool:
        """Make a move; ``False``, and nothing has changed, if it is not legal. Any text may come, in any length."""

    @abstractmethod
    def view(self) -> str:
        """What the player sees now; empty where there is nothing to see yet. It tells nothing that is hidden."""

    @abstractmethod
    def legal(self) -> str:
        """What a legal move is now, in a line."""

    @abstractmethod
    def progress(self) -> float:
        """How much of the way is behind, from 0 to 1."""

    def score(self) -> float:
        """1 if solved; else how much more than half the way is behind, so less than half a point or just that."""
        return 1.0 if self.solved else max(0.0, self.progress() - HALF)
