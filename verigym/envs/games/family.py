"""What a family of games is: a generator, and two players."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Generic, TypeVar

from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.games import Game, start
from verigym.verifiers.transcript import write

AnyGame = TypeVar("AnyGame", bound=Game)

_TRIES = 100


@dataclass(frozen=True, slots=True)
class Drawn:
    """One game to be played.

    Attributes:
        question: The rules and all that the player is shown at the start.
        puzzle: What the rules need besides ``game`` and ``turns``; some of it may be hidden from the player.
        turns: How many may be taken.
        optimum: The fewest turns that solve it, or a bound; what it is of each game is in docs/games.md.
        key: What the player is shown, apart from its wording. Games of the same key are in the same split, since what
            is hidden must not tell one split from the other.
    """

    question: str
    puzzle: dict[str, Json]
    turns: int
    optimum: int
    key: Json


class GameFamily(ABC, Generic[AnyGame]):
    """One game: how it is drawn at a level, and how it is played best and worst."""

    name: str

    @abstractmethod
    def draw(self, rng: Random, level: int) -> Drawn:
        """A game of a level."""

    @abstractmethod
    def best(self, game: AnyGame) -> Iterator[str]:
        """The oracle's moves, each to be played before the next is asked for.

        They solve every game that :meth:`draw` gives within its turns, and nothing hidden is looked at.
        """

    @abstractmethod
    def random_move(self, game: AnyGame, rng: Random) -> str:
        """A random move in the right form; it need not be legal."""

    def random_moves(self, game: AnyGame, rng: Random) -> Iterator[str]:
        """Random moves without end."""
        while True:
            yield self.random_move(game, rng)

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """See :class:`verigym.envs.Family`."""
        drawn = self.draw(rng, level)
        puzzle = {"game": self.name, "turns": drawn.turns, **drawn.puzzle}
        return drawn.question, puzzle, {"key": drawn.key, "turns": drawn.turns, "optimum": drawn.optimum}

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The transcript of a game that the oracle plays."""
        game: Any = start(answer)
        return write(responses(game, self.best(game)))

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The transcript of a game that is not solved, of random moves."""
        for _ in range(_TRIES):
            game: Any = start(answer)
            played = responses(game, self.random_moves(game, rng))
            if not game.solved:
                return write(played)
        raise UsageError(f"random moves solved {self.name} {_TRIES} times in a row; its games are too small")


def responses(game: Game, moves: Iterator[str]) -> list[str]:
    """What a player answers, turn by turn, until the game is over or the player knows no more."""
    said: list[str] = []
    for move in moves:
        game.play(move.lower())
        said.append(f"<answer>{move}</answer>")
        if game.solved or game.lost or len(said) == game.turns:
            break
    return said
