"""The verifier of games."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from verigym.errors import UsageError, did_you_mean
from verigym.types import Json, Reason, Task, Verdict
from verigym.verifiers import transcript
from verigym.verifiers.base import Verifier
from verigym.verifiers.games.game import Game
from verigym.verifiers.games.rules import RULES
from verigym.verifiers.response import final_text, last_answer_tag

OVER = "over: "
"""How the detail of a verdict on a game that has ended begins; any other is what the player sees next."""

_NO_MOVE = "No <answer>."
_ILLEGAL = "Illegal."


@dataclass(frozen=True)
class GameVerifier(Verifier):
    """Replays a game from its task and all responses, as :func:`verigym.verifiers.transcript.write` joins them.

    A response's move is what stands in its last ``<answer></answer>``, in ASCII and any case. A response without a
    legal one costs a turn. Once a game is over, nothing counts any more.
    """

    name: ClassVar[str] = "games"
    version: ClassVar[int] = 1
    control: ClassVar[tuple[Task, str] | None] = (
        Task("control", "games", "", {"game": "guess", "turns": 1, "numbers": [1, 2, 3], "secret": 2}),
        transcript.write(["<answer>2</answer>"]),
    )

    def verify(self, task: Task, response: str) -> Verdict:
        """The score of the game as far as it was played; ``detail`` is the next observation, or how it ended."""
        try:
            game = start(task.answer)
        except (LookupError, TypeError, ValueError) as fault:
            return self.signed(Verdict.unscorable(f"this is no game: {type(fault).__name__}: {fault}"))
        thinking_open = task.meta.get("thinking") == "open"
        moves: list[str | None] = []
        legal = []
        for text in transcript.read(response)[: game.turns]:
            moves.append(_move(text, thinking_open))
            legal.append(_play(game, moves[-1]))
            if game.solved or game.lost:
                break
        detail = _ending(game, len(moves)) or _observation(game, moves[-1], legal[-1])
        score = game.score()
        return self.signed(Verdict(score, _reason(score, moves, legal), moves[-1], detail))

    def quick(self, task: Task, response: str) -> Verdict:
        """The same: moves are read by strict grammars, and nothing is executed."""
        return self.verify(task, response)


def start(puzzle: Json) -> Game:
    """The game that a task's answer describes, before the first move.

    Raises:
        UsageError: If there is no such game.
        LookupError, TypeError, ValueError: If the answer lacks what the game needs.
    """
    name = puzzle["game"]
    if name not in RULES:
        raise UsageError(f"no game is called {name!r}.{did_you_mean(str(name), RULES)} There are {', '.join(RULES)}.")
    return RULES[name](puzzle)


def _move(response: str, thinking_open: bool) -> str | None:
    text = final_text(response, thinking_open)
    move = None if text is None else last_answer_tag(text)
    return None if move is None else move.strip()


def _play(game: Game, move: str | None) -> bool:
    # Some characters beyond ASCII are letters of it in another case: U+212A is a capital k.
    return move is not None and move.isascii() and game.play(move.lower())


def _ending(game: Game, turn: int) -> str:
    if game.solved:
        return f"{OVER}solved in {turn} of {game.turns} turns"
    if game.lost:
        return f"{OVER}lost, {game.lost}"
    return f"{OVER}all {game.turns} turns are taken" if turn >= game.turns else ""


def _observation(game: Game, move: str | None, legal: bool) -> str:
    if legal:
        return game.view()
    return "\n".join(filter(None, (f"{_NO_MOVE if move is None else _ILLEGAL} {game.legal()}", game.view())))


def _reason(score: float, moves: list[str | None], legal: list[bool]) -> Reason:
    if score > 0.0:
        return Reason.CORRECT if score == 1.0 else Reason.PARTIAL
    if any(legal):
        return Reason.WRONG
    return Reason.NO_ANSWER if all(move is None for move in moves) else Reason.MALFORMED
